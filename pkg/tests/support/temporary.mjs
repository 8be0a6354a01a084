/** Directories that are gone when the tests are over, however they end. */
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const made = [];

process.on("exit", () => {
  for (const directory of made) rmSync(directory, { recursive: true, force: true });
});

/** A new directory. */
export const temporaryDirectory = () => {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "gatepass-test-")));
  made.push(directory);
  return directory;
};
