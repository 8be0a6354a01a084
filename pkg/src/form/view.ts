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
  let shown: readonly Line[] = [];
  const rules: string[] = [];
  return {
    node,
    ids: [messages.id, checklist.id],
    show: (verdict, { isHidden, isRevealed }) => {
      const lines = isRevealed ? linesOf(judging, verdict, isHidden) : [];
      showLines(judging, messages, lines, shown);
      shown = lines;
      showChecklist(judging, checklist, verdict, rules);
    },
  };
};

/** Touches only what differs from the lines before. */
const showLines = ({ words }: Judging, list: HTMLUListElement, lines: readonly Line[], before: readonly Line[]): void => {
  const page = list.ownerDocument;
  lines.forEach(({ severity, word, text, hint }, index) => {
    const last = before[index];
    const shown = list.children[index];
    if (last?.severity === severity && last.hint === hint) {
      if (last.text === text) return;
      // A text without code, which no translator has taken apart, changes where it stands.
      const node = shown!.childNodes[1] as Text | undefined;
      if (node?.data === last.text && !text.includes("`")) {
        node.data = text;
        return;
      }
    }
    const item = inline(page, "li", "message");
    item.dataset.severity = severity;
    if (word) item.append(inline(page, "strong", "severity", words.about(word, "")));
    item.append(...rich(page, text));
    if (hint) item.append(inline(page, "span", "hint", words.aside(hint)));
    if (shown) shown.replaceWith(item);
    else list.append(item);
  });
  while (list.children[lines.length]) list.lastChild!.remove();
  list.hidden = !lines.length;
};

/** `shown` holds each rule as it was shown last. */
const showChecklist = (judging: Judging, list: HTMLUListElement, { checklist }: Verdict, shown: string[]): void => {
  const { messages, words } = judging;
  checklist.forEach((rule, index) => {
    const said = JSON.stringify(rule);
    if (shown[index] === said) return;
    shown[index] = said;
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
