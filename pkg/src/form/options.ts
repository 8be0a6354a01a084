/** What a form is bound with, and whether that is sound. */
import * as wasm from "../index.js";
import type { DocumentId, Field } from "../types.js";
import { assertTools, type Engine, type Judging, type Messages } from "./judging.js";
import { wordsOf } from "./words.js";

/**
 * How a form is judged.
 *
 * @example
 * const options: FormOptions = { document: "taurusdb.change-user-password", messages, fields: { name: "user" } };
 */
export interface FormOptions {
  /** The document that says what is allowed. */
  readonly document: DocumentId;
  /** A language module, such as `gatepass/messages/en-us`. */
  readonly messages: Messages;
  /** The `name` attribute of each field's controls, where it is not the field's own name. */
  readonly fields?: Readonly<Partial<Record<Field, string>>> | undefined;
  /** What judges; `gatepass` unless something else is given. */
  readonly engine?: Engine | undefined;
}

/**
 * By the name of a control, what judges it.
 *
 * @throws TypeError for everything that cannot be used.
 */
export const judgingsOf = (form: HTMLFormElement, options: FormOptions): Map<string, Judging> => {
  // A form of another frame is an instance of another class.
  if (Object.prototype.toString.call(form) !== "[object HTMLFormElement]") throw new TypeError("form must be a <form>");
  const { document, messages, fields = {}, engine = wasm } = options ?? {};
  assertTools(messages, engine);
  const known: readonly Field[] | undefined = wasm.documents.find(({ id }) => id === document)?.fields;
  if (!known) throw oneOf("document", wasm.documents.map(({ id }) => id));
  if (Object.keys(fields).some((field) => !known.includes(field as Field))) throw oneOf("each member of fields", known);
  // Where the engine cannot run, it says so before anything is there.
  engine.checklist(document, "password", "");
  const words = wordsOf(messages.language);
  return new Map(
    known.map((field) => {
      const name = fields[field] ?? field;
      if (typeof name !== "string" || !name) throw new TypeError("each member of fields must be the name of a control");
      return [name, { engine, document, field, messages, words }];
    }),
  );
};

const oneOf = (what: string, known: readonly string[]): TypeError =>
  new TypeError(`${what} must be one of: ${known.join(", ")}`);
