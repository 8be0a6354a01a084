/** Reads a packed package: the few things of the format that npm writes. */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const BLOCK = 512;

/** The files, as `[name, content]`, without the directory that they all lie in. */
export const filesOf = (path) => {
  const archive = gunzipSync(readFileSync(path));
  const files = [];
  for (let at = 0; at < archive.length && archive[at]; ) {
    const { name, size, type } = header(archive.subarray(at, at + BLOCK));
    at += BLOCK;
    if (type === "0") files.push([name.replace(/^package\//, ""), archive.subarray(at, at + size)]);
    else throw new Error(`${name} is something else than a file`);
    at += Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
};

const header = (block) => {
  const text = (start, length) => block.toString("utf8", start, start + length).replace(/\0.*$/s, "");
  const [name, prefix] = [text(0, 100), text(345, 155)];
  return { name: prefix ? `${prefix}/${name}` : name, size: parseInt(text(124, 12), 8), type: text(156, 1) || "0" };
};
