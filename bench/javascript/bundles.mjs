/** Scripts as a page loads them: bundled and minified by esbuild, from the npm packages. */
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/** The one that makes the package. */
const { build } = createRequire(new URL("../../pkg/package.json", import.meta.url))("esbuild");

const here = fileURLToPath(new URL(".", import.meta.url));

/** What esbuild is told of where a bundle will run. Some packages have other files for pages than for Node. */
const PLATFORMS = {
  browser: { format: "esm" },
  node: { format: "cjs" },
};

/** The bundle of a script of this directory, as esbuild makes it when it is told no more. */
export const bundle = async (script, platform = "browser", more = {}) => {
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: here },
    bundle: true,
    minify: true,
    platform,
    ...PLATFORMS[platform],
    write: false,
    logLevel: "error",
    ...more,
  });
  return outputFiles[0].text;
};

/**
 * A module that asks and has a clock of its own: the loop of one subject never sees another, and there are no two that share
 * a module.
 */
export const timed = (file, platform) =>
  bundle(
    `
      import { ask } from "./${file}.mjs";
      import { time } from "./clock.mjs";
      export { ask };
      export const timed = (values, calls) => time(ask, values, calls);
    `,
    platform,
  );
