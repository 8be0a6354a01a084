/** Projects of somebody who uses the package: a directory with the package in its `node_modules`. */
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { packageDirectory, tarball } from "./artefacts.mjs";
import { output } from "./child.mjs";
import { temporaryDirectory } from "./temporary.mjs";

/** A directory with such files, given as `{ name: text }`. */
export const directoryOf = (files) => {
  const directory = temporaryDirectory();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
  return directory;
};

const manifest = JSON.stringify({ name: "consumer", version: "1.0.0", private: true });

/** A project with the package's directory. */
export const unpackedProject = (files) => {
  const directory = directoryOf({ "package.json": manifest, ...files });
  cpSync(packageDirectory(), join(directory, "node_modules/gatepass"), { recursive: true });
  return directory;
};

/** A project into which npm has installed the tarball, without a network. */
export const installedProject = async (files) => {
  const directory = directoryOf({ "package.json": manifest, ...files });
  const quiet = ["--offline", "--no-audit", "--no-fund", "--ignore-scripts", "--no-update-notifier"];
  // A cache of its own: what others have cached can make no difference.
  await output("npm", ["install", ...quiet, "--cache", join(directory, ".npm"), tarball()], { cwd: directory });
  return directory;
};

/** Gives a project a library beside, one of those that are installed for the tests. */
export const addLibrary = (project, name) => {
  const installed = fileURLToPath(new URL(`../node_modules/${name}`, import.meta.url));
  cpSync(installed, join(project, "node_modules", name), { recursive: true });
};
