/** Binds one control: judges it as it changes, and shows what was found. */
import { attributesOf } from "./attributes.js";
import { forgetOriginal } from "./clones.js";
import { judge, type Judging, type Verdict } from "./judging.js";
import { linesOf } from "./lines.js";
import type { LiveRegion } from "./live.js";
import { plain } from "./nodes.js";
import type { WhenReleased } from "./press.js";
import { createToggle } from "./toggle.js";
import { followTyping } from "./typing.js";
import { createView } from "./view.js";

/** What a person types a value into. */
export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Where a control stands, and who is told of its verdicts. */
export interface Surroundings {
  readonly live: LiveRegion;
  readonly whenReleased: WhenReleased;
  /** The user name that belongs to a password. */
  readonly username: () => string | undefined;
  /** Whether the value may be left empty. */
  readonly isOptional: () => boolean;
  /** Takes the errors as text, empty where there are none. */
  readonly settle: (message: string) => void;
  /** Called after the person changed the value. */
  readonly changed: () => void;
}

/** A control that is bound. */
export interface Bound {
  readonly judge: () => void;
  /** Shows its errors, as after an attempt to submit. */
  readonly reveal: () => void;
  readonly isInvalid: () => boolean;
  readonly hidePassword: () => void;
  /** Starts anew, as after a reset. */
  readonly forget: () => void;
  readonly unbind: () => void;
}

export const bindControl = (control: Control, judging: Judging, surroundings: Surroundings): Bound => {
  const { live, settle, username, isOptional } = surroundings;
  const isSecret = judging.field === "password";
  const anchor = control.closest("label") ?? control;
  const listening = new AbortController();
  const { signal } = listening;
  const described = forgetOriginal(control, anchor);
  const attributes = attributesOf(control);
  const view = createView(judging, control.ownerDocument);
  /** All that the verdict and what is shown of it depend on. */
  let known: readonly unknown[] = [];
  let isRevealed = false;
  let verdict: Verdict;
  let error = "";

  const update = (): void => {
    const { value } = control;
    const isFree = !value && isOptional();
    const isHidden = isSecret && !toggle?.isShown();
    const isConcerned = isRevealed && control.willValidate;
    const situation = [value, username(), isFree, isHidden, isConcerned];
    if (situation.some((it, index) => it !== known[index])) {
      verdict = judge(judging, value, username(), isFree);
      error = errorsOf(verdict);
      view.show(verdict, { isHidden, isRevealed: isConcerned });
      known = situation;
    }
    attributes.set("aria-invalid", isConcerned && error ? "true" : null);
    settle(error);
  };
  const judgeNow = (): void => {
    if (!typing.isComposing()) update();
  };
  const reveal = (): void => {
    isRevealed = true;
    judgeNow();
  };
  const typing = followTyping(control, signal, {
    typing: live.say,
    typed: () => {
      reveal();
      surroundings.changed();
      live.say(() => spoken(judging, verdict, isSecret));
    },
  });
  const toggle =
    isSecret && control.matches("[type=password]")
      ? createToggle(control as HTMLInputElement, attributes, judging, update)
      : undefined;

  control.addEventListener("change", judgeNow, { signal });
  control.addEventListener("invalid", reveal, { signal });
  control.addEventListener("blur", () => surroundings.whenReleased(() => signal.aborted || reveal()), { signal });
  attributes.set("aria-describedby", [...described, ...view.ids].join(" "));
  if (isSecret) for (const [name, value] of OF_PASSWORDS) attributes.set(name, value);
  anchor.after(...(toggle ? [toggle.node] : []), view.node);
  judgeNow();

  return {
    judge: judgeNow,
    reveal,
    isInvalid: () => !!error && control.willValidate,
    hidePassword: () => toggle?.hide(),
    forget: () => {
      isRevealed = false;
      typing.forget();
      toggle?.hide();
      judgeNow();
    },
    unbind: () => {
      listening.abort();
      live.say();
      attributes.restore();
      toggle?.node.remove();
      view.node.remove();
    },
  };
};

/** A password that is shown is a text like any other to spelling checkers, and some of them send it away. */
const OF_PASSWORDS = [
  ["autocomplete", "new-password"],
  ["spellcheck", "false"],
  ["autocapitalize", "none"],
] as const;

const errorsOf = ({ violations, texts }: Verdict): string =>
  plain(texts.filter((_, index) => violations[index]!.severity === "error").join("\n"));

/** What is said aloud never quotes a secret: it may still stand there when the password is hidden again. */
const spoken = (judging: Judging, verdict: Verdict, isSecret: boolean): string => {
  const { about, aside, stop, fine } = judging.words;
  const lines = linesOf(judging, verdict, isSecret);
  return lines.map(({ word, text, hint }) => (word ? about(word, text) : text) + (hint && aside(hint))).join(stop) || fine;
};
