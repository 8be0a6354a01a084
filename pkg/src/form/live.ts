/** The live region: says what is wrong once the typing pauses. */
import { create, plain, write } from "./nodes.js";

/** How long a person types nothing before they are told something, in milliseconds. */
const PAUSE = 600;

export interface LiveRegion {
  /** Says a text after a pause; each call starts the pause anew. Without a text, nothing is said. */
  readonly say: (text?: () => string) => void;
  readonly remove: () => void;
}

export const liveRegion = (parent: HTMLElement | ShadowRoot, language: string): LiveRegion => {
  const node = create(parent.ownerDocument, "div", "status");
  node.setAttribute("role", "status");
  node.setAttribute("aria-live", "polite");
  node.lang = language;
  parent.append(node);
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    say: (text) => {
      clearTimeout(timer);
      if (text) timer = setTimeout(() => write(node, plain(text())), PAUSE);
    },
    remove: () => {
      clearTimeout(timer);
      node.remove();
    },
  };
};
