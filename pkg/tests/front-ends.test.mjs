/** The shared vectors on every front end that the package has. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { fileOf } from "./support/artefacts.mjs";
import { browser, reportOf } from "./support/browser.mjs";
import { node, output } from "./support/child.mjs";
import { reachable } from "./support/contents.mjs";
import { WITHOUT_WASM, WITH_WASM } from "./support/csp.mjs";
import { installedProject, unpackedProject } from "./support/project.mjs";
import { mustRun } from "./support/runtimes.mjs";
import { serve } from "./support/server.mjs";
import { vectors } from "./support/vector-files.mjs";
import { vectorSite } from "./support/vector-page.mjs";
import { vectorImports, vectorProgram } from "./support/vector-program.mjs";
import { ask } from "./support/workerd.mjs";

const PROGRAMS = ["main.mjs", "main.cjs", "js.mjs", "js.cjs"];

/** So many cases there are, in the files; each runs, or is skipped with a reason. */
const count = () => {
  const { fields, requests, checklists, messages, hosts } = vectors();
  const tables = [fields, requests, checklists, hosts.counts, hosts.matches, ...Object.values(messages)];
  return tables.reduce((sum, table) => sum + table.length, 0);
};

/** What JavaScript cannot express, or the package does not offer: how many cases, by the reason's name. */
const expectedSkips = () => {
  const { requests, checklists, messages, hosts } = vectors();
  const texts = requests.filter((it) => "body_text" in it);
  const reason = ({ violations }) => violations.find(({ code }) => UNSAYABLE.includes(code))?.code;
  const of = (code) => texts.filter((it) => reason(it) === code).length;
  const tables = Object.fromEntries(WORDLESS.map((table) => [table, messages[table].length]));
  const codes = Object.fromEntries(UNSAYABLE.map((code) => [code, of(code)]).filter(([, cases]) => cases));
  return { ...codes, matches: hosts.matches.length, ...tables, ...wordless(messages, checklists) };
};

const UNSAYABLE = ["malformed_json", "duplicate_key", "invalid_utf8"];
const WORDLESS = ["statuses", "permitted", "decisions"];

/** Sentences that the package does not carry, because nothing in it would say them. */
const wordless = ({ violations, requirements }, checklists) => {
  const rules = new Set(checklists.flatMap((it) => it.checklist).map(({ code }) => code));
  const unsaid = ({ code, params: { kind } }) => UNSAID.codes.includes(code) || UNSAID.kinds.includes(kind);
  return {
    "it is never said of what JavaScript asks": violations.filter(unsaid).length,
    "no checklist has the rule": requirements.filter(({ code }) => !rules.has(code)).length,
  };
};

/** Of texts that are no JSON, of grammars that no document has, and of the advice that no document gives. */
const UNSAID = { codes: ["malformed_json", "invalid_utf8", "weak"], kinds: ["ascii_letter", "ascii_digit"] };

const assertPassed = ({ ran, failures, skipped }) => {
  if (failures.length) assert.fail(`${failures.length} vectors differ:\n${failures.slice(0, 20).join("\n")}`);
  const reasons = {};
  for (const { reason } of skipped) reasons[reason.split(":")[0]] = (reasons[reason.split(":")[0]] ?? 0) + 1;
  assert.deepEqual(reasons, expectedSkips());
  assert.equal(ran + skipped.length, count());
  assert.ok(ran > 1000, "almost nothing ran");
};

const assertPrinted = (text) => assertPassed(JSON.parse(text));

/** Runtimes that compile a module from bytes only when they start are given the compiled one. */
const WITH_MODULE = 'import module from "gatepass.wasm";\nawait api.init(module);\n';

/** A worker that runs the vectors on an entry, and the modules that it imports, each under its path. */
const workerModules = (project, entry, start) => {
  const installed = (of) => fileOf(of.replace("gatepass", ".")).replace(/^\./, "node_modules/gatepass");
  const files = [entry, "gatepass/messages/en-us", "gatepass/messages/zh-cn"].map(installed);
  const program = vectorImports(...files.map((file) => "./" + file)) + start + ANSWER;
  writeFileSync(join(project, "worker.mjs"), program);
  const scripts = reachable(files, (file) => readFileSync(join(project, file), "utf8"));
  return [
    ...["worker.mjs", "vectors.mjs", "data.mjs", ...scripts].map((file) => [file, "esModule", file]),
    ["gatepass.wasm", "wasm", installed("gatepass/gatepass.wasm")],
  ];
};

