/** Advice about passwords that are easy to guess. What estimates them is large, and loaded when it is first asked. */
import { WEAK } from "./generated/weak.js";
import { must } from "./must.js";
import { mustBeOptions } from "./options.js";
import { ask, load } from "./strength/advisor.js";
import type { DocumentId, Violation } from "./types.js";

export type * from "./types.js";

/** A language of the words. */
export type Language = keyof typeof WEAK;

/**
 * Loads and compiles the estimator. Nobody has to call it: without it, the first advice does that.
 *
 * Give it a compiled module where bytes may not be compiled: `gatepass/gatepass-strength.wasm` is one.
 *
 * @throws TypeError for a module that is none.
 */
export const init = async (module?: WebAssembly.Module): Promise<void> => {
  must(module === undefined || module instanceof WebAssembly.Module, "module", "a WebAssembly.Module");
  await load(module);
};

/**
 * The advice `weak` where an estimator expects a password to fall within some 100,000,000 guesses: `params` has the number of
 * `guesses` and the `reason`. Otherwise nothing. It is advice: whether the password is allowed is told by `check` alone.
 *
 * `userInputs` is what is known of the user, such as the name: whoever guesses tries that first.
 *
 * @throws TypeError for an unknown document, a value that is no string, or options that are none.
 * @example await advise("flexusrds.reset-root-password", "P@ssw0rd", { userInputs: ["root"] })
 */
export const advise = async (
  document: DocumentId,
  value: string,
  options: { readonly userInputs?: readonly string[] | undefined } = {},
): Promise<Violation[]> => {
  mustBeOptions(options, ["userInputs"]);
  const { userInputs = [] } = options;
  must(typeof value === "string", "value", "a string");
  must(Array.isArray(userInputs) && userInputs.every((input) => typeof input === "string"), "userInputs", "a list of strings");
  return ask(document, value, userInputs);
};

/**
 * The advice in words. It begins in the middle of a sentence whose subject is the password.
 *
 * @throws TypeError for what is no advice, or an unknown language.
 */
export const describe = ({ code, params }: Violation, language: Language = "en-us"): string => {
  must(code === "weak", "violation", "advice about a password");
  must(Object.hasOwn(WEAK, language), "language", "one of " + Object.keys(WEAK).join(", "));
  const words: Readonly<Record<string, string>> = WEAK[language];
  return words[String(params.reason)] ?? words.weak!;
};
