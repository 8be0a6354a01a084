/** What is repeated is escaped as every other front end escapes it: every character of Unicode, as a key and in a host. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { ENGINES, load } from "./support/load.mjs";

const CHANGE = "taurusdb.change-user-password";
const RANGES = JSON.parse(readFileSync(new URL("../../tests/vectors/escapes.json", import.meta.url), "utf8"));

const escapedCodes = new Set(
  RANGES.flatMap(([first, last]) => {
    const start = parseInt(first, 16);
    return Array.from({ length: parseInt(last, 16) - start + 1 }, (_, i) => start + i);
  }),
);

const isSurrogate = (code) => code >= 0xd800 && code <= 0xdfff;
const codes = Array.from({ length: 0x110000 }, (_, code) => code).filter((code) => !isSurrogate(code));

const shown = (code) => (escapedCodes.has(code) ? `\\u{${code.toString(16)}}` : String.fromCodePoint(code));

/** A step of a JSON Pointer. */
const step = (code) => shown(code).replace("~", "~0").replace("/", "~1");

/** A path repeats so many characters of a key. */
const KEY = 64;

for (const entry of ENGINES) {
  test(`keys, in ${entry}`, async () => {
    const { checkRequest } = await load(entry);
    for (let start = 0; start < codes.length; start += KEY) {
      const some = codes.slice(start, start + KEY);
      const report = checkRequest(CHANGE, { body: { users: [], [String.fromCodePoint(...some)]: 1 } });
      const { path } = report.violations.find(({ code }) => code === "unknown_field");
      assert.equal(path, "/body/" + some.map(step).join(""));
    }
  });

  test(`characters of hosts, and the words for them, in ${entry}`, async () => {
    const { check } = await load(entry);
    const languages = await Promise.all(["en-us", "zh-cn"].map((tag) => load(`./messages/${tag}`)));
    for (const code of escapedCodes) {
      const report = check(CHANGE, "host", `1${String.fromCodePoint(code)}`);
      const echoed = report.violations.filter(({ params }) => "char" in params);
      assert.ok(echoed.length > 0, code.toString(16));
      for (const violation of echoed) {
        assert.equal(violation.params.char, shown(code));
        for (const { describe } of languages) {
          assert.ok(!describe(violation).includes(String.fromCodePoint(code)), code.toString(16));
        }
      }
    }
  });
}
