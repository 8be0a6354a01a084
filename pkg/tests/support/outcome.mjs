/** What became of a call with bad input: a report or a `TypeError`, and nothing else. */
import assert from "node:assert/strict";
import { inspect } from "node:util";

/** No error may show it, wherever in the input it stood. */
export const CANARY = "Canary_7f3a";

const SCHEMA = "gatepass.report/1";

/** The report, or null where there was a `TypeError` that gives nothing away. */
export const reportOrTypeError = (call) => {
  let report;
  try {
    report = call();
  } catch (error) {
    assertTame(error);
    return null;
  }
  assert.equal(report.schema, SCHEMA);
  assert.equal(report.valid, !report.violations.some(({ severity }) => severity === "error"));
  return report;
};

/** The call must fail, with a `TypeError` that gives nothing away. */
export const assertTypeError = (call) => {
  try {
    call();
  } catch (error) {
    return assertTame(error);
  }
  assert.fail("no TypeError");
};

const assertTame = (error) => {
  assert.equal(Object.getPrototypeOf(Object(error)), TypeError.prototype, `not a TypeError, but ${inspect(error)}`);
  assert.ok(!inspect(error, { depth: 9, showHidden: true }).includes(CANARY), "the error shows the value");
};

/** After whatever came before, the engine says what it said at first. */
export const assertHealthy = ({ isValid, check, checkRequest, addressCount }) => {
  const document = "flexusrds.reset-root-password";
  assert.equal(isValid(document, "password", "Rds_1234"), true, "a good password has become invalid");
  assert.deepEqual(check(document, "password", "Rds_1234").violations, []);
  const codes = checkRequest(document, { body: { db_user_pwd: "Rds 1" } }).violations.map(({ code }) => code);
  assert.deepEqual(codes, ["too_short", "illegal_character"], "a bad request is judged in another way");
  assert.equal(addressCount("10.10.10.1%"), 111);
};
