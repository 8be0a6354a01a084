/**
 * Values of 50 MB, a million members, depths without end: an answer, and nothing of it is copied into the engine. Work
 * without end would show as a test without one; how long an answer takes is the machine's affair.
 */
import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";

import { memories, watchGrowth } from "./support/engine-memory.mjs";
import { load } from "./support/load.mjs";
import { assertHealthy, reportOrTypeError } from "./support/outcome.mjs";

const api = await load(".");
const script = await load("./js");
const { addressCount, check, checklist, checkRequest, isValid } = api;

const LENGTH = 50_000_000;
const MILLION = 1_000_000;
const RESET = "flexusrds.reset-root-password";
const CHANGE = "taurusdb.change-user-password";

/** Of letters, and of characters that need more bytes. */
const TEXTS = { ASCII: "a".repeat(LENGTH), "beyond ASCII": "é".repeat(LENGTH), pairs: "😀".repeat(LENGTH / 2) };

/** So many bytes a call may need: a long list of hosts, three bytes a unit, several times. */
const ALLOWED = 1 << 20;

/** So much memory an engine may keep after a call, whatever it needed meanwhile. */
const KEPT = 1 << 22;

/** No document states a maximum for these, so every character counts, and they are copied whole. All others are cut. */
const WHOLE = {
  fields: {
    "flexusrds.reset-root-password": ["project_id", "instance_id"],
    "taurusdb.reset-database-password": ["project_id", "instance_id"],
    "otc-rds.reset-root-password": ["project_id", "instance_id"],
  },
  headers: ["Content-Type"],
};

const isWhole = (document, field) => WHOLE.fields[document]?.includes(field) ?? false;

/** Runs what the engine's memory must not grow for. */
const bounded = (call, allowed = ALLOWED) => {
  const growth = watchGrowth();
  const result = call();
  assert.ok(growth() <= allowed, `the memory grew by ${growth()} bytes`);
  return result;
};

/** Runs what the memory may grow for, and sees that the next call has a small one again. */
const givenBack = (call) => {
  const result = call();
  assertHealthy(api);
  assert.ok(memories().at(-1).buffer.byteLength <= KEPT, "the memory is kept");
  return result;
};

const assertInvalid = (report) => assert.equal(report.valid, false);

afterEach(() => assertHealthy(api));

for (const [kind, text] of Object.entries(TEXTS)) {
  describe(`50 MB, ${kind}`, () => {
    for (const { id, fields } of api.documents) {
      for (const field of fields) {
        if (isWhole(id, field)) continue;
        test(`${id} ${field}`, () => {
          assert.equal(bounded(() => isValid(id, field, text)), false);
          assertInvalid(bounded(() => check(id, field, text)));
          assert.ok(bounded(() => checklist(id, field, text)).some(({ state }) => state === "unmet"));
        });
      }
    }

    test("a user name", () => {
      assert.deepEqual(bounded(() => check(RESET, "password", "Rds_1234", { username: text })).violations, []);
    });
    test("a host pattern, which is not copied at all", () => assert.equal(bounded(() => addressCount(text), 0), 0));
    test("parameters of the path", () => {
      for (const { id } of api.documents) {
        const limited = ["project_id", "instance_id"].filter((field) => !isWhole(id, field));
        const path = Object.fromEntries(limited.map((field) => [field, text]));
        if (limited.length) assertInvalid(bounded(() => checkRequest(id, { path })));
      }
    });
    for (const name of ["X-Auth-Token", "X-Language", "Content-Type", "x-language"]) {
      test(`the header ${name}`, () => {
        const headers = { "X-Auth-Token": "a", "Content-Type": "application/json", [name]: text };
        const judge = WHOLE.headers.includes(name) ? givenBack : bounded;
        for (const { id } of api.documents) judge(() => checkRequest(id, { headers }));
      });
    }
    test("an unknown header", () => void bounded(() => checkRequest(CHANGE, { headers: { "X-Other": text } })));
    test("a password in the body", () => {
      assertInvalid(bounded(() => checkRequest(RESET, { body: { db_user_pwd: text } })));
    });
    for (const name of ["name", "host", "password"]) {
      test(`the user's ${name}`, () => {
        const user = { name: "user_1", host: "10.10.10.1", password: "Rds_1234", [name]: text };
        assertInvalid(bounded(() => checkRequest(CHANGE, { body: { users: [user] } })));
      });
    }
    test("the body itself", () => assertInvalid(bounded(() => checkRequest(RESET, { body: text }))));
    test("an unknown member", () => {
      const body = { db_user_pwd: "Rds 1", other: text, more: [text.slice(0, 1 << 23)] };
      bounded(() => checkRequest(RESET, { body }));
    });
    test("a key", () => {
      const report = bounded(() => checkRequest(RESET, { body: { db_user_pwd: "Rds 1", [text]: 1 } }));
      assertInvalid(report);
      assert.ok(JSON.stringify(report).length < 2000);
    });
    test("a key of the path and of the headers", () => {
      for (const part of ["path", "headers"]) bounded(() => checkRequest(CHANGE, { [part]: { [text]: "x" } }));
    });
    test("the name of a document, a field, a part", () => {
      assert.throws(() => isValid(text, "password", "x"), TypeError);
      assert.throws(() => isValid(RESET, text, "x"), TypeError);
      assert.throws(() => checkRequest(RESET, { [text]: 1 }), TypeError);
    });
  });
}

