import * as engine from "#bindings";
import * as starting from "#instantiate";
import { call, SHORT, start } from "./engine/engine.js";
import {
  DOCUMENTS,
  FIRST_FIELDS,
  LONGEST,
  MAX_CHARACTERS,
  MAX_HOST_CHARACTERS,
  PARTS,
  UNLIMITED_HEADERS,
} from "./generated/documents.js";
import { must } from "./must.js";
import { readChecklist, readViolations } from "./records.js";
import { byteLength, cut, isPlain, write, type Longest } from "./tape.js";
import type { ChecklistItem, DocumentId, Field, FieldOf, Part, Report, Request } from "./types.js";

export type * from "./types.js";

/**
 * Compiles the engine off the critical path. Nobody has to call it: without it, the first verdict does that.
 *
 * Give it a compiled module where bytes may not be compiled, as in edge runtimes: `gatepass/gatepass.wasm` is one.
 *
 * @throws TypeError for a module that is none.
 */
export const init: (module?: WebAssembly.Module) => Promise<void> = starting.init;

/** The documents, each with its id, its source, its request line and its fields. */
export const documents = DOCUMENTS;

/**
 * The verdict on one value: whether it breaks no error rule.
 *
 * @throws TypeError for an unknown document, a field that it does not have, or a value that is no string.
 * @example isValid("taurusdb.change-user-password", "password", "Rds_1234") // true
 */
export function isValid<D extends DocumentId>(document: D, field: FieldOf<D>, value: string): boolean {
  const f = fieldNumber(documentNumber(document), field);
  const text = shortened(value, f);
  if (text.length > SHORT) return !!call(text.length, () => engine.is_valid(f, text));
  // No memory can be wanting here, and what `call` does for that case would take a tenth of the time.
  start();
  return !!engine.is_valid(f, text);
}

/**
 * Everything that is wrong with one value, or worth knowing about it.
 *
 * With the name of the user whose password it is, the report also warns of a password that repeats it.
 *
 * @throws TypeError for an unknown document, a field that it does not have, or a value that is no string.
 * @example check("taurusdb.change-user-password", "host", "10.10.10.*").violations[0].code // "asterisk_wildcard"
 */
export function check<D extends DocumentId>(
  document: D,
  field: FieldOf<D>,
  value: string,
  options?: { readonly username?: string | undefined },
): Report {
  const d = documentNumber(document);
  const f = fieldNumber(d, field);
  const text = shortened(value, f);
  const username = shortened(usernameOf(options), f, "username");
  // The space keeps half a surrogate pair on either side from making a whole one.
  const both = username + " " + text;
  return report(d, call(both.length, () => engine.check(f, byteLength(username), both)));
}

/**
 * Every error rule of a field with its state, for a form that shows them while a person types.
 *
 * @throws TypeError for an unknown document, a field that it does not have, or a value that is no string.
 * @example checklist("flexusrds.reset-root-password", "password", "Rds")[0].state // "not_yet"
 */
export function checklist<D extends DocumentId>(document: D, field: FieldOf<D>, value: string): ChecklistItem[] {
  const f = fieldNumber(documentNumber(document), field);
  const text = shortened(value, f);
  call(text.length, () => engine.checklist(f, text));
  return readChecklist();
}

/**
 * Everything that is wrong with a request. A part of which anything is given is judged whole; of the others the report says
 * that they are unchecked.
 *
 * @throws TypeError for an unknown document, a request that is no object or has other members than its three parts, and for a
 * value that cannot be read, such as one whose getter throws.
 * @example checkRequest("flexusrds.reset-root-password", { body: { db_user_pwd: "Rds_1234" } }).valid // true
 */
