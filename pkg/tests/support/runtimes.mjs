/** Other runtimes than this one, as their npm packages bring them. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The program, or null where the platform has none: then the tests say that they did not run. */
export const runtime = (name) => {
  const path = fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url));
  return existsSync(path) ? path : null;
};

/** Skips a test out loud when there is no such program. */
export const mustRun = (t, name) => {
  const program = runtime(name);
  if (program) return program;
  console.error(`NOT RUN: there is no ${name} on this platform, so nothing is known about it`);
  t.skip(`no ${name} on this platform`);
  return null;
};
