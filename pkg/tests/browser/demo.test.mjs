/** The demo page, driven as a person would, against the server that `GATEPASS_DEMO` names: `http://127.0.0.1:PORT/`. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

import { browser } from "../support/browser.mjs";

const url = process.env.GATEPASS_DEMO;
if (!url) throw new Error("GATEPASS_DEMO is not set; it is the address of a running demo server");

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const USERS = "taurusdb.change-user-password";
const RESETS = ["flexusrds.reset-root-password", "taurusdb.reset-database-password", "otc-rds.reset-root-password"];
const SECRET = "Canary_4711";

let started;
before(async () => (started = await browser()));
after(() => started.close());

/**
 * A page at a document, and whatever goes wrong in it. That an answer has status 400 is no fault of the page, though the
 * console says so.
 */
const open = async (t, { language = "en-us", document = USERS, ...options } = {}) => {
  const context = await started.newContext(options);
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of 400/.test(message.text())) faults.push(message.text());
  });
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ violatedDirective }) => console.error(violatedDirective));
  });
  await page.goto(`${url}#${language}/${document}`);
  t.after(async () => {
    await context.close();
    assert.deepEqual(faults, []);
  });
  return page;
};

const named = (page, name, row = 0) => page.locator(`#form [name="${name}"]`).nth(row);

/** Types the good values of one user. */
const typeUser = async (page, row = 0, user = { name: "app", host: "10.10.%", password: SECRET }) => {
  await named(page, "user-name", row).pressSequentially(user.name);
  await named(page, "user-host", row).pressSequentially(user.host);
  await named(page, "new-password", row).pressSequentially(user.password);
};

const answer = async (page) => {
  await page.locator("#answer .agreement").waitFor();
  return page.locator("#answer").innerText();
};

const assertNoSecret = async (page, secret = SECRET) => {
  const html = await page.evaluate(() => document.documentElement.outerHTML);
  assert.ok(!html.includes(secret), "the secret stands in the page");
};

/** What the two panels say that are not the form. */
const report = (page) => page.locator("#report").innerText();
const request = (page) => page.locator("#request").innerText();

test("a request that is typed and submitted by Enter is accepted", async (t) => {
  const page = await open(t);
  await typeUser(page);
  await page.keyboard.press("Enter");
  const text = await answer(page);
  assert.match(text, /202 Accepted/);
  assert.match(text, /job_id\s+[0-9a-f-]{36}/);
  assert.match(text, /Client and server agree: the request is valid/);
  await assertNoSecret(page);
});

