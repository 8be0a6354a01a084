/** Whatever is given: a report or a `TypeError` that says what was wrong and never what was given. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { ENGINES, load } from "./support/load.mjs";
import { assertHealthy, assertTypeError, CANARY, reportOrTypeError } from "./support/outcome.mjs";

const RESET = "flexusrds.reset-root-password";
const CHANGE = "taurusdb.change-user-password";
const GOOD = { db_user_pwd: "Rds_1234" };

/** What is no name. Whatever is turned into a text on its way would pass for one. */
const notNames = (name) => ({
  unknown: CANARY,
  empty: "",
  ["__proto__"]: "__proto__",
  constructor: "constructor",
  toString: "toString",
  hasOwnProperty: "hasOwnProperty",
  "in other case": name.toUpperCase(),
  "with a blank": name + " ",
  "in a list": [name],
  boxed: new String(name),
  "an object with a text": { toString: () => name },
  ...notTexts(),
});

const notTexts = () => ({
  undefined: undefined,
  null: null,
  "a number": 5,
  "not a number": NaN,
  "a BigInt": 1n,
  "a boolean": true,
  "a symbol": Symbol(CANARY),
  "a list": [CANARY],
  "an object": { [CANARY]: CANARY },
  "an object with a text": { toString: () => CANARY },
  "a boxed text": new String(CANARY),
  "a function": () => CANARY,
  bytes: new TextEncoder().encode(CANARY),
});

