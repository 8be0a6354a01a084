// What JavaScript says of patterns and schemas. The input is a list of cases, each with `values` and either of:
//   pattern  the value of the attribute `pattern`; the answer is a list of verdicts with the flag `v`, and one with `u`
//   schemas  of draft 2020-12 and of draft 7; the answer is a list of verdicts for each
import { text } from "node:stream/consumers";

import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";

// A format that says nothing of a value.
const options = { strict: true, strictTypes: false, formats: { password: true } };
const drafts = [new Ajv2020(options), new Ajv(options)];

// As browsers do: the whole value. They read a pattern with the flag `v`, older ones with `u`.
const ofPattern = (pattern, values) =>
  ["v", "u"].map((flag) => {
    const expression = new RegExp(`^(?:${pattern})$`, flag);
    return values.map((value) => expression.test(value));
  });

const ofSchemas = (schemas, values) =>
  schemas.map((schema, number) => {
    const validate = drafts[number].compile(schema);
    return values.map((value) => validate(value));
  });

const answer = ({ pattern, schemas, values }) => (schemas ? ofSchemas(schemas, values) : ofPattern(pattern, values));

console.log(JSON.stringify(JSON.parse(await text(process.stdin)).map(answer)));
