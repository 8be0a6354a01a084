/** The budgets of what a page loads. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";

import { fileOf, packageDirectory } from "./support/artefacts.mjs";

const raw = (content) => content.length;

/** As a server sends what it has compressed beforehand. */
const brotli = (content) => brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

const BUDGETS = [
  [".", brotli, 9 * 1024],
  ["./gatepass.wasm", raw, 12 * 1024],
  ["./generate", brotli, 11 * 1024],
  ["./strength", brotli, 3 * 1024],
  ["./messages/en-us", brotli, 2 * 1024],
  ["./messages/zh-cn", brotli, 2 * 1024],
];

for (const [entry, sizeOf, most] of BUDGETS) {
  test(`${entry} has at most ${most} bytes, ${sizeOf.name}`, () => {
    const size = sizeOf(readFileSync(join(packageDirectory(), fileOf(entry))));
    assert.ok(size <= most, `${size} bytes, which are ${size - most} too many`);
  });
}
