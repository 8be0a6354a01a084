/**
 * Where a page spends the time of its scripts at key presses: `node keystroke-profile.mjs PACKAGE DEMO_PAGE PAGE` types into
 * a page and writes the share of each function as JSON. The scripts of the pages are made of the sources once more, because
 * what is published has no names.
 */
import { cpSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { temporaryDirectory } from "../../pkg/tests/support/temporary.mjs";
import { bundle } from "./bundles.mjs";
import { withBrowser } from "./in-page.mjs";
import { shares } from "./profiles.mjs";
import { typeAll, withPages } from "./typing.mjs";

/** In microseconds. */
const INTERVAL = 100;

const source = (file) => fileURLToPath(new URL(`../../pkg/${file}`, import.meta.url));

const [packageDirectory, demo] = process.argv.slice(2, 4).map((path) => resolve(path));
const chosen = process.argv[4];

/** The package by its sources, but for the words of a language that is not shown. */
const alias = {
  gatepass: source("src/index.ts"),
  "gatepass/form": source("src/form/index.ts"),
  "gatepass/messages/en-us": source("src/messages/language.ts"),
  "gatepass/messages/zh-cn": join(packageDirectory, "dist/messages/zh-cn.js"),
};

/** The package's manifest says that no script of it does anything when it is imported, and the demo's lie beside it. */
const NAMED = { minify: false, ignoreAnnotations: true, alias };

/** A copy of a directory, in which one script is bundled anew, with all names. */
const named = async (directory, script, entry) => {
  const copy = temporaryDirectory();
  cpSync(directory, copy, { recursive: true });
  writeFileSync(join(copy, script), await bundle(`export * from "${entry}"`, "browser", NAMED));
  return copy;
};

const profiled = async (browser, { url, field, rules }) => {
  const page = await browser.newPage();
  await page.goto(url);
  await page.locator(rules).first().waitFor();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Profiler.enable");
  await cdp.send("Profiler.setSamplingInterval", { interval: INTERVAL });
  await cdp.send("Profiler.start");
  await typeAll(page, page.locator(field));
  return shares((await cdp.send("Profiler.stop")).profile);
};

const directories = [
  await named(packageDirectory, "dist/form.js", source("src/form/index.ts")),
  await named(demo, "demo.js", source("demo/demo.ts")),
];
const found = await withPages(...directories, (pages) =>
  withBrowser((browser) => profiled(browser, pages.find(({ name }) => name === chosen))),
);
console.log(JSON.stringify(found));
