import { followControls } from "./controls.js";
import { liveRegion } from "./live.js";
import { judgingsOf, type FormOptions } from "./options.js";
import { presses } from "./press.js";
import { guardSubmission } from "./submission.js";

/**
 * A form that is bound.
 *
 * @example
 * const binding: FormBinding = bindForm(form, options);
 * binding.unbind();
 */
export interface FormBinding {
  /** Judges everything again, after a script has set values: that tells nobody. */
  readonly refresh: () => void;
  /** Takes everything away and puts everything back. */
  readonly unbind: () => void;
}

const bindings = new WeakMap<HTMLFormElement, FormBinding>();

/**
 * Judges the controls of a form while a person fills it in, and lets it be submitted only without errors. Warnings do not
 * block.
 *
 * Several controls of one name are rows, and may come and go; the user name of a password is the one at the same position. A
 * form that is bound already is unbound first. A button with `formnovalidate` submits without being asked.
 *
 * @throws TypeError for a form that is none, an unknown document or field, and for messages that are no language module.
 * @example
 * import { bindForm } from "gatepass/form";
 * import * as messages from "gatepass/messages/en-us";
 *
 * const form = document.querySelector("form");
 * const { unbind } = bindForm(form, {
 *   document: "otc-rds.reset-root-password",
 *   messages,
 *   fields: { password: "new_password" },
 * });
 */
export const bindForm = (form: HTMLFormElement, options: FormOptions): FormBinding => {
  const judgings = judgingsOf(form, options);
  bindings.get(form)?.unbind();

  const listening = new AbortController();
  const { signal } = listening;
  const live = liveRegion(form, options.messages.language);
  const controls = followControls(form, judgings, { live, whenReleased: presses(form.ownerDocument, signal) });
  guardSubmission(form, controls, signal);
  // The event comes before the values go.
  form.addEventListener("reset", (event) => setTimeout(() => event.defaultPrevented || controls.each(({ forget }) => forget())), { signal });

  const binding = {
    refresh: controls.follow,
    unbind: () => {
      if (signal.aborted) return;
      listening.abort();
      controls.unbind();
      live.remove();
      bindings.delete(form);
    },
  };
  bindings.set(form, binding);
  return binding;
};
