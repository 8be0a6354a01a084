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
  let isWaiting = false;
  let waiting: (() => string) | undefined;
  let due: number;
  // To set a timer at every key takes longer than to let one run and set it again when it ends too early.
  const wait = (): void => {
    const left = due - performance.now();
    isWaiting = left > 0;
    if (isWaiting) setTimeout(wait, left);
    else if (waiting) write(node, plain(waiting()));
  };
  return {
    say: (text) => {
      waiting = text;
      due = performance.now() + PAUSE;
      if (!isWaiting) wait();
    },
    remove: () => node.remove(),
  };
};