/** A worker that answers with a password. */
const generatingWorker = (project) => {
  const installed = (of) => fileOf(of.replace("gatepass", ".")).replace(/^\./, "node_modules/gatepass");
  const file = installed("gatepass/generate");
  writeFileSync(
    join(project, "worker.mjs"),
    `import { generate, init } from "./${file}";
    import module from "gatepass-generate.wasm";
    await init(module);
    export default { fetch: () => new Response(generate("${RESET}", { length: 24 })) };`,
  );
  return [
    ...["worker.mjs", file].map((name) => [name, "esModule", name]),
    ["gatepass-generate.wasm", "wasm", installed("gatepass/gatepass-generate.wasm")],
  ];
};

const RESET = "flexusrds.reset-root-password";

const ANSWER = `
const answer = () => {
  try {
    api.isValid("flexusrds.reset-root-password", "password", "Rds_1234");
    return JSON.stringify(judge());
  } catch (error) {
    return String(error);
  }
};
export default { fetch: () => new Response(answer()) };
`;

describe("the directory of the package", () => {
  let project;
  before(() => (project = unpackedProject(vectorProgram())));
  for (const program of PROGRAMS) {
    test(`Node, ${program}`, async () => assertPrinted(await node([program], { cwd: project })));
  }
});

describe("the packed tarball, installed by npm", () => {
  let project;
  before(async () => (project = await installedProject(vectorProgram())));
  for (const program of PROGRAMS) {
    test(`Node, ${program}`, async () => assertPrinted(await node([program], { cwd: project })));
    test(`Bun, ${program}`, async (t) => {
      const bun = mustRun(t, "bun");
      if (bun) assertPrinted(await output(bun, ["run", "--no-install", program], { cwd: project }));
    });
    test(`Deno, ${program}`, async (t) => {
      const deno = mustRun(t, "deno");
      const offline = ["--cached-only", "--no-remote", "--node-modules-dir=manual", "--allow-read"];
      const env = { ...process.env, DENO_NO_UPDATE_CHECK: "1", DENO_DIR: join(project, ".deno") };
      if (deno) assertPrinted(await output(deno, ["run", ...offline, program], { cwd: project, env }));
    });
  }
  for (const [entry, start] of [["gatepass", WITH_MODULE], ["gatepass/js", ""]]) {
    test(`workerd, ${entry}`, async (t) => {
      const workerd = mustRun(t, "workerd");
      if (workerd) assertPrinted(await ask(workerd, project, workerModules(project, entry, start)));
    });
  }
  test("workerd, gatepass/generate", async (t) => {
    const workerd = mustRun(t, "workerd");
    if (workerd) assert.match(await ask(workerd, project, generatingWorker(project)), /^\S{24}$/);
  });
  test("workerd forbids compiling bytes, and nothing else is blamed", async (t) => {
    const workerd = mustRun(t, "workerd");
    if (!workerd) return;
    const answer = await ask(workerd, project, workerModules(project, "gatepass", ""));
    assert.match(answer, /CompileError|compil/);
  });
});

describe("headless Chromium under a strict policy", () => {
  let chromium;
  before(async () => (chromium = await browser()));
  after(() => chromium?.close());

  test("the main entry, with 'wasm-unsafe-eval'", async (t) => {
    const { forbidden, ...outcome } = await reportOf(chromium, await serve(t, vectorSite(), WITH_WASM), "/main");
    assert.equal(forbidden, null);
    assertPassed(outcome);
  });

  test("gatepass/js, where WebAssembly is forbidden", async (t) => {
    const { forbidden, ...outcome } = await reportOf(chromium, await serve(t, vectorSite(), WITHOUT_WASM), "/js");
    assert.equal(forbidden, "CompileError", "the page must not be able to compile");
    assertPassed(outcome);
  });
});
