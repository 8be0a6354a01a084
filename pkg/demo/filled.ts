/** What stands in a form, as a person typed it. */
import type { Entry, UserValues } from "./catalog.js";

/** The values of a form; an identifier or a header that is empty is not given. */
export interface Filled {
  readonly project_id: string;
  readonly instance_id: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** There, where the document is about users. */
  readonly users: readonly UserValues[] | undefined;
  readonly password: string;
}

/** The names of the controls for identifiers. They are not the fields' own: what may be left empty is not for `gatepass/form`. */
export const IDENTIFIERS = { project_id: "project-id", instance_id: "instance-id" } as const;

/** The control of that name; `undefined` where the document has none. */
export const control = (root: ParentNode, name: string): HTMLInputElement | HTMLSelectElement | undefined =>
  root.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`) ?? undefined;

const value = (root: ParentNode, name: string): string => control(root, name)?.value ?? "";

/** The rows of users. */
export const rows = (form: HTMLFormElement): HTMLElement[] => [...form.querySelectorAll<HTMLElement>(".user")];

/** Reads a form. */
export const read = (form: HTMLFormElement, entry: Entry): Filled => ({
  project_id: value(form, IDENTIFIERS.project_id),
  instance_id: value(form, IDENTIFIERS.instance_id),
  headers: entry.headers.map(({ name }) => [name, value(form, name)] as const).filter(([, text]) => text),
  users: entry.password ? undefined : rows(form).map(user),
  password: entry.password ? value(form, "new-password") : "",
});

const user = (row: HTMLElement): UserValues => ({
  name: value(row, "user-name"),
  host: value(row, "user-host"),
  password: value(row, "new-password"),
});

/** Whether nobody has typed anything yet. */
export const isPristine = ({ project_id, instance_id, headers, users, password }: Filled): boolean =>
  !(project_id || instance_id || headers.length || password || users?.some((user) => user.name || user.host || user.password));
