export { isValidByFiveRegexes as ask } from "../../../pkg/bench/five-regexes.mjs";
