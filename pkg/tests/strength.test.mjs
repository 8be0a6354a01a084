/** Advice about passwords: what it says, that it is the command's, and that nothing is loaded for it before it is asked. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { build as esbuild } from "esbuild";
import { build as vite } from "vite";

import { fileOf, packageDirectory } from "./support/artefacts.mjs";
import { browser, reportOf } from "./support/browser.mjs";
import { node, output } from "./support/child.mjs";
import { judgeValues } from "./support/command.mjs";
import { reachable } from "./support/contents.mjs";
import { WITH_WASM } from "./support/csp.mjs";
import { load, urlOf } from "./support/load.mjs";
import { installedProject, unpackedProject } from "./support/project.mjs";
import { below, chance, one, times } from "./support/random.mjs";
import { mustRun } from "./support/runtimes.mjs";
import { find } from "./support/search.mjs";
import { serve } from "./support/server.mjs";
import { ask } from "./support/workerd.mjs";

const RESET = "flexusrds.reset-root-password";
const MODULE = "dist/strength-module.js";

const vectors = (name) => JSON.parse(readFileSync(new URL(`../../tests/vectors/${name}.json`, import.meta.url), "utf8"));

/** The memories of the estimators of this program. Node has modules of its own. */
const memories = [];
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (module, imports) => {
  const instance = await instantiate(module, imports);
  if (instance.exports?.gatepass_advise) memories.push(instance.exports.memory);
  return instance;
};

const { advise, describe: words, init } = await load("./strength");

describe("what is said", () => {
  test("the vectors", async () => {
    for (const { name, value, userInputs, weak } of vectors("strength")) {
      const found = await advise(RESET, value, { userInputs });
      if (!weak) assert.deepEqual(found, [], name);
      else {
        const { utf16, ...params } = weak;
        assert.deepEqual(found, [{ severity: "advice", code: "weak", path: "", params, span: { utf16 } }], name);
      }
    }
  });

  test("the guesses are those of the command", async () => {
    const values = manyPasswords();
    const native = judgeValues(RESET, "password", values, "--strength");
    // Where two reasons are as good, which of them is given depends on the order of a table that is another in each run.
    const guesses = (violations) => violations.filter(({ code }) => code === "weak").map(({ params, span }) => [params.guesses, span]);
    const found = [];
    for (const value of values) found.push(guesses(await advise(RESET, value)));
    assert.deepEqual(found, native.map(({ violations }) => guesses(violations)));
    assert.ok(found.filter((it) => it.length).length > 300 && found.filter((it) => !it.length).length > 100, "one side is missing");
  });

  test("the words are those of the library", () => {
    const cases = vectors("messages").violations.filter(({ code }) => code === "weak");
    assert.ok(cases.length > 15);
    for (const { code, params, ...texts } of cases) {
      const violation = { severity: "advice", code, path: "", params, span: null };
      assert.equal(words(violation), texts["en-us"]);
      for (const language of ["en-us", "zh-cn"]) assert.equal(words(violation, language), texts[language]);
    }
  });

  test("half of a surrogate pair is U+FFFD", async () => {
    assert.deepEqual(await advise(RESET, "\ud800abc"), await advise(RESET, "\ufffdabc"));
    assert.deepEqual(await advise(RESET, "x", { userInputs: ["\udc00"] }), await advise(RESET, "x"));
  });

  test("64 MiB cost no more than the longest legal value", async () => {
    const start = performance.now();
    for (const part of ["a", "😀", "4@8({[<3691!|170$5+%2"]) await advise(RESET, part.repeat(1 << 22), { userInputs: [part.repeat(1 << 22)] });
    assert.ok(performance.now() - start < 20_000);
  });
});

/** Words, with what people put around them, and without a pattern. */
const manyPasswords = () => {
  const random = chance(7);
  const parts = ["password", "Monkey", "dragon", "Aurelius", "qwert", "zxcv", "aaa", "abc", "2024", "24.12.2023", "P@55", "kX7#", "~vQz", "_", "1", "!"];
  return times(600, () => times(1 + below(random, 4), () => one(random, parts)).join(""));
};

