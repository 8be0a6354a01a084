/**
 * From the import to the first verdict, where nothing was imported before: in a process of Node, from the npm packages, and in
 * a page of Chromium, from a bundle that has arrived already. `node cold-start.mjs` writes it as JSON.
 */
import { fileURLToPath } from "node:url";

import { node } from "../../pkg/tests/support/child.mjs";
import { bundle } from "./bundles.mjs";
import { IMPORT, withBrowser, withPage } from "./in-page.mjs";
import { median } from "./median.mjs";
import { SUBJECTS } from "./subjects.mjs";

const ROUNDS = 7;

/** A module that does nothing: what importing costs anyhow. */
const NOTHING = "nothing";

const fileOf = (name) => `./${name === NOTHING ? "" : "subjects/"}${name}.mjs`;

const inNode = async (name) => JSON.parse(await node([fileURLToPath(new URL("first-verdict.mjs", import.meta.url)), fileOf(name)]));

/** Each in a page of its own, which a fresh process renders. */
const inChromium = (started, script) =>
  withPage(started, (page) =>
    page.evaluate(`(async (script) => {
      const start = performance.now();
      const { ask } = await (${IMPORT})(script);
      ask("Rds_1234");
      return { whole: performance.now() - start };
    })(${JSON.stringify(script)})`),
  );

const names = [NOTHING, ...SUBJECTS];

/** The medians of all rounds, in each of which every subject takes its turn. */
const measured = async (measure) => {
  const starts = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) for (const name of names) starts[name].push(await measure(name));
  return names.map((subject) => ({ subject, ...medians(starts[subject]) }));
};

/** The median of each member. */
const medians = (objects) =>
  Object.fromEntries(Object.keys(objects[0]).map((key) => [key, median(objects.map((object) => object[key]))]));

const scripts = Object.fromEntries(
  await Promise.all(names.map(async (name) => [name, await bundle(`export * from "${fileOf(name)}"`)])),
);
const inProcess = await measured(inNode);
const inPage = await withBrowser((started) => measured((name) => inChromium(started, scripts[name])));
console.log(JSON.stringify({ node: inProcess, chromium: inPage }));
