/** Shows the explanation of a host list. */
import type { Violation } from "gatepass";
import { make } from "./element.js";
import type { Item } from "./hosts.js";
import { counted, MESSAGES, type Tag } from "./language.js";
import { rich, sentence } from "./rich.js";
import { say } from "./words.js";

/** More items than this are counted and not shown. */
const SHOWN = 64;

const EVERYTHING = 2 ** 32;

/** A table of the items, with a row for each. */
export const hostTable = (items: readonly Item[], user: number, tag: Tag): HTMLElement => {
  const caption = make("caption", "", say(tag, "hostsTitle", user));
  const body = make("tbody", "", ...items.slice(0, SHOWN).map((item) => row(item, items, tag)));
  const table = make("table", "host-table", caption, head(tag), body);
  const rest = items.length - SHOWN;
  return rest > 0 ? make("div", "", table, make("p", "hint", say(tag, "more", counted(rest, tag)))) : table;
};

const head = (tag: Tag): HTMLElement => {
  const cells = (["item", "addresses", "meaning"] as const).map((word) => {
    const cell = make("th", word, say(tag, word));
    cell.scope = "col";
    return cell;
  });
  return make("thead", "", make("tr", "", ...cells));
};

const row = (item: Item, items: readonly Item[], tag: Tag): HTMLElement => {
  const name = make("th", "item", marked(item, tag));
  name.scope = "row";
  return make("tr", "", name, addresses(item.count, tag), make("td", "meaning", ...notes(item, items, tag)));
};

/** How many addresses there are; of what, the head of the table says, where there is room for one. */
const addresses = (count: number, tag: Tag): HTMLElement =>
  make("td", "addresses", counted(count, tag), make("span", "unit", say(tag, "unit", count)));

/** The text of an item, its wrong characters marked. */
const marked = ({ text, remarks }: Item, tag: Tag): HTMLElement => {
  if (!text) return make("em", "", say(tag, "emptyItem"));
  const code = make("code");
  code.translate = false;
  let end = 0;
  for (const { severity, span } of remarks) {
    const [from, to] = span!.utf16;
    if (severity !== "error" || from < end || to === from) continue;
    code.append(text.slice(end, from), make("mark", "", text.slice(from, to)));
    end = to;
  }
  code.append(text.slice(end));
  return code;
};

const notes = (item: Item, items: readonly Item[], tag: Tag): HTMLElement[] => {
  // What is wrong several times in one item is said once.
  const texts = new Map(item.remarks.map((remark) => [note(remark, items, tag), remark.severity]));
  if (!texts.size) return [make("p", "", say(tag, meaning(item.count)))];
  return [...texts].map(([text, severity]) => make("p", severity, ...rich(text)));
};

const meaning = (count: number) => (count === 1 ? "oneAddress" : count === EVERYTHING ? "everyAddress" : "someAddresses");

const note = (remark: Violation, items: readonly Item[], tag: Tag): string => {
  const other = remark.params.item as number;
  switch (remark.code) {
    case "covered_host":
      return say(tag, "separate", "`" + items[other]!.text + "`");
    case "duplicate_host":
      return say(tag, "repeated", other + 1);
    case "undocumented_pattern":
      return say(tag, "undocumented");
    default:
      return sentence(MESSAGES[tag].describe(remark), tag);
  }
};