describe("bad input", () => {
  const CANARY = "Canary_7777";
  const refused = [
    ["an unknown document", () => advise(CANARY, "x")],
    ["no document", () => advise(undefined, "x")],
    ["a value that is no string", () => advise(RESET, { [CANARY]: CANARY })],
    ["an option that is none", () => advise(RESET, "x", { userInput: [CANARY] })],
    ["options that are none", () => advise(RESET, "x", CANARY)],
    ["inputs that are no list", () => advise(RESET, "x", { userInputs: CANARY })],
    ["inputs that are no strings", () => advise(RESET, "x", { userInputs: [{ CANARY }] })],
    ["a module that is none", () => init(CANARY)],
    ["words for another violation", async () => words({ code: CANARY, params: {} })],
    ["words in another language", async () => words({ code: "weak", params: {} }, CANARY)],
    ["words in a language of Object.prototype", async () => words({ code: "weak", params: {} }, "constructor")],
  ];
  for (const [name, call] of refused) {
    test(name, async () => {
      await assert.rejects(call, (error) => error instanceof TypeError && !error.message.includes("Canary"));
    });
  }
});

describe("the estimator", () => {
  test("keeps nothing of what it was given", async () => {
    const secret = "Qx7_Zk9-Wv3!Jh5@";
    await advise(RESET, "password");
    const memory = memories.at(-1);
    const view = new Uint8Array(memory.buffer);
    const place = view.length - 64;
    view.set(new TextEncoder().encode(secret), place);
    assert.notDeepEqual(find(memory, secret), [], "the search is blind");
    view.fill(0, place, place + secret.length);
    for (const value of [secret, secret + secret, secret + "\ud83d" + secret, "密碼" + secret, `password${secret}`]) {
      await advise(RESET, value, { userInputs: [secret.toLowerCase(), secret] });
      assert.deepEqual(find(memory, secret), []);
      assert.deepEqual(find(memory, secret.toLowerCase()), []);
    }
  });

  test("does not grow from call to call", async () => {
    await advise(RESET, "4@8({[<3691!|170$5+%24@8({[<369");
    const bytes = memories.at(-1).buffer.byteLength;
    for (let i = 0; i < 300; i++) await advise(RESET, `4@8({[<3691${i}`, { userInputs: ["root"] });
    assert.equal(memories.at(-1).buffer.byteLength, bytes);
    assert.equal(memories.length, 1);
  });

  test("is no part of any other entry", () => {
    const read = (file) => readFileSync(join(packageDirectory(), file), "utf8");
    const others = ["index", "js", "form", "standard-schema", "messages/en-us", "messages/zh-cn"];
    for (const extension of ["js", "cjs"]) {
      const files = reachable(others.map((name) => `dist/${name}.${extension}`), read);
      assert.deepEqual(files.filter((name) => name.includes("strength")), []);
      assert.ok(reachable([`dist/strength.${extension}`], read).includes(MODULE), "the search is blind");
    }
  });

  for (const [name, start] of [
    ["ESM", 'const { advise, describe, init } = await import("gatepass/strength");'],
    ["CommonJS", 'import { createRequire } from "node:module"; const { advise, describe, init } = createRequire(import.meta.url)("gatepass/strength");'],
  ]) {
    test(`${name}: it is not loaded before it is asked, and where it could not be loaded it is tried again`, async () => {
      const project = unpackedProject({ "main.mjs": start + LATER });
      const module = join(project, "node_modules/gatepass", MODULE);
      renameSync(module, module + ".away");
      assert.deepEqual(JSON.parse(await node(["main.mjs", module], { cwd: project })), {
        first: "ERR_MODULE_NOT_FOUND",
        compiled: ["gatepass_advise"],
        codes: ["weak"],
      });
    });
  }

  test("a module that was compiled elsewhere is taken, and no bytes are compiled", async () => {
    const compiled = new WebAssembly.Module(readFileSync(join(packageDirectory(), fileOf("./gatepass-strength.wasm"))));
    const fresh = await import(urlOf("./strength") + "?fresh");
    const { compile } = WebAssembly;
    WebAssembly.compile = () => assert.fail("bytes are compiled");
    try {
      await fresh.init(compiled);
      assert.equal((await fresh.advise(RESET, "P@ssw0rd"))[0].code, "weak");
    } finally {
      WebAssembly.compile = compile;
    }
  });
});

/** Asks while the module is away, and again when it is back. */
const LATER = `
import { renameSync } from "node:fs";
const compiled = [];
const { compile } = WebAssembly;
WebAssembly.compile = async (bytes) => {
  const module = await compile(bytes);
  compiled.push(...WebAssembly.Module.exports(module).map(({ name }) => name).filter((name) => name === "gatepass_advise"));
  return module;
};
const first = await advise("flexusrds.reset-root-password", "P@ssw0rd").then(() => "loaded", ({ code }) => code);
renameSync(process.argv[2] + ".away", process.argv[2]);
const all = await Promise.all([init(), advise("flexusrds.reset-root-password", "P@ssw0rd"), init()]);
console.log(JSON.stringify({ first, compiled, codes: all[1].map(({ code }) => code) }));
`;

