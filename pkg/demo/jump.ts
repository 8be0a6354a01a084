/** The way from a violation to its control. */
import { control, IDENTIFIERS, rows } from "./filled.js";

/** By the name of a member, that of the control; a header's is its own. */
const NAMES: Readonly<Record<string, string>> = {
  ...IDENTIFIERS,
  name: "user-name",
  host: "user-host",
  password: "new-password",
  db_user_pwd: "new-password",
};

/** Goes to the control that a path of the report is about: of a user as a whole, to the name. */
export const jump = (form: HTMLFormElement, path: string): void => {
  const [, , member = "", user, ofUser = "name"] = path.split("/");
  const row = user === undefined ? undefined : rows(form)[Number(user)];
  const name = row ? ofUser : member;
  control(row ?? form, NAMES[name] ?? name)?.focus();
};
