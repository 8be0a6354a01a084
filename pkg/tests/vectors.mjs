/**
 * The shared vectors against any build of the package, in any runtime: nothing here is of Node, Deno or a browser.
 *
 * `api` is the main entry or `gatepass/js`, `messages` an object from the tag of a language to its entry, and `vectors`
 * an object from a file's name to its content.
 */

/** What does not agree, one text for each case; none when all is well. */
export const runVectors = (api, messages, vectors) => judgeVectors(api, messages, vectors).failures;

/** The same, with how many cases ran, and with the names of those that JavaScript cannot express. */
export const judgeVectors = (api, messages, vectors) => {
  const inChecklists = new Set(vectors.checklists.flatMap(({ checklist }) => checklist.map(({ code }) => code)));
  const run = { api, messages, severities: severities(vectors.codes), inChecklists, failures: [], skipped: [], ran: 0 };
  unique(run, "fields", vectors.fields, (it) => it.name, field);
  unique(run, "requests", vectors.requests, (it) => it.name, request);
  unique(run, "checklists", vectors.checklists, (it) => it.name, checklist);
  hosts(run, vectors.hosts);
  words(run, vectors.messages);
  return { failures: run.failures, skipped: run.skipped, ran: run.ran };
};

const severities = (codes) => Object.fromEntries(codes.map(({ code, severity }) => [code, severity]));

/** Runs each case once; one that throws, or that is called like another, has failed. */
const unique = (run, file, cases, nameOf, judge) => {
  const names = new Set();
  for (const it of cases) {
    const name = `${file}: ${nameOf(it)}`;
    if (names.has(name)) run.failures.push(`${name}\n  is there twice`);
    names.add(name);
    attempt(run, name, () => judge(run, name, it));
  }
};

const attempt = (run, name, judge) => {
  run.ran++;
  try {
    judge();
  } catch (error) {
    run.failures.push(`${name}\n  threw ${error}`);
  }
};

const compare = (run, name, what, found, expected) => {
  const [left, right] = [canonical(found), canonical(expected)];
  if (left !== right) run.failures.push(`${name}\n  ${what} ${left}\n  expected ${right}`);
};

/** As text, whatever the order of the members. */
const canonical = (value) =>
  JSON.stringify(value, (_, it) =>
    it && typeof it === "object" && !Array.isArray(it)
      ? Object.fromEntries(Object.keys(it).sort().map((key) => [key, it[key]]))
      : it === undefined
        ? "(undefined)"
        : it,
  );

const skip = (run, name, reason) => {
  run.ran--;
  run.skipped.push({ name, reason });
};

/** A member that nobody reads would be a test that nobody runs. */
const known = (it, mandatory, optional = []) => {
  for (const key of Object.keys(it)) {
    if (!mandatory.includes(key) && !optional.includes(key)) throw new Error(`unknown member of a vector: ${key}`);
  }
  for (const key of mandatory) if (!(key in it)) throw new Error(`a vector without ${key}`);
};

/** A text, written out or as a repetition. */
const text = (value) => {
  if (typeof value === "string") return value;
  known(value, ["repeat", "times"], ["then"]);
  return value.repeat.repeat(value.times) + (value.then ?? "");
};

const field = (run, name, it) => {
  known(it, ["name", "document", "field", "value", "violations"], ["username"]);
  const value = text(it.value);
  const report = run.api.check(it.document, it.field, value, ...options(it));
  const expected = it.violations.map((violation) => {
    known(violation, ["code", "params", "span"]);
    return { ...violation, path: "" };
  });
  judgeReport(run, name, report, it.document, expected, []);
  compare(run, name, "isValid", run.api.isValid(it.document, it.field, value), report.valid);
};

const options = ({ username }) => (username === undefined ? [] : [{ username }]);

const request = (run, name, it) => {
  known(it, ["name", "document", "unchecked", "violations"], ["path", "headers", "body", "body_text"]);
  const body = bodyOf(it);
  if (body.reason) return skip(run, name, body.reason);
  const parts = { ...body };
  for (const part of ["path", "headers"]) if (part in it) parts[part] = it[part];
  const report = run.api.checkRequest(it.document, parts);
  const expected = it.violations.map((violation) => {
    known(violation, ["code", "path", "params", "span"]);
    return violation;
  });
  judgeReport(run, name, report, it.document, expected, it.unchecked);
};

/** The body as a member of a request, or why there is none to give. */
const bodyOf = (it) => {
  if ("body" in it) return { body: expand(it.body) };
  if (!("body_text" in it)) return {};
  for (const { code } of it.violations) if (code in INEXPRESSIBLE) return { reason: `${code}: ${INEXPRESSIBLE[code]}` };
  return { body: JSON.parse(it.body_text) };
};

/** Codes about text. What is given here is a value. */
const INEXPRESSIBLE = {
  malformed_json: "the body is a value, which cannot be malformed",
  duplicate_key: "an object has each key once",
  invalid_utf8: "a string has no bytes",
};

/** `{"$repeat": item, "times": n}` as a list, with `{i}` counted from 0. */
const expand = (value) => {
  if (!value || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(expand);
  if ("$repeat" in value) {
    known(value, ["$repeat", "times"]);
    const item = JSON.stringify(value.$repeat);
    return Array.from({ length: value.times }, (_, i) => JSON.parse(item.replaceAll("{i}", `${i}`)));
  }
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, expand(member)]));
};

