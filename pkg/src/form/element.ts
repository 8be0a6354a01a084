import * as wasm from "../index.js";
import css from "./form.css" with { type: "text" };
import { assertTools, type Engine, type Messages } from "./judging.js";
import { createPasswordField, type PasswordField } from "./password-field.js";

/**
 * The element `<gatepass-password>`: a password field that takes part in its form like an `<input>`.
 *
 * Attributes: `document`, `name`, `required`, `disabled`, `label`, and `language`, which chooses among the language modules
 * that it was defined with. Parts: `label`, `input`, `toggle`, `messages`, `checklist` and what is in them.
 *
 * @example
 * const password: GatepassPasswordElement = document.querySelector("gatepass-password")!;
 * password.username = "root";
 */
export interface GatepassPasswordElement extends HTMLElement {
  value: string;
  /** The name of the user whose password it is. */
  username: string;
  /** The language module in use; another one may be given. */
  messages: Messages;
  name: string;
  disabled: boolean;
  required: boolean;
  readonly type: string;
  readonly form: HTMLFormElement | null;
  readonly labels: NodeList;
  readonly validity: ValidityState;
  readonly validationMessage: string;
  readonly willValidate: boolean;
  checkValidity(): boolean;
  reportValidity(): boolean;
}

declare global {
  interface HTMLElementTagNameMap {
    "gatepass-password": GatepassPasswordElement;
  }
}

const TAG = "gatepass-password";

/** What is inside each element: out of reach for the page, as private members are, which older targets cannot have. */
const fields = new WeakMap<HTMLElement, PasswordField>();

/**
 * Defines `<gatepass-password>`. Nothing happens when it is defined already.
 *
 * Of several languages, the attribute `language` names the one to use; the first is used without it. Without `required`, the
 * element may be left empty.
 *
 * @throws TypeError for messages that are no language module. An element whose `document` is unknown throws when it is
 * connected.
 * @example
 * import { defineGatepassPassword } from "gatepass/form";
 * import * as english from "gatepass/messages/en-us";
 * import * as chinese from "gatepass/messages/zh-cn";
 *
 * defineGatepassPassword([english, chinese]);
 * // <gatepass-password document="otc-rds.reset-root-password" name="password" label="New password" required>
 */
export const defineGatepassPassword = (
  messages: Messages | readonly Messages[],
  { engine = wasm }: { readonly engine?: Engine | undefined } = {},
): void => {
  const languages = [messages].flat() as Messages[];
  assertTools(languages[0]!, engine);
  languages.forEach((it) => assertTools(it, engine));
  if (!customElements.get(TAG)) customElements.define(TAG, elementClass(languages, engine));
};

/** The class stands in a function because there is no `HTMLElement` where pages are rendered on a server. */
const elementClass = (languages: readonly Messages[], engine: Engine): CustomElementConstructor => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);

  return class extends HTMLElement implements GatepassPasswordElement {
    static get formAssociated(): boolean {
      return true;
    }
    static get observedAttributes(): string[] {
      return ["document", "language", "label", "required"];
    }

    constructor() {
      super();
      fields.set(this, createPasswordField(this, sheet, engine));
    }

    connectedCallback(): void {
      takeEarlyProperties(this);
      fields.get(this)!.bind(this.messages);
    }
    disconnectedCallback(): void {
      fields.get(this)!.unbind();
    }
    attributeChangedCallback(name: string): void {
      if (!this.isConnected) return;
      if (name === "label" || name === "required") fields.get(this)!.refresh();
      else fields.get(this)!.bind(this.messages);
    }
    formDisabledCallback(isDisabled: boolean): void {
      fields.get(this)!.input.disabled = isDisabled;
      fields.get(this)!.refresh();
    }
    formResetCallback(): void {
      fields.get(this)!.reset();
    }
    formStateRestoreCallback(state: unknown): void {
      if (typeof state === "string") this.value = state;
    }

    get value(): string {
      return fields.get(this)!.input.value;
    }
    set value(value) {
      fields.get(this)!.input.value = value;
      fields.get(this)!.refresh();
    }
    get username(): string {
      return fields.get(this)!.username;
    }
    set username(name) {
      fields.get(this)!.username = `${name ?? ""}`;
      fields.get(this)!.refresh();
    }
    get messages(): Messages {
      const language = this.getAttribute("language");
      return fields.get(this)!.messages ?? languages.find((it) => it.language === language) ?? languages[0]!;
    }
    set messages(messages) {
      assertTools(messages, engine);
      fields.get(this)!.messages = messages;
      if (this.isConnected) fields.get(this)!.bind(messages);
    }
    get name(): string {
      return this.getAttribute("name") ?? "";
    }
    set name(name) {
      this.setAttribute("name", name);
    }
    get required(): boolean {
      return this.hasAttribute("required");
    }
    set required(isRequired) {
      this.toggleAttribute("required", isRequired);
    }
    get disabled(): boolean {
      return this.hasAttribute("disabled");
    }
    set disabled(isDisabled) {
      this.toggleAttribute("disabled", isDisabled);
    }
    get type(): string {
      return "password";
    }
    get form(): HTMLFormElement | null {
      return fields.get(this)!.internals.form;
    }
    get labels(): NodeList {
      return fields.get(this)!.internals.labels;
    }
    get validity(): ValidityState {
      return fields.get(this)!.internals.validity;
    }
    get validationMessage(): string {
      return fields.get(this)!.internals.validationMessage;
    }
    get willValidate(): boolean {
      return fields.get(this)!.internals.willValidate;
    }
    checkValidity(): boolean {
      return fields.get(this)!.internals.checkValidity();
    }
    reportValidity(): boolean {
      return fields.get(this)!.internals.reportValidity();
    }
  };
};

/** Properties that were set before the element was defined hide those of its class. */
const takeEarlyProperties = (element: GatepassPasswordElement): void => {
  for (const name of ["messages", "username", "value"] as const) {
    if (!Object.prototype.hasOwnProperty.call(element, name)) continue;
    const value = element[name];
    delete (element as Partial<GatepassPasswordElement>)[name];
    Object.assign(element, { [name]: value });
  }
};
