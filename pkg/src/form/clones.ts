/** Rows that a page makes by cloning one that is bound. */
import { OURS, PREFIX } from "./nodes.js";

/** Takes away what a clone brought along. Returns the ids that describe the control otherwise. */
export const forgetOriginal = (control: Element, anchor: Element): string[] => {
  const ids = (control.getAttribute("aria-describedby") ?? "").split(/\s+/).filter(Boolean);
  const own = ids.filter((id) => !id.startsWith(PREFIX));
  if (own.length === ids.length) return ids;
  control.removeAttribute("aria-invalid");
  control.removeAttribute("aria-describedby");
  if (own.length) control.setAttribute("aria-describedby", own.join(" "));
  for (let next; (next = anchor.nextElementSibling)?.hasAttribute(OURS); next.remove())
    if (next.matches("button")) control.setAttribute("type", "password");
  return own;
};
