/** The entries of the package's directory, imported into this program. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { fileOf, packageDirectory } from "./artefacts.mjs";

/** The URL of an entry such as `./js`. */
export const urlOf = (entry) => pathToFileURL(join(packageDirectory(), fileOf(entry))).href;

export const load = (entry) => import(urlOf(entry));

/** The main entry and the one without WebAssembly, which behave alike. */
export const ENGINES = [".", "./js"];
