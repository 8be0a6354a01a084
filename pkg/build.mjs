/**
 * Makes the npm package from `src/`, and from what `cargo xtask package` laid into `build/`: the modules, and wasm-bindgen's
 * glue. The argument is the directory to write to, which is emptied first.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";

import { build } from "esbuild";
import { minify } from "terser";

import { OWN_CHARACTERS, asText } from "./as-text.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2];
const manifest = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));

/** Every entry of the package: its name, its source, and its types where another entry has the same. */
const ENTRIES = [
  { name: "index", source: "src/index.ts" },
  { name: "js", source: "src/index.ts", types: "index", conditions: ["without-wasm"] },
  { name: "standard-schema", source: "src/standard-schema.ts" },
  { name: "form", source: "src/form/index.ts", types: "form/index" },
  { name: "strength", source: "src/strength.ts" },
  { name: "generate", source: "src/generate.ts" },
  { name: "messages/template", source: "src/messages/template.ts", isInternal: true },
  ...["en-us", "zh-cn"].map((language) => ({
    name: "messages/" + language,
    source: "src/messages/language.ts",
    types: "messages/language",
    conditions: [language],
  })),
];

/** What runtimes that import modules give for one. */
const MODULE_TYPES = "declare const module: WebAssembly.Module;\nexport default module;\n";

/** Files that are exported as they are, with what TypeScript is to take them for. */
const FILES = [
  { name: "gatepass.wasm", source: "build/gatepass.wasm", types: MODULE_TYPES },
  { name: "gatepass-generate.wasm", source: "build/gatepass-generate.wasm", types: MODULE_TYPES },
  { name: "gatepass-standalone.wasm", source: "build/gatepass-standalone.wasm", types: MODULE_TYPES },
  { name: "gatepass-strength.wasm", source: "build/gatepass-strength.wasm", types: MODULE_TYPES },
  { name: "form.css", source: "src/form/form.css", types: "export {};\n" },
];

/** The features of WebAssembly that rustc uses; every engine has had them since 2021. */
const ENABLED = ["bulk-memory", "sign-ext", "mutable-globals", "nontrapping-float-to-int"].map((feature) => `--enable-${feature}`);

const run = (tool, ...args) => execFileSync(join(here, "node_modules/.bin", tool), args, { cwd: here, encoding: "utf8" });

/**
 * wasm-bindgen's glue, with what this package needs otherwise:
 *
 * - The glue keeps a view of the memory until that is detached. The memory of another instance is another one without that,
 *   and so is that of `gatepass/js` when it grows, where each call has to look.
 * - The module's import by its name, so that nothing has to carry the names of all functions; and no function around it.
 * - No way for engines without `realloc`: the module exports it.
 * - The module's allocator, where it is called, instead of at every call.
 * - Calls as what they are, a text after some numbers, without conversions: TypeScript knows that these are numbers.
 */
const mendGlue = () => {
  const glue = readFileSync(join(here, "build/gatepass_bg.js"), "utf8");
  const mended = [
    [/wasm = val;/, "wasm = val;\n    cachedUint8ArrayMemory0 = null;"],
    [/ {4}if \(realloc === undefined\) \{.*?\n {4}\}\n/s, ""],
    // Once it has seen texts of several kinds, as V8 keeps them, to look up a text's method takes longer than to call it.
    [/arg\.charCodeAt\(offset\)/, '"".charCodeAt.call(arg, offset)'],
    [/if \(offset !== 0\) \{\s*(arg = arg\.slice\(offset\);)\s*\}/, "$1"],
    // No memory is so large that an address would be negative.
    [/(?<=, 1\)) >>> 0/g, ""],
    [/\bmalloc(?=\()/g, "wasm.__wbindgen_export"],
    [/\brealloc(?=\()/g, "wasm.__wbindgen_export2"],
    [/export function (\w+)\((.*)\) \{[^}]*passStringToWasm0[^}]*\}/g, asCall],
    [/export function (__wbg_push_\w+)[^}]*\}/, 'export const imports = { "./gatepass_bg.js": { $1: push } };'],
  ].reduce(mend, glue);
  writeFileSync(join(here, "build/bindings.js"), mended);
  const isStale = [/cachedUint8ArrayMemory0.byteLength === 0/, "cachedUint8ArrayMemory0.buffer !== wasm.memory.buffer"];
  writeFileSync(join(here, "build/bindings-js.js"), mend(mended, isStale));
};

