/**
 * Where a verdict spends its time: `node verdict-profile.mjs KIND` judges values of a kind for a while, and writes the share of each
 * function as JSON. It is the source of the package, because what is published has no names; and nothing is inlined, because
 * then a caller would stand for what it calls.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { node } from "../../pkg/tests/support/child.mjs";
import { temporaryDirectory } from "../../pkg/tests/support/temporary.mjs";
import { bundle } from "./bundles.mjs";
import { shares } from "./profiles.mjs";

/** In milliseconds. */
const DURATION = 3000;

/** In microseconds. */
const INTERVAL = 200;

const kind = process.argv[2];

const program = `
  import { isValid } from "../../pkg/src/index.ts";
  import { passwords } from "./values.mjs";
  const values = passwords(["${kind}"]).flatMap(({ values }) => values);
  let yes = 0;
  const start = performance.now();
  while (performance.now() - start < ${DURATION}) {
    for (let i = 0; i < 1e5; i++) yes += isValid("taurusdb.change-user-password", "password", values[i % values.length]);
  }
  if (!(yes >= 0)) throw new Error("nothing was judged");
`;

const directory = temporaryDirectory();
const file = join(directory, "program.cjs");
writeFileSync(file, await bundle(program, "node", { minify: false }));
await node(["--no-turbo-inlining", "--cpu-prof", `--cpu-prof-interval=${INTERVAL}`, `--cpu-prof-dir=${directory}`, file]);
const [written] = readdirSync(directory).filter((name) => name.endsWith(".cpuprofile"));
console.log(JSON.stringify(shares(JSON.parse(readFileSync(join(directory, written), "utf8")))));