for (const entry of ENGINES) {
  const api = await load(entry);
  const { addressCount, check, checklist, checkRequest, isValid } = api;
  const functions = { check, checklist, isValid };

  describe(`arguments of a wrong type: ${entry}`, () => {
    for (const [name, call] of Object.entries(functions)) {
      test(`${name}: documents`, () => {
        for (const bad of Object.values(notNames(RESET))) assertTypeError(() => call(bad, "password", CANARY));
      });
      test(`${name}: fields`, () => {
        for (const bad of Object.values(notNames("password"))) assertTypeError(() => call(RESET, bad, CANARY));
        for (const missing of ["host", "name"]) assertTypeError(() => call(RESET, missing, CANARY));
      });
      test(`${name}: values`, () => {
        for (const bad of Object.values(notTexts())) assertTypeError(() => call(RESET, "password", bad));
      });
    }

    test("check: user names", () => {
      const { undefined: _, ...bad } = notTexts();
      for (const username of Object.values(bad)) assertTypeError(() => check(RESET, "password", CANARY, { username }));
      assert.ok(check(RESET, "password", CANARY, { username: undefined }).valid);
    });

    test("check: options that are no object", () => {
      for (const options of [CANARY, 5, true, 1n, Symbol(CANARY)]) {
        assertTypeError(() => check(RESET, "password", CANARY, options));
      }
    });

    test("check: options that cannot be read", () => {
      const fail = () => {
        throw new RangeError(CANARY);
      };
      assertTypeError(() => check(RESET, "password", CANARY, Object.defineProperty({}, "username", { get: fail })));
      assertTypeError(() => check(RESET, "password", CANARY, new Proxy({}, { get: fail })));
    });

    test("check: an option is read once", () => {
      let reads = 0;
      check(RESET, "password", CANARY, { get username() { return `u${reads++}`; } });
      assert.equal(reads, 1);
    });

    test("addressCount", () => {
      for (const bad of Object.values(notTexts())) assertTypeError(() => addressCount(bad));
    });

    test("checkRequest: documents", () => {
      for (const bad of Object.values(notNames(RESET))) assertTypeError(() => checkRequest(bad, { body: GOOD }));
    });

    test("checkRequest: what is no object", () => {
      const { "an object": _, "an object with a text": __, ...bad } = notTexts();
      for (const request of Object.values(bad)) assertTypeError(() => checkRequest(RESET, request));
    });

    test("checkRequest: a request without members that nevertheless holds something is not all right", () => {
      const requests = [[], new Map([["body", { db_user_pwd: "x" }]]), new Headers({ "X-Language": "fr" })];
      for (const request of requests) assertTypeError(() => checkRequest(RESET, request));
    });

    test("checkRequest: unknown members", () => {
      for (const name of ["Body", "query", CANARY, "constructor", "toString"]) {
        assertTypeError(() => checkRequest(RESET, { body: GOOD, [name]: CANARY }));
      }
      assertTypeError(() => checkRequest(RESET, JSON.parse('{"__proto__": {"body": {}}}')));
    });

    test("checkRequest: parts that cannot be read", () => {
      const fail = () => {
        throw new RangeError(CANARY);
      };
      for (const part of ["path", "headers", "body"]) {
        assertTypeError(() => checkRequest(RESET, Object.defineProperty({}, part, { enumerable: true, get: fail })));
        assertTypeError(() => checkRequest(RESET, { [part]: new Proxy({}, { ownKeys: fail }) }));
      }
      assertTypeError(() => checkRequest(RESET, new Proxy({}, { ownKeys: fail })));
    });

    test("a request that is no object is told so", () => {
      for (const bad of [null, undefined, 5, CANARY, [], () => {}]) {
        assert.throws(() => checkRequest(RESET, bad), { name: "TypeError", message: "request must be an object" });
      }
    });

    test("a part that is no object is of a wrong type", () => {
      for (const part of ["path", "headers", "body"]) {
        for (const bad of [null, 5, 1n, true, CANARY, Symbol(CANARY), () => {}, [], ["x"]]) {
          if (part === "headers" && Array.isArray(bad)) continue;
          const report = checkRequest(CHANGE, { [part]: bad });
          assert.deepEqual(report.violations.map(({ path, code }) => [path, code]), [["/" + part, "wrong_type"]]);
        }
      }
    });

    test("afterwards all is as before", () => assertHealthy(api));
  });

  describe(`texts that are no good: ${entry}`, () => {
    const FAULTS = {
      "a lone high half": "\ud83d",
      "a lone low half": "\ude00",
      "halves in a wrong order": "\ude00\ud83d",
      "a last half behind a pair": "😀\ud83d",
      NUL: "\0",
    };

    for (const [name, fault] of Object.entries(FAULTS)) {
      test(`${name}, as a value`, () => {
        for (const { id, fields } of api.documents) {
          for (const field of fields) {
            for (const value of [fault, `Rds_1234${fault}`, `${fault}Rds_1234`, `Rds_${fault}1234`]) {
              assert.equal(isValid(id, field, value), false);
              assert.equal(check(id, field, value).valid, false);
              assert.ok(checklist(id, field, value).some(({ state }) => state !== "met"));
            }
          }
        }
        assert.equal(addressCount("10.0.0.1" + fault), 0);
      });

      test(`${name}, in a request`, () => {
        const bodies = [
          { db_user_pwd: `Rds_1234${fault}` },
          { [`db_user_pwd${fault}`]: "Rds_1234" },
          { db_user_pwd: "Rds 1", [fault]: fault },
        ];
        for (const body of bodies) assert.equal(checkRequest(RESET, { body }).valid, false);
        const headers = { "X-Auth-Token": "a" + fault, "Content-Type": "application/json" };
        assert.equal(checkRequest(CHANGE, { headers }).valid, false);
        const path = { project_id: "054e292c9880d4992f02c0196d3ea468", instance_id: "a" + fault };
        assert.equal(checkRequest(RESET, { path }).valid, false);
      });

      test(`${name}, as a user name`, () => {
        assert.deepEqual(check(RESET, "password", "Rds_1234", { username: fault }).violations, []);
      });
    }

    test("a half at the end of the user name and one at the start of the value stay two", () => {
      for (const { id, fields } of api.documents) {
        for (const field of fields) {
          const alone = check(id, field, "\ude00Rds_1234");
          assert.deepEqual(check(id, field, "\ude00Rds_1234", { username: "a\ud83d" }), alone);
        }
      }
    });

    test("spans count the units of the text that was given", () => {
      const value = "Rds_\ud83d1😀2\ude00";
      const illegal = check(RESET, "password", value).violations.filter(({ code }) => code === "illegal_character");
      const spans = illegal.map(({ span }) => span.utf16);
      assert.deepEqual(spans, [[4, 5], [6, 8], [9, 10]]);
    });
  });

  describe(`members named like those of every object: ${entry}`, () => {
    const NAMES = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "__defineGetter__", "toJSON"];
    const own = (name, value) => JSON.parse(`{${JSON.stringify(name)}: ${JSON.stringify(value)}}`);

    for (const name of NAMES) {
      test(name, () => {
        const report = checkRequest(RESET, { body: own(name, GOOD) });
        const found = report.violations.map(({ path, code }) => [path, code]);
        assert.deepEqual(found, [["/body/db_user_pwd", "missing"], ["/body/" + name, "unknown_field"]]);
        assert.equal(checkRequest(RESET, { path: own(name, "x") }).valid, false);
      });
    }

    test("nothing is inherited from a member __proto__", () => {
      const body = JSON.parse('{"__proto__": {"db_user_pwd": "Rds_1234"}}');
      assert.equal(checkRequest(RESET, { body }).valid, false);
      assert.equal({}.db_user_pwd, undefined);
    });
  });

  describe(`headers in other forms: ${entry}`, () => {
    const bad = { "X-Auth-Token": "", "X-Language": "fr" };
    const forms = {
      Headers: () => new Headers(bad),
      "a Map": () => new Map(Object.entries(bad)),
      "an object": () => bad,
    };
    for (const [name, make] of Object.entries(forms)) {
      test(name, () => {
        const report = checkRequest(CHANGE, { headers: make() });
        const codes = report.violations.map(({ code }) => code);
        assert.ok(codes.includes("empty") && codes.includes("unsupported_language"), `found only ${codes}`);
        assert.deepEqual(report.unchecked, ["path", "body"]);
      });
    }

    test("what cannot be iterated", () => {
      const fail = { *[Symbol.iterator]() { throw new RangeError(CANARY); } };
      reportOrTypeError(() => checkRequest(CHANGE, { headers: fail }));
    });
  });

  describe(`code of the caller that calls back: ${entry}`, () => {
    const nested = (value) => {
      checkRequest(RESET, { body: { db_user_pwd: "nested 1" } });
      return value;
    };

    test("a getter judges another request", () => {
      const body = { db_user_pwd: "Rds 1", get more() { return nested(1); } };
      const codes = checkRequest(RESET, { body }).violations.map(({ code }) => code);
      assert.deepEqual(codes, ["too_short", "illegal_character", "unknown_field"]);
    });

    test("an item of a list does not take the place of the list", () => {
      const body = Object.defineProperty([], 0, { enumerable: true, get: () => nested(GOOD) });
      assert.equal(checkRequest(RESET, { body }).valid, false);
    });

    test("a getter for toJSON does not open the list", () => {
      const item = Object.defineProperty({ ...GOOD }, "toJSON", { get: () => nested(undefined) });
      assert.equal(checkRequest(RESET, { body: [item] }).valid, false);
    });

    test("afterwards all is as before", () => assertHealthy(api));
  });
}
