/** Where the package lies that is tested: unpacked, and as a tarball. */
import { existsSync, readFileSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";

const given = (variable) => {
  const path = process.env[variable];
  if (!path) throw new Error(`${variable} is not set; \`cargo xtask test\` sets it`);
  const absolute = isAbsolute(path) ? path : resolve(path);
  if (!existsSync(absolute)) throw new Error(`${variable} names nothing that exists`);
  return absolute;
};

/** The directory of the package. */
export const packageDirectory = () => given("GATEPASS_PACKAGE");

/** The packed package. */
export const tarball = () => given("GATEPASS_TARBALL");

export const manifest = () => JSON.parse(readFileSync(join(packageDirectory(), "package.json"), "utf8"));

/** The file, from the package's directory on, that an entry such as `./js` stands for. */
export const fileOf = (entry, condition = "import") => {
  const target = manifest().exports[entry];
  if (target === undefined) throw new Error(`the package has no entry ${entry}`);
  return typeof target === "string" ? target : target[condition].default;
};

/** Whether what an entry stands for is JavaScript: some stand for modules of WebAssembly, or for a stylesheet. */
export const isScript = (target) => /\.js$/.test(target.import?.default);

/** The entries that are JavaScript, as one imports them: `gatepass`, `gatepass/js` and so on. */
export const scriptEntries = () =>
  Object.entries(manifest().exports)
    .filter(([, target]) => isScript(target))
    .map(([entry]) => entry.replace(/^\./, "gatepass"));
