/** The request that a form stands for: as it is judged, as it is sent, and as it is shown. */
import type { Request } from "gatepass";
import type { Entry } from "./catalog.js";
import type { Filled } from "./filled.js";

/** What is shown for a secret, however long it is. */
const MASK = "••••••";

const SECRET_HEADER = "X-Auth-Token";

const itself = (secret: string): string => secret;

const mask = (secret: string): string => secret && MASK;

const body = (entry: Entry, filled: Filled, secret: (text: string) => string): object =>
  filled.users
    ? { users: filled.users.map(({ name, host, password }) => ({ name, host, password: secret(password) })) }
    : { [entry.password!]: secret(filled.password) };

/** The request, for `checkRequest`: parts of which nothing is given are left out. */
export const judged = (entry: Entry, filled: Filled): Request => {
  const { project_id, instance_id, headers } = filled;
  const identifiers = Object.entries({ project_id, instance_id }).filter(([, value]) => value);
  return {
    ...(identifiers.length && { path: Object.fromEntries(identifiers) }),
    ...(headers.length && { headers: Object.fromEntries(headers) }),
    body: body(entry, filled, itself),
  };
};

/** The headers beside those that the document describes: the body is JSON, unless the form itself says what it is. */
const implied = (entry: Entry): [string, string][] =>
  entry.headers.some(({ name }) => name === "Content-Type") ? [] : [["Content-Type", "application/json"]];

/** The headers and the body, as they are sent. */
export const sent = (entry: Entry, filled: Filled): { headers: [string, string][]; body: Blob } => ({
  headers: [...filled.headers.map(([name, value]): [string, string] => [name, value]), ...implied(entry)],
  // Of a text the browser would say what type it has, also where the form says nothing.
  body: new Blob([JSON.stringify(body(entry, filled, itself))]),
});

/** The headers and the body as text, without the secrets. */
export const shown = (entry: Entry, filled: Filled): string => {
  const headers = [...filled.headers, ...implied(entry)].map(
    ([name, value]) => `${name}: ${name === SECRET_HEADER ? mask(value) : value}\n`,
  );
  return `${headers.join("")}\n${JSON.stringify(body(entry, filled, mask), null, 2)}`;
};
