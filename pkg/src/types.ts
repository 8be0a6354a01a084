import type { CODES, DOCUMENTS, PARTS, SEVERITIES, STATES } from "./generated/documents.js";

/** The id of a document, such as `"taurusdb.change-user-password"`. */
export type DocumentId = (typeof DOCUMENTS)[number]["id"];

/** A field of a document, by the name that every front end gives it: `"password"`, also where the body says `db_user_pwd`. */
export type FieldOf<D extends DocumentId> = Extract<(typeof DOCUMENTS)[number], { readonly id: D }>["fields"][number];

/** A field of any document. */
export type Field = FieldOf<DocumentId>;

/** The stable code of a rule, such as `"too_few_classes"`. */
export type Code = (typeof CODES)[number];

/** What a violation means: only an error forbids the request. */
export type Severity = (typeof SEVERITIES)[number];

/** A part of a request. */
export type Part = (typeof PARTS)[number];

/** How a value stands to one rule: `"not_yet"` can still be met by typing on, `"unmet"` cannot. */
export type State = (typeof STATES)[number];

/** What a rule has to say beyond its code: limits, counts and kinds, and never a character of a secret. */
export type Params = { readonly [name: string]: null | number | string | readonly string[] };

/** Where in the value, as `value.slice(start, end)` counts. */
export interface Span {
  readonly utf16: readonly [start: number, end: number];
}

/** One rule that is not met. */
export interface Violation {
  readonly severity: Severity;
  readonly code: Code;
  /** A JSON Pointer into `{ path, headers, body }`; empty when one value was judged alone. */
  readonly path: string;
  readonly params: Params;
  readonly span: Span | null;
}

/** All violations of one value or one request: the object of `docs/report.md`, without messages. */
export interface Report {
  readonly schema: "gatepass.report/1";
  readonly document: DocumentId;
  /** The date of the document, `YYYY-MM-DD`, where it states one. */
  readonly revision: string | null;
  /** Whether no violation is an error. */
  readonly valid: boolean;
  readonly violations: readonly Violation[];
  /** The parts of which nothing was given, though the document describes them. */
  readonly unchecked: readonly Part[];
  /** There, and true, only when there were more violations than a report lists. */
  readonly truncated?: true;
}

/** One rule of a field, and how a value stands to it. */
export interface ChecklistItem {
  readonly code: Code;
  readonly state: State;
  readonly params: Params;
}

/** A request as it would be sent. Parts that are left out, or undefined, are not judged. */
export interface Request {
  /** The parameters of the URL's path. */
  readonly path?: object | undefined;
  /** The headers: an object, or anything that yields names and values, such as `Headers`. Case does not matter. */
  readonly headers?: object | undefined;
  /** The body, as it would be given to `JSON.stringify`: any value at all. */
  readonly body?: unknown;
}
