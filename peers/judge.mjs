// What JavaScript says of descriptions and patterns. The input is an object:
//   descriptions  each is held against OpenAPI; the answer is a list of what is wrong, empty where nothing is
//   patterns      each is tried on every one of `values`, with every one of `flags`; the answer is a list of verdicts
import { validate } from "@readme/openapi-parser";
import { text } from "node:stream/consumers";

const { descriptions = [], patterns = [], flags = [], values = [] } = JSON.parse(await text(process.stdin));

async function faults(description) {
  const { errors = [], warnings = [] } = await validate(description);
  return [...errors, ...warnings].map(({ message }) => message);
}

function verdicts(pattern) {
  return flags.map((flag) => {
    const expression = new RegExp(pattern, flag);
    return values.map((value) => expression.test(value));
  });
}

console.log(JSON.stringify({ faults: await Promise.all(descriptions.map(faults)), verdicts: patterns.map(verdicts) }));