test("what is sent is what is shown, but for the secrets", async (t) => {
  const page = await open(t);
  await named(page, "X-Auth-Token").fill("Canary_token");
  await named(page, "X-Language").selectOption("en-us");
  await named(page, "project-id").fill("054e292c9880d4992f02c0196d3ea468");
  await named(page, "instance-id").fill("ba62a0b83a1b42bfab275829d86ac0fdin07");
  await typeUser(page);
  const sent = page.waitForRequest(/\/api\//);
  await page.getByRole("button", { name: "Send request" }).click();
  const actual = await sent;
  const path = "/v3/054e292c9880d4992f02c0196d3ea468/instances/ba62a0b83a1b42bfab275829d86ac0fdin07/db-users/password";
  assert.equal(actual.method(), "PUT");
  assert.equal(new URL(actual.url()).pathname, `/api/${USERS}${path}`);
  assert.equal(actual.headers()["x-auth-token"], "Canary_token");
  const [line, ...rest] = (await request(page)).split("\n");
  assert.equal(line, `PUT ${path}`);
  assert.deepEqual(rest.slice(0, 3), ["X-Auth-Token: ••••••", "X-Language: en-us", "Content-Type: application/json"]);
  const shown = JSON.parse(rest.slice(4).join("\n"));
  assert.deepEqual(shown, { users: [{ name: "app", host: "10.10.%", password: "••••••" }] });
  assert.match(await answer(page), /202/);
  await assertNoSecret(page);
  await assertNoSecret(page, "Canary_token");
});

test("a pasted password is judged whole", async (t) => {
  const page = await open(t, { document: RESETS[0], permissions: ["clipboard-read", "clipboard-write"] });
  await page.evaluate(() => navigator.clipboard.writeText("`Rds_1234` and much more than any password has"));
  await named(page, "new-password").focus();
  await page.keyboard.press("Control+V");
  assert.equal((await named(page, "new-password").inputValue()).length, 46);
  assert.match(await report(page), /too_long/);
  assert.match(await report(page), /illegal_character/);
});

test("an invalid request is not sent, but on demand, and both sides give the same reasons", async (t) => {
  const page = await open(t);
  const sent = [];
  page.on("request", (it) => it.url().includes("/api/") && sent.push(it));
  await page.getByRole("button", { name: "A typical mistake" }).click();
  await page.getByRole("button", { name: "Send request" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.name), "user-host");
  assert.match(await report(page), /Not valid · 5 errors/);
  assert.deepEqual(sent, []);
  await page.getByRole("button", { name: "Send anyway" }).click();
  const text = await answer(page);
  assert.match(text, /400 Bad Request/);
  assert.match(text, /DBS\.200052/);
  assert.match(text, /\/body\/users\/0\/host has the wrong wildcard/);
  assert.match(text, /Client and server agree: not valid, for the same 5 reasons/);
});

test("an identifier or a header alone can stop the request", async (t) => {
  const page = await open(t, { document: RESETS[2] });
  await page.getByRole("button", { name: "The document's own example" }).click();
  await named(page, "Content-Type").selectOption("application/json");
  await page.getByRole("button", { name: "Send request" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.name), "X-Auth-Token");
  assert.match(await page.locator("[data-section=headers]").innerText(), /is mandatory and missing/i);
  await page.keyboard.type("a b");
  await page.getByRole("button", { name: "Send anyway" }).click();
  assert.match(await answer(page), /agree: not valid, for the same 2 reasons/);
});

test("the answer is in the language that the request asks for", async (t) => {
  const page = await open(t, { document: RESETS[1] });
  await page.getByRole("button", { name: "A typical mistake" }).click();
  await page.getByRole("button", { name: "Send anyway" }).click();
  const text = await answer(page);
  assert.match(text, /为必填项/);
  assert.match(text, /Client and server agree/);
});

test("what a browser would send otherwise is not sent", async (t) => {
  const page = await open(t, { document: RESETS[0] });
  await page.getByRole("button", { name: "The document's own example" }).click();
  await named(page, "project-id").fill("..");
  await page.getByRole("button", { name: "Send anyway" }).click();
  assert.match(await answer(page), /cannot be sent/);
  await named(page, "project-id").fill("-");
  await page.getByRole("button", { name: "Send request" }).click();
  await page.getByText("Client and server agree: the request is valid").waitFor();
});

test("every document's own example succeeds, and its mistake fails, on both sides", async (t) => {
  for (const document of [USERS, ...RESETS]) {
    const page = await open(t, { document });
    await page.getByRole("button", { name: "The document's own example" }).click();
    await page.getByRole("button", { name: "Send request" }).click();
    assert.match(await answer(page), /agree: the request is valid/, document);
    await page.getByRole("button", { name: "A typical mistake" }).click();
    assert.match(await page.locator("#answer").innerText(), /The form has changed since/);
    await page.getByRole("button", { name: "Send anyway" }).click();
    await page.locator("#answer", { hasText: "400" }).waitFor();
    assert.match(await answer(page), /agree: not valid/, document);
  }
});

test("users come and go", async (t) => {
  const page = await open(t);
  const add = page.getByRole("button", { name: "Add user" });
  await typeUser(page);
  await add.click();
  assert.equal(await page.evaluate(() => document.activeElement.name), "user-name");
  await typeUser(page, 1, { name: "backup", host: "172.16.213.9", password: "Rds 1" });
  await add.click();
  await typeUser(page, 2, { name: "cron", host: "%", password: SECRET });
  assert.match(await report(page), /User 2 › New password/);
  await page.getByRole("button", { name: "Remove user 2" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Remove user 2");
  assert.equal(await page.locator("#users-count").innerText(), "2 of 50");
  assert.equal(await named(page, "user-name", 1).inputValue(), "cron");
  await page.getByRole("button", { name: "Send request" }).click();
  assert.match(await answer(page), /202/);
  // By hand it would take as long as it sounds.
  await add.evaluate((button) => Array.from({ length: 47 }, () => button.click()));
  await add.click();
  assert.ok(await add.isDisabled());
  assert.equal(await page.locator("#users-count").innerText(), "One request takes 50 users at most");
});

test("the host list is explained as it is typed", async (t) => {
  const page = await open(t);
  await named(page, "user-host").pressSequentially("10.10.%,10.10.10.5,10.10.10.5,%,10.1*");
  const cells = await page.locator(".host-table tbody tr").evaluateAll((rows) =>
    rows.map((row) => [...row.cells].map((cell) => (cell.querySelector(".unit")?.remove(), cell.textContent))),
  );
  assert.deepEqual(
    cells.map(([item, count]) => [item, count]),
    [["10.10.%", "65,536"], ["10.10.10.5", "1"], ["10.10.10.5", "1"], ["%", "4,294,967,296"], ["10.1*", "0"]],
  );
  assert.match(cells[1][2], /Separate account under 10\.10\.%/);
  assert.match(cells[2][2], /Repeats item 2/);
  assert.match(cells[3][2], /every IPv4 address/);
  assert.match(cells[4][2], /wrong wildcard/);
  assert.equal(await page.locator(".host-table mark").innerText(), "*");
});

test("the checklist follows the typing", async (t) => {
  const page = await open(t, { document: RESETS[0] });
  const states = () => page.locator(".gatepass-rule").evaluateAll((rules) => rules.map((rule) => rule.dataset.state));
  assert.deepEqual(await states(), ["not_yet", "met", "met", "not_yet"]);
  await named(page, "new-password").pressSequentially("Rds 1");
  assert.deepEqual(await states(), ["not_yet", "met", "unmet", "met"]);
  await named(page, "new-password").fill("Rds_1234");
  assert.deepEqual(await states(), ["met", "met", "met", "met"]);
});

test("the language is switched, kept, and taken from the browser at first", async (t) => {
  const page = await open(t, { language: "", locale: "zh-CN" });
  assert.equal(await page.locator("h1").innerText(), "修改数据库用户密码");
  assert.equal(await page.getAttribute("html", "lang"), "zh-CN");
  await typeUser(page);
  await page.getByLabel("English").check({ force: true });
  assert.equal(await page.locator("h1").innerText(), "Change password of a database user");
  assert.equal(await page.getAttribute("html", "lang"), "en");
  assert.equal(await named(page, "user-name").inputValue(), "app");
  assert.match(await page.locator(".gatepass-checklist").first().innerText(), /at least 1 character/);
  await page.reload();
  assert.equal(await page.locator("h1").innerText(), "Change password of a database user");
});

test("each document keeps what was typed for it", async (t) => {
  const page = await open(t);
  await typeUser(page);
  await page.getByRole("radio", { name: "Open Telekom Cloud RDS" }).check();
  assert.equal(await page.locator("h1").innerText(), "Reset password of root");
  assert.equal(await page.locator("#line").innerText(), "POST /v3/{project_id}/instances/{instance_id}/password");
  await named(page, "new-password").pressSequentially("Rds|1234");
  assert.match(await report(page), /illegal_character/);
  await page.getByRole("radio", { name: "Changing Password of a Database User" }).check();
  assert.equal(await named(page, "new-password").inputValue(), SECRET);
  assert.match(await report(page), /^Valid/);
});

test("a violation leads to its control", async (t) => {
  const page = await open(t);
  await page.getByRole("button", { name: "A typical mistake" }).click();
  await page.getByRole("button", { name: "User 1 › New password" }).first().click();
  assert.equal(await page.evaluate(() => document.activeElement.name), "new-password");
  await page.getByRole("button", { name: "Instance ID" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.name), "instance-id");
});

test("a key touches only what it changes in the report and the request", async (t) => {
  const page = await open(t);
  await page.getByRole("button", { name: "Add user" }).click();
  await named(page, "user-host", 0).fill("10.10.*");
  await named(page, "new-password", 1).fill("Rds 1");
  await page.evaluate(() => {
    globalThis.touched = [];
    const observer = new MutationObserver((records) => records.forEach((it) => touched.push(...it.addedNodes, ...it.removedNodes)));
    for (const id of ["report", "request", "line", "destination"]) {
      observer.observe(document.getElementById(id), { childList: true, subtree: true });
    }
  });
  await named(page, "new-password", 1).press("2");
  const touched = () => page.evaluate(() => touched.splice(0).map((it) => it.textContent));
  const counted = [5, 6].map((count) => `Must have at least 8 characters (has ${count}).`);
  assert.deepEqual((await touched()).sort(), counted);
  await named(page, "new-password", 1).press("ArrowLeft");
  assert.deepEqual(await touched(), []);
  await page.getByRole("button", { name: "User 1 › Hosts" }).first().click();
  assert.equal(await page.evaluate(() => document.activeElement.name), "user-host");
});

test("the keyboard alone is enough, and its focus is always seen", async (t) => {
  const page = await open(t);
  const focused = () => page.evaluate(() => document.activeElement.name || document.activeElement.textContent.trim());
  const tabTo = async (wanted) => {
    for (let steps = 0; steps < 60; steps++) {
      await page.keyboard.press("Tab");
      assert.ok(await page.evaluate(isFocusSeen), `no focus is seen on ${await focused()}`);
      if ((await focused()) === wanted) return;
    }
    assert.fail(`${wanted} is not reached`);
  };
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "Skip to the form");
  await page.keyboard.press("Enter");
  await tabTo("user-name");
  await page.keyboard.type("app");
  await tabTo("user-host");
  await page.keyboard.type("10.10.10.%");
  await tabTo("new-password");
  await page.keyboard.type(SECRET);
  await tabTo("Show password");
  await page.keyboard.press("Enter");
  assert.equal(await named(page, "new-password").getAttribute("type"), "text");
  await assertNoSecret(page);
  await tabTo("Add user");
  await page.keyboard.press("Enter");
  await page.keyboard.type("cron");
  await tabTo("Remove user 2");
  await page.keyboard.press("Space");
  await tabTo("Send request");
  await page.keyboard.press("Space");
  assert.match(await answer(page), /202/);
  assert.equal(await named(page, "new-password").getAttribute("type"), "password");
});

/** Whether the element in focus, or what stands for it, has an outline. */
const isFocusSeen = () => {
  const { activeElement } = document;
  const candidates = [activeElement, activeElement.nextElementSibling, activeElement.closest("label")];
  const styles = candidates.filter(Boolean).map((it) => getComputedStyle(it));
  return styles.some(({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) > 0);
};

test("the skip link leads to the form, and to no other page", async (t) => {
  const page = await open(t, { language: "zh-cn", document: RESETS[2] });
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "form");
  assert.equal(await page.locator("h1").innerText(), "重置 root 密码");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.fill), "example");
});

