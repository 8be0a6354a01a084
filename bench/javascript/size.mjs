/** What each subject adds to a page that asks it for a verdict by the rule: `node size.mjs` writes it as JSON. */
import { brotliCompressSync, constants } from "node:zlib";

import { bundle } from "./bundles.mjs";
import { SUBJECTS } from "./subjects.mjs";

/** What else a page takes of gatepass, by the script that takes it. */
const ENTRIES = {
  "all of gatepass": `export * from "gatepass"`,
  "all of gatepass/js": `export * from "gatepass/js"`,
  "gatepass, messages": `export { check } from "gatepass"; export { describe } from "gatepass/messages/en-us"`,
  "gatepass/form": `export { bindForm } from "gatepass/form"; export * as messages from "gatepass/messages/en-us"`,
  "gatepass/standard-schema": `export { field } from "gatepass/standard-schema"; export * as messages from "gatepass/messages/en-us"`,
};

/** As a server sends what it has compressed beforehand. */
const brotli = (text) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

const subjects = SUBJECTS.map((name) => [name, `export { ask } from "./subjects/${name}.mjs"`]);

const measured = [...subjects, ...Object.entries(ENTRIES)].map(async ([name, script]) => {
  const text = await bundle(script);
  return { name, minified: Buffer.byteLength(text), brotli: brotli(text) };
});
console.log(JSON.stringify(await Promise.all(measured)));