describe("other runtimes", () => {
  const ADVICE = 'JSON.stringify(await advise("flexusrds.reset-root-password", "P@ssw0rd"))';
  const EXPECTED = [{ code: "weak", params: { guesses: 17, reason: "similar_to_common_password" } }];
  const assertAdvised = (text) => assert.deepEqual(JSON.parse(text).map(({ code, params }) => ({ code, params })), EXPECTED);
  let project;
  before(() => {
    project = unpackedProject({ "main.mjs": `import { advise } from "gatepass/strength";\nconsole.log(${ADVICE});\n` });
  });

  test("Bun", async (t) => {
    const bun = mustRun(t, "bun");
    if (bun) assertAdvised(await output(bun, ["run", "--no-install", "main.mjs"], { cwd: project }));
  });

  test("Deno", async (t) => {
    const deno = mustRun(t, "deno");
    const offline = ["--cached-only", "--no-remote", "--node-modules-dir=manual", "--allow-read"];
    const env = { ...process.env, DENO_NO_UPDATE_CHECK: "1", DENO_DIR: join(project, ".deno") };
    if (deno) assertAdvised(await output(deno, ["run", ...offline, "main.mjs"], { cwd: project, env }));
  });

  test("workerd, which compiles no bytes, with the compiled module", async (t) => {
    const workerd = mustRun(t, "workerd");
    if (!workerd) return;
    const entry = "node_modules/gatepass/dist/strength.js";
    const program = `
      import { advise, init } from "./${entry}";
      import estimator from "estimator.wasm";
      export default { fetch: async () => (await init(estimator), new Response(${ADVICE})) };
    `;
    writeFileSync(join(project, "worker.mjs"), program);
    const scripts = ["worker.mjs", entry].map((file) => [file, "esModule", file]);
    const module = ["estimator.wasm", "wasm", "node_modules/gatepass/gatepass-strength.wasm"];
    assertAdvised(await ask(workerd, project, [...scripts, module]));
  });
});

describe("built into a page", () => {
  const PAGE = `
    import { check } from "gatepass";
    import { advise, describe } from "gatepass/strength";
    const report = check("flexusrds.reset-root-password", "password", "P@ssw0rd");
    const [advice] = await advise("flexusrds.reset-root-password", "P@ssw0rd", { userInputs: ["root"] });
    fetch("/report", { method: "POST", body: JSON.stringify({ valid: report.valid, advice, words: describe(advice, "en-us") }) });
  `;
  const INDEX = '<!doctype html><html lang="en"><title>page</title><script type="module" src="/page.js"></script>';
  const BUILDERS = {
    Vite: (root) => vite({ root, configFile: false, logLevel: "silent", build: { outDir: "out", target: "es2022" } }),
    esbuild: async (root) => {
      const options = { bundle: true, splitting: true, format: "esm", minify: true, logLevel: "silent" };
      await esbuild({ absWorkingDir: root, entryPoints: ["page.js", "index.html"], outdir: "out", loader: { ".html": "copy" }, ...options });
    },
  };
  let chromium;
  before(async () => (chromium = await browser()));
  after(() => chromium?.close());

  for (const [name, builder] of Object.entries(BUILDERS)) {
    test(`${name}, in Chromium under a strict policy: the estimator is a file of its own`, async (t) => {
      const project = await installedProject({ "page.js": PAGE, "index.html": INDEX });
      await builder(project);
      const out = join(project, "out");
      const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
      const contents = new Map(files.map((it) => [join(it.parentPath ?? it.path, it.name).slice(out.length), readFileSync(join(it.parentPath ?? it.path, it.name))]));
      const large = [...contents].filter(([, content]) => content.length > 500_000);
      assert.equal(large.length, 1);
      assert.ok(!contents.get("/index.html").includes(large[0][0].split("/").pop()), "it is loaded with the page");
      const { valid, advice, words } = await reportOf(chromium, await serve(t, (path) => contents.get(path), WITH_WASM), "/index.html");
      assert.equal(valid, true);
      assert.deepEqual(advice.params, { guesses: 17, reason: "similar_to_common_password" });
      assert.match(words, /^is like a common password/);
    });
  }
});
