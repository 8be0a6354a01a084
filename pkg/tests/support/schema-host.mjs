/** Pages of somebody who uses react-hook-form with a schema: built from the installed package by esbuild. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

import { installedProject } from "./project.mjs";

/** Where the libraries are that the page uses beside the package. */
const LIBRARIES = fileURLToPath(new URL("../node_modules", import.meta.url));

const form = () => readFileSync(new URL("../fixtures/change-user.jsx", import.meta.url), "utf8");

const PROGRAMS = {
  "main.js": 'import { start } from "./form.jsx";\nstart();\n',
  "js.js": 'import * as engine from "gatepass/js";\nimport { start } from "./form.jsx";\nstart(engine);\n',
};

const page = (name) =>
  `<!doctype html><html lang="en"><title>Change</title><main></main><script type="module" src="/${name}.js"></script>`;

/** What a server gives for a path: a page with each engine, and its script. */
export const hostSite = async () => {
  const project = await installedProject({ ...PROGRAMS, "form.jsx": form() });
  const { outputFiles } = await build({
    absWorkingDir: project,
    entryPoints: Object.keys(PROGRAMS),
    nodePaths: [LIBRARIES],
    outdir: "out",
    bundle: true,
    minify: true,
    format: "esm",
    jsx: "automatic",
    write: false,
  });
  const out = join(project, "out");
  const scripts = new Map(outputFiles.map(({ path, contents }) => [path.slice(out.length), Buffer.from(contents)]));
  return (path) => scripts.get(path) ?? { "/main": page("main"), "/js": page("js") }[path];
};
