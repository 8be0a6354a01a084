import { must } from "./must.js";

/** Refuses options that are none of these: a misspelled one would be taken for one that is not given. */
export const mustBeOptions = (options: object, names: readonly string[]): void => {
  must(Object(options) === options, "options", "an object");
  Object.keys(options).forEach((name) => must(names.includes(name), "each option", "one of: " + names.join(", ")));
};
