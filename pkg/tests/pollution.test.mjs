/** Prototypes that somebody has polluted: a report or a `TypeError`, and nothing bad becomes valid. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { fileOf, packageDirectory } from "./support/artefacts.mjs";
import { node } from "./support/child.mjs";
import { ENGINES } from "./support/load.mjs";

const PROGRAM = fileURLToPath(new URL("fixtures/polluted.mjs", import.meta.url));
const at = (entry) => join(packageDirectory(), fileOf(entry));

for (const entry of ENGINES) {
  test(entry, async () => {
    const printed = await node([PROGRAM, at(entry), at("./messages/en-us")]);
    const { wrong, clean } = JSON.parse(printed.split("\u0001").pop());
    assert.deepEqual(wrong, []);
    assert.ok(clean, "what was polluted stays so");
  });
}
