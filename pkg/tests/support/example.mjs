/** The examples of `pkg/examples`, each as a project with the package and with the libraries that their lock file pins. */
import { readFileSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

import { unpackedProject } from "./project.mjs";

const EXAMPLES = fileURLToPath(new URL("../../examples", import.meta.url));
const LIBRARIES = join(EXAMPLES, "node_modules");

/** A directory with the files of an example, and more. */
export const exampleProject = (name, more = {}) => {
  const read = (...path) => readFileSync(join(EXAMPLES, ...path), "utf8");
  const files = readdirSync(join(EXAMPLES, name)).map((file) => [file, read(name, file)]);
  const project = unpackedProject({ "tsconfig.json": read("tsconfig.json"), ...Object.fromEntries(files), ...more });
  for (const library of readdirSync(LIBRARIES).filter((it) => !it.startsWith("."))) {
    symlinkSync(join(LIBRARIES, library), join(project, "node_modules", library), "dir");
  }
  return project;
};

/** The text of a program that an example's file is the start of. */
export const built = async (project, entry, options = {}) => {
  const settings = { bundle: true, format: "esm", jsx: "automatic", write: false, logLevel: "silent" };
  const { outputFiles } = await build({ absWorkingDir: project, entryPoints: [entry], ...settings, ...options });
  return outputFiles[0].text;
};
