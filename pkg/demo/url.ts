/** The address of an operation, and what of a request a browser cannot send. */
import type { Filled } from "./filled.js";

/** One piece of a path: text, or a parameter with its value, empty where it is not given. */
export interface Piece {
  readonly text: string;
  readonly parameter?: string;
}

/** The path of a document with the parameters that are given. */
export const pieces = (path: string, filled: Filled): Piece[] =>
  path
    .split(/({\w+})/)
    .filter(Boolean)
    .map((text) => {
      const name = /^{(\w+)}$/.exec(text)?.[1];
      return name ? { text: encoded(parameter(filled, name)) || text, parameter: parameter(filled, name) } : { text };
    });

/** Where the server has the operation. A lone hyphen says that an identifier is not given; one that is given is encoded. */
export const address = (document: string, path: string, filled: Filled): string =>
  `/api/${document}` +
  path.replace(/{(\w+)}/g, (_, name: string) => {
    const text = encoded(parameter(filled, name));
    return text === "" ? "-" : text === "-" ? "%2D" : text;
  });

const parameter = (filled: Filled, name: string): string => (name === "project_id" ? filled.project_id : filled.instance_id);

/** Half of a surrogate pair cannot be encoded; it is no identifier either way. */
const encoded = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\uFFFD"));

/** Why a browser would send something else than was typed: the path, or the name of a header. */
export const unsendable = ({ project_id, instance_id, headers }: Filled): "path" | { header: string } | undefined => {
  if ([project_id, instance_id].some((text) => text === "." || text === "..")) return "path";
  const header = headers.find(([, value]) => !/^(?![\t ])[\t\x20-\x7e\x80-\xff]*(?<![\t ])$/.test(value));
  return header && { header: header[0] };
};
