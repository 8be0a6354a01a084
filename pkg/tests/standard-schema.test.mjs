/** Schemas of Standard Schema, version 1: by the letter, and in a library that knows nothing else of them. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";

import { browser, PATIENCE } from "./support/browser.mjs";
import { WITHOUT_WASM, WITH_WASM } from "./support/csp.mjs";
import { ENGINES, load } from "./support/load.mjs";
import { CANARY } from "./support/outcome.mjs";
import { hostSite } from "./support/schema-host.mjs";
import { serve } from "./support/server.mjs";
import { vectors } from "./support/vector-files.mjs";

const schemas = await load("./standard-schema");
const english = await load("./messages/en-us");
const chinese = await load("./messages/zh-cn");

const RESET = "flexusrds.reset-root-password";
const CHANGE = "taurusdb.change-user-password";
const USER = { name: "user_1", host: "10.10.10.1", password: "Rds_1234" };

const judge = (schema, value) => schema["~standard"].validate(value);
const pathsOf = ({ issues }) => issues.map(({ path, code }) => [path, code]);

/** The issue that a violation is to become, but for its path. */
const issueOf = (violation) => {
  const { code, params, span } = violation;
  return { message: english.describe(violation), code, params, span };
};
const errorsOf = ({ violations }) => violations.filter(({ severity }) => severity === "error");

