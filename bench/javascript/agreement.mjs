/** Who checks the same rule as gatepass does, found out and not believed. */
import { readFileSync } from "node:fs";

import { chance, times } from "../../pkg/tests/support/random.mjs";
import { DOCUMENT } from "../../pkg/bench/runners.mjs";
import { GATEPASS, ODD, SAME_RULE } from "./subjects.mjs";
import { arbitrary } from "./values.mjs";

const RANDOM = 20_000;

const fields = JSON.parse(readFileSync(new URL("../../tests/vectors/fields.json", import.meta.url), "utf8"));

const text = (value) => (typeof value === "string" ? value : value.repeat.repeat(value.times) + (value.then ?? ""));

/** The passwords among the vectors that every front end agrees on. */
const vectors = fields.filter((it) => it.document === DOCUMENT && it.field === "password").map((it) => text(it.value));

const values = () => {
  const random = chance(11);
  return [...vectors, ...times(RANDOM, () => arbitrary(random))];
};

/** Fails where a subject that is said to check the same rule does not, and where another does. */
export const compare = (subjects) => {
  const asks = Object.fromEntries(subjects.map(({ name, ask }) => [name, ask]));
  const rule = asks[GATEPASS];
  const judged = values();
  const accepted = judged.filter(rule);
  if (vectors.length < 20 || accepted.length < RANDOM / 10 || accepted.length > judged.length * 0.9) {
    throw new Error(`of ${judged.length} values ${accepted.length} are accepted: they prove nothing`);
  }
  for (const name of SAME_RULE) {
    const odd = judged.find((value) => asks[name](value) !== rule(value));
    if (odd !== undefined) throw new Error(`${name} does not check the same rule: ${JSON.stringify(odd)}`);
  }
  for (const [name, odd] of Object.entries(ODD)) {
    for (const value of odd) {
      if (asks[name](value) === rule(value)) throw new Error(`${name} agrees on ${JSON.stringify(value)}`);
    }
  }
  return { values: judged.length, accepted: accepted.length };
};
