/** The form of a document, built from the page's templates, and how examples get into it. */
import type { Entry, Header, Values } from "./catalog.js";
import { copy, find, make, tie } from "./element.js";
import { IDENTIFIERS } from "./filled.js";
import type { Tag } from "./language.js";
import { addRow, setRows } from "./rows.js";

/** A new form, empty. */
export const buildForm = (entry: Entry, tag: Tag): HTMLFormElement => {
  const form = copy<HTMLFormElement>("#form-template");
  fields(form, "path").append(text("project_id"), text("instance_id"));
  fields(form, "headers").append(...entry.headers.map(header));
  if (!entry.headers.length) section(form, "headers").remove();
  if (entry.password) {
    section(form, "users").remove();
    form.querySelectorAll("[data-only=users]").forEach((element) => element.remove());
    tie(find(".field", section(form, "password")));
  } else {
    section(form, "password").remove();
    addRow(form, tag);
  }
  return form;
};

/** Empties a form, and fills it with these values, of which nobody is told. */
export const fillForm = (form: HTMLFormElement, { controls = {}, users = [] }: Values, tag: Tag): void => {
  for (const element of form.elements) {
    if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement) element.value = controls[element.name] ?? "";
  }
  if (form.querySelector("[data-rows]")) setRows(form, users, tag);
};

const section = (form: HTMLElement, name: string): HTMLElement => find(`[data-section=${name}]`, form);

const fields = (form: HTMLElement, name: string): HTMLElement => find("[data-fields]", section(form, name));

const text = (name: keyof typeof IDENTIFIERS): HTMLElement => {
  const field = copy("#text-template");
  find<HTMLInputElement>("input", field).name = IDENTIFIERS[name];
  find("label", field).dataset["words"] = name;
  tie(field);
  return field;
};

const header = ({ name, options }: Header): HTMLElement => {
  const field = copy(options ? "#choice-template" : "#text-template");
  const input = find<HTMLInputElement | HTMLSelectElement>("input, select", field);
  input.name = name;
  if (input instanceof HTMLInputElement) input.type = "password";
  const label = find("label", field);
  label.textContent = name;
  label.translate = false;
  if (options) input.append(unset(), ...options.map(option));
  tie(field);
  return field;
};

const option = (value: string): HTMLOptionElement => {
  const option = make("option", "", value);
  option.value = value;
  return option;
};

const unset = (): HTMLOptionElement => {
  const empty = option("");
  empty.dataset["words"] = "notSent";
  return empty;
};
