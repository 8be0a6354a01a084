/** A host list, explained item by item. */
import { addressCount, check, type DocumentId, type FieldOf, type Violation } from "gatepass";

/** One item of a host list. */
export interface Item {
  readonly text: string;
  /** How many IPv4 addresses it opens. */
  readonly count: number;
  /** What the report says of it, spans counted within the item. */
  readonly remarks: readonly Violation[];
}

/** The documents that have host lists. */
type WithHosts = { [D in DocumentId]: "host" extends FieldOf<D> ? D : never }[DocumentId];

/** The items of a host list, in their order. */
export const explain = (document: WithHosts, value: string): Item[] => {
  const { violations } = check(document, "host", value);
  let start = 0;
  return value.split(",").map((text) => {
    const end = start + text.length;
    const remarks = violations.filter(({ span }) => span && span.utf16[0] >= start && span.utf16[0] <= end);
    const item = { text, count: addressCount(text), remarks: remarks.map((remark) => moved(remark, start)) };
    start = end + 1;
    return item;
  });
};

const moved = (violation: Violation, start: number): Violation => {
  const [from, to] = violation.span!.utf16;
  return { ...violation, span: { utf16: [from - start, to - start] } };
};
