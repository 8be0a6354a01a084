/** Shows the report of a request. */
import type { Report, Severity, Violation } from "gatepass";
import { make } from "./element.js";
import { MESSAGES, type Tag } from "./language.js";
import { rich, sentence } from "./rich.js";
import { say, type Word } from "./words.js";

/** More violations than this are counted and not shown. */
const SHOWN = 100;

const SEVERITIES: readonly Severity[] = ["error", "warning", "advice"];

/**
 * What the report says: the verdict, every violation in words, and the parts that were not judged. The title of a button is the
 * path that it leads to.
 */
export const reportView = (report: Report, tag: Tag): Node[] => {
  const { valid, violations, unchecked } = report;
  const word = make("strong", "", say(tag, valid ? "valid" : "invalid"));
  const verdict = make("p", `verdict ${valid ? "good" : "bad"}`, word, ` · ${summary(report, tag)}`);
  const items = SEVERITIES.flatMap((severity) => violations.filter((violation) => violation.severity === severity));
  const list = make("ul", "violations", ...items.slice(0, SHOWN).map((violation) => entry(violation, tag)));
  const rest = make("p", "hint", say(tag, "more", items.length - SHOWN));
  const parts = unchecked.map((part) => say(tag, part)).join(tag === "zh-cn" ? "、" : ", ");
  const open = make("p", "hint", say(tag, "unchecked", parts));
  return [verdict, ...(items.length ? [list] : []), ...(items.length > SHOWN ? [rest] : []), ...(unchecked.length ? [open] : [])];
};

/** How many violations there are of each severity. */
export const summary = ({ violations }: Report, tag: Tag): string => {
  const counts = SEVERITIES.flatMap((severity) => {
    const count = violations.filter((violation) => violation.severity === severity).length;
    return count ? [say(tag, severity, count)] : [];
  });
  return counts.join(tag === "zh-cn" ? "，" : ", ") || say(tag, "nothing");
};

const entry = (violation: Violation, tag: Tag): HTMLElement => {
  const messages = MESSAGES[tag];
  const place = make("button", "jump", placeName(violation.path, tag));
  place.type = "button";
  place.title = violation.path;
  const severity = make("span", `badge ${violation.severity}`, messages.severity(violation.severity));
  const code = make("code", "code", violation.code);
  code.translate = false;
  const message = make("p", "", ...rich(sentence(messages.describe(violation), tag)));
  return make("li", violation.severity, make("p", "where", severity, place, code), message);
};

/** The names of members that the page has words for. */
const NAMES: Readonly<Record<string, Word>> = {
  project_id: "project_id",
  instance_id: "instance_id",
  users: "users",
  name: "name",
  host: "host",
  password: "password",
  db_user_pwd: "password",
};

/** Where a path leads, in words: `/body/users/0/password` is "User 1 › New password". */
export const placeName = (path: string, tag: Tag): string => {
  const [, , first = "", user, member] = path.split("/");
  if (user === undefined) return NAMES[first] ? say(tag, NAMES[first]) : first || path;
  const name = say(tag, "user", Number(user) + 1);
  return member ? `${name} › ${NAMES[member] ? say(tag, NAMES[member]) : member}` : name;
};
