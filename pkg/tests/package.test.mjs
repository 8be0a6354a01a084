/** The package as it is packed: what lies in it, what its types say, and what it does when it is imported. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir, tmpdir } from "node:os";
import { join, sep } from "node:path";
import { before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { transform } from "esbuild";
import { publint } from "publint";

import { fileOf, manifest, packageDirectory, scriptEntries, tarball } from "./support/artefacts.mjs";
import { node, run } from "./support/child.mjs";
import { complaints, MODES } from "./support/compile.mjs";
import { expectedContents } from "./support/contents.mjs";
import { addLibrary, installedProject } from "./support/project.mjs";
import { filesOf } from "./support/tar.mjs";

const fixture = (name) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
const at = (entry, condition) => join(packageDirectory(), fileOf(entry.replace(/^gatepass/, "."), condition));
const RAW = ["gatepass.wasm", "gatepass-generate.wasm", "gatepass-standalone.wasm", "gatepass-strength.wasm"];
const WITHOUT_IMPORTS = ["gatepass-generate.wasm", "gatepass-standalone.wasm"];
const packed = (name) => fileOf("./" + name).replace(/^\.\//, "");
const NAMES = ["", "/js", "/standard-schema", "/form", "/generate", "/strength", "/messages/en-us", "/messages/zh-cn"];
const ENTRIES = NAMES.map((name) => "gatepass" + name);

/** What names a machine: where somebody lives on it, and where it has its programs and libraries from. */
const TRACES = new RegExp(
  [
    /\/(?:home|usr|Users|rustc|registry)\/|[A-Z]:\\\\/,
    /\.cargo\b|index\.crates\.io|github\.com-/,
    /sourceMappingURL|(?<!\/\/docs)\.rs\b/,
  ]
    .map(({ source }) => source)
    .join("|"),
);

/** Where in the source a panic would be, from the compiler's, a crate's of its or of ours, or this library's root on: of no machine. */
const PLACES = /(?:\/rustc\/[0-9a-f]{40}\/library|\/rust\/deps|(?<!\/)(?:crates|gatepass\/src|src))\/[\w./-]+?\.rs/g;
const withoutPlaces = (text) => text.replaceAll(PLACES, "");

describe("tools that judge packages", () => {
  test("publint, strictly", async () => {
    const data = readFileSync(tarball());
    const bytes = data.buffer.slice(data.byteOffset, data.byteOffset + data.length);
    const { messages } = await publint({ strict: true, level: "suggestion", pack: { tarball: bytes } });
    assert.deepEqual(messages, []);
  });

  test("are the types wrong? in no mode, node10 included", async () => {
    const attw = fileURLToPath(new URL("node_modules/.bin/attw", import.meta.url));
    // Without any option: a tarball with types of its own makes it ask nobody for others.
    const { status, stdout } = await run(attw, [tarball()]);
    assert.equal(status, 0, stdout);
  });
});

