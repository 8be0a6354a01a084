/** The package and the native command, on values and bodies that nobody thought of. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { judgeBodies, judgeValues } from "./support/command.mjs";
import { ENGINES, load } from "./support/load.mjs";
import { below, chance, one, times } from "./support/random.mjs";

const SEED = 20_251_121;

/** Pieces of values, and pieces near them. A line break would end the command's value. */
const PIECES = [
  ..."aZ09_-!@#$%&*()=+{}[]|;:'\",.<>?/\\^~` \t\0\x1b\x7f", "é", "Ａ", "　", "。", "😀", "👩‍👩‍👧", "e\u0301", "\u202e",
  "\ud83d", "\ude00", "10.", "10.10.10.1", "%", "%.%", ",", "/24", "255.255.255.0", "in01",
  "054e292c9880d4992f02c0196d3ea468", "Rds_1234", "root", "::1", "localhost",
];

/** Lengths around all limits, where cutting could go wrong. */
const LENGTHS = [
  0, 1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 35, 36, 37, 47, 48, 49, 63, 64, 65, 66, 80, 82, 84, 98, 128, 1000, 8175,
  8176, 8191, 8192, 8193, 16_400,
];

const value = (random) => {
  const length = one(random, LENGTHS);
  const pieces = times(1 + below(random, 4), () => one(random, PIECES));
  if (random() < 0.3) return times(1 + below(random, 6), () => one(random, PIECES)).join("");
  const filler = one(random, ["a", "😀", "é", "%", "10.0.0.1,", "1", "Aa1_"]);
  const at = below(random, 3);
  const fill = filler.repeat(Math.ceil(length / filler.length)).slice(0, length);
  const fault = pieces.join("");
  const middle = length >> 1;
  return at === 0 ? fault + fill : at === 1 ? fill + fault : fill.slice(0, middle) + fault + fill.slice(middle);
};

const KEYS = [
  "users", "name", "host", "password", "db_user_pwd", "Password", "hots", "a/b~c", "\u202e\u001b", "", "__proto__",
  "constructor", "é~".repeat(40), "10",
];

const json = (random, depth = 0) => {
  const kind = below(random, depth > 4 ? 6 : 9);
  if (kind === 0) return null;
  if (kind === 1) return random() < 0.5;
  if (kind === 2) return below(random, 1000) / 7;
  if (kind < 6) return value(random).toWellFormed();
  if (kind === 6) return times(below(random, 4), () => json(random, depth + 1));
  return object(times(below(random, 5), () => [one(random, KEYS), json(random, depth + 1)]));
};

/** Also a member `__proto__` is a member. */
const object = (members) => {
  const pairs = [...new Map(members)].map((it) => it.map((part) => JSON.stringify(part)).join(":"));
  return JSON.parse(`{${pairs.join()}}`);
};

const user = (random) => {
  const member = () => (random() < 0.9 ? value(random).toWellFormed() : json(random, 3));
  const members = ["name", "host", "password"].map((key) => [key, member()]);
  return object(random() < 0.8 ? members : [...members.slice(below(random, 3)), [one(random, KEYS), json(random, 3)]]);
};

const body = (random) => {
  const kind = below(random, 4);
  if (kind === 0) return json(random);
  if (kind === 1) {
    const password = [one(random, ["db_user_pwd", "password"]), value(random).toWellFormed()];
    return object([password, [one(random, KEYS), json(random, 2)]]);
  }
  return object([["users", times(one(random, [0, 1, 2, 3, 50, 51]), () => user(random))]]);
};

const WRAPS = [
  (it) => [it],
  (it) => ({ a: it }),
  (it) => [{ users: it }],
  (it) => ({ db_user_pwd: [it] }),
  (it) => ({ users: [{ password: it }] }),
];

const nested = (depth, wrap) => times(depth, () => 0).reduce((inner) => wrap(inner), "x");

