/** What takes turns with what: the scripts of a race, and what they are asked. */
import { timed } from "./bundles.mjs";
import { ESTIMATORS, GATEPASS, PART_OF_THE_RULE, SAME_RULE } from "./subjects.mjs";
import { passwords, requests } from "./values.mjs";

const RACES = {
  verdict: { directory: "subjects", names: [GATEPASS, ...SAME_RULE, ...PART_OF_THE_RULE], cases: passwords() },
  // What breaks the rule is for them a value as any other.
  estimate: { directory: "subjects", names: [GATEPASS, ...ESTIMATORS], cases: passwords(["pass"]) },
  check: { directory: "questions", names: ["check", "check-js"], cases: passwords() },
  request: { directory: "questions", names: ["request", "request-js"], cases: requests() },
};

const scripts = (directory, names, platform) =>
  Promise.all(names.map(async (name) => ({ name, script: await timed(`${directory}/${name}`, platform) })));

/** Each race by its name, with scripts for Node or for a page. */
export const races = async (platform) => {
  const list = Object.entries(RACES).map(async ([name, { directory, names, cases }]) => [
    name,
    { scripts: await scripts(directory, names, platform), cases },
  ]);
  return Object.fromEntries(await Promise.all(list));
};
