/** The rows of users: how they come and go, and how they are counted. */
import { MAX_USERS, type UserValues } from "./catalog.js";
import { copy, find, tie, write } from "./element.js";
import { control, rows } from "./filled.js";
import type { Tag } from "./language.js";
import { say, translate } from "./words.js";

/** Adds a row behind the others. */
export const addRow = (form: HTMLFormElement, tag: Tag): HTMLElement => {
  const row = copy("#user-template");
  row.querySelectorAll<HTMLElement>(".field").forEach(tie);
  translate(row, tag);
  find("[data-rows]", form).append(row);
  return row;
};

/** Makes the rows as many as there are users, and at least one, and fills them. */
export const setRows = (form: HTMLFormElement, users: readonly UserValues[], tag: Tag): void => {
  const wanted = Math.max(users.length, 1);
  while (rows(form).length < wanted) addRow(form, tag);
  rows(form).slice(wanted).forEach((row) => row.remove());
  rows(form).forEach((row, position) => {
    const { name = "", host = "", password = "" } = users[position] ?? {};
    control(row, "user-name")!.value = name;
    control(row, "user-host")!.value = host;
    control(row, "new-password")!.value = password;
  });
};

/** Removes a row; says which control is the next to go to. */
export const removeRow = (form: HTMLFormElement, row: HTMLElement): HTMLElement => {
  const position = rows(form).indexOf(row);
  row.remove();
  const left = rows(form);
  const next = left[Math.min(position, left.length - 1)]!;
  return left.length > 1 ? find("[data-remove]", next) : find("[name=user-name]", next);
};

/** Counts the rows, and lets no more be added than a request may have, and none removed where there is one. */
export const countRows = (form: HTMLFormElement, tag: Tag): void => {
  const all = rows(form);
  all.forEach((row, position) => {
    write(find("[data-user-title]", row), say(tag, "user", position + 1));
    const remove = find<HTMLButtonElement>("[data-remove]", row);
    write(remove, say(tag, "removeUser", position + 1));
    remove.hidden = all.length === 1;
  });
  const isFull = all.length >= MAX_USERS;
  write(find("#users-count", form), say(tag, isFull ? "usersFull" : "usersCount", all.length, MAX_USERS));
  find("[data-add]", form).toggleAttribute("disabled", isFull);
};
