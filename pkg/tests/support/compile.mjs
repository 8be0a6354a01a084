/** TypeScript's compiler, on a project of somebody who uses the package. */
import { fileURLToPath } from "node:url";

import { run } from "./child.mjs";

const TSC = fileURLToPath(new URL("../../node_modules/.bin/tsc", import.meta.url));

/** The ways in which a program of today finds a package's types. */
export const MODES = {
  node16: ["--module", "node16", "--moduleResolution", "node16"],
  nodenext: ["--module", "nodenext", "--moduleResolution", "nodenext"],
  bundler: ["--module", "esnext", "--moduleResolution", "bundler"],
};

/** As strict as it gets; the package's own declarations are looked at too. */
const STRICT = [
  "--noEmit", "--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--verbatimModuleSyntax",
  "--target", "es2022", "--lib", "es2022,dom,dom.iterable",
];

/** What the compiler says of the files; nothing when all is well. */
export const complaints = async (directory, files, mode) => {
  const { status, stdout, stderr } = await run(TSC, [...STRICT, ...mode, ...files], { cwd: directory });
  return status === 0 ? "" : stdout + stderr || `status ${status}`;
};
