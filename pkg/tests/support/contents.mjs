/** What the packed package has to hold, from what its manifest exports: all of that, and nothing beyond reach. */
import { posix } from "node:path";

import { isScript } from "./artefacts.mjs";

/** For people. */
const DOCUMENTS = ["README.md", "STANDALONE.md", "LICENSE-APACHE", "LICENSE-MIT"];

/** All that is exported, and for scripts the directories that tools from before `exports` look for. */
const exported = ({ exports }) =>
  Object.entries(exports).flatMap(([entry, target]) => {
    if (typeof target === "string") return [posix.normalize(target)];
    const files = ["import", "require"].flatMap((kind) => [target[kind].types, target[kind].default]);
    const stubs = entry !== "." && isScript(target) ? [posix.join(entry, "package.json")] : [];
    return [...files.map((file) => posix.normalize(file)), ...stubs];
  });

const IMPORTS = /(?:\bfrom|\bimport|\brequire\(|\bimport\()\s*["'](\.{1,2}\/[^"']+)["']/g;

/** The files of the package that a file imports; a declaration of `./x.js` is `./x.d.ts`. */
const imported = (file, text) => {
  const isDeclaration = /\.d\.c?ts$/.test(file);
  const names = [...text.matchAll(IMPORTS)].map(([, name]) => posix.join(posix.dirname(file), name));
  return isDeclaration ? names.map((name) => name.replace(/\.(c?)js$/, ".d.$1ts")) : names;
};

/** The names, in order. `read` gives the text of a file. */
export const expectedContents = (manifest, read) =>
  reachable(["package.json", ...DOCUMENTS, ...exported(manifest)], read);

/** The files, and what they import, and what that imports, in order. */
export const reachable = (files, read) => {
  const names = new Set();
  const open = [...files];
  for (let name; (name = open.pop()); ) {
    if (names.has(name)) continue;
    names.add(name);
    if (/\.(c?js|d\.c?ts)$/.test(name)) open.push(...imported(name, read(name)));
  }
  return [...names].sort();
};
