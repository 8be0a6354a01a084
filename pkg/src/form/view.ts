/** What a person sees of a verdict: the messages, and the checklist. */
import type { Judging, Verdict } from "./judging.js";
import { linesOf, progressOf, type Line } from "./lines.js";
import { create, inline, rich, write } from "./nodes.js";

export interface View {
  readonly node: HTMLElement;
  /** The ids of what describes the control. */
  readonly ids: readonly string[];
  readonly show: (verdict: Verdict, options: { readonly isHidden: boolean; readonly isRevealed: boolean }) => void;
}

export const createView = (judging: Judging, page: Document): View => {
  const node = create(page, "div", "view");
  const messages = create(page, "ul", "messages");
  const checklist = create(page, "ul", "checklist");
  node.lang = judging.messages.language;
  // For the stylesheet: a host list has a dozen rules, and those that are met, nearly all from the start, are not shown.
  node.dataset.field = judging.field;
  node.append(messages, checklist);
  return {
    node,
    ids: [messages.id, checklist.id],
    show: (verdict, { isHidden, isRevealed }) => {
      showLines(judging, messages, isRevealed ? linesOf(judging, verdict, isHidden) : []);
      showChecklist(judging, checklist, verdict);
    },
  };
};

const showLines = ({ words }: Judging, list: HTMLUListElement, lines: readonly Line[]): void => {
  const page = list.ownerDocument;
  lines.forEach(({ severity, word, text, hint }, index) => {
    const item = inline(page, "li", "message");
    const shown = list.children[index];
    item.dataset.severity = severity;
    if (word) item.append(inline(page, "strong", "severity", words.about(word, "")));
    item.append(...rich(page, text));
    if (hint) item.append(inline(page, "span", "hint", words.aside(hint)));
    if (!shown) list.append(item);
    else if (!shown.isEqualNode(item)) shown.replaceWith(item);
  });
  while (list.children[lines.length]) list.lastChild!.remove();
  list.hidden = !lines.length;
};

const showChecklist = (judging: Judging, list: HTMLUListElement, { checklist }: Verdict): void => {
  const { messages, words } = judging;
  checklist.forEach((rule, index) => {
    const item = (list.children[index] ?? list.appendChild(createRule(list.ownerDocument))) as HTMLElement;
    const [state, requirement, progress] = item.children;
    if (item.dataset.state !== rule.state) item.dataset.state = rule.state;
    write(state!, words.about(messages.state(rule.state), ""));
    write(requirement!, messages.requirement(rule));
    const counted = progressOf(judging, rule);
    write(progress!, counted && words.aside(counted));
  });
};

const createRule = (page: Document): HTMLElement => {
  const item = inline(page, "li", "rule");
  item.append(...["state", "requirement", "progress"].map((name) => inline(page, "span", name)));
  return item;
};
