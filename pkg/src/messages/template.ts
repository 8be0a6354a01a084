/** Fills the templates of a language; `gatepass::messages::Words` says how they are written. */
import type { Params, Report, Violation } from "../types.js";

/** What the templates of a language take from it beside the parameters. */
export interface Words {
  readonly classes: Readonly<Record<string, string>>;
  readonly types: Readonly<Record<string, string>>;
  readonly comma: string;
  readonly or: string;
}

/** The name of the template that suits a violation, where its rule has several. */
export const key = (templates: object, { code, params }: Pick<Violation, "code" | "params">): string => {
  const special = `${code}.${variant(params)}`;
  return special in templates ? special : code;
};

const variant = (params: Params): unknown =>
  params.kind ?? (params.char === null ? "dots" : params.suggestion ? "meant" : wanted(params) > 1 && "several");

/** How many classes are still to be added. */
const wanted = ({ required, present }: Params): number => (required as number) - (present as readonly string[])?.length;

/** A template, filled. */
export const fill = (template: string, params: Params, words: Words): string =>
  template
    // What stands in brackets is left out where the parameter in it is not known.
    .replace(/\[(.*?{(\w+).*?)]/g, (_, part: string, name: string) => (params[name] == null ? "" : part))
    .replace(/{([#,]?)(\w+):?(.*?)\|?([^|]*?)}/g, (_, form: string, name: string, one: string, other: string) => {
      const value = name === "wanted" ? wanted(params) : params[name]!;
      if (typeof value === "number") return other ? (value === 1 ? one : other) : `${form ? value + 1 : value}`;
      if (typeof value === "object") return form === "#" ? `${value!.length}` : list(value!, form, words);
      if (name === "char" || name === "replacement") return character(value);
      return name === "expected" || name === "actual" ? words.types[value]! : value;
    });

const list = (items: readonly string[], form: string, { classes, comma, or }: Words): string =>
  items
    .map((item, position) => (position ? (form || position < items.length - 1 ? comma : or) : "") + (classes[item] ?? item))
    .join("");

/** A character in backticks; with its code point where its looks may not tell. */
const character = (escaped: string): string => {
  const point = /^\\u{(.*)}$/.exec(escaped)?.[1] ?? escaped.codePointAt(0)!.toString(16);
  return "`" + escaped + "`" + (/^[!-~]$/.test(escaped) ? "" : ` (U+${point.toUpperCase().padStart(4, "0")})`);
};

/** A line for each violation of a report. */
export const lines = (
  { violations, truncated }: Report,
  describe: (violation: Violation) => string,
  more: string,
): string =>
  violations
    .map((violation) => (violation.path && violation.path + " ") + describe(violation) + ` (${violation.code})`)
    .concat(truncated ? more : [])
    .join("\n");
