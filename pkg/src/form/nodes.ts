/** Nodes that are ours: known by an attribute, styled by a class or a part. */

/** What stands in every node that the form adds. */
export const OURS = "data-gatepass";

/** What the ids of such nodes begin with. */
export const PREFIX = "gatepass-";

let count = 0;

/** An element with a text, and a class and a part of one name. */
export const inline = <T extends keyof HTMLElementTagNameMap>(
  page: Document,
  tag: T,
  name: string,
  text = "",
): HTMLElementTagNameMap[T] => {
  const node = page.createElement(tag);
  node.className = PREFIX + name;
  node.setAttribute("part", name);
  write(node, text);
  return node;
};

/** The same, known as ours, with an id that the page does not have. */
export const create: typeof inline = (page, tag, name, text) => {
  const node = inline(page, tag, name, text);
  do node.id = `${PREFIX}${name}-${++count}`;
  while (page.getElementById(node.id));
  node.setAttribute(OURS, "");
  return node;
};

/** What stands between backticks; a backtick may be all of it. */
const CODE = /`(.+?)`/g;

/** A text with what stands between backticks as code. */
export const rich = (page: Document, text: string): (Node | string)[] =>
  text.split(CODE).map((part, index) => (index % 2 ? inline(page, "code", "code", part) : part));

/** The same for where there is nothing but text. */
export const plain = (text: string): string => text.replace(CODE, "$1");

/** Writes a text only where it differs, so that no screen reader and no observer hears of it twice. */
export const write = (node: Element, text: string): void => {
  if (node.textContent !== plain(text)) node.replaceChildren(...rich(node.ownerDocument, text));
};
