/** The examples do what they say: they compile, they show our messages, and they let through what is allowed. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { inspect } from "node:util";

import { browser, PATIENCE } from "./support/browser.mjs";
import { node, run } from "./support/child.mjs";
import { WITH_WASM } from "./support/csp.mjs";
import { built, exampleProject } from "./support/example.mjs";
import { load } from "./support/load.mjs";
import { serve } from "./support/server.mjs";

const RESET = "flexusrds.reset-root-password";
const CHANGE = "taurusdb.change-user-password";
const BAD = "Zq7 Canary";

const { check } = await load(".");
const { describe: words } = await load("./messages/en-us");
const messages = (document, field, value) => check(document, field, value).violations.map((violation) => words(violation));

const TSC = fileURLToPath(new URL("../node_modules/.bin/tsc", import.meta.url));

const assertCompiles = async (project) => {
  const { status, stdout } = await run(TSC, ["--project", "."], { cwd: project });
  assert.equal(status, 0, stdout);
};

describe("react-hook-form", () => {
  let project, chromium;
  before(async () => ([project, chromium] = [exampleProject("react-hook-form"), await browser()]));
  after(() => chromium?.close());

  test("its types are right", () => assertCompiles(project));

  test("a wrong name for the field does not compile", async () => {
    const wrong = 'import { ResetPassword } from "./reset-password.js";\n<ResetPassword send={async ({ password }) => password} />;\n';
    const { status, stdout } = await run(TSC, ["--project", "."], { cwd: exampleProject("react-hook-form", { "wrong.tsx": wrong }) });
    assert.notEqual(status, 0);
    assert.match(stdout, /wrong\.tsx.*'password' does not exist/);
  });

  test("a bad password has our messages and is not sent; a good one is", async (t) => {
    const script = await built(project, "main.tsx", { minify: true });
    const html = '<!doctype html><html lang="en"><title>Reset</title><main></main><script type="module" src="/main.js"></script>';
    const server = await serve(t, (path) => ({ "/": html, "/main.js": script })[path], WITH_WASM);
    const page = await chromium.newPage();
    page.setDefaultTimeout(PATIENCE);
    const faults = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    await page.goto(server.origin + "/");
    const sent = server.report();

    await page.getByLabel("New password").fill(BAD);
    const expected = messages(RESET, "password", BAD).map((message) => `The password ${message}.`);
    assert.equal(expected.length, 1);
    await page.getByText(expected[0], { exact: true }).waitFor();
    assert.deepEqual(await page.locator("#errors li").allTextContents(), expected);
    assert.equal(await page.getByLabel("New password").getAttribute("aria-invalid"), "true");

    // The first thing that is sent must be the good one: see below.
    await page.getByRole("button").click();
    await page.getByLabel("New password").fill("Rds_1234");
    await page.waitForFunction(() => document.querySelectorAll("#errors li").length === 0);
    await page.getByRole("button").click();
    assert.deepEqual(await sent, { db_user_pwd: "Rds_1234" });
    await page.getByText("The password was reset.").waitFor();
    assert.deepEqual(faults, []);
    await page.close();
  });
});

describe("zod", () => {
  const USER = { name: "app", host: "10.10.10.%", password: "Rds_1234" };
  let project;
  before(() => (project = exampleProject("zod")));

  const schema = async () => {
    const file = join(project, "user.mjs");
    writeFileSync(file, await built(project, "user.ts", { platform: "node" }));
    return (await import(pathToFileURL(file).href)).User;
  };

  test("its types are right", () => assertCompiles(project));

  test("a good user passes, with zod's own fields", async () => {
    const User = await schema();
    assert.deepEqual(User.parse({ ...USER, note: "ours" }), { ...USER, note: "ours" });
    assert.equal(User.safeParse({ ...USER, note: "x".repeat(101) }).success, false);
    assert.equal(User.safeParse({ ...USER, password: 12345678 }).error.issues[0].code, "invalid_type");
  });

  test("issues have our messages, at their fields", async () => {
    const { success, error } = (await schema()).safeParse({ name: "a-b", host: "10.10.10.*", password: "rds 1" });
    assert.equal(success, false);
    const found = error.issues.map(({ path, message, params }) => [path.join("."), message, params.code]);
    const expected = [["name", "a-b"], ["host", "10.10.10.*"], ["password", "rds 1"]].flatMap(([field, value]) =>
      check(CHANGE, field, value).violations.map((violation) => [field, words(violation), violation.code]),
    );
    assert.ok(expected.length >= 5);
    assert.deepEqual(found, expected);
  });

  test("nothing that is said holds a part of the password", async () => {
    const { error } = (await schema()).safeParse({ ...USER, password: BAD });
    const told = JSON.stringify(error.issues) + inspect(error, { depth: null, showHidden: true }) + String(error) + error.stack;
    assert.ok(told.includes("must not contain a space"));
    for (let start = 0; start + 4 <= BAD.length; start++) assert.ok(!told.includes(BAD.slice(start, start + 4)));
  });

  test("the program reads lines, and tells of each", async () => {
    writeFileSync(join(project, "main.mjs"), await built(project, "main.ts", { platform: "node", target: "node20" }));
    const users = [USER, { ...USER, password: BAD }].map((user) => JSON.stringify(user));
    const input = [...users, BAD].join("\n");
    const answers = (await node(["main.mjs"], { cwd: project, input })).trimEnd().split("\n").map((line) => JSON.parse(line));
    assert.deepEqual(answers[0], { success: true, issues: [] });
    assert.deepEqual(answers[1].issues.map(({ path }) => path), [["password"]]);
    assert.deepEqual(answers[2].issues.map(({ code, path }) => [code, path]), [["invalid_type", []]]);
  });
});