describe("what is packed", () => {
  const files = new Map(filesOf(tarball()));
  const text = (name) => {
    assert.ok(files.has(name), `${name} is not packed`);
    return files.get(name).toString("utf8");
  };
  const scripts = [...files.keys()].filter((name) => /\.c?js$/.test(name));

  test("the entries", () => {
    const files = [...RAW, "form.css", "package.json"].map((name) => `gatepass/${name}`);
    const expected = [...ENTRIES, ...files];
    const found = Object.keys(manifest().exports).map((entry) => entry.replace(/^\./, "gatepass"));
    assert.deepEqual(found.sort(), expected.sort());
  });

  test("exactly what is exported, and what that needs", () => {
    const expected = expectedContents(manifest(), (name) => files.get(name)?.toString("utf8") ?? "");
    const missing = expected.filter((name) => !files.has(name));
    const unreachable = [...files.keys()].filter((name) => !expected.includes(name)).sort();
    assert.deepEqual({ missing, unreachable }, { missing: [], unreachable: [] });
  });

  test("the directory has the same files", () => {
    for (const [name, content] of files) assert.deepEqual(readFileSync(join(packageDirectory(), name)), content, name);
  });

  test("a stub for tools from before exports points at files that exist", () => {
    for (const name of [...files.keys()].filter((it) => it.endsWith("/package.json"))) {
      for (const target of Object.values(JSON.parse(text(name)))) {
        assert.ok(files.has(join(name, "..", target)), `${name} points at ${target}`);
      }
    }
  });

  test("nothing of the machine that it was made on", () => {
    const here = [fileURLToPath(new URL("../..", import.meta.url)), homedir() + sep, tmpdir() + sep];
    for (const [name, content] of files) {
      const all = content.toString("latin1");
      const text = /^gatepass-(generate|standalone|strength)\.wasm$/.test(name) ? withoutPlaces(all) : all;
      assert.equal(TRACES.exec(text)?.[0], undefined, name);
      for (const path of here) assert.ok(!text.includes(path), name);
    }
  });

  test("places of panics are known by what stands before them: a longer path is a trace", () => {
    for (const place of ["src/a.rs", "gatepass/src/a/b.rs", "crates/x-1.0.0/src/lib.rs"]) {
      assert.equal(withoutPlaces(`text${place}more`), "textmore");
      assert.equal(withoutPlaces(`/home/me/${place}`), `/home/me/${place}`);
    }
    const compiler = [`/rustc/${"a0".repeat(20)}/library/core/src/fmt/mod.rs`, "/rust/deps/x-1.0.0/src/lib.rs"];
    for (const place of compiler) assert.equal(withoutPlaces(`text${place}more`), "textmore");
    assert.equal(withoutPlaces("/rustc/src/a.rs"), "/rustc/src/a.rs");
  });

  test("no dependency, and nothing that runs when it is installed", () => {
    const members = Object.keys(manifest()).filter((name) => /dependencies$|scripts/i.test(name));
    assert.deepEqual(members, []);
  });

  test("a script imports nothing but the package's own files", () => {
    const imports = /(?:\bfrom|\bimport|\brequire\(|\bimport\()\s*["']([^"']+)["']/g;
    for (const name of scripts) {
      const targets = [...text(name).matchAll(imports)].map(([, target]) => target);
      for (const target of targets) assert.match(target, /^\.{1,2}\//, `${name} imports ${target}`);
    }
  });

  test("no built-in of Node, no eval, no await outside a function", async () => {
    const forbidden = /["']node:|\bprocess\.|\bBuffer\b|__dirname|\beval\(|new Function\(|\bglobal\./;
    for (const name of scripts) {
      // The module stands there as text, in which anything may stand.
      const code = text(name).replace(/"[^"\s]{5000,}"/g, '""');
      assert.equal(forbidden.exec(code)?.[0], undefined, name);
      if (name.endsWith(".js")) await transform(code, { format: "cjs", logLevel: "silent" });
    }
  });

  test("the standalone module and that of passwords import nothing", () => {
    for (const name of WITHOUT_IMPORTS) {
      const module = new WebAssembly.Module(files.get(packed(name)));
      assert.deepEqual(WebAssembly.Module.imports(module), [], name);
    }
  });

  test("the module of advice imports a clock, and what is left of glue that nothing calls", () => {
    const imports = WebAssembly.Module.imports(new WebAssembly.Module(files.get(packed("gatepass-strength.wasm"))));
    const names = imports.map(({ module, name }) => `${module} ${name}`).filter((name) => !/^__wb\w+ __wb\w+$/.test(name));
    assert.deepEqual(names, ["zxcvbn unix_time_milliseconds_imported"]);
  });

  test("no module carries what is for debugging", () => {
    for (const name of RAW) {
      const module = new WebAssembly.Module(files.get(packed(name)));
      for (const section of ["name", ".debug_info", ".debug_line", "sourceMappingURL"]) {
        assert.equal(WebAssembly.Module.customSections(module, section).length, 0, `${name} has ${section}`);
      }
    }
  });
});

describe("an import", () => {
  for (const entry of ENTRIES) {
    for (const condition of ["import", "require"]) {
      test(`${entry}, ${condition}: changes nothing, and needs no page`, async () => {
        const { changed, left, dom } = JSON.parse(await node([fixture("no-side-effects.mjs"), at(entry, condition)]));
        assert.deepEqual({ changed, left, dom }, { changed: [], left: 0, dom: "undefined" });
      });
    }
  }

  test("both formats have the same names", async () => {
    for (const entry of scriptEntries()) {
      const imported = Object.keys(await import(pathToFileURL(at(entry, "import")).href));
      const required = Object.keys(createRequire(import.meta.url)(at(entry, "require")));
      assert.deepEqual(required.sort(), imported.sort(), entry);
      assert.ok(!imported.includes("default"));
    }
  });

  test("gatepass/js needs no WebAssembly", async () => {
    const program = `
      delete globalThis.WebAssembly;
      const { isValid } = await import(process.argv[1]);
      console.log(isValid("flexusrds.reset-root-password", "password", "Rds_1234"));
    `;
    assert.equal(await node(["--input-type=module", "--eval", program, at("gatepass/js")]), "true\n");
  });
});

describe("the start of the engine", () => {
  const start = async (way, entry = "gatepass") =>
    JSON.parse(await node([fixture("start.mjs"), at(entry), at("gatepass/gatepass.wasm"), way]));
  const assertJudges = ({ codes, again }) => assert.deepEqual([codes, again], [["asterisk_wildcard"], true]);

  test("the first verdict needs no init, and no waiting", async () => {
    const started = await start("synchronously");
    assertJudges(started);
    assert.deepEqual(started.compiledAfter, ["Module"]);
  });

  for (const way of ["init", "twice", "concurrently"]) {
    test(`init, ${way}: the module is compiled in the background and not again`, async () => {
      const started = await start(way);
      assertJudges(started);
      assert.ok(!started.compiledBefore.includes("Module"), "init compiles where everybody waits");
      assert.deepEqual(started.compiledAfter, []);
    });
  }

  for (const way of ["unawaited", "late"]) test(`init, ${way}`, async () => assertJudges(await start(way)));

  for (const way of ["module", "module, unawaited"]) {
    test(`init with a ${way}: no bytes are compiled`, async () => {
      const started = await start(way);
      assertJudges(started);
      assert.deepEqual([...started.compiledBefore, ...started.compiledAfter], []);
    });
  }

  test("init with a module, late", async () => assertJudges(await start("module, late")));

  test("init with something else is a TypeError, and does no harm", async () => {
    const started = await start("refused");
    assertJudges(started);
    assert.deepEqual(started.refusals, Array(6).fill("TypeError"));
  });

  test("gatepass/js has nothing to compile", async () => {
    for (const way of ["init", "twice", "module"]) {
      const started = await start(way, "gatepass/js");
      assertJudges(started);
      assert.deepEqual([...started.compiledBefore, ...started.compiledAfter], []);
    }
  });
});

describe("the types", () => {
  let project;
  const read = (name) => readFileSync(fixture(name), "utf8");
  before(async () => {
    const [module, script] = [read("types.ts"), read("types.cts")];
    project = await installedProject({ "types.ts": module, "types.mts": module, "types.cts": script });
    addLibrary(project, "@standard-schema/spec");
  });

  for (const [mode, options] of Object.entries(MODES)) {
    test(`in mode ${mode}`, async () => {
      const files = mode === "bundler" ? ["types.ts"] : ["types.mts", "types.cts"];
      assert.equal(await complaints(project, files, options), "");
    });
  }
});
