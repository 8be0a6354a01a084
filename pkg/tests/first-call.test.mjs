/**
 * The very first call, in a program or page that has called nothing before. Where WebAssembly is forbidden, the main
 * entry says so, as the browser does, and gives no verdict at all; `gatepass/js` gives the same verdicts as everywhere.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { fileOf, packageDirectory } from "./support/artefacts.mjs";
import { browser, reportOf } from "./support/browser.mjs";
import { node } from "./support/child.mjs";
import { WITHOUT_WASM } from "./support/csp.mjs";
import { FIRST_CALLS } from "./support/first-call.mjs";
import { ENGINES, load, urlOf } from "./support/load.mjs";
import { serve } from "./support/server.mjs";

const api = await load(".");

/** What else needs the engine. */
const OTHER_CALLS = {
  init: ({ init }) => init(),
  "standard-schema": ({ schema, english }) =>
    schema.field("flexusrds.reset-root-password", "password", { messages: english })["~standard"].validate("Rds_1234"),
  form: ({ form, english }) =>
    form.bindForm(document.createElement("form"), { document: "flexusrds.reset-root-password", messages: english }),
};

const at = (entry) => fileOf(entry).replace(/^\./, "/gatepass");

/** Calls twice, because an engine that could not start the first time cannot the second time either. */
const script = (entry, call) => `
import * as api from "${at(entry)}";
import * as english from "${at("./messages/en-us")}";
import * as schema from "${at("./standard-schema")}";
import * as form from "${at("./form")}";
const outcome = async () => {
  try {
    return { result: await (${call})({ ...api, english, schema, form }) };
  } catch (error) {
    return { isCompileError: error instanceof WebAssembly.CompileError, error: String(error) };
  }
};
const outcomes = [await outcome(), await outcome()];
fetch("/report", { method: "POST", body: JSON.stringify(outcomes) });
`;

const PAGE = '<!doctype html><html lang="en"><title>page</title><script type="module" src="/main.js"></script></html>';

/** What came of a call, and of the same call again, in a page of its own. */
const outcomesIn = async (t, chromium, entry, call) => {
  const read = (path) => {
    if (path.startsWith("/gatepass/")) return readFileSync(join(packageDirectory(), path.slice("/gatepass/".length)));
    return { "/": PAGE, "/main.js": script(entry, call) }[path];
  };
  return reportOf(chromium, await serve(t, read, WITHOUT_WASM), "/");
};

describe("a page that forbids WebAssembly", () => {
  let chromium;
  before(async () => (chromium = await browser()));
  after(() => chromium?.close());

  for (const [name, call] of Object.entries({ ...FIRST_CALLS, ...OTHER_CALLS })) {
    test(`gatepass, ${name}: the browser's error, and no verdict`, async (t) => {
      for (const outcome of await outcomesIn(t, chromium, ".", call)) {
        assert.ok(outcome.isCompileError, JSON.stringify(outcome));
        assert.match(outcome.error, /^CompileError: WebAssembly\.\w+\(\): .*(?:script-src|unsafe-eval)/);
      }
    });
  }

  for (const [name, call] of Object.entries(FIRST_CALLS)) {
    test(`gatepass/js, ${name}`, async (t) => {
      const expected = { result: call(api) };
      assert.deepEqual(await outcomesIn(t, chromium, "./js", call), [expected, expected]);
    });
  }
});

for (const entry of ENGINES) {
  describe(`a program of its own: ${entry}`, () => {
    for (const [name, call] of Object.entries(FIRST_CALLS)) {
      test(name, async () => {
        const program = `
          const api = await import(process.argv[1]);
          const call = ${call};
          console.log(JSON.stringify([call(api), call(api)]));
        `;
        const printed = await node(["--input-type=module", "--eval", program, urlOf(entry)]);
        assert.deepEqual(JSON.parse(printed), [call(api), call(api)]);
      });
    }
  });
}
