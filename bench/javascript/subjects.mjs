/** Who is measured, each by the name of its file in `subjects`. */
import { readFileSync } from "node:fs";

/** By which all are measured. */
export const GATEPASS = "gatepass";

/** Those that can be told the rule of `taurusdb.change-user-password`, and check the same. */
export const SAME_RULE = [
  "gatepass-js",
  "five-regexes",
  "zod",
  "zod-mini",
  "valibot",
  "password-validator",
  "password-sheriff",
  "joi-password-complexity",
];

/** Those that can be told a part of it. */
export const PART_OF_THE_RULE = ["check-password-strength"];

/** Those that guess how long it takes to guess a value. */
export const ESTIMATORS = ["zxcvbn", "zxcvbn-ts"];

/** The package of a subject that is not called like it. */
const PACKAGES = { "zod-mini": "zod", "zxcvbn-ts": "@zxcvbn-ts/core" };

const { devDependencies } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));

/** What is measured of a subject; none of what is no package of others. */
const versionOf = (name) => devDependencies[PACKAGES[name] ?? name] ?? "";

const rules = (names, rule) => names.map((name) => ({ name, version: versionOf(name), rule }));

/** Everyone, and how much of the rule they check. */
export const table = () => [
  ...rules([GATEPASS, ...SAME_RULE], "same"),
  ...rules(PART_OF_THE_RULE, "part"),
  ...rules(ESTIMATORS, "none"),
];

export const SUBJECTS = [GATEPASS, ...SAME_RULE, ...PART_OF_THE_RULE, ...ESTIMATORS];

/** Values on which those that check something else do not say what the rule says. */
export const ODD = {
  "check-password-strength": ["Rds_1234".repeat(4) + "a", "Rds_1234 "],
  zxcvbn: ["Passw0rd", "correct horse battery staple"],
  "zxcvbn-ts": ["Passw0rd", "correct horse battery staple"],
};
