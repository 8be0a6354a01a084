/** Headless Chromium, the one that the system has. */
import { existsSync } from "node:fs";

import { chromium } from "playwright-core";

const PATH = "/usr/bin/chromium";

/** It shall look for nothing on a network. */
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Longer than any page takes, also where the machine is busy; it ends one that hangs. */
export const PATIENCE = 240_000;

/** A browser, which whoever starts it closes. */
export const browser = () => {
  if (!existsSync(PATH)) throw new Error("Chromium is missing: apt-get install chromium");
  return chromium.launch({ executablePath: PATH, args: QUIET });
};

/** Opens a page and gives what it reports, or fails with what went wrong in it. */
export const reportOf = async (started, server, path) => {
  const page = await started.newPage();
  page.setDefaultTimeout(PATIENCE);
  const broken = new Promise((_, reject) => page.on("pageerror", reject));
  const report = server.report();
  await page.goto(server.origin + path);
  const late = new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error(`${path} reports nothing`)).unref());
  return Promise.race([report, broken, late]).finally(() => page.close());
};