/** The whole report, member for member. */
const judgeReport = (run, name, report, document, violations, unchecked) => {
  const expected = violations.map((it) => withSeverity(run, it));
  const found = report.violations.map((it, i) => (violations[i]?.params === "*" ? { ...it, params: "*" } : it));
  const { revision } = run.api.documents.find(({ id }) => id === document);
  const rest = { schema: "gatepass.report/1", document, revision, unchecked };
  // The vectors do not say which reports are cut off; only a full one can be.
  const truncated = report.truncated && violations.length === 1000 ? { truncated: true } : {};
  const valid = !expected.some(({ severity }) => severity === "error");
  const whole = { ...rest, ...truncated, valid, violations: expected };
  compare(run, name, "report", { ...report, violations: found }, whole);
  describeReport(run, name, report);
};

const withSeverity = ({ severities }, { span, ...rest }) => ({
  ...rest,
  severity: severities[rest.code],
  span: span && { utf16: span.utf16 },
});

/** A line for each violation, behind its path. */
const describeReport = (run, name, report) => {
  for (const [language, { describe }] of Object.entries(run.messages)) {
    const lines = report.violations.map((it) => (it.path && it.path + " ") + `${describe(it)} (${it.code})`).join("\n");
    const found = describe(report);
    const agrees = report.truncated ? found.startsWith(lines + "\n") : found === lines;
    if (!agrees || /undefined|\[object|NaN/.test(found)) compare(run, name, `describe in ${language}`, found, lines);
  }
};

const checklist = (run, name, it) => {
  known(it, ["name", "document", "field", "value", "checklist"]);
  compare(run, name, "checklist", run.api.checklist(it.document, it.field, text(it.value)), it.checklist);
};

const hosts = (run, file) => {
  known(file, ["counts", "matches"]);
  unique(run, "hosts", file.counts, (it) => `count of ${it.pattern}`, (_, name, it) => {
    known(it, ["pattern", "count"]);
    compare(run, name, "addressCount", run.api.addressCount(it.pattern), it.count);
  });
  for (const { pattern, address } of file.matches) {
    run.skipped.push({ name: `hosts: ${pattern} ${address}`, reason: "matches: the package matches no addresses" });
  }
};

const words = (run, file) => {
  const tables = { violations, requirements, severities: word("severity"), states: word("state"), classes, types };
  known(file, [...Object.keys(tables), ...Object.keys(WORDLESS)]);
  for (const [table, judge] of Object.entries(tables)) {
    unique(run, `messages: ${table}`, file[table], (it) => it.name, judge);
  }
  for (const [table, reason] of Object.entries(WORDLESS)) {
    for (const { name } of file[table]) {
      run.skipped.push({ name: `messages: ${table}: ${name}`, reason: `${table}: ${reason}` });
    }
  }
};

/** Tables of the core that only the command shows. */
const WORDLESS = {
  statuses: "the package explains no document",
  permitted: "the package explains no document",
  decisions: "the package explains no document",
};

const inEachLanguage = (run, name, it, what, found) => {
  for (const [language, words] of Object.entries(run.messages)) {
    compare(run, name, `${what} in ${language}`, found(words), it[language]);
  }
};

const phrase = (it) => {
  known(it, ["name", "code", "params", "en-us", "zh-cn"]);
  return { code: it.code, params: it.params };
};

/** What is never said of JavaScript's values has no words in the package: bytes, and policies that no document has. */
const NEVER_SAID = [
  "malformed_json",
  "invalid_utf8",
  "illegal_character.ascii_letter",
  "illegal_character.ascii_digit",
  "weak",
];

const isSaid = (run, name, { code, params }) => {
  const said = !NEVER_SAID.includes(code) && !NEVER_SAID.includes(`${code}.${params.kind}`);
  if (!said) skip(run, name, "it is never said of what JavaScript asks");
  return said;
};

const violations = (run, name, it) => {
  if (!isSaid(run, name, phrase(it))) return;
  const rest = { severity: run.severities[it.code], path: "", span: null };
  inEachLanguage(run, name, it, "describe", (words) => words.describe({ ...phrase(it), ...rest }));
};

/** A checklist has the rules of fields alone: those that some checklist of the vectors has. */
const requirements = (run, name, it) => {
  if (!run.inChecklists.has(it.code)) return skip(run, name, "no checklist has the rule");
  inEachLanguage(run, name, it, "requirement", (words) => words.requirement(phrase(it)));
};

const word = (of) => (run, name, it) => {
  known(it, ["name", "en-us", "zh-cn"]);
  inEachLanguage(run, name, it, of, (words) => words[of](it.name));
};

/** A word that has no function of its own: it must stand in the sentence that needs it. */
const inside = (run, name, it, violation) => {
  known(it, ["name", "en-us", "zh-cn"]);
  for (const [language, { describe }] of Object.entries(run.messages)) {
    const sentence = describe(violation);
    compare(run, name, `in "${sentence}"`, sentence.includes(it[language]), true);
  }
};

const classes = (run, name, it) =>
  inside(run, name, it, { code: "too_few_classes", params: { required: 3, present: ["x", "x"], missing: [it.name] } });

const types = (run, name, it) =>
  inside(run, name, it, { code: "wrong_type", params: { expected: "string", actual: it.name } });
