/**
 * What the engine says, number by number: it pushes here, and `src/boundary.rs` tells what the numbers mean.
 */
import {
  ADVICE,
  CHAR_KINDS,
  CLASSES,
  CODES,
  KINDS,
  PARTS,
  SEVERITIES,
  STATES,
  WARNINGS,
} from "./generated/documents.js";
import type { ChecklistItem, Params, Violation } from "./types.js";

let records: number[] = [];
let position = 0;

/** Called by the engine. */
export const push = (number: number): void => {
  records.push(number);
};

/** Reads all that was pushed, one thing after the other. */
const readAll = <T>(read: () => T): T[] => {
  const all: T[] = [];
  while (position < records.length) all.push(read());
  discard();
  return all;
};

/** Forgets what was pushed. */
export const discard = (): void => {
  records = [];
  position = 0;
};

export const readViolations = (): Violation[] => readAll(violation);

export const readChecklist = (): ChecklistItem[] => readAll(item);

const next = (): number => records[position++]!;

const text = (): string => {
  let result = "";
  for (let point; (point = next()); ) result += String.fromCodePoint(point - 1);
  return result;
};

const violation = (): Violation => {
  const rule = next();
  return {
    severity: SEVERITIES[+(rule >= WARNINGS) + +(rule >= ADVICE)]!,
    code: CODES[rule]!,
    path: path(),
    span: span(),
    params: params(),
  };
};

/** A JSON Pointer. */
const path = (): string => {
  let result = "";
  for (let step; (step = next()); ) result += "/" + (PARTS[step - 3] ?? (step > 1 ? next() : token(text())));
  return result;
};

const token = (key: string): string => escaped(key).replace(/~/g, "~0").replace(/\//g, "~1");

/** What nobody sees: as in `src/escape.rs`. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}]/gu;

/** Like `Escaped` in Rust. */
const escaped = (text: string): string =>
  text.replace(INVISIBLE, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);

const span = (): Violation["span"] => optional((start) => ({ utf16: [start, next()] }));

const item = (): ChecklistItem => ({ code: CODES[next()]!, state: STATES[next()]!, params: params() });

const params = (): Params => PARAMS[next()]!();

/** Each set of parameters that a rule may have. */
const PARAMS: readonly (() => Params)[] = [
  () => ({}),
  () => ({ max: next() }),
  () => ({ min: next(), actual: next() }),
  () => ({ length: next(), actual: optional((actual) => actual) }),
  () => ({ expected: KINDS[next()]!, actual: KINDS[next()]! }),
  () => ({ kind: CHAR_KINDS[next()]!, ...character() }),
  () => ({ char: null, ...character() }),
  () => ({ ...character(), replacement: String.fromCodePoint(next()) }),
  () => ({ required: next(), present: classes(), missing: classes() }),
  () => ({ suffix: text() }),
  () => ({ supported: texts() }),
  () => ({ item: next() }),
  () => ({ user: next() }),
  () => ({ suggestion: text() || null }),
];

const optional = <T>(read: (number: number) => T): T | null => {
  const number = next();
  return number ? read(number - 1) : null;
};

const character = (): Params | null => optional((point) => ({ char: escaped(String.fromCodePoint(point)) }));

const texts = (): string[] => {
  const result = [];
  for (let item; (item = text()); ) result.push(item);
  return result;
};

const classes = (): string[] => {
  const bits = next();
  return CLASSES.filter((_, bit) => (bits >> bit) & 1);
};
