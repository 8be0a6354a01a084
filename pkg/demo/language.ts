/** The languages of the page, and which of them is shown. */
import type { ChecklistItem, Report, Severity, State, Violation } from "gatepass";
import * as english from "gatepass/messages/en-us";
import * as chinese from "gatepass/messages/zh-cn";

/** The tag of a language, as `X-Language` has it. */
export type Tag = "en-us" | "zh-cn";

/** The messages of one language. */
export interface Messages {
  readonly language: Tag;
  describe(subject: Violation | Report): string;
  requirement(item: Pick<ChecklistItem, "code" | "params">): string;
  severity(severity: Severity): string;
  state(state: State): string;
}

/** The messages by language. */
export const MESSAGES: Readonly<Record<Tag, Messages>> = { "en-us": english, "zh-cn": chinese };

/** What the `lang` attribute says, which chooses fonts and voices. */
export const LANG: Readonly<Record<Tag, string>> = { "en-us": "en", "zh-cn": "zh-CN" };

/** Whether a text is the tag of a language. */
export const isTag = (text: string): text is Tag => text in MESSAGES;

/** The language that the browser asks for. */
export const preferred = (): Tag => (navigator.language.toLowerCase().startsWith("zh") ? "zh-cn" : "en-us");

/** A number with separators between its thousands. */
export const counted = (number: number, tag: Tag): string => number.toLocaleString(LANG[tag]);
