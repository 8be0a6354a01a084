/**
 * What 64 MiB of a value cost through the package, beside what one character more than the longest legal value costs.
 *
 *     node bounded.mjs PACKAGE_DIRECTORY     writes a table in Markdown, and fails where a ratio is above `MOST`
 *
 * In each round the short value and the long one take their turn, and of all rounds the fastest counts: what else the
 * machine does only makes a round slower. The texts are flat, as a form, a file or a network gives them; one that was
 * put together from others is made flat by the engine of JavaScript when it is first read, and that takes longer than
 * anything here.
 */
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** The highest ratio that is allowed. */
const MOST = 3;

/** So many units has a long text. */
const LONG = 1 << 26;

const ROUNDS = 100;

/** In nanoseconds; a clock that is read before and after is nothing beside this. */
const ROUND = 100_000;

const directory = resolve(process.argv[2]);

const load = (entry) => import(pathToFileURL(join(directory, "dist", entry + ".js")));

const { documents, check } = await load("index");

/** A text that was never put together: of one byte each unit, or of two. */
const flat = (start, repeated, units) => {
  const isWide = /[^\0-\xff]/.test(start + repeated);
  const encoding = isWide ? "utf16le" : "latin1";
  const bytes = Buffer.alloc(units * (isWide ? 2 : 1), Buffer.from(repeated, encoding));
  bytes.write(start, encoding);
  return bytes.toString(encoding);
};

/**
 * Of legal characters alone; the same with an illegal one at the start; of characters of two bytes in UTF-8, of three, and
 * of four; and of no legal character, each a violation of its own.
 */
const CONTENTS = [["", "a1"], ["", "1%"], ["\x7f", "a1"], ["", "é"], ["", "密"], ["", "😀"], ["", "\x7fé"]];

/** The most characters of a field's value; none where the document states none. */
const longest = (document, field) => {
  const limits = check(document, field, "1".repeat(100_000)).violations.map(({ params }) => params.max ?? params.length);
  return limits.find((limit) => limit !== undefined);
};

/** Each field whose value has a longest one, and how many characters that has. */
const subjects = documents
  .flatMap(({ id, fields }) => fields.map((field) => ({ id, field, characters: longest(id, field) })))
  .filter(({ characters }) => characters !== undefined);

const QUESTIONS = ["isValid", "check", "checklist"];

const time = (ask, value, calls) => {
  const start = process.hrtime.bigint();
  for (let i = 0; i < calls; i++) ask(value);
  return Number(process.hrtime.bigint() - start);
};

/** How many nanoseconds the question takes for the short value and for the long one. */
const race = (ask, short, long) => {
  let calls = 1;
  while (time(ask, short, calls) < ROUND) calls *= 2;
  const fastest = [Infinity, Infinity];
  for (let round = 0; round < ROUNDS; round++) {
    [short, long].forEach((value, i) => (fastest[i] = Math.min(fastest[i], time(ask, value, calls) / calls)));
  }
  return { short: fastest[0], long: fastest[1], ratio: fastest[1] / fastest[0] };
};

const slower = (one, other) => (one && one.ratio > other.ratio ? one : other);

/** The slowest race of each question, over all contents. */
const races = (api, subject) => {
  const slowest = {};
  for (const [start, repeated] of CONTENTS) {
    const units = (subject.characters + 1) * (repeated === "😀" ? 2 : 1);
    const [short, long] = [flat(start, repeated, units), flat(start, repeated, LONG)];
    for (const question of QUESTIONS) {
      const ask = (value) => api[question](subject.id, subject.field, value);
      slowest[question] = slower(slowest[question], race(ask, short, long));
    }
  }
  return slowest;
};

const nanoseconds = (number) => (number < 10_000 ? `${Math.round(number)} ns` : `${(number / 1000).toFixed(1)} µs`);

const cell = ({ short, long, ratio }) => `${ratio.toFixed(2)} (${nanoseconds(short)} → ${nanoseconds(long)})`;

console.log(`| entry | document | field | short value | ${QUESTIONS.map((question) => `\`${question}\``).join(" | ")} |`);
console.log(`|${"---|".repeat(4 + QUESTIONS.length)}`);
let worst = 0;
for (const [entry, file] of [["gatepass", "index"], ["gatepass/js", "js"]]) {
  const api = await load(file);
  for (const subject of subjects) {
    const slowest = races(api, subject);
    const { id, field, characters } = subject;
    const cells = QUESTIONS.map((question) => cell(slowest[question]));
    console.log(`| \`${entry}\` | \`${id}\` | \`${field}\` | ${characters + 1} characters | ${cells.join(" | ")} |`);
    worst = Math.max(worst, ...Object.values(slowest).map(({ ratio }) => ratio));
  }
}
if (worst > MOST) {
  console.error(`64 MiB cost ${worst.toFixed(2)} times as much as a short value, which is more than ${MOST}`);
  process.exitCode = 1;
}
