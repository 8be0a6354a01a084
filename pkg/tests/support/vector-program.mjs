/** Programs that run the vectors on a package which they import, and print what came of it. */
import { readFileSync } from "node:fs";

import { vectors } from "./vector-files.mjs";

/** Parsed where it runs: in an object literal a member `__proto__` would be a prototype. */
const data = () => `export default JSON.parse(${JSON.stringify(JSON.stringify(vectors()))});\n`;

const judge = 'judgeVectors(api, { "en-us": english, "zh-cn": chinese }, vectors)';

/** What every program imports. */
export const vectorModules = () => ({
  "vectors.mjs": readFileSync(new URL("../vectors.mjs", import.meta.url), "utf8"),
  "data.mjs": data(),
});

/** Imports of the modules above and of the package, from wherever they are. */
export const vectorImports = (entry, english, chinese, beside = "./") => `
import * as api from ${JSON.stringify(entry)};
import * as english from ${JSON.stringify(english)};
import * as chinese from ${JSON.stringify(chinese)};
import { judgeVectors } from "${beside}vectors.mjs";
import vectors from "${beside}data.mjs";
const judge = () => ${judge};
`;

const asModule = (entry) =>
  vectorImports(entry, "gatepass/messages/en-us", "gatepass/messages/zh-cn") +
  "console.log(JSON.stringify(judge()));\n";

/** The vectors themselves are read later; the package has to come from `require`, at once. */
const asCommonJs = (entry) => `
const api = require("${entry}");
const english = require("gatepass/messages/en-us");
const chinese = require("gatepass/messages/zh-cn");
const run = async () => {
  const { judgeVectors } = await import("./vectors.mjs");
  const { default: vectors } = await import("./data.mjs");
  console.log(JSON.stringify(${judge}));
};
run();
`;

/** For both entries, as a module and as CommonJS. */
export const vectorProgram = () => ({
  ...vectorModules(),
  "main.mjs": asModule("gatepass"),
  "main.cjs": asCommonJs("gatepass"),
  "js.mjs": asModule("gatepass/js"),
  "js.cjs": asCommonJs("gatepass/js"),
});