/** A function of the module, whose last parameter is a text. Its length is known once it was passed. */
const asCall = (_, name, parameters) => {
  const numbers = parameters.split(", ");
  const text = numbers.pop();
  const passed = [...numbers, `passStringToWasm0(${text})`, "WASM_VECTOR_LEN"];
  return `export const ${name} = (${parameters}) => wasm.${name}(${passed.join(", ")});`;
};

const mend = (text, [pattern, replacement]) => {
  if (!pattern.test(text)) throw new Error(`wasm-bindgen's glue has changed: ${pattern}`);
  return text.replace(pattern, replacement);
};

/** What a module exports beside what its source calls is for glue of wasm-bindgen. */
const prune = (module, source, pattern, target) => {
  const used = [...new Set(readFileSync(join(here, source), "utf8").match(pattern))];
  const graph = [{ name: "glue", root: true, reaches: used }, ...used.map((name) => ({ name, export: name }))];
  writeFileSync(join(here, "build/exports.json"), JSON.stringify(graph));
  run("wasm-metadce", ...ENABLED, "--graph-file=build/exports.json", join("build", module), "-o", join("build", target));
};

/** What the second pass makes of code that was flattened is smaller than what one pass leaves. */
const SMALLEST = ["-Oz", "--flatten", "--rereloop", "-Oz", "-Oz", "--converge"];

/** A module of `build/`, made small. */
const optimize = (module, target, passes = SMALLEST) => {
  // At the lowest addresses the stack ends, which never gets so far: whatever would wrap around to them is no address.
  run("wasm-opt", ...ENABLED, "--low-memory-unused", ...passes, "--strip-producers", join("build", module), "-o", join("build", target));
};

/** The module as JavaScript: a function from its imports to its exports, as an instantiation is. */
const translate = () => {
  const script = run("wasm2js", ...ENABLED, "-Oz", "build/gatepass.wasm");
  const functions = script.slice(0, script.indexOf("var retasmFunc")).replace(/^import .*$/m, "");
  writeFileSync(join(here, "build/gatepass.js"), functions + "export default asmFunc;\n");
};

/** A module of `build/` as a script that exports it as text. */
const inline = (module, target) => {
  const text = asText(readFileSync(join(here, "build", module)));
  writeFileSync(join(here, "build", target), `export default ${JSON.stringify(text)};\n`);
  writeFileSync(join(here, "build/encoding.js"), `export const ownCharacters = ${OWN_CHARACTERS};\n`);
};

/**
 * The module that is loaded when it is first asked: one file for both formats, as text, because then no bundler has to be told
 * what to do with it; deflated, because it is large.
 */
const inlineLazily = () => {
  const deflated = deflateRawSync(readFileSync(join(here, "build/gatepass-strength.wasm")), { level: 9 });
  write("dist/strength-module.js", `export const deflated = "${deflated.toString("base64")}";\n`);
};