export function checkRequest(document: DocumentId, request: Request): Report {
  const d = documentNumber(document);
  // An engine that cannot start has nothing to do with what is read below.
  start();
  const fields: readonly string[] = DOCUMENTS[d]!.fields;
  const longest: Longest = (key) => {
    if ((UNLIMITED_HEADERS as readonly string[]).includes(key.toLowerCase())) return Infinity;
    const field = fields.indexOf(key);
    return longestOf(field < 0 ? field : FIRST_FIELDS[d]! + field);
  };
  const names = namesOf(request);
  const tapeOf = (part: Part): string => {
    const tape = write(names.includes(part) ? plain(part, request[part]) : undefined, longest);
    // A path or headers without members are not given; a body is as soon as there is one.
    return tape === "f)" && part !== "body" ? ")" : tape;
  };
  const tape = PARTS.map((part) => readable(part, () => tapeOf(part))).join("");
  return report(d, call(tape.length, () => engine.check_request(d, tape)));
}

/**
 * How many IPv4 addresses a host pattern opens, exactly, as the server compares: 256 for `10.10.10.%`, 111 for
 * `10.10.10.1%`, 2 ** 32 for `%`, and 0 for a text that is no host pattern, or longer than any list of hosts.
 *
 * @throws TypeError for a pattern that is no string.
 */
export function addressCount(pattern: string): number {
  const text = string(pattern, "pattern");
  return text.length > MAX_HOST_CHARACTERS ? 0 : call(text.length, () => engine.address_count(text));
}

const IDS = DOCUMENTS.map(({ id }) => id);

const documentNumber = (document: DocumentId): number => position(IDS, document, "document");

const fieldNumber = (document: number, field: Field): number =>
  FIRST_FIELDS[document]! + position(DOCUMENTS[document]!.fields, field, "field");

const position = (known: readonly string[], name: string, what: string): number => {
  // `indexOf` would take a tenth of the time of a verdict.
  for (let i = 0; i < known.length; i++) if (known[i] === name) return i;
  must(false, what, "one of: " + known.join(", "));
};

const string = (value: unknown, what: string): string => {
  must(typeof value === "string", what, "a string");
  return value;
};

/** The value, without what can make no difference: a long one is cut before it is copied. */
const shortened = (value: unknown, field: number, what = "value"): string => cut(string(value, what), longestOf(field));

/**
 * How many units of a field's text can make a difference: of its characters, which have two at most, one beyond the longest,
 * and 16 at its end, which is asked for a suffix. Of other members none with a limit has more characters than any.
 */
const longestOf = (field: number): number => (LONGEST[field] ?? MAX_CHARACTERS) * 2 + 18;

/** What the caller's own code gives: getters and proxies may throw anything, and it may be of a secret. */
const readable = <T>(what: string, read: () => T): T => {
  try {
    return read();
  } catch {
    throw new TypeError(`${what} cannot be read`);
  }
};

const usernameOf = (options: { readonly username?: string | undefined } = {}): unknown => {
  must(options && typeof options === "object", "options", "an object");
  const username = readable("username", () => options.username);
  return username === undefined ? "" : username;
};

/** The parts of a request that are its own members. */
const namesOf = (request: Request): readonly string[] => {
  must(readable("request", () => Object(request) === request && isPlain(request)), "request", "an object");
  const names = readable("request", () => Object.keys(request));
  names.forEach((name) => position(PARTS, name, "each member of request"));
  return names;
};

/** `Headers`, a map or a list of pairs, as an object. */
const plain = (part: Part, value: any): unknown =>
  part === "headers" && typeof value === "object" && value?.[Symbol.iterator] ? Object.fromEntries(value) : value;

/** What the engine answered, and pushed meanwhile. */
const report = (document: number, answer: number): Report => {
  const { id, revision } = DOCUMENTS[document]!;
  const result = {
    schema: "gatepass.report/1",
    document: id,
    revision,
    valid: !!(answer & 1),
    violations: readViolations(),
    unchecked: PARTS.filter((_, number) => answer & (4 << number)),
  } as const;
  return answer & 2 ? { ...result, truncated: true } : result;
};
