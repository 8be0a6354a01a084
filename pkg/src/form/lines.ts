/** What is said of a verdict, line by line. */
import type { ChecklistItem } from "../types.js";
import { hint } from "./hint.js";
import type { Judging, Verdict } from "./judging.js";

/** More violations than this are only counted. */
const LISTED = 8;

/** A violation in words. */
export interface Line {
  readonly severity: string;
  /** The word for the severity; a line without it only counts what is not listed. */
  readonly word: string;
  readonly text: string;
  readonly hint: string;
}

/** A line for each violation. Of a hidden secret they tell no character. */
export const linesOf = (judging: Judging, { violations, texts, value }: Verdict, isHidden: boolean): Line[] => {
  const { messages, words } = judging;
  const lines = violations.slice(0, LISTED).map((violation, index) => ({
    severity: violation.severity,
    word: messages.severity(violation.severity),
    text: texts[index]!,
    hint: hint(judging, violation, value, isHidden),
  }));
  const rest = violations.length - lines.length;
  return rest ? [...lines, { severity: "more", word: "", text: words.more(rest), hint: "" }] : lines;
};

/** How far a value has come with a rule that counts. */
export const progressOf = ({ words }: Judging, { params }: ChecklistItem): string => {
  const { min, length, required, actual, present } = params;
  const has = (present as readonly string[] | undefined)?.length ?? actual;
  const needs = min ?? length ?? required;
  return typeof has === "number" && typeof needs === "number" ? words.progress(Math.min(has, needs), needs) : "";
};