for (const entry of ENGINES) {
  const engine = await load(entry);
  // The main entry is what a schema takes that is not told.
  const options = { messages: english, ...(entry === "." ? {} : { engine }) };
  const { check, checkRequest } = engine;
  const field = (document, name) => schemas.field(document, name, options);
  const request = (document) => schemas.request(document, options);
  const body = (document) => schemas.body(document, options);
  const all = { field: field(RESET, "password"), request: request(RESET), body: body(RESET) };

  describe(`the standard: ${entry}`, () => {
    test("version, vendor and a function", () => {
      for (const { "~standard": standard } of Object.values(all)) {
        assert.equal(standard.version, 1);
        assert.equal(standard.vendor, "gatepass");
        assert.equal(typeof standard.validate, "function");
      }
    });

    test("what is valid is given back itself, at once", () => {
      const value = { db_user_pwd: "Rds_1234" };
      const good = { field: "Rds_1234", request: { body: value }, body: value };
      for (const [name, schema] of Object.entries(all)) {
        const result = judge(schema, good[name]);
        assert.equal(result.value, good[name]);
        assert.equal(result.issues, undefined);
      }
    });

    test("the function needs no object that it belongs to, and takes the options of the standard", () => {
      const { validate } = all.field["~standard"];
      assert.deepEqual(validate("Rds_1234", { libraryOptions: { x: 1 } }), { value: "Rds_1234" });
    });

    test("one schema serves many values", () => {
      for (const value of ["Rds 1", "Rds_1234", "Rds 1"]) {
        assert.equal(judge(all.field, value).issues === undefined, value === "Rds_1234");
      }
    });

    test("issues have a message, a path, and what the violation says beside", () => {
      const violations = errorsOf(check(RESET, "password", "Rds 1"));
      assert.equal(violations.length, 2);
      const expected = violations.map((it) => ({ ...issueOf(it), path: [] }));
      assert.deepEqual(judge(all.field, "Rds 1"), { issues: expected });
    });

    test("warnings and advice are no issues", () => {
      assert.ok(check(CHANGE, "host", "%,%").violations.length > 0);
      assert.equal(judge(field(CHANGE, "host"), "%,%").issues, undefined);
      const users = [{ ...USER, name: USER.password }];
      assert.deepEqual(judge(body(CHANGE), { users, more: 1 }), { value: { users, more: 1 } });
    });

    test("the words are of the language that is given", () => {
      const schema = schemas.field(RESET, "password", { ...options, messages: chinese });
      const words = errorsOf(check(RESET, "password", "Rds 1")).map(chinese.describe);
      assert.deepEqual(judge(schema, "Rds 1").issues.map(({ message }) => message), words);
    });

    test("no issue shows a secret", () => {
      const secret = CANARY + " \u00e9";
      const bodies = [{ db_user_pwd: secret }, { db_user_pwd: [secret] }, secret, [secret]];
      const ofField = [secret, [secret]].map((it) => judge(all.field, it));
      const ofBody = bodies.map((it) => judge(all.body, it));
      for (const result of [...ofField, ...ofBody]) assert.ok(result.issues.length && !JSON.stringify(result).includes(CANARY));
    });
  });

  describe(`values of a wrong type: ${entry}`, () => {
    const kinds = {
      null: [null],
      number: [5, NaN],
      boolean: [true],
      array: [[], ["Rds_1234"]],
      object: [{}, new String("Rds_1234"), new Map()],
      other: [undefined, 1n, Symbol(CANARY), () => CANARY],
    };

    for (const [kind, values] of Object.entries(kinds)) {
      test(`${kind}, as a field`, () => {
        for (const value of values) {
          const [{ message, ...rest }] = judge(all.field, value).issues;
          const params = { expected: "string", actual: kind };
          assert.deepEqual(rest, { path: [], code: "wrong_type", params, span: null });
          assert.equal(typeof message, "string");
        }
      });

      test(`${kind}, as a body and as a request`, () => {
        if (kind === "object") return assert.deepEqual(pathsOf(judge(all.body, {})), [[["db_user_pwd"], "missing"]]);
        for (const value of values) {
          assert.deepEqual(pathsOf(judge(all.body, value)), [[[], "wrong_type"]]);
          assert.deepEqual(pathsOf(judge(all.request, value)), [[[], "wrong_type"]]);
        }
      });
    }
  });

  describe(`paths: ${entry}`, () => {
    const users = [USER, { ...USER, host: "*", password: "Rds 1" }];

    test("of a body begin in the body, and count rows by numbers", () => {
      const expected = [
        [["users", 1, "host"], "asterisk_wildcard"],
        [["users", 1, "password"], "too_short"],
        [["users", 1, "password"], "illegal_character"],
      ];
      assert.deepEqual(pathsOf(judge(body(CHANGE), { users })), expected);
    });

    test("of a request begin at its part", () => {
      const value = { path: { project_id: "", instance_id: "x" }, headers: { "x-auth-token": "" }, body: { users } };
      const expected = errorsOf(checkRequest(CHANGE, value)).map(({ path }) => path);
      const { issues } = judge(request(CHANGE), value);
      assert.deepEqual(issues.map(({ path }) => "/" + path.join("/")), expected);
      assert.ok(issues.some(({ path }) => path[0] === "headers" && path[1] === "X-Auth-Token"));
      assert.ok(issues.some(({ path }) => path[0] === "body" && path[2] === 1));
    });

    test("of the body itself are empty", () => {
      const deep = Array(70).fill(0).reduce((it) => [it], "x");
      assert.deepEqual(pathsOf(judge(body(CHANGE), deep)), [[[], "too_deep"]]);
    });
  });

  describe(`what is wrong with the schema itself: ${entry}`, () => {
    test("is a TypeError when it is used", () => {
      assert.throws(() => judge(field("unknown", "password"), "x"), TypeError);
      assert.throws(() => judge(field(RESET, "host"), "x"), TypeError);
      assert.throws(() => judge(request("unknown"), {}), TypeError);
      assert.throws(() => judge(body("unknown"), {}), TypeError);
    });
    test("so is a request with other members, which would go unjudged", () => {
      assert.throws(() => judge(request(RESET), { query: {} }), TypeError);
    });
  });

  describe(`as everywhere: ${entry}`, () => {
    /** What a report says must be what the schema says: no error, no issue. */
    const assertAgrees = (result, report, name) => {
      const expected = report.valid ? undefined : errorsOf(report).map(issueOf);
      assert.deepEqual(result.issues?.map(({ path, ...rest }) => rest), expected, name);
    };

    test("the vectors of fields", () => {
      const cases = vectors().fields.filter(({ value }) => typeof value === "string");
      assert.ok(cases.length > 100);
      for (const it of cases) {
        assertAgrees(judge(field(it.document, it.field), it.value), check(it.document, it.field, it.value), it.name);
      }
    });

    test("the vectors of requests", () => {
      const cases = vectors().requests.filter((it) => "body" in it);
      assert.ok(cases.length > 100);
      for (const { name, document, path, headers, body } of cases) {
        const value = { path, headers, body };
        assertAgrees(judge(request(document), value), checkRequest(document, value), name);
        assertAgrees(judge(schemas.body(document, options), body), checkRequest(document, { body }), name);
      }
    });

    test("an error behind more warnings than a report lists", () => {
      const more = Object.fromEntries(Array.from({ length: 1200 }, (_, i) => ["key" + i, i]));
      const value = { users: [{ ...USER, ...more }, { ...USER, password: "x" }] };
      const { valid, truncated } = checkRequest(CHANGE, { body: value });
      assert.deepEqual([valid, truncated], [false, true]);
      assert.ok(judge(body(CHANGE), value).issues?.length, "the body is judged to be good");
      assert.ok(judge(request(CHANGE), { body: value }).issues?.length, "the request is judged to be good");
    });
  });

  describe(`react-hook-form's resolver: ${entry}`, () => {
    const resolver = standardSchemaResolver(body(CHANGE));
    const resolve = (values, criteriaMode = "firstError") =>
      resolver(values, undefined, { fields: {}, criteriaMode, shouldUseNativeValidation: false });

    test("takes the values as they are when they are valid", async () => {
      const values = { users: [USER] };
      assert.deepEqual(await resolve(values), { values, errors: {} });
    });

    test("puts our message at the field", async () => {
      const { errors } = await resolve({ users: [USER, { ...USER, password: "Rds 1" }] });
      const [first] = errorsOf(check(CHANGE, "password", "Rds 1"));
      assert.equal(errors.users[1].password.message, english.describe(first));
      assert.deepEqual([errors.users[0], Object.keys(errors.users[1])], [undefined, ["password"]]);
    });

    test("shows all messages to who wants all", async () => {
      const { errors } = await resolve({ users: [{ ...USER, password: "Rds 1" }] }, "all");
      const expected = errorsOf(check(CHANGE, "password", "Rds 1")).map(english.describe);
      assert.deepEqual(Object.values(errors.users[0].password.types), expected);
    });
  });
}

