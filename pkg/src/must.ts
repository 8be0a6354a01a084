/** Refuses an argument: says what it must be, and never what it is. Somebody may have mixed up the arguments. */
export function must(condition: unknown, what: string, be: string): asserts condition {
  if (!condition) throw new TypeError(`${what} must be ${be}`);
}
