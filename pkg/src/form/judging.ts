import type { check, checklist } from "../index.js";
import type { ChecklistItem, Code, DocumentId, Field, Params, Severity, State, Violation } from "../types.js";
import type { Words } from "./words.js";

/**
 * The namespace of a language module.
 *
 * @example
 * import * as messages from "gatepass/messages/en-us";
 * bindForm(form, { document: "otc-rds.reset-root-password", messages });
 */
export interface Messages {
  readonly language: string;
  readonly describe: (violation: Violation) => string;
  readonly requirement: (item: { readonly code: Code; readonly params: Params }) => string;
  readonly severity: (severity: Severity) => string;
  readonly state: (state: State) => string;
}

/**
 * What judges: `gatepass`, or `gatepass/js` on pages that may not compile WebAssembly.
 *
 * @example
 * import * as engine from "gatepass/js";
 * bindForm(form, { document: "otc-rds.reset-root-password", messages, engine });
 */
export interface Engine {
  readonly check: typeof check;
  readonly checklist: typeof checklist;
}

/** By what one field is judged, and in which words. */
export interface Judging {
  readonly engine: Engine;
  readonly document: DocumentId;
  readonly field: Field;
  readonly messages: Messages;
  readonly words: Words;
}

/** What was found in one value. */
export interface Verdict {
  readonly value: string;
  readonly violations: readonly Violation[];
  /** Each violation in words. */
  readonly texts: readonly string[];
  readonly checklist: readonly ChecklistItem[];
}

/** The verdict on a value; nothing is wrong with one that is free. */
export const judge = (
  { engine, document, field, messages }: Judging,
  value: string,
  username: string | undefined,
  isFree: boolean,
): Verdict => {
  const violations = isFree ? [] : engine.check(document, field, value, { username }).violations;
  return {
    value,
    violations,
    texts: violations.map((violation) => messages.describe(violation)),
    checklist: engine.checklist(document, field, value),
  };
};

/** @throws TypeError for what is no language module and what cannot judge. */
export const assertTools = (messages: Messages, engine: Engine): void => {
  const { language, describe, requirement, severity, state } = messages ?? {};
  if (typeof language !== "string" || [describe, requirement, severity, state].some((it) => typeof it !== "function"))
    throw new TypeError("messages must be a language module, such as gatepass/messages/en-us");
  if (typeof engine?.check !== "function" || typeof engine.checklist !== "function")
    throw new TypeError("engine must be gatepass or gatepass/js");
};
