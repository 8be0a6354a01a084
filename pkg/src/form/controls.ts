/** The controls of a form, as they come and go. */
import { bindControl, type Bound, type Control, type Surroundings } from "./control.js";
import type { Judging } from "./judging.js";
import { pairsOf, type Pairs } from "./pairs.js";

export interface Controls {
  /** Binds what came, unbinds what went, and judges everything. */
  readonly follow: () => void;
  readonly each: (act: (bound: Bound) => void) => void;
  readonly get: (control: Element) => Bound | undefined;
  readonly unbind: () => void;
}

/** What takes a value that a person can see and correct. */
const BINDABLE =
  "textarea, select, input:not([type=hidden], [type=checkbox], [type=radio], [type=file], [type=submit], [type=reset], [type=button], [type=image])";

export const followControls = (
  form: HTMLFormElement,
  judgings: ReadonlyMap<string, Judging>,
  surroundings: Pick<Surroundings, "live" | "whenReleased">,
): Controls => {
  const bound = new Map<Element | undefined, Bound & { readonly judging: Judging }>();
  let pairs: Pairs;

  const bind = (control: Control, judging: Judging): void => {
    const custom = control.validity.customError ? control.validationMessage : "";
    const binding = bindControl(control, judging, {
      ...surroundings,
      username: () => (judging.field === "password" ? pairs.get(control)?.value : undefined),
      isOptional: () => false,
      settle: (message) => control.setCustomValidity(message),
      changed: () => judging.field === "name" && bound.get(pairs.get(control))?.judge(),
    });
    const unbind = (): void => {
      bound.delete(control);
      binding.unbind();
      control.setCustomValidity(custom);
    };
    bound.set(control, { ...binding, unbind, judging });
  };
  const each = (act: (bound: Bound) => void): void => bound.forEach((it) => act(it));
  const follow = (): void => {
    const elements = ([...form.elements] as Control[]).filter(({ name }) => judgings.has(name));
    const wanted = new Map(elements.map((control) => [control, control.matches(BINDABLE) && judgings.get(control.name)]));
    pairs = pairsOf(elements, judgings);
    bound.forEach(({ judging, unbind }, control) => wanted.get(control as Control) === judging || unbind());
    wanted.forEach((judging, control) => judging && !bound.has(control) && bind(control, judging));
    each(({ judge }) => judge());
  };

  const observer = new MutationObserver((records) => {
    if (records.some(isOfControls)) follow();
  });
  follow();
  observer.observe(form, { childList: true, subtree: true, attributeFilter: ["name", "disabled", "readonly", "form"] });
  return {
    follow,
    each,
    get: (control) => bound.get(control),
    unbind: () => {
      observer.disconnect();
      each(({ unbind }) => unbind());
    },
  };
};

/** Whether controls came or went, or changed. Nothing that the form shows has a name. */
const isOfControls = ({ type, addedNodes, removedNodes }: MutationRecord): boolean =>
  type === "attributes" || [...addedNodes, ...removedNodes].some((node) => isNamed(node as Element));

/** A text has neither method. */
const isNamed = (node: Element): boolean => node.matches?.("[name]") || !!node.querySelector?.("[name]");
