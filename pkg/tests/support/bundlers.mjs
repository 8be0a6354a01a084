/** Bundlers as one uses them who configures nothing. Each writes `out/main.js` of the project, as one module. */
import { join } from "node:path";

import nodeResolve from "@rollup/plugin-node-resolve";
import { build as esbuild } from "esbuild";
import { rollup } from "rollup";
import { build as vite } from "vite";
import webpack from "webpack";

const withEsbuild = (directory, entry) =>
  esbuild({
    absWorkingDir: directory,
    entryPoints: [entry],
    outfile: "out/main.js",
    bundle: true,
    minify: true,
    format: "esm",
    logLevel: "silent",
  });

const withRollup = async (directory, entry) => {
  const warnings = [];
  const onwarn = ({ message }) => warnings.push(message);
  const bundle = await rollup({ input: join(directory, entry), plugins: [nodeResolve()], onwarn });
  await bundle.write({ file: join(directory, "out/main.js"), format: "es" });
  await bundle.close();
  return { warnings };
};

const withWebpack = (directory, entry) =>
  new Promise((resolve, reject) => {
    const output = { path: join(directory, "out"), filename: "main.js" };
    const options = { context: directory, mode: "production", entry: "./" + entry, output };
    const compiler = webpack(options, (error, stats) => {
      const { errors = [], warnings = [] } = stats?.toJson({ all: false, errors: true, warnings: true }) ?? {};
      const failure = error ?? errors[0];
      // That a bundle is large is said of the program that it is, not of how it was made.
      const messages = warnings.map(({ message }) => message);
      const found = messages.filter((message) => !/size limit|limit the size/.test(message));
      compiler.close(() => (failure ? reject(new Error(failure.message)) : resolve({ warnings: found })));
    });
  });

/** A page with a script. */
const withVite = (directory) =>
  vite({ root: directory, configFile: false, logLevel: "silent", build: { outDir: "out" } });

/** Of a single script, so that what it carries along can be weighed. */
export const BUNDLERS = { esbuild: withEsbuild, Rollup: withRollup, webpack: withWebpack };

export const buildPage = withVite;
