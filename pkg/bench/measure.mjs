/**
 * Sizes and speeds of the built package, as the READMEs show them.
 *
 *     node measure.mjs PACKAGE_DIRECTORY README…           measures, and writes the table into the READMEs
 *     node measure.mjs --check PACKAGE_DIRECTORY README…   holds the sizes of the READMEs against those of the package
 *
 * Speeds are medians of rounds in which everything takes its turn, so that a busy moment hits all alike.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";

import { isValidByFiveRegexes } from "./five-regexes.mjs";
import { DOCUMENT } from "./runners.mjs";

const MARKS = ["<!-- measured -->\n", "<!-- /measured -->"];
const ROUNDS = 15;
const CALLS = 20_000;

/** Of the lengths and kinds that a form sees: short, usual and long, good and bad. */
const PASSWORDS = ["Rds_1234", "Rds_1234abcd", "Rds_1234abcdefgh", "Rds_1234".repeat(4), "rds1234", "Rds 1234abcd"];

const isCheck = process.argv[2] === "--check";
const [directory, ...readmes] = process.argv.slice(isCheck ? 3 : 2).map((path) => resolve(path));

const load = (entry) => import(pathToFileURL(join(directory, "dist", entry + ".js")));

const kilobytes = (file) => (brotliCompressSync(readFileSync(join(directory, file))).length / 1024).toFixed(2);

const handwritten = fileURLToPath(new URL("five-regexes.mjs", import.meta.url));

/** The nanoseconds of one call of each, by its name. */
const race = (runners) => {
  const times = Object.fromEntries(Object.keys(runners).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, run] of Object.entries(runners)) {
      const start = performance.now();
      for (let i = 0; i < CALLS; i++) run(PASSWORDS[i % PASSWORDS.length]);
      times[name].push(((performance.now() - start) * 1e6) / CALLS);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]));
};

const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];

const measured = async () => {
  const [main, js, english, chinese] = await Promise.all(["index", "js", "messages/en-us", "messages/zh-cn"].map(load));
  const { generate } = await load("generate");
  const broken = main.check(DOCUMENT, "password", "Rds 1");
  const runners = async (name, api) => {
    // A module of its own for each, so that no call site has seen the other.
    const { runnersOf } = await import(`./runners.mjs?${name}`);
    return Object.fromEntries(Object.entries(runnersOf(api)).map(([key, run]) => [`${name}.${key}`, run]));
  };
  return race({
    regexes: isValidByFiveRegexes,
    ...(await runners("main", main)),
    ...(await runners("js", js)),
    english: () => english.describe(broken),
    chinese: () => chinese.describe(broken),
    generated: () => generate(DOCUMENT),
  });
};

const rows = (ns) => {
  const calls = (prefix) =>
    [["`isValid`", "verdict"], ["`check`", "report"], ["`checkRequest`, 1 user", "request"]]
      .map(([name, key]) => `${name} ${time(ns?.[prefix + key])}`)
      .join(", ");
  return [
    ["`gatepass`", kilobytes("dist/index.js"), calls("main.")],
    ["`gatepass/js`", kilobytes("dist/js.js"), calls("js.")],
    ["`gatepass/messages/en-us`", kilobytes("dist/messages/en-us.js"), `\`describe\`, 3 violations ${time(ns?.english)}`],
    ["`gatepass/messages/zh-cn`", kilobytes("dist/messages/zh-cn.js"), `\`describe\`, 3 violations ${time(ns?.chinese)}`],
    ["what both languages share, once", kilobytes("dist/messages/template.js"), ""],
    ["`gatepass/standard-schema`", kilobytes("dist/standard-schema.js"), ""],
    ["`gatepass/form`", kilobytes("dist/form.js"), ""],
    ["`gatepass/generate`", kilobytes("dist/generate.js"), `\`generate\` ${time(ns?.generated)}`],
    ["`gatepass/strength`", kilobytes("dist/strength.js"), ""],
    ["what `gatepass/strength` loads when it is first asked", kilobytes("dist/strength-module.js"), ""],
    ["five regular expressions by hand", kilobytes(relative(directory, handwritten)), `the verdict alone ${time(ns?.regexes)}`],
  ];
};

const time = (ns) => (ns === undefined ? "" : ns < 1000 ? `${Math.round(ns)} ns` : `${(ns / 1000).toFixed(1)} µs`);

const table = (ns) =>
  ["| entry | KiB, brotli | per call |", "|---|---|---|", ...rows(ns).map((row) => `| ${row.join(" | ")} |`)].join("\n") + "\n";

const split = (readme) => {
  const text = readFileSync(readme, "utf8");
  const [start, end] = [text.indexOf(MARKS[0]) + MARKS[0].length, text.indexOf(MARKS[1])];
  if (end < start) throw new Error(`${readme} has no place for the table`);
  return [text.slice(0, start), text.slice(start, end), text.slice(end)];
};

const sizesOf = (table) => table.split("\n").map((line) => line.split(" | ").slice(0, 2).join(" | "));

if (isCheck) {
  for (const readme of readmes) {
    const [found, expected] = [split(readme)[1], table()].map((text) => sizesOf(text).join("\n"));
    if (found !== expected) {
      throw new Error(`${readme} is out of date; run \`cargo xtask measure\`. It has\n${found}\nand it should have\n${expected}`);
    }
  }
} else {
  const written = table(await measured());
  process.stdout.write(written);
  for (const readme of readmes) {
    const [before, , after] = split(readme);
    writeFileSync(readme, before + written + after);
  }
}
