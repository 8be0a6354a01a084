/** Sends a request, and shows what the server answers and whether both sides agree. */
import type { Report } from "gatepass";
import { make } from "./element.js";
import { isTag, MESSAGES, type Tag } from "./language.js";
import { summary } from "./report.js";
import { say } from "./words.js";

/** What the server answered, beside what the client had said of the same request. */
export interface Answer {
  readonly report: Report;
  /** The language that the server was asked for. */
  readonly language: Tag;
  readonly status: number;
  readonly statusText: string;
  readonly body: string;
}

/** Reads the server's answer to a request. */
export const send = async (url: string, request: RequestInit, report: Report): Promise<Answer> => {
  const response = await fetch(url, { ...request, credentials: "omit", cache: "no-store", redirect: "error" });
  const asked = new Headers(request.headers).get("X-Language") ?? "";
  const { status, statusText } = response;
  return { report, language: isTag(asked) ? asked : "en-us", status, statusText, body: await response.text() };
};

/** The answer, and a line that says whether client and server agree. */
export const answerView = (answer: Answer, tag: Tag): Node[] => {
  const { report, status, statusText, body } = answer;
  const isGood = status >= 200 && status < 300;
  const line = make("p", `status ${isGood ? "good" : "bad"}`, make("strong", "", String(status)), ` ${statusText}`);
  return [line, bodyView(body, tag), agreement(answer, isGood, report, tag)];
};

const agreement = (answer: Answer, isGood: boolean, report: Report, tag: Tag): HTMLElement => {
  if (isGood && report.valid) return make("p", "agreement good", say(tag, "agreeValid"));
  if (!isGood && !report.valid && isSame(answer)) {
    return make("p", "agreement good", say(tag, "agreeInvalid", report.violations.length));
  }
  const verdict = `${say(tag, report.valid ? "valid" : "invalid")} · ${summary(report, tag)}`;
  return make("p", "agreement bad", say(tag, "differ", verdict));
};

/** Whether the server gives the client's very reasons, line by line. */
const isSame = ({ body, language, report }: Answer): boolean =>
  members(body)?.["error_msg"] === MESSAGES[language].describe(report);

const members = (body: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
};

/** Members of a body with their lines as lines; what has no members as it came. */
const bodyView = (body: string, tag: Tag): HTMLElement => {
  if (!body) return make("p", "hint", say(tag, "emptyBody"));
  const entries = Object.entries(members(body) ?? {});
  if (!entries.length) return make("pre", "", body);
  const list = make("dl", "body", ...entries.flatMap(([name, value]) => [make("dt", "", name), make("dd", "", String(value))]));
  list.translate = false;
  return list;
};
