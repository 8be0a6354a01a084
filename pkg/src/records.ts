/**
 * What the engine says, number by number: it pushes here, and `src/wasm.rs` tells what the numbers mean.
 */
import { ADVICE, CHAR_KINDS, CLASSES, CODES, KINDS, PARAMS, SEVERITIES, STATES, WARNINGS } from "./generated/documents.js";
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
  for (let point; (point = next()); ) result += String.fromCodePoint(point);
  return result;
};

const violation = (): Violation => {
  const rule = next();
  return {
    severity: SEVERITIES[+(rule >= WARNINGS) + +(rule >= ADVICE)]!,
    code: CODES[rule]!,
    path: text(),
    span: span(next(), next()),
    params: params(),
  };
};

const span = (start: number, end: number): Violation["span"] => (start > end ? null : { utf16: [start, end] });

const item = (): ChecklistItem => ({ code: CODES[next()]!, state: STATES[next()]!, params: params() });

const params = (): Params => {
  const result: Record<string, Params[string]> = {};
  for (let name; (name = next()); ) result[PARAMS[name - 1]!] = VALUES[next()]!();
  return result;
};

const texts = (): string[] => {
  const result = [];
  for (let item; (item = text()); ) result.push(item);
  return result;
};

const classes = (): string[] => {
  const bits = next();
  return CLASSES.filter((_, bit) => (bits >> bit) & 1);
};

/** How each sort of value is read. */
const VALUES: readonly (() => Params[string])[] = [
  () => null,
  next,
  text,
  texts,
  () => KINDS[next()]!,
  () => CHAR_KINDS[next()]!,
  classes,
];