test("arrow keys choose the document and the language", async (t) => {
  const page = await open(t);
  await page.getByRole("radio", { name: "Changing Password of a Database User" }).focus();
  await page.keyboard.press("ArrowUp");
  assert.equal(await page.locator("h1").innerText(), "Reset password of root");
  await page.getByLabel("English").focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.locator("h1").innerText(), "重置 root 密码");
});

for (const colorScheme of ["light", "dark"])
  for (const language of ["en-us", "zh-cn"])
    for (const document of [USERS, RESETS[2]])
      for (const width of [360, 1440])
        test(`axe-core finds nothing: ${colorScheme}, ${language}, ${document}, ${width}`, async (t) => {
          // Colours that are still changing would be judged in between.
          const options = { colorScheme, viewport: { width, height: 900 }, reducedMotion: "reduce" };
          const page = await open(t, { language, document, ...options });
          await assertAccessible(page);
          await page.click("[data-fill=mistake]");
          await page.click("[data-anyway]");
          await answer(page);
          await assertAccessible(page);
          if (document === USERS) {
            await page.click("[data-fill=hosts]");
            await page.click("[type=submit]");
            await page.locator("#answer", { hasText: "202" }).waitFor();
            await assertAccessible(page);
          }
          const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(excess <= 0, "the page is wider than the screen");
        });

const assertAccessible = async (page) => {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const found = violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`));
  assert.deepEqual(found, []);
};
