/** Follows what a person types, and is silent in the middle of a composition. */
export interface Typing {
  readonly isComposing: () => boolean;
  readonly forget: () => void;
}

/** Calls `typing` at every key, and `typed` when there is something to judge. */
export const followTyping = (
  control: HTMLElement,
  signal: AbortSignal,
  { typing, typed }: { readonly typing: () => void; readonly typed: () => void },
): Typing => {
  let isComposing = false;
  const follow = (event: Event): void => {
    // Browsers do not agree on which comes last: the end of the composition, or its last input.
    isComposing = event.type === "compositionstart" || (event.type === "input" && !!(event as InputEvent).isComposing);
    typing();
    if (!isComposing) typed();
  };
  for (const type of ["compositionstart", "input", "compositionend"]) control.addEventListener(type, follow, { signal });
  return {
    isComposing: () => isComposing,
    forget: () => (isComposing = false),
  };
};
