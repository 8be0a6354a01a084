/** Points at the characters that a violation is about. */
import type { Violation } from "../types.js";
import { halfWidth, quote, wholeCharacters } from "./graphemes.js";
import type { Judging } from "./judging.js";

const KINDS: Readonly<Record<string, string>> = { space_in_list: "space", full_width_character: "full_width" };

/** Where it is and what is there; of a hidden secret only its kind. Empty where there is nothing to point at. */
export const hint = (
  judging: Judging,
  { code, params, span }: Pick<Violation, "code" | "params" | "span">,
  value: string,
  isHidden: boolean,
): string => {
  const [start, end] = span?.utf16 ?? [0, 0];
  const kind = (params.kind ?? KINDS[code]) as string | undefined;
  const isWhole = start === 0 && end >= value.length;
  if (start === end || (!kind && (isHidden || isWhole))) return "";
  const { words } = judging;
  const { from, to, text } = wholeCharacters(value, start, end);
  if (!kind) return words.about(words.place(from, to), quote(text));
  const isVisible = !isHidden && kind !== "space";
  const what = isVisible ? quote(text) : words.kinds[kind]![from < to ? 1 : 0];
  return words.forbidden(from, to, what) + (kind === "full_width" ? instead(judging, text, params.replacement, isHidden) : "");
};

const instead = (judging: Judging, text: string, replacement: unknown, isHidden: boolean): string => {
  if (isHidden) return judging.words.typeHalfWidth;
  const half = (replacement as string) ?? halfWidth(text);
  return isAllowed(judging, half) ? judging.words.typeInstead(quote(half)) : "";
};

/** Whether all characters may stand in the field, so that nobody is sent from one error to the next. */
const isAllowed = ({ engine, document, field }: Judging, text: string): boolean =>
  !engine.check(document, field, text).violations.some(({ params, code }) => params.kind ?? KINDS[code]);
