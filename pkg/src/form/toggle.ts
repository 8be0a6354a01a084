/** The button that shows and hides a password. */
import type { Attributes } from "./attributes.js";
import type { Judging } from "./judging.js";
import { create, write } from "./nodes.js";

export interface Toggle {
  readonly node: HTMLButtonElement;
  /** Whether the person chose to see the password. */
  readonly isShown: () => boolean;
  readonly hide: () => void;
}

export const createToggle = (
  control: HTMLInputElement,
  attributes: Attributes,
  { words, messages }: Judging,
  changed: () => void,
): Toggle => {
  const node = create(control.ownerDocument, "button", "toggle", words.show);
  const isShown = (): boolean => control.type === "text";
  const set = (type: "text" | "password"): void => {
    attributes.set("type", type);
    write(node, isShown() ? words.hide : words.show);
    changed();
  };
  node.type = "button";
  node.lang = messages.language;
  node.addEventListener("click", () => set(isShown() ? "password" : "text"));
  return { node, isShown, hide: () => isShown() && set("password") };
};
