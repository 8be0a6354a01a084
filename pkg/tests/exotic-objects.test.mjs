/** Objects that are no plain ones, where plain ones belong: judged as what is sent of them, and never better. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { judgeBodies } from "./support/command.mjs";
import { FAITHFUL, STRANGE } from "./support/kinds.mjs";
import { ENGINES, load } from "./support/load.mjs";
import { assertHealthy, reportOrTypeError } from "./support/outcome.mjs";

const RESET = "flexusrds.reset-root-password";
const CHANGE = "taurusdb.change-user-password";
const USER = { name: "user_1", host: "10.10.10.1", password: "Rds_1234" };

/** Where the object stands: its good form, and the body around it. */
const PLACES = {
  "the body": { document: RESET, good: { db_user_pwd: "Rds_1234" }, around: (it) => it },
  "a bad body": { document: RESET, good: { db_user_pwd: "Rds 1" }, around: (it) => it },
  "the password": { document: RESET, good: "Rds_1234", around: (it) => ({ db_user_pwd: it }) },
  "the users": { document: CHANGE, good: [USER], around: (it) => ({ users: it }) },
  "a user": { document: CHANGE, good: USER, around: (it) => ({ users: [it] }) },
  "a host": { document: CHANGE, good: "10.10.10.1", around: (it) => ({ users: [{ ...USER, host: it }] }) },
  "an unknown member": { document: RESET, good: { a: 1 }, around: (it) => ({ db_user_pwd: "Rds_1234", other: it }) },
};

/** The text that is sent, or null where nothing is. */
const sent = (body) => {
  try {
    return JSON.stringify(body) ?? null;
  } catch {
    return null;
  }
};

const native = (document, text) => judgeBodies(document, [text])[0];

/** What stands in an unknown member is not looked at, so what cannot be sent may stand there. */
const assertNoBetter = (report, document, body, place) => {
  const text = sent(body);
  if (!report?.valid || (text === null && place === "an unknown member")) return;
  if (body === undefined) return assert.ok(report.unchecked.includes("body"));
  assert.notEqual(text, null, "valid, though nothing can be sent");
  assert.ok(native(document, text).valid, "valid, though what is sent is not");
};

for (const entry of ENGINES) {
  const api = await load(entry);

  for (const [place, { document, good, around }] of Object.entries(PLACES)) {
    const judged = (make) => reportOrTypeError(() => api.checkRequest(document, { body: around(make(good)) }));

    describe(`${place}: ${entry}`, () => {
      for (const [kind, make] of Object.entries(FAITHFUL)) {
        // A text in an object is an object, which is another case.
        if (typeof good === "string") continue;
        test(kind, () => assert.deepEqual(judged(make), native(document, sent(around(make(good))))));
      }
      for (const [kind, make] of Object.entries({ ...STRANGE, ...(typeof good === "string" ? FAITHFUL : {}) })) {
        test(kind, () => {
          assertNoBetter(judged(make), document, around(make(good)), place);
          assertHealthy(api);
        });
      }
    });
  }

  describe(`other parts: ${entry}`, () => {
    const good = { project_id: "x", "X-Language": "fr" };
    for (const part of ["path", "headers"]) {
      for (const [kind, make] of Object.entries({ ...FAITHFUL, ...STRANGE })) {
        test(`${part}: ${kind}`, () => {
          const report = reportOrTypeError(() => api.checkRequest(CHANGE, { [part]: make(good) }));
          const isNothing = report?.unchecked.includes(part);
          assert.ok(isNothing || !report?.valid, "a bad part is judged to be good");
          if (kind in FAITHFUL && !/inherits/.test(kind)) assert.ok(!isNothing, "a part that is given is not judged");
        });
      }
    }
  });
}
