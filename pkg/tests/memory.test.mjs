/** After a call the engine's memory holds nothing of what was judged, and it does not grow from call to call. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { memories, watchGrowth } from "./support/engine-memory.mjs";
import { load } from "./support/load.mjs";
import { find } from "./support/search.mjs";

const api = await load(".");
const { check, checklist, checkRequest, isValid } = api;
const RESET = "flexusrds.reset-root-password";
const CHANGE = "taurusdb.change-user-password";
const CALLS = 100_000;

/** Each occurs nowhere else. What is beyond ASCII reaches the engine on another way. */
const SECRETS = {
  valid: "Qx7_Zk9-Wv3!Jh5@",
  invalid: "Qx7 Zk9`Wv3 Jh5`",
  "too long": "Qx7_Zk9-Wv3!Jh5@".repeat(200),
  "beyond ASCII": "Qx7_Zk9-ÄÖ😀Wv3!Jh5@密碼",
  "beyond ASCII from the start": "密碼Qx7_Zk9-Wv3!Jh5@",
  "with a lone half": "Qx7_Zk9-\ud83dWv3!Jh5@",
  "with NUL": "Qx7_Zk9-\0Wv3!Jh5@",
};

const assertGone = (secret) => {
  assert.ok(memories().length > 0, "there is no memory to search");
  for (const memory of memories()) {
    const found = find(memory, secret);
    assert.deepEqual(found, [], "the memory holds a part of the secret");
  }
};

const calls = (secret) => ({
  isValid: () => isValid(RESET, "password", secret),
  check: () => check(RESET, "password", secret),
  checklist: () => checklist(RESET, "password", secret),
  "check, beside a user name": () => check(RESET, "password", secret, { username: "root" }),
  "a user name": () => check(RESET, "password", "Rds_1234", { username: secret }),
  "both, which are equal": () => check(CHANGE, "password", secret, { username: secret }),
  "the name of a field by mistake": () => assert.throws(() => check(RESET, secret, "password"), TypeError),
  "a host by mistake": () => check(CHANGE, "host", secret),
  "addressCount by mistake": () => api.addressCount(secret),
  "a body": () => checkRequest(RESET, { body: { db_user_pwd: secret } }),
  "the body itself": () => checkRequest(RESET, { body: secret }),
  "an unknown member": () => checkRequest(RESET, { body: { other: [{ more: secret }] } }),
  "a key": () => checkRequest(RESET, { body: { [secret]: 1 } }),
  "a list of users": () => {
    const user = { name: secret, host: secret, password: secret };
    checkRequest(CHANGE, { body: { users: Array(9).fill(user) } });
  },
  "a token": () => checkRequest(CHANGE, { headers: { "X-Auth-Token": secret } }),
  "a parameter of the path": () => checkRequest(RESET, { path: { project_id: secret, instance_id: secret } }),
  "a request that is too deep": () => checkRequest(RESET, { body: [...Array(99)].reduce((it) => [it], secret) }),
  "a getter that throws": () => {
    const body = { db_user_pwd: secret, get more() { throw new TypeError("no"); } };
    assert.throws(() => checkRequest(RESET, { body }), TypeError);
  },
});

test("the search finds what is there, and its halves", () => {
  isValid(RESET, "password", "Rds_1234");
  const memory = memories().at(-1);
  const view = new Uint8Array(memory.buffer);
  const bytes = new TextEncoder().encode(SECRETS.valid);
  for (const [start, end] of [[0, 16], [0, 8], [8, 16]]) {
    const place = view.length - 100;
    view.set(bytes.subarray(start, end), place);
    assert.notDeepEqual(find(memory, SECRETS.valid), [], "the search is blind");
    view.fill(0, place, place + end - start);
    assertGone(SECRETS.valid);
  }
});

for (const [kind, secret] of Object.entries(SECRETS)) {
  describe(`a secret that is ${kind}`, () => {
    for (const [name, call] of Object.entries(calls(secret))) {
      test(name, () => {
        call();
        assertGone(secret);
      });
    }
  });
}

test("a secret in a request for which the memory has to grow", () => {
  const secret = SECRETS.valid;
  const host = Array.from({ length: 500 }, (_, i) => `10.0.${i >> 8}.${i & 255}`).join();
  const users = Array.from({ length: 50 }, (_, i) => ({ name: `u${i}`, host, password: secret }));
  checkRequest(CHANGE, { body: { users } });
  assertGone(secret);
});

test(`the memory does not grow in ${CALLS} calls`, () => {
  const growth = watchGrowth();
  for (let i = 0; i < CALLS; i++) {
    isValid(RESET, "password", SECRETS.valid);
    if (i % 10 === 0) check(CHANGE, "password", SECRETS["beyond ASCII"], { username: "root" });
    if (i % 50 === 0) checkRequest(CHANGE, { body: { users: [{ name: "a", host: "%", password: SECRETS.invalid }] } });
  }
  assert.equal(growth(), 0);
});

