/** A page that runs the vectors and reports what came of it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { fileOf, packageDirectory } from "./artefacts.mjs";
import { vectorImports, vectorModules } from "./vector-program.mjs";

const at = (entry) => fileOf(entry).replace(/^\./, "/gatepass");

/** An empty module: eight bytes that every engine compiles, if it may. */
const probe = `
const forbidden = (() => {
  try {
    new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
    return null;
  } catch (error) {
    return error.name;
  }
})();
`;

const script = (entry) =>
  vectorImports(at(entry), at("./messages/en-us"), at("./messages/zh-cn"), "/") +
  probe +
  'fetch("/report", { method: "POST", body: JSON.stringify({ ...judge(), forbidden }) });\n';

const page = (name) =>
  `<!doctype html><html lang="en"><title>vectors</title><script type="module" src="/${name}"></script>`;

/** What a server gives for a path: two pages, and the package. */
export const vectorSite = () => {
  const pages = { main: page("main.js"), js: page("js.js") };
  const files = { ...vectorModules(), "main.js": script("."), "js.js": script("./js"), ...pages };
  return (path) => {
    if (path.startsWith("/gatepass/")) return readFileSync(join(packageDirectory(), path.slice("/gatepass/".length)));
    return files[path.slice(1)];
  };
};
