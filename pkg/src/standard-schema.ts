/** Standard Schema (https://standardschema.dev), version 1: for whatever library takes a validator of any make. */
import * as main from "./index.js";
import type { Code, DocumentId, FieldOf, Params, Report, Request, Span, Violation } from "./types.js";

/** What a schema says of a value that is not valid: an issue of Standard Schema, and the violation behind it. */
export interface Issue {
  readonly message: string;
  /** The keys that lead to the value; none when one value is judged alone. */
  readonly path: readonly (string | number)[];
  readonly code: Code;
  readonly params: Params;
  readonly span: Span | null;
}

/** A schema of version 1 of the standard. Values are judged, and never changed. */
export interface Schema<T> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "gatepass";
    readonly validate: (value: unknown) => { readonly value: T; readonly issues?: undefined } | { readonly issues: readonly Issue[] };
    readonly types?: { readonly input: T; readonly output: T };
  };
}

/** In whose words a schema speaks, and who judges. */
export interface Options {
  /** A language: `import * as messages from "gatepass/messages/en-us"`. */
  readonly messages: { readonly describe: (violation: Violation) => string };
  /** Another make of the main entry: `import * as engine from "gatepass/js"`. */
  readonly engine?: Pick<typeof main, "check" | "checkRequest"> | undefined;
}

/**
 * The schema of one field. Errors are issues; warnings and advice are not.
 *
 * @throws TypeError, when it is used, for an unknown document or a field that it does not have.
 * @example field("flexusrds.reset-root-password", "password", { messages })
 */
export const field = <D extends DocumentId>(document: D, name: FieldOf<D>, options: Options): Schema<string> =>
  schema(options, (value, { check }) =>
    typeof value === "string" ? errors(check(document, name, value)) : [wrongType("", "string", value)],
  );

/**
 * The schema of a whole request: `{ path, headers, body }`, of which parts may be left out.
 *
 * @throws TypeError, when it is used, for an unknown document or a request with other members.
 */
export const request = (document: DocumentId, options: Options): Schema<Request> =>
  schema(options, (value, { checkRequest }) =>
    kindOf(value) === "object" ? errors(checkRequest(document, value as Request)) : [wrongType("", "object", value)],
  );

/** The schema of a request's body alone: its paths begin in the body, as those of a form's values do. */
export const body = <T = unknown>(document: DocumentId, options: Options): Schema<T> =>
  schema(options, (value, { checkRequest }) =>
    errors(checkRequest(document, { body: value ?? null })).map((violation) => ({
      ...violation,
      path: violation.path.replace("/body", ""),
    })),
  );

const schema = <T>(
  { messages, engine = main }: Options,
  judge: (value: unknown, engine: Pick<typeof main, "check" | "checkRequest">) => readonly Violation[],
): Schema<T> => ({
  "~standard": {
    version: 1,
    vendor: "gatepass",
    validate: (value) => {
      const violations = judge(value, engine);
      if (!violations.length) return { value: value as T };
      return { issues: violations.map((violation) => issue(violation, messages.describe(violation))) };
    },
  },
});

/** The errors; and where a report was cut before the first of them, whatever it has instead: it must not pass for valid. */
const errors = ({ valid, violations }: Report): readonly Violation[] => {
  const found = violations.filter(({ severity }) => severity === "error");
  return valid || found.length ? found : violations;
};

const issue = ({ code, params, span, path }: Violation, message: string): Issue => ({
  message,
  path: steps(path),
  code,
  params,
  span,
});

/** The keys of a JSON Pointer (RFC 6901); what looks like a position is one. */
const steps = (pointer: string): (string | number)[] =>
  pointer
    .split("/")
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? +step : step.replaceAll("~1", "/").replaceAll("~0", "~")));

const wrongType = (path: string, expected: string, value: unknown): Violation => ({
  severity: "error",
  code: "wrong_type",
  path,
  params: { expected, actual: kindOf(value) },
  span: null,
});

/** The value's type in the terms of JSON. */
const kindOf = (value: unknown): string => {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return ["string", "number", "boolean", "object"].includes(typeof value) ? typeof value : "other";
};