describe("react-hook-form in a page", () => {
  let chromium, site;
  before(async () => ([chromium, site] = await Promise.all([browser(), hostSite()])));
  after(() => chromium?.close());

  const control = (page, name) => page.locator(`[id="users.0.${name}"]`);
  const message = (page, name) => page.locator(`[id="users.0.${name}.error"]`);
  const saying = (page, name, text) => message(page, name).and(page.getByText(text, { exact: true })).waitFor();

  /** The page, which must break no policy and throw nothing. */
  const open = async (t, path, policy) => {
    const server = await serve(t, site, policy);
    const page = await chromium.newPage();
    page.setDefaultTimeout(PATIENCE);
    const faults = [];
    page.on("pageerror", (error) => faults.push(`${error}`));
    await page.addInitScript(() => {
      addEventListener("securitypolicyviolation", ({ violatedDirective }) => reportError(new Error(violatedDirective)));
    });
    t.after(async () => {
      await page.close();
      assert.deepEqual(faults, []);
    });
    await page.goto(server.origin + path);
    return { page, report: server.report() };
  };

  for (const [path, policy] of [["/main", WITH_WASM], ["/js", WITHOUT_WASM]]) {
    test(`${path}: a bad password has our message, and cannot be sent until it is mended`, async (t) => {
      const { page, report } = await open(t, path, policy);
      const { check } = await load(".");
      const [short] = check(CHANGE, "password", "Rds_1").violations;
      await control(page, "name").pressSequentially(USER.name);
      await control(page, "host").pressSequentially(USER.host);
      await control(page, "password").pressSequentially("Rds_1");
      await saying(page, "password", english.describe(short));
      assert.equal(await control(page, "password").getAttribute("aria-invalid"), "true");
      for (const name of ["name", "host"]) assert.equal(await message(page, name).textContent(), "");

      // The first thing that is sent must be the good one: see below.
      await page.getByRole("button").click();
      await page.waitForFunction(() => document.activeElement.id === "users.0.password");
      await saying(page, "password", english.describe(short));

      await control(page, "password").pressSequentially("234");
      await page.waitForFunction(() => document.getElementById("users.0.password.error").textContent === "");
      await page.getByRole("button").click();
      assert.deepEqual(await report, { users: [USER] });
    });
  }
});
