/**
 * Waits until no button of the mouse is down. What appears while one is moves the page under the pointer, and the click that
 * was meant for the submit button is lost.
 */
export type WhenReleased = (run: () => void) => void;

export const presses = (page: Document, signal: AbortSignal): WhenReleased => {
  let isDown = false;
  let waiting: (() => void)[] = [];
  const flush = (): void => {
    if (isDown || signal.aborted) return;
    const all = waiting;
    waiting = [];
    all.forEach((run) => run());
  };
  const listen = (type: string, down: boolean): void =>
    page.addEventListener(
      type,
      () => {
        isDown = down;
        // The click comes after the release.
        if (!down) setTimeout(flush);
      },
      { capture: true, signal },
    );
  listen("pointerdown", true);
  listen("pointerup", false);
  listen("pointercancel", false);
  return (run) => {
    waiting.push(run);
    setTimeout(flush);
  };
};
