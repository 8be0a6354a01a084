/** What is wrong with the identifiers and headers, beside their controls. Fields of the body are bound by `gatepass/form`. */
import type { Report, Violation } from "gatepass";
import { find, isNews, make, put } from "./element.js";
import { MESSAGES, type Tag } from "./language.js";
import { rich, sentence } from "./rich.js";
import { say } from "./words.js";

/** Shows the report's violations of the path and the headers, and which of the two is not checked. */
export const showProblems = (form: HTMLFormElement, { violations, unchecked }: Report, tag: Tag): void => {
  const outside = violations.filter(({ path }) => !path.startsWith("/body"));
  if (!isNews(form, tag, outside, unchecked)) return;
  for (const part of ["path", "headers"] as const) {
    form.querySelector(`[data-section=${part}] [data-unchecked]`)?.toggleAttribute("hidden", !unchecked.includes(part));
    for (const field of form.querySelectorAll<HTMLElement>(`[data-section=${part}] .field`)) {
      const control = find<HTMLInputElement>("input, select", field);
      const member = control.name.replace(/^(project|instance)-id$/, "$1_id");
      const own = outside.filter(({ path }) => path === `/${part}/${member}`);
      show(field, control, own, tag);
    }
  }
};

const show = (field: HTMLElement, control: HTMLElement, own: readonly Violation[], tag: Tag): void => {
  const problem = find(".problem", field);
  const isWrong = own.some(({ severity }) => severity === "error");
  problem.id = `${control.id}-problem`;
  problem.className = `problem ${own[0]?.severity ?? ""}`;
  problem.hidden = !own.length;
  put(problem, ...lines(own, tag));
  control.setAttribute("aria-describedby", problem.id);
  if (isWrong) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
};

const lines = (own: readonly Violation[], tag: Tag): Node[] =>
  own.map((violation) => {
    const { describe, severity } = MESSAGES[tag];
    const word = make("strong", "", say(tag, "subject", severity(violation.severity)));
    return make("span", violation.severity, word, ...rich(sentence(describe(violation), tag)));
  });
