/** The words of one language: `package.json` says under which condition of the build of which. */
import {
  classes,
  comma,
  language as tag,
  or,
  requirements,
  severities,
  states,
  truncated,
  types,
  violations,
} from "#words";
import type { ChecklistItem, Report, Severity, State, Violation } from "../types.js";
import { fill, key, lines } from "./template.js";

/** The tag of the language, as `X-Language` has it. */
export const language: "en-us" | "zh-cn" = tag;

/**
 * What is wrong, and what to write instead: of one violation, or of a report with a line for each, behind its path.
 *
 * Of a violation it begins in the middle of a sentence whose subject is the field.
 */
export const describe = (subject: Violation | Report): string =>
  "code" in subject
    ? fill(violations[key(violations, subject)]!, subject.params, { classes, types, comma, or })
    : lines(subject, describe, truncated);

/** What a rule of a checklist asks for: "at least 8 characters". */
export const requirement = ({ code, params }: Pick<ChecklistItem, "code" | "params">): string =>
  fill(requirements[code]!, params, { classes, types, comma, or });

/** The word for a severity. */
export const severity = (severity: Severity): string => severities[severity]!;

/** The word for how a value stands to a rule. */
export const state = (state: State): string => states[state]!;
