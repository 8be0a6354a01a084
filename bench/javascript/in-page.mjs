/** Chromium, and a page of it in which scripts are measured. */
import { browser } from "../../pkg/tests/support/browser.mjs";

const ADDRESS = "https://page.invalid/";

/** Only a page that is isolated from all others has a clock that tells microseconds apart. */
const ISOLATED = {
  "content-type": "text/html",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

/** Hands a browser to whoever measures, and closes it. */
export const withBrowser = async (measure) => {
  const started = await browser();
  try {
    return await measure(started);
  } finally {
    await started.close();
  }
};

/** An empty page with a precise clock, in a context of its own; no network is asked for it. */
export const withPage = async (started, measure) => {
  const context = await started.newContext();
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(0);
    await page.route(ADDRESS, (route) => route.fulfill({ headers: ISOLATED, body: "<!doctype html><title>page</title>" }));
    await page.goto(ADDRESS);
    if (!(await page.evaluate("crossOriginIsolated"))) throw new Error("the page is not isolated: its clock is too coarse");
    return await measure(page);
  } finally {
    await context.close();
  }
};

/** In a page: imports the text of a script as a module. It is text, as everything that is sent to a page. */
export const IMPORT = `(script) => import(URL.createObjectURL(new Blob([script], { type: "text/javascript" })))`;