describe("a long value and its short start", () => {
  test("no pattern is longer than a list of hosts may be", () => {
    assert.equal(addressCount("%".repeat(8192)), 2 ** 32);
    assert.equal(addressCount("%".repeat(8193)), 0);
  });
  test("what stands in the middle of a long pattern counts", () => {
    for (const fault of [" ", "x", "*"]) assert.equal(addressCount("%".repeat(8180) + fault + "%".repeat(100)), 0);
  });
});

describe("where every character counts", () => {
  const text = "a".repeat(LENGTH);

  test("that are the fields without a stated length, and no others", () => {
    const long = "a".repeat(100_000);
    for (const { id, fields } of api.documents) {
      for (const field of fields) assert.equal(isValid(id, field, long), isWhole(id, field), `${id} ${field}`);
    }
  });

  for (const [id, fields] of Object.entries(WHOLE.fields)) {
    for (const field of fields) {
      test(`${id} ${field}`, () => {
        assert.equal(givenBack(() => isValid(id, field, text)), true);
        assert.equal(givenBack(() => isValid(id, field, text + "/")), false);
        assert.equal(givenBack(() => check(id, field, text + "/" + text)).valid, false);
        assert.equal(givenBack(() => check(id, field, "a", { username: text })).valid, true);
      });
    }
  }
});

describe("as much as a request may have", () => {
  const host = Array.from({ length: 500 }, (_, i) => `10.0.${i >> 8}.${i & 255}`).join();
  const users = (password) => Array.from({ length: 50 }, (_, i) => ({ name: `user_${i}`, host, password }));

  for (const [name, engine] of Object.entries({ gatepass: api, "gatepass/js": script })) {
    test(name, () => {
      assert.equal(engine.checkRequest(CHANGE, { body: { users: users("Rds_1234") } }).valid, true);
      const report = engine.checkRequest(CHANGE, { body: { users: users("Rds1234") } });
      assert.deepEqual([report.valid, report.violations.length, report.unchecked], [false, 50, ["path", "headers"]]);
      assertHealthy(engine);
    });
  }
});

describe("many", () => {
  const user = { name: "user_1", host: "10.10.10.1", password: "Rds_1234" };

  for (const [name, engine, count] of [["gatepass", api, MILLION], ["gatepass/js", script, MILLION / 10]]) {
    const list = (item) => Array.from({ length: count }, () => item);
    const members = (value) => Object.fromEntries(Array.from({ length: count }, (_, i) => ["key" + i, value]));
    const judge = (document, request) => {
      const report = reportOrTypeError(() => engine.checkRequest(document, request));
      assertHealthy(engine);
      return report;
    };
    const assertNotValid = (report) => assert.notEqual(report?.valid, true);

    test(`${name}: a list of ${count} as the body`, () => assertNotValid(judge(RESET, { body: list("Rds_1234") })));
    test(`${name}: ${count} users`, () => assertNotValid(judge(CHANGE, { body: { users: list(user) } })));
    test(`${name}: a password that is a list of ${count}`, () => {
      assertNotValid(judge(RESET, { body: { db_user_pwd: list("x") } }));
    });
    test(`${name}: ${count} members of the body`, () => assertNotValid(judge(RESET, { body: members(1) })));
    test(`${name}: ${count} members beside good ones are cut off at 1,000`, () => {
      const report = judge(RESET, { body: { db_user_pwd: "Rds_1234", ...members("x") } });
      if (report) assert.deepEqual([report.violations.length, report.truncated, report.valid], [1000, true, true]);
    });
    test(`${name}: ${count} parameters of the path`, () => assertNotValid(judge(RESET, { path: members("x") })));
    test(`${name}: ${count} headers`, () => assertNotValid(judge(CHANGE, { headers: members("x") })));
    test(`${name}: ${count} members of a user`, () => {
      assertNotValid(judge(CHANGE, { body: { users: [members("x")] } }));
    });
    test(`${name}: a list that says it is longer than any`, () => {
      assertNotValid(judge(RESET, { body: new Array(2 ** 32 - 1) }));
      assertNotValid(judge(CHANGE, { body: { users: new Array(2 ** 32 - 1) } }));
    });
    test(`${name}: deeper than any stack`, () => {
      let value = {};
      for (let depth = 0; depth < MILLION; depth++) value = depth % 2 ? [value] : { a: value };
      assertNotValid(judge(RESET, { body: value }));
      assertNotValid(judge(RESET, { body: { db_user_pwd: "Rds_1234", other: value } }));
      assertNotValid(judge(RESET, { path: { project_id: value } }));
    });
  }

  test("a proxy of a list without end", () => {
    const endless = new Proxy([], { get: (target, key) => (key === "length" ? Infinity : target[key]) });
    const report = reportOrTypeError(() => checkRequest(CHANGE, { body: { users: endless } }));
    assert.notEqual(report?.valid, true);
  });

  test("few objects that are many, because each holds the next one twice", () => {
    let value = "x";
    for (let depth = 0; depth < 60; depth++) value = depth % 2 ? [value, value] : { a: value, b: value };
    const { violations } = checkRequest(RESET, { body: { db_user_pwd: "Rds_1234", other: value } });
    assert.deepEqual(violations.map(({ path, code }) => [path, code]), [["/body", "body_too_large"]]);
  });
});
