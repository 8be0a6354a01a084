/** What a person sees as one character. */

/** A stretch of a text, in whole characters, counted from 1. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** No grapheme is looked at further than this behind what is pointed at. */
const BEYOND = 64;

/** The characters that `value.slice(start, end)` touches, each as a whole. */
export const wholeCharacters = (value: string, start: number, end: number): Stretch => {
  let index = 0;
  let count = 0;
  let from = 0;
  let text = "";
  for (const segment of segments(value.slice(0, end + BEYOND))) {
    if (index >= end) break;
    count++;
    index += segment.length;
    if (index > start) {
      from ||= count;
      text += segment;
    }
  }
  return { from, to: count, text };
};

const segments = (text: string): Iterable<string> =>
  // Nothing is joined in ASCII, and Firefox learned to segment only in version 125.
  /[^ -~]/.test(text) && Intl.Segmenter ? Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment) : text;

/** At most this much of a text is quoted. */
const QUOTED = 40;

/** A text in backticks, with what cannot be seen as its code point, apart from what joins emoji. */
export const quote = (text: string): string =>
  "`" +
  text
    .slice(0, QUOTED)
    .replace(/\p{ExtPict}[\uFE0F\u200D]*|[\p{C}\p{Z}\p{DI}]/gu, (part) =>
      /\p{ExtPict}/u.test(part) ? part : `\\u{${part.codePointAt(0)!.toString(16)}}`,
    ) +
  (text.length > QUOTED ? "…`" : "`");

/** What has a half-width twin in ASCII, written with it. */
export const halfWidth = (text: string): string =>
  text.replace(/[\uFF01-\uFF5E\u3000\u3002]/g, (wide) =>
    wide === "\u3000" ? " " : wide === "\u3002" ? "." : String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