/** What several entries import stays a file of its own, which none of them carries along. */
const sharedStaysApart = (extension) => ({
  name: "shared-stays-apart",
  setup: ({ onResolve }) => {
    onResolve({ filter: /\/(index|template)\.js$/ }, ({ path }) => ({
      path: "./" + basename(path, ".js") + extension,
      external: true,
    }));
    onResolve({ filter: /^#strength-module$/ }, () => ({ path: "./strength-module.js", external: true }));
  },
});

/**
 * Of what esbuild leaves of a module, terser leaves less. Of CommonJS it would drop the line that tells Node the names of the
 * exports.
 */
const bundle = async ({ name, source, conditions = [] }, format, extension) => {
  const { outputFiles } = await build({
    absWorkingDir: here,
    entryPoints: [source],
    bundle: true,
    minify: true,
    write: false,
    format,
    target: "es2020",
    charset: "utf8",
    conditions,
    plugins: [sharedStaysApart(extension)],
  });
  const bundled = outputFiles[0].text;
  const compress = { passes: 3, unsafe_arrows: true };
  const options = { module: true, ecma: 2020, compress, format: { semicolons: false } };
  write(join("dist", name + extension), format === "cjs" ? bundled : (await minify(bundled, options)).code);
};

/** Declarations, once for `import` and once for `require`: a `.d.ts` for both would call one of them the other. */
const declare = () => {
  run("tsc", "--project", ".");
  const todo = ENTRIES.filter(({ isInternal }) => !isInternal).map(({ name, types = name }) => types + ".d.ts");
  for (const file of todo) {
    const text = readFileSync(join(here, "build/types", file), "utf8");
    write(join("dist", file), text);
    write(join("dist", file.replace(/\.d\.ts$/, ".d.cts")), text.replaceAll(/((?:from|import\()\s*"\..*?)\.js"/g, '$1.cjs"'));
    for (const [, path] of text.matchAll(/"(\.[^"]*)\.js"/g)) {
      const imported = join(dirname(file), path) + ".d.ts";
      if (!todo.includes(imported)) todo.push(imported);
    }
  }
};

const write = (file, text) => {
  mkdirSync(dirname(join(out, file)), { recursive: true });
  writeFileSync(join(out, file), text);
};

const writeJson = (file, value) => write(file, JSON.stringify(value, null, 2) + "\n");

/** The conditions of an entry. TypeScript takes the first that fits, so `types` is always first. */
const conditions = ({ name, types = name }) => ({
  import: { types: `./dist/${types}.d.ts`, default: `./dist/${name}.js` },
  require: { types: `./dist/${types}.d.cts`, default: `./dist/${name}.cjs` },
});

const conditionsOfFile = (path) => ({
  import: { types: path + ".d.ts", default: path },
  require: { types: path + ".d.cts", default: path },
});

const published = () => {
  const { private: _, imports: __, devDependencies: ___, ...rest } = manifest;
  const entries = ENTRIES.filter(({ isInternal }) => !isInternal).map((entry) => [entry.name === "index" ? "." : "./" + entry.name, conditions(entry)]);
  const files = FILES.map(({ name }) => ["./" + name, conditionsOfFile("./" + name)]);
  return {
    ...rest,
    main: "./dist/index.cjs",
    module: "./dist/index.js",
    types: "./dist/index.d.cts",
    exports: Object.fromEntries([...entries, ...files, ["./package.json", "./package.json"]]),
  };
};

/** For tools from before `exports`, which look for a folder of the entry's name. */
const stub = ({ name, types = name }) => {
  const to = (file) => relative(name, join("dist", file));
  writeJson(join(name, "package.json"), { main: to(name + ".cjs"), module: to(name + ".js"), types: to(types + ".d.cts") });
};

rmSync(out, { recursive: true, force: true });
prune("gatepass_bg.wasm", "build/gatepass_bg.js", /(?<=\bwasm\.)\w+/g, "pruned.wasm");
optimize("pruned.wasm", "gatepass.wasm");
optimize("standalone.wasm", "gatepass-standalone.wasm");
prune("strength.wasm", "src/strength/advisor.ts", /(?<=\bwasm\.)\w+/g, "pruned-strength.wasm");
// More passes take a minute, and leave nine tenths of what is data.
optimize("pruned-strength.wasm", "gatepass-strength.wasm", ["-Oz"]);
optimize("generate.wasm", "gatepass-generate.wasm");
mendGlue();
inline("gatepass.wasm", "module.js");
inline("gatepass-generate.wasm", "generate-module.js");
inlineLazily();
translate();
for (const entry of ENTRIES) {
  await bundle(entry, "esm", ".js");
  await bundle(entry, "cjs", ".cjs");
  if (entry.name !== "index" && !entry.isInternal) stub(entry);
}
declare();
writeJson("package.json", published());
for (const { name, source, types } of FILES) {
  cpSync(join(here, source), join(out, name));
  write(name + ".d.ts", types);
  write(name + ".d.cts", types);
}
for (const file of ["README.md", "../wasm/STANDALONE.md", "../LICENSE-MIT", "../LICENSE-APACHE"]) cpSync(join(here, file), join(out, basename(file)));
