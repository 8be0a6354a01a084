/**
 * Builds the page: `node build.mjs PACKAGE_DIRECTORY OUT_DIRECTORY` bundles its script against the built package, and lays it
 * beside its files. The page imports the package by its name, as everybody does.
 */
import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const [packageDirectory, out] = process.argv.slice(2);
if (!packageDirectory || !out) throw new Error("usage: node build.mjs PACKAGE_DIRECTORY OUT_DIRECTORY");

const { exports } = JSON.parse(readFileSync(join(packageDirectory, "package.json"), "utf8"));

/** The file of a bundler's conditions, as the package's manifest has it. */
const target = (entry) => {
  if (typeof entry === "string") return entry;
  const [, chosen] = Object.entries(entry).find(([condition]) => /^(browser|import|module|default)$/.test(condition));
  return target(chosen);
};

/** Resolves the name `gatepass` to the package, which need not be installed. */
const gatepass = {
  name: "gatepass",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^gatepass(\/|$)/ }, ({ path }) => {
      const entry = exports["." + path.slice("gatepass".length)];
      return entry ? { path: resolve(packageDirectory, target(entry)) } : { errors: [{ text: `the package has no ${path}` }] };
    }),
};

await build({
  absWorkingDir: here,
  entryPoints: ["demo.ts", "demo.css"],
  outdir: resolve(out),
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", "chrome111", "firefox113", "safari16.4"],
  charset: "utf8",
  plugins: [gatepass],
  logLevel: "warning",
});
mkdirSync(out, { recursive: true });
for (const file of ["index.html", "icon.svg"]) cpSync(join(here, file), join(out, file));
