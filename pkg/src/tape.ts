/**
 * Writes any JavaScript value down as one text, the tape, from which the engine's one walker pulls. `src/request/tape_reader.rs`
 * tells what a tape looks like.
 *
 * A value is taken as `JSON.stringify` would write it, so that what is judged is what is sent. What JSON cannot say, and what
 * writes itself by `toJSON`, is marked as such and is of a wrong type wherever it stands. Every getter runs once, and none
 * while the engine runs.
 */
import { MAX_BODY_BYTES, MAX_DEPTH, MAX_ITEMS } from "./generated/documents.js";

/** How much of a member's text can make a difference, in units. */
export type Longest = (key: string) => number;

/** No document has so long a name, and no path repeats so much of a key. */
const LONGEST_KEY = 256;

/**
 * What stands in a list or an object at this depth is never judged: the deepest that any document knows are the members of an
 * object in a list in the body.
 */
const DEEPEST = 3;

/** Marks of a value that is nested too deep, and of one that is too large. */
const TOO_DEEP = "h";
const TOO_LARGE = "i";

/** The tape of a value; of none, what closes an object. Whatever the value's own code throws is thrown on. */
export const write = (value: unknown, longest: Longest): string => {
  let tape = "";
  let size = 0;
  let fault = "";

  const stop = (mark: string): never => {
    fault = mark;
    throw mark;
  };

  /** Counts what the value takes as JSON at least: what is too large stops here, before it is copied. */
  const grow = (bytes: number) => (size += bytes) > MAX_BODY_BYTES && stop(TOO_LARGE);

  /** What is not `wanted` is counted, and not written. */
  const writeValue = (value: any, key: string, depth: number, wanted: boolean): void => {
    const put = (text: string) => {
      if (wanted) tape += text;
    };
    grow(2);
    const kind = kindOf(value);
    if (kind === "d") {
      grow(value.length);
      put(kind + withLength(cut(value, longest(key))));
    } else if (kind !== "e" && kind !== "f") put(kind);
    else {
      if (depth === MAX_DEPTH) stop(TOO_DEEP);
      put(kind);
      if (depth === DEEPEST) {
        put(")");
        wanted = false;
      }
      if (kind === "e") {
        // One item more than is allowed is written, and no other.
        for (let i = 0; i < value.length; i++) writeValue(value[i], key, depth + 1, wanted && i <= MAX_ITEMS);
        put(")");
      } else {
        for (const name of Object.keys(value)) {
          const member = value[name];
          if (member === undefined) continue;
          grow(name.length);
          const short = name.slice(0, LONGEST_KEY);
          put("k" + withLength(short));
          writeValue(member, short, depth + 1, wanted);
        }
        put(")");
      }
    }
  };

  try {
    if (value === undefined) return ")";
    writeValue(value, "", 0, true);
    return tape;
  } catch (error) {
    if (fault) return fault;
    throw error;
  }
};

/** The mark of a value on the tape. */
const kindOf = (value: any): string => {
  if (typeof value === "string") return "d";
  if (typeof value === "number") return "c";
  if (typeof value === "boolean") return "b";
  if (value === null) return "a";
  if (typeof value?.toJSON === "function") return "g";
  if (Array.isArray(value)) return "e";
  return isPlain(value) ? "f" : "g";
};

/** Whether JSON writes the value as its members: a boxed string, for one, it does not, whatever it calls itself. */
export const isPlain = (value: object): boolean =>
  Object.prototype.toString.call(value) === "[object Object]" && !(Symbol.toStringTag in value);

/** A text with its length in bytes, as it stands on a tape. */
export const withLength = (text: string): string => byteLength(text) + ":" + text;

/** As much of a text as can make a difference: its start, and its 16 last units, which are asked for a suffix. */
export const cut = (text: string, units: number): string =>
  text.length > units ? text.slice(0, units - 16) + text.slice(-16) : text;

/** The length of a text in UTF-8. Half of a surrogate pair becomes U+FFFD, which has three bytes. */
export const byteLength = (text: string): number => {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i)!;
    if (point > 0x7f) bytes += point > 0x7ff ? 2 : 1;
    if (point > 0xffff) i++;
  }
  return bytes;
};
