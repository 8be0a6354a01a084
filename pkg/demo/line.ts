/** The request line. */
import type { documents } from "gatepass";
import { find, isNews, make, put } from "./element.js";
import type { Filled } from "./filled.js";
import { pieces } from "./url.js";

/** Shows the method and the path of an operation, with the identifiers that are given. */
export const showLine = ({ method, path }: (typeof documents)[number], filled: Filled): void => {
  const line = find("#line");
  const all = pieces(path, filled);
  if (!isNews(line, method, all)) return;
  const parts = all.map(({ text, parameter }) =>
    parameter === undefined ? text : make("span", parameter ? "given" : "open", text),
  );
  put(line, make("strong", "", method), " ", make("span", "path", ...parts));
};
