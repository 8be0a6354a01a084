/** Other runtimes than this one, as their npm packages bring them. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Where the packages of all of them carry a binary: there they must run. */
const CARRIED = ["linux", "darwin", "win32"];

/** The program. Where its package carries none the test is skipped out loud; elsewhere it fails without one. */
export const mustRun = (t, name) => {
  const path = fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url));
  if (existsSync(path)) return path;
  if (CARRIED.includes(process.platform)) throw new Error(`${name} is missing; run npm ci in pkg/tests`);
  console.error(`NOT RUN: there is no ${name} on this platform, so nothing is known about it`);
  t.skip(`no ${name} on this platform`);
  return null;
};
