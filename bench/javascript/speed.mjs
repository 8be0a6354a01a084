/**
 * What a call costs, in Node and in Chromium: `node speed.mjs` writes it as JSON, and fails where a subject that is said to
 * check the same rule does not.
 */
import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { temporaryDirectory } from "../../pkg/tests/support/temporary.mjs";
import { compare } from "./agreement.mjs";
import { bundle } from "./bundles.mjs";
import { IMPORT, withBrowser, withPage } from "./in-page.mjs";
import { race } from "./race.mjs";
import { races } from "./races.mjs";
import { table } from "./subjects.mjs";

const directory = temporaryDirectory();

/** The modules of scripts, each with its name, and none that was loaded for anything else. */
const load = (scripts) => {
  const own = mkdtempSync(join(directory, "modules-"));
  return Promise.all(
    scripts.map(async ({ name, script }) => {
      const file = join(own, `${name}.cjs`);
      writeFileSync(file, script);
      return { name, ...(await import(pathToFileURL(file))).default };
    }),
  );
};

const inNode = async ({ scripts, cases }) => race(await load(scripts), cases);

const inChromium = async (started, { scripts, cases }) => {
  const runner = await bundle(`export * from "./race.mjs"`);
  const program = `async ({ runner, scripts, cases }) => {
    const load = ${IMPORT};
    const { race } = await load(runner);
    const subjects = await Promise.all(scripts.map(async ({ name, script }) => ({ name, ...(await load(script)) })));
    return race(subjects, cases);
  }`;
  return withPage(started, (page) => page.evaluate(`(${program})(${JSON.stringify({ runner, scripts, cases })})`));
};

/** What `run` measures of each race. */
const measured = async (platform, run) => {
  const times = {};
  for (const [name, race] of Object.entries(await races(platform))) times[name] = await run(race);
  return times;
};

const { verdict, estimate } = await races("node");
const agreement = compare(await load([...verdict.scripts, ...estimate.scripts]));
const node = await measured("node", inNode);
const { version, chromium } = await withBrowser(async (started) => ({
  version: started.version(),
  chromium: await measured("browser", (race) => inChromium(started, race)),
}));
console.log(JSON.stringify({ subjects: table(), agreement, version, node, chromium }));
