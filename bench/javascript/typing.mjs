/** Pages that are typed into, and the typing. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { serve as serveForm } from "../../pkg/tests/browser/form-server.mjs";
import { serve } from "../../pkg/tests/support/server.mjs";

const here = dirname(fileURLToPath(import.meta.url));

/** Typed one after the other, each removed before the next: good ones, and mistakes. */
const TEXTS = ["Rds_1234abcdEFGH", "Correct-Horse_99-Battery.Staple", "rds 1234", "Summer{2025}", "P@ssw0rd!", "aaaaaaaaaaaaaaaa12"];

const TIMES = 2;

/** A person types slower; a frame passes between two keys. */
const PAUSE = 25;

/** Types everything into a field. */
export const typeAll = async (page, field) => {
  await field.focus();
  for (const text of Array(TIMES).fill(TEXTS).flat()) {
    for (const key of text) await press(page, key);
    await press(page, "Control+A");
    await press(page, "Backspace");
  }
};

const press = async (page, key) => {
  await page.keyboard.press(key);
  await page.waitForTimeout(PAUSE);
};

/** Serves the form of the tests with a package, and the demo's page, and hands out all pages. */
export const withPages = async (packageDirectory, demo, use) => {
  const closers = [];
  const form = await serveForm(packageDirectory, join(here, "../../pkg/tests/browser"));
  closers.push(form.close);
  const read = (path) => {
    const file = join(demo, path === "/" ? "index.html" : path);
    return existsSync(file) ? readFileSync(file) : undefined;
  };
  const { origin } = await serve({ after: (close) => closers.push(close) }, read, "");
  try {
    return await use(pages(form.url, `${origin}/#en-us/taurusdb.change-user-password`));
  } finally {
    await Promise.all(closers.map((close) => close()));
  }
};

const RULES = "[data-field=password] .gatepass-rule";

/** Each with the field to type into; and its rules, where it has any. */
const pages = (form, demo) => [
  { name: "plain", url: "data:text/html,<!doctype html><title>plain</title><input type=password>", field: "input" },
  { name: "form", url: form, field: "#users [name=password]", rules: `#users ${RULES}` },
  { name: "demo", url: demo, field: '#form [name="new-password"]', rules: `#form ${RULES}` },
];
