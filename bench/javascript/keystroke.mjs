/**
 * What a key press costs in a page, on a processor that is slowed down to a fourth: `node keystroke.mjs PACKAGE DEMO_PAGE` types
 * into forms in Chromium, and writes it as JSON.
 *
 * Chromium's own trace tells it: how long the page's scripts ran between one `keydown` and the next, whatever called them, and
 * how long the main thread was busy in all, with the browser's own work, style, layout and paint. Event Timing rounds to eight
 * milliseconds, and listeners of our own would not see what runs after them.
 */
import { resolve } from "node:path";

import { withBrowser } from "./in-page.mjs";
import { median, percentile } from "./median.mjs";
import { typeAll, withPages } from "./typing.mjs";

const SLOWDOWN = 4;

const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline"];

/** What runs scripts, and what the main thread does at all. */
const SCRIPTS = ["FunctionCall", "RunMicrotasks"];
const TASKS = ["RunTask"];

const [packageDirectory, demo] = process.argv.slice(2).map((path) => resolve(path));

/** How long a loop of fixed work takes, several times. */
const WORK = `Array.from({ length: 21 }, () => {
  const start = performance.now();
  let x = 1;
  for (let i = 0; i < 3e6; i++) x = (x * 31 + i) | 1;
  return x && performance.now() - start;
})`;

/** How long the events of a list took between one time and another, each microsecond counted once. */
const covered = (events, [from, to]) => {
  let sum = 0;
  let end = from;
  for (const { ts, dur } of events) {
    if (ts < from || ts >= to) continue;
    sum += Math.max(0, ts + dur - Math.max(ts, end));
    end = Math.max(end, ts + dur);
  }
  return sum / 1000;
};

/** The costs of each key press, in milliseconds. */
const costs = (trace) => {
  const events = trace.traceEvents.filter(({ ph }) => ph === "X").sort((a, b) => a.ts - b.ts);
  const downs = events.filter(({ name, args }) => name === "EventDispatch" && args.data?.type === "keydown");
  const [{ pid, tid }] = downs;
  const onMain = (names) => events.filter((it) => it.pid === pid && it.tid === tid && names.includes(it.name));
  const [scripts, tasks] = [SCRIPTS, TASKS].map(onMain);
  // The last has no next one.
  const spans = downs.slice(0, -1).map(({ ts }, i) => [ts, downs[i + 1].ts]);
  return { scripts: spans.map((span) => covered(scripts, span)), tasks: spans.map((span) => covered(tasks, span)) };
};

const summary = (milliseconds) => ({
  median: median(milliseconds),
  p95: percentile(milliseconds, 95),
  most: Math.max(...milliseconds),
});

/** Whether the page follows the typing: without an answer to what was typed, nothing was measured. */
const assertJudged = async (page, field, rules) => {
  await page.locator(field).fill("Rds_1234");
  const states = await page.locator(rules).evaluateAll((items) => items.map((item) => item.dataset.state));
  if (!states.length || states.some((state) => state !== "met")) throw new Error(`the page has judged nothing: ${states}`);
};

/** Slows the page down, and tells by how much: a busy machine tells more. */
const slowDown = async (page) => {
  const cdp = await page.context().newCDPSession(page);
  const fast = Math.min(...(await page.evaluate(WORK)));
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  const slowdown = median(await page.evaluate(WORK)) / fast;
  if (slowdown < SLOWDOWN * 0.5) throw new Error(`the processor is slowed down ${slowdown} times only`);
  return slowdown;
};

const measured = async (browser, { name, url, field, rules }) => {
  const page = await browser.newPage();
  await page.goto(url);
  await page.locator(rules ?? field).first().waitFor();
  const slowdown = await slowDown(page);
  await browser.startTracing(page, { categories: CATEGORIES });
  await typeAll(page, page.locator(field));
  const { scripts, tasks } = costs(JSON.parse(await browser.stopTracing()));
  if (rules) await assertJudged(page, field, rules);
  await page.close();
  return { page: name, slowdown, keys: scripts.length, scripts: summary(scripts), tasks: summary(tasks) };
};

const typed = await withPages(packageDirectory, demo, (pages) =>
  withBrowser(async (browser) => {
    const results = [];
    for (const page of pages) results.push(await measured(browser, page));
    return results;
  }),
);
console.log(JSON.stringify(typed));
