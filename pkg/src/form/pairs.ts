/** User names and passwords that belong together: those at the same position. */
import type { Field } from "../types.js";
import type { Control } from "./control.js";
import type { Judging } from "./judging.js";

/** By the control of a password that of its user name, and the other way round. */
export type Pairs = ReadonlyMap<Control | undefined, Control | undefined>;

export const pairsOf = (controls: readonly Control[], judgings: ReadonlyMap<string, Judging>): Pairs => {
  const named = (field: Field): Control[] => controls.filter(({ name }) => judgings.get(name)!.field === field);
  const passwords = named("password");
  return new Map(named("name").flatMap((name, row) => [[name, passwords[row]] as const, [passwords[row], name] as const]));
};
