/** What a person sees of a verdict: the messages, and the checklist. */
import type { ChecklistItem } from "../types.js";
import type { Judging, Verdict } from "./judging.js";
import { linesOf, progressOf, type Line } from "./lines.js";
import { create, inline, write } from "./nodes.js";

export interface View {
  readonly node: HTMLElement;
  /** The ids of what describes the control. */
  readonly ids: readonly string[];
  readonly show: (verdict: Verdict, options: { readonly isHidden: boolean; readonly isRevealed: boolean }) => void;
}

export const createView = (judging: Judging, page: Document): View => {
  const { messages, words, field } = judging;
  const node = create(page, "div", "view");
  const list = create(page, "ul", "messages");
  const checklist = create(page, "ul", "checklist");
  node.lang = messages.language;
  // For the stylesheet: a host list has a dozen rules, and those that are met, nearly all from the start, are not shown.
  node.dataset.field = field;
  node.append(list, checklist);
  const showLines = shownIn(list, "message", { severity: "strong", text: "span", hint: "span" }, ({ severity, word, text, hint }: Line) => [
    severity,
    word && words.about(word, ""),
    text,
    hint && words.aside(hint),
  ]);
  const showRules = shownIn(checklist, "rule", { state: "span", requirement: "span", progress: "span" }, (rule: ChecklistItem) => {
    const counted = progressOf(judging, rule);
    return [
      rule.state,
      words.about(messages.state(rule.state), ""),
      messages.requirement(rule),
      counted && words.aside(counted),
    ];
  });
  return {
    node,
    ids: [list.id, checklist.id],
    show: (verdict, { isHidden, isRevealed }) => {
      const lines = isRevealed ? linesOf(judging, verdict, isHidden) : [];
      showLines(lines);
      list.hidden = !lines.length;
      showRules(verdict.checklist);
    },
  };
};

/**
 * Shows things in a list, each as an item with these parts, and touches only what differs from what was shown before. The
 * words are what the first part stands for, which the stylesheet asks for, and then a text for each part.
 */
const shownIn = <T>(
  list: HTMLElement,
  name: string,
  parts: Readonly<Record<string, "span" | "strong">>,
  describe: (thing: T) => readonly string[],
): ((things: readonly T[]) => void) => {
  const page = list.ownerDocument;
  const known: string[] = [];
  const [kind] = Object.keys(parts);
  const create = (): HTMLElement => {
    const item = inline(page, "li", name);
    item.append(...Object.entries(parts).map(([part, tag]) => inline(page, tag, part)));
    return list.appendChild(item);
  };
  return (things) => {
    things.forEach((thing, index) => {
      const all = JSON.stringify(thing);
      if (known[index] === all) return;
      known[index] = all;
      const item = (list.children[index] ?? create()) as HTMLElement;
      const [state, ...texts] = describe(thing);
      if (item.dataset[kind!] !== state) item.dataset[kind!] = state;
      texts.forEach((text, part) => write(item.children[part]!, text));
    });
    known.length = things.length;
    while (list.children[things.length]) list.lastChild!.remove();
  };
};
