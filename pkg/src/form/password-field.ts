/** What is inside `<gatepass-password>`: a label and an input, bound like those of a form. */
import type { DocumentId } from "../types.js";
import { bindControl, type Bound } from "./control.js";
import type { Engine, Messages } from "./judging.js";
import { liveRegion } from "./live.js";
import { create } from "./nodes.js";
import { presses } from "./press.js";
import { wordsOf } from "./words.js";

export interface PasswordField {
  readonly internals: ElementInternals;
  readonly input: HTMLInputElement;
  username: string;
  /** The language module that the page has given to this element. */
  messages: Messages | undefined;
  /** Binds the input anew, as the attributes of the element say. */
  readonly bind: (messages: Messages) => void;
  readonly unbind: () => void;
  /** Takes over the value, the label, and whether it is required. */
  readonly refresh: () => void;
  readonly reveal: () => void;
  readonly reset: () => void;
}

export const createPasswordField = (host: HTMLElement, sheet: CSSStyleSheet, engine: Engine): PasswordField => {
  const internals = host.attachInternals();
  const root = host.attachShadow({ mode: "open", delegatesFocus: true });
  const label = create(host.ownerDocument, "label", "label");
  const input = create(host.ownerDocument, "input", "input");
  let bound: Bound | undefined;
  let leave = (): void => {};

  const settle = (message: string): void => {
    // Without a state, so that the browser keeps no password in the history of the session.
    internals.setFormValue(input.value, null);
    internals.setValidity(message ? { customError: true, valueMissing: !input.value } : {}, message, input);
  };
  /** A label outside of the shadow root does not name what is inside. */
  const takeName = (): void => {
    const text = host.getAttribute("label") ?? "";
    const outside = Array.from(internals.labels, (it) => it.textContent!.trim()).join(" ");
    label.textContent = text;
    label.hidden = !text;
    input.ariaLabel = text ? null : outside || host.ariaLabel;
  };

  const field: PasswordField = {
    internals,
    input,
    username: "",
    messages: undefined,
    bind: (messages) => {
      field.unbind();
      const document = host.getAttribute("document") as DocumentId;
      // Throws for a document that is unknown, before anything is there.
      engine.checklist(document, "password", "");
      const listening = new AbortController();
      const live = liveRegion(root, messages.language);
      const judging = { engine, document, field: "password", messages, words: wordsOf(messages.language) } as const;
      const binding = bindControl(input, judging, {
        live,
        whenReleased: presses(host.ownerDocument, listening.signal),
        username: () => field.username,
        isOptional: () => !host.hasAttribute("required"),
        settle,
        changed: () => {},
      });
      bound = binding;
      leave = () => {
        listening.abort();
        binding.unbind();
        live.remove();
      };
      field.refresh();
    },
    unbind: () => {
      leave();
      bound = undefined;
      leave = () => {};
    },
    refresh: () => {
      takeName();
      input.required = host.hasAttribute("required");
      if (bound) bound.judge();
      else settle("");
    },
    reveal: () => bound?.reveal(),
    reset: () => {
      input.value = "";
      bound?.forget();
    },
  };

  root.adoptedStyleSheets = [sheet];
  root.append(label, input);
  label.htmlFor = input.id;
  input.type = "password";
  input.addEventListener("keydown", (event) => event.key === "Enter" && !event.isComposing && submit(internals.form));
  // Unlike the event `input`, this one stays within the shadow root.
  input.addEventListener("change", () => host.dispatchEvent(new Event("change", { bubbles: true })));
  host.addEventListener("focus", takeName);
  host.addEventListener("invalid", field.reveal);
  return field;
};

/** As Enter in an input does it, which is not passed on from a shadow root to the form. */
const submit = (form: HTMLFormElement | null): void => {
  const button = [...(form?.elements ?? [])].find((it) => (it as HTMLButtonElement).type === "submit");
  if (button) (button as HTMLButtonElement).click();
  else form?.requestSubmit();
};
