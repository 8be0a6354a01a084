/** Lets a form go only without errors. */
import type { Control } from "./control.js";
import type { Controls } from "./controls.js";

export const guardSubmission = (form: HTMLFormElement, controls: Controls, signal: AbortSignal): void => {
  // The browser asks the controls before it tells the form; a script may have set a value since they were judged.
  form.addEventListener("click", () => controls.each(({ judge }) => judge()), { capture: true, signal });
  // Only a form with `novalidate` comes so far with errors: the browser has stopped the others.
  const submit = (event: SubmitEvent): void => {
    if ((event.submitter as HTMLButtonElement | null)?.formNoValidate) return;
    controls.follow();
    const wrong = ([...form.elements] as Control[]).find((control) => isInvalid(control, controls));
    if (!wrong) return controls.each(({ hidePassword }) => hidePassword());
    event.preventDefault();
    // Whoever sends the form by script must not hear of it either, as with the browser's own validation.
    event.stopImmediatePropagation();
    controls.each(({ reveal }) => reveal());
    wrong.focus();
  };
  form.addEventListener("submit", submit, { capture: true, signal });
};

const isInvalid = (control: Control, controls: Controls): boolean =>
  controls.get(control)?.isInvalid() ?? (control.matches("gatepass-password") && !control.checkValidity());
