/** Messages as the page shows them. */
import { make } from "./element.js";
import type { Tag } from "./language.js";

/** A message with what stands between backticks as code. */
export const rich = (text: string): (Node | string)[] =>
  text.split(/`(.+?)`/).map((part, position) => (position % 2 ? make("code", "", part) : part));

/** A message, which begins in the middle of a sentence, as a sentence of its own. */
export const sentence = (message: string, tag: Tag): string =>
  tag === "zh-cn" ? `${message}。` : `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