const differences = (inputs, found, expected) =>
  inputs.flatMap((input, i) => {
    const [left, right] = [JSON.stringify(sorted(found[i])), JSON.stringify(sorted(expected[i]))];
    const start = JSON.stringify(input).slice(0, 300);
    return left === right ? [] : [`${start}\n  package ${left.slice(0, 600)}\n  command ${right.slice(0, 600)}`];
  });

/** The order of members says nothing. */
const sorted = ({ document, revision, valid, violations, unchecked, truncated, ...rest }) => {
  assert.deepEqual(Object.keys(rest), ["schema"]);
  const ordered = violations.map(({ path, code, severity, span, params }) => {
    return [path, code, severity, span?.utf16 ?? null, Object.entries(params).sort()];
  });
  return [document, revision, valid, truncated ?? false, unchecked, ordered];
};

const assertNone = (found) => {
  if (found.length) assert.fail(`${found.length} differ:\n${found.slice(0, 5).join("\n")}`);
};

for (const entry of ENGINES) {
  const { check, checkRequest, documents, isValid } = await load(entry);

  describe(`values: ${entry}`, () => {
    for (const { id, fields } of documents) {
      for (const field of fields) {
        test(`${id} ${field}`, () => {
          const random = chance(SEED);
          const values = times(1500, () => value(random));
          const found = values.map((it) => check(id, field, it));
          assertNone(differences(values, found, judgeValues(id, field, values.map((it) => it.toWellFormed()))));
          values.forEach((it, i) => assert.equal(isValid(id, field, it), found[i].valid));
        });
      }
    }
  });

  describe(`bodies: ${entry}`, () => {
    for (const { id } of documents) {
      test(id, () => {
        const random = chance(SEED + 1);
        const bodies = times(1000, () => body(random));
        const found = bodies.map((it) => checkRequest(id, { body: it }));
        assertNone(differences(bodies, found, judgeBodies(id, bodies.map((it) => JSON.stringify(it)))));
      });

      test(`${id}, at the limit of depth`, () => {
        const inner = [62, 63, 64, 65, 66, 1000].flatMap((depth) => WRAPS.map((wrap) => nested(depth, wrap)));
        const half = [31, 32, 33].flatMap((depth) => WRAPS.map((wrap) => nested(depth, wrap)));
        const bodies = [...inner, ...half].flatMap((it) => [it, { db_user_pwd: "Rds_1234", other: it }, { users: it }]);
        const found = bodies.map((it) => checkRequest(id, { body: it }));
        assertNone(differences(bodies, found, judgeBodies(id, bodies.map((it) => JSON.stringify(it)))));
      });
    }

    test("more violations than a report lists", () => {
      const bodies = [999, 1000, 1001, 2000].map((count) => Object.fromEntries(times(count, (i) => ["key" + i, i])));
      const id = documents[0].id;
      const found = bodies.map((it) => checkRequest(id, { body: it }));
      assertNone(differences(bodies, found, judgeBodies(id, bodies.map((it) => JSON.stringify(it)))));
    });
  });
}

describe("faults of a whole part", () => {
  for (const entry of ENGINES) {
    test(`stand where the part stands: ${entry}`, async () => {
      const { checkRequest } = await load(entry);
      const request = { path: { project_id: "" }, headers: { "X-Auth-Token": "" }, body: nested(65, (it) => [it]) };
      const { violations } = checkRequest("taurusdb.change-user-password", request);
      const paths = violations.map(({ path }) => path.split("/")[1]);
      assert.deepEqual(paths, [...paths].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)));
      assert.equal(paths.at(-1), "body");
    });

    test(`are among the first 1,000: ${entry}`, async () => {
      const { checkRequest } = await load(entry);
      const path = Object.fromEntries(times(1200, (i) => ["key" + i, "x"]));
      const report = checkRequest("taurusdb.change-user-password", { path, body: nested(65, (it) => [it]) });
      assert.deepEqual([report.violations.length, report.truncated, report.valid], [1000, true, false]);
    });
  }
});

const ORDER = ["path", "headers", "body"];
