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
  let waiting: (() => string) | undefined;
  let due: number;
  // To set a timer takes longer than most of what is done at a key press: the one that runs is set again only when it ends.
  const wait = (): void => {
    const left = due - performance.now();
    timer = waiting && left > 0 ? setTimeout(wait, left) : undefined;
    if (!timer && waiting) write(node, plain(waiting()));
  };
  return {
    say: (text) => {
      waiting = text;
      due = performance.now() + PAUSE;
      if (!timer) wait();
    },
    remove: () => {
      clearTimeout(timer);
      node.remove();
    },
  };
};
