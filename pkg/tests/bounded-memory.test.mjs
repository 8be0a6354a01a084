/**
 * How much memory it takes to judge what nobody should send: so much beside the input itself, in the engine, in the heap and
 * wherever else the process has it. A text has at most half a gigabyte in this engine of JavaScript, so a body of a gigabyte
 * has several.
 */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { before, describe, test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { ENGINES, load } from "./support/load.mjs";
import { assertHealthy } from "./support/outcome.mjs";

const MIB = 1 << 20;
const MILLION = 1_000_000;
const RESET = "flexusrds.reset-root-password";
const CHANGE = "taurusdb.change-user-password";

/** A call may need so much: an engine that starts, and what the heap holds until it is swept. */
const ALLOWED = 32 * MIB;

/** Nearly the longest text that there is. */
const LENGTH = 500 * MIB;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

/** A line of what the system knows of this process, in bytes. */
const bytes = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(readFileSync("/proc/self/status", "utf8"))[1]) * 1024;

const peak = () => bytes("VmHWM");

const clock = new Int32Array(new SharedArrayBuffer(4));

/** Waits until what is garbage has been given back: the engine does that on threads of its own, and would hide a growth. */
const settle = () => {
  for (let before = Infinity, now; (now = bytes("VmRSS")) < before; before = now) {
    collect();
    Atomics.wait(clock, 0, 0, 20);
  }
};

/** What the call gives, and by how many bytes the process grew for it at most. */
const measure = (call) => {
  settle();
  writeFileSync("/proc/self/clear_refs", "5"); // The peak is forgotten.
  const start = peak();
  const result = call();
  return { result, growth: peak() - start };
};

const bounded = (call) => {
  const { result, growth } = measure(call);
  assert.ok(growth <= ALLOWED, `the process grew by ${Math.ceil(growth / MIB)} MiB`);
  return result;
};

/** The codes of a report, each once. */
const codes = (report) => [...new Set(report.violations.map(({ code }) => code))];

/** A text that was never put together: of one byte each unit, or of two. */
const flat = (repeated, units) => {
  const isWide = /[^\0-\xff]/.test(repeated);
  const encoding = isWide ? "utf16le" : "latin1";
  return Buffer.alloc(units * (isWide ? 2 : 1), Buffer.from(repeated, encoding)).toString(encoding);
};

const TEXTS = { ASCII: flat("a1", LENGTH), pairs: flat("😀", LENGTH / 2) };

/** So many that a copy would be seen. */
const hosts = flat("10.10.10.1,", 55 * MILLION);

describe("the measure", () => {
  test("sees a copy of a text", () => {
    const { growth } = measure(() => new TextEncoder().encode(hosts).length + Buffer.from(hosts, "utf16le").fill(1).length);
    assert.ok(growth >= 2 * hosts.length, `it saw ${growth} bytes`);
  });
  test("sees what is too much", () => {
    assert.throws(() => bounded(() => Buffer.alloc(2 * ALLOWED, 1).length), { name: "AssertionError" });
  });
});

for (const entry of ENGINES) {
  const api = await load(entry);
  const { check, checklist, checkRequest, isValid } = api;

  describe(`${entry}: a list of five million hosts`, () => {
    before(() => assertHealthy(api));
    test("alone", () => {
      assert.equal(bounded(() => isValid(CHANGE, "host", hosts)), false);
      assert.deepEqual(codes(bounded(() => check(CHANGE, "host", hosts))), ["list_too_long"]);
      assert.ok(bounded(() => checklist(CHANGE, "host", hosts)).some(({ state }) => state === "unmet"));
    });
    test("in a request", () => {
      const users = [{ name: "a", host: hosts, password: "Rds_1234" }];
      assert.deepEqual(codes(bounded(() => checkRequest(CHANGE, { body: { users } }))), ["list_too_long"]);
    });
  });

  describe(`${entry}: a text of half a gigabyte`, () => {
    for (const [kind, text] of Object.entries(TEXTS)) {
      test(`${kind}: a value`, () => {
        const limited = [["password", "too_long"], ["name", "too_long"], ["host", "list_too_long"]];
        for (const [field, code] of [...limited, ["project_id", "wrong_length"], ["instance_id", "wrong_length"]]) {
          assert.equal(bounded(() => isValid(CHANGE, field, text)), false);
          assert.equal(codes(bounded(() => check(CHANGE, field, text))).includes(code), true, field);
        }
      });
      test(`${kind}: a body`, () => {
        const bodies = [text, [text, text], { db_user_pwd: text }, { a: text, b: text, c: [text, { d: text }] }];
        for (const body of bodies) {
          assert.deepEqual(codes(bounded(() => checkRequest(RESET, { body }))), ["body_too_large"]);
        }
      });
      test(`${kind}: a key`, () => {
        const body = { [text]: 1 };
        assert.deepEqual(codes(bounded(() => checkRequest(RESET, { body }))), ["body_too_large"]);
      });
    }
  });

  describe(`${entry}: many`, () => {
    test("users", () => {
      const users = Array.from({ length: MILLION }, (_, i) => ({ name: `u${i}`, host: "10.0.0.1", password: "Rds_1234" }));
      assert.deepEqual(codes(bounded(() => checkRequest(CHANGE, { body: { users } }))), ["too_many_users"]);
    });
    test("levels", () => {
      for (const wrap of [(value) => [value], (value) => ({ a: value }), (value) => ({ users: [value] })]) {
        let value = 1;
        for (let depth = 0; depth < MILLION; depth++) value = wrap(value);
        for (const body of [value, { db_user_pwd: "Rds_1234", other: value }]) {
          assert.deepEqual(codes(bounded(() => checkRequest(RESET, { body }))), ["too_deep"]);
        }
      }
    });
    // What is held once is written down as often as it stands there. That was kept to its end: two gigabytes for sixty
    // objects.
    test("levels that each hold the next one twice", () => {
      let value = 1;
      for (let depth = 0; depth < 60; depth++) value = [value, value];
      const body = { db_user_pwd: "Rds_1234", other: value };
      assert.deepEqual(codes(bounded(() => checkRequest(RESET, { body }))), ["body_too_large"]);
    });
  });
}
