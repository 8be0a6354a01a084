/** Programs of others: built from the installed tarball with every bundler, which is told nothing of the package. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { browser, reportOf } from "./support/browser.mjs";
import { BUNDLERS, buildPage } from "./support/bundlers.mjs";
import { node } from "./support/child.mjs";
import { WITH_WASM } from "./support/csp.mjs";
import { installedProject } from "./support/project.mjs";
import { serve } from "./support/server.mjs";

const JUDGE = 'check("taurusdb.change-user-password", "host", "10.10.10.*")';
const REPORT = {
  schema: "gatepass.report/1",
  document: "taurusdb.change-user-password",
  revision: "2025-07-11",
  valid: false,
  violations: [
    { severity: "error", code: "asterisk_wildcard", path: "", params: { replacement: "%" }, span: { utf16: [9, 10] } },
  ],
  unchecked: [],
};
const ENGLISH = "has the wrong wildcard; write `%` instead of `*`";

const program = (entry) => `
import { check } from "${entry}";
import { describe } from "gatepass/messages/en-us";
const report = ${JUDGE};
console.log(JSON.stringify({ report, words: describe(report.violations[0]) }));
`;

const FILES = {
  "main.js": program("gatepass"),
  "js.js": program("gatepass/js"),
  "generate.js": `
import { check } from "gatepass";
import { generate } from "gatepass/generate";
const password = generate("taurusdb.change-user-password", { length: 24, username: "root" });
console.log(password.length, check("taurusdb.change-user-password", "password", password).valid);
`,
  "requirement.js": `
import { requirement } from "gatepass/messages/en-us";
console.log(requirement({ code: "too_short", params: { min: 8 } }));
`,
  "nothing.js": `
import { check } from "gatepass";
import { generate } from "gatepass/generate";
import * as js from "gatepass/js";
import { describe } from "gatepass/messages/en-us";
console.log("nothing");
`,
  "page.js": `
import { check, isValid } from "gatepass";
import { generateMany } from "gatepass/generate";
import { describe } from "gatepass/messages/en-us";
const report = ${JUDGE};
const passwords = generateMany("flexusrds.reset-root-password", 100, { safeFor: "url" });
const generated = passwords.filter((it) => isValid("flexusrds.reset-root-password", "password", it)).length;
fetch("/report", { method: "POST", body: JSON.stringify({ report, words: describe(report.violations[0]), generated }) });
`,
  "index.html": '<!doctype html><html lang="en"><title>page</title><script type="module" src="/page.js"></script>',
};

const assertJudged = ({ report, words }) => {
  assert.deepEqual(report, REPORT);
  assert.equal(words, ENGLISH);
};

let project;
before(async () => {
  project = await installedProject(FILES);
});

for (const [name, build] of Object.entries(BUNDLERS)) {
  describe(name, () => {
    const built = async (entry) => {
      const { warnings } = await build(project, entry);
      assert.deepEqual(warnings.map((it) => it.text ?? it), []);
      return join(project, "out/main.js");
    };
    // What a bundle is, CommonJS or a module, is the bundler's choice; none of these needs more than a script has.
    const run = async (entry) => node([await built(entry)], { cwd: project });

    for (const entry of ["main.js", "js.js"]) {
      test(`${entry} is built without a warning, and runs`, async () => assertJudged(JSON.parse(await run(entry))));
    }

    test("generate.js is built without a warning, and draws", async () => assert.equal(await run("generate.js"), "24 true\n"));

    test("who judges gets no generator", async () => {
      const code = readFileSync(await built("main.js"), "utf8");
      assert.ok(code.includes("check") && !code.includes("getRandomValues"));
      assert.ok(readFileSync(await built("generate.js"), "utf8").includes("getRandomValues"));
    });

    test("who wants requirements gets no sentences about violations", async () => {
      assert.equal(await run("requirement.js"), "at least 8 characters\n");
      const code = readFileSync(await built("requirement.js"), "utf8");
      assert.ok(code.includes("no spaces"), "the requirements are not there");
      assert.ok(!code.includes("must not contain a space"), "the violations are there");
      assert.ok(!code.includes("WebAssembly"), "the engine is there");
    });

    test("who uses nothing gets nothing", async () => {
      const code = readFileSync(await built("nothing.js"), "utf8");
      assert.ok(code.length < 2000, `${code.length} characters are left`);
    });
  });
}

describe("Vite", () => {
  let chromium;
  before(async () => (chromium = await browser()));
  after(() => chromium?.close());

  test("a page is built, and judges in Chromium under a strict policy", async (t) => {
    await buildPage(project);
    const out = join(project, "out");
    const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
    const paths = files.map((it) => join(it.parentPath ?? it.path, it.name).slice(out.length));
    const read = (path) => (paths.includes(path) ? readFileSync(join(out, path)) : undefined);
    const reported = await reportOf(chromium, await serve(t, read, WITH_WASM), "/index.html");
    assertJudged(reported);
    assert.equal(reported.generated, 100);
  });
});
