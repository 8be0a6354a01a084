/** Small helpers around the elements of the page. */

/** An element of the page that is always there. */
export const find = <T extends Element = HTMLElement>(selector: string, root: ParentNode = document): T => {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
};

/** A new element with this class and these children. */
export const make = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = "",
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
};

/** A copy of what a template holds. */
export const copy = <T extends HTMLElement = HTMLElement>(template: string): T => {
  const { content } = find<HTMLTemplateElement>(template);
  return content.firstElementChild!.cloneNode(true) as T;
};

let ids = 0;

/** Gives a control an id of its own, and ties its label to it. */
export const tie = (field: HTMLElement): void => {
  const control = find("input, select", field);
  control.id = `control-${++ids}`;
  find<HTMLLabelElement>("label", field).htmlFor = control.id;
};

/** Writes a text where it differs: whoever observes the form is not told of what did not change. */
export const write = (element: Element, text: string): void => {
  if (element.textContent !== text) element.textContent = text;
};

const shown = new WeakMap<Element, string>();

/** Whether an element shows something else than these values when this was asked last: what is made of the same is the same. */
export const isNews = (element: Element, ...values: readonly unknown[]): boolean => {
  const now = JSON.stringify(values);
  if (shown.get(element) === now) return false;
  shown.set(element, now);
  return true;
};

/**
 * Puts these children into an element, and touches only what is not there yet: the rest is not laid out again. Nobody may
 * listen to what is put, for it may be dropped in favour of what is there.
 */
export const put = (parent: Element, ...children: readonly (Node | string)[]): void => {
  const wanted = children.map((child) => (typeof child === "string" ? new Text(child) : child));
  const present = [...parent.childNodes];
  let end: Node | null = null;
  for (; present[0]?.isEqualNode(wanted[0] ?? null); wanted.shift()) present.shift();
  for (; present.at(-1)?.isEqualNode(wanted.at(-1) ?? null); wanted.pop()) end = present.pop()!;
  if (present.length === wanted.length) return present.forEach((node, position) => exchange(node, wanted[position]!));
  present.forEach((node) => node.remove());
  wanted.forEach((node) => parent.insertBefore(node, end));
};

const exchange = (present: ChildNode, wanted: Node): void => {
  const isShell = present instanceof Element && present.cloneNode().isEqualNode(wanted.cloneNode());
  if (isShell) put(present, ...wanted.childNodes);
  else present.replaceWith(wanted);
};

/** Says something to those who do not see it. */
export const announce = (text: string): void => {
  find("#announcer").textContent = text;
};
