/**
 * Drives the form as a person does, in Chromium, under a strict policy. The folder of the built package is taken from
 * `GATEPASS_PACKAGE`.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "./form-server.mjs";

const packageFolder = process.env.GATEPASS_PACKAGE;
if (!packageFolder) throw new Error("GATEPASS_PACKAGE must name the folder of the built package");
const here = dirname(fileURLToPath(import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const ARGUMENTS =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

const GOOD = "Rds_1234";
let server, browser, context, page, cdp, complaints;

before(async () => {
  server = await serve(packageFolder, here);
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ARGUMENTS.split(" ") });
});
after(async () => {
  await browser?.close();
  await server?.close();
});
beforeEach(async () => {
  server.submitted.length = 0;
  await open();
});
afterEach(async () => {
  await context.close();
  assert.deepEqual(complaints, [], "the page complains of nothing");
});

const open = async (options = {}) => {
  await context?.close();
  complaints = [];
  context = await browser.newContext({ ...options, permissions: ["clipboard-read", "clipboard-write"] });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on("pageerror", (error) => complaints.push(`${error}`));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  cdp = await context.newCDPSession(page);
  await page.goto(server.url);
  await page.waitForFunction("window.isReady");
};

const field = (name, row = 0) => page.locator(`#users [name=${name}]`).nth(row);
/** The view that stands behind a control. */
const view = (name, row = 0) => page.locator(`#users [data-field=${name === "user" ? "name" : name}]`).nth(row);
const rule = (text, name = "password", row = 0) => view(name, row).locator(".gatepass-rule", { hasText: text });
const messages = (name, row = 0) => view(name, row).locator(".gatepass-message");
const status = () => page.locator("#users [role=status]");
const toggle = (row = 0) => page.locator("#users .gatepass-toggle").nth(row);
const messageOf = (locator) => locator.evaluate((control) => control.validationMessage);
const isFocused = (locator) => locator.evaluate((control) => control.getRootNode().activeElement === control);
const attribute = (locator, name) => locator.getAttribute(name);
const sent = () => page.waitForURL("**/submit");
const fillRow = async (row = 0, password = GOOD) => {
  await field("user", row).fill(`user${row}`);
  await field("password", row).fill(password);
};
const html = () => page.evaluate(() => document.documentElement.outerHTML);
const type = async (locator, text) => {
  await locator.focus();
  await page.keyboard.type(text);
};
/** The page's clock is ours from here on, so that a busy machine is no slow typist. */
const stopClock = async () => {
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
};
const paste = async (locator, text) => {
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await locator.focus();
  await page.keyboard.press("Control+V");
};

describe("the checklist", () => {
  it("follows every key, with the state in words and the progress", async () => {
    assert.match(await rule("at least 8").textContent(), /^not met yet: at least 8 characters \(0 of 8\)$/);
    await type(field("password"), "Rds_");
    assert.match(await rule("at least 8").textContent(), /^not met yet: .*\(4 of 8\)$/);
    assert.match(await rule("classes").textContent(), /^met: .*\(3 of 3\)$/);
    await page.keyboard.type("1234");
    assert.match(await rule("at least 8").textContent(), /^met: /);
    await page.keyboard.type(" ");
    assert.match(await rule("allowed").textContent(), /^not met: /);
  });

  it("has a rule for each of the engine's, and describes the control", async () => {
    const count = await page.evaluate(async () => {
      const { checklist } = await import("/dist/index.js");
      return checklist("taurusdb.change-user-password", "host", "").length;
    });
    assert.equal(await view("host").locator("ul.gatepass-checklist > li").count(), count);
    const ids = (await attribute(field("instance_id"), "aria-describedby")).split(" ");
    assert.equal(ids[0], "instance-help");
    for (const id of ids) assert.equal(await page.locator(`[id="${id}"]`).count(), 1);
  });
});

describe("errors", () => {
  it("are not shown before the person has come by, but keep the control invalid", async () => {
    assert.equal(await messages("password").count(), 0);
    assert.equal(await attribute(field("password"), "aria-invalid"), null);
    assert.match(await messageOf(field("password")), /at least 8/);
  });

  it("are shown when the person leaves with the tabulator", async () => {
    await field("user").focus();
    await page.keyboard.press("Tab");
    await messages("user").first().waitFor();
    assert.equal(await attribute(field("user"), "aria-invalid"), "true");
    assert.equal(await messages("password").count(), 0);
  });

  it("are shown once something is typed, and go when it is right", async () => {
    await type(field("password"), "R");
    assert.equal(await attribute(field("password"), "aria-invalid"), "true");
    assert.match(await messages("password").first().textContent(), /^error: must have at least 8/);
    await page.keyboard.type("ds_1234");
    assert.equal(await messages("password").count(), 0);
    assert.equal(await attribute(field("password"), "aria-invalid"), null);
    assert.equal(await messageOf(field("password")), "");
  });

  it("point at whole characters, by their position", async () => {
    await field("password").fill("👩‍👩‍👧e\u0301 Rds_1234");
    const texts = await messages("password").allTextContents();
    assert.ok(texts.some((text) => text.includes("(character 1 is not allowed: a character beyond ASCII)")), texts);
    assert.ok(texts.some((text) => text.includes("(character 2 is not allowed: a character beyond ASCII)")), texts);
    assert.ok(texts.some((text) => text.includes("(character 3 is not allowed: a space)")), texts);
  });

  it("show the characters of what is no secret, and what to type", async () => {
    await field("user").fill("rｏot\u202e");
    const texts = (await messages("user").allTextContents()).join("\n");
    assert.match(texts, /character 2 is not allowed: ｏ; type o instead/);
    assert.match(texts, /character 5 is not allowed: \\u\{202e\}/);
    await field("host").fill("10.１0.10.*");
    assert.match((await messages("host").allTextContents()).join("\n"), /character 10: \*|character 4/);
  });

  it("show as code what the messages have in backticks, and leave these out of what is only text", async () => {
    await stopClock();
    const codes = (locator) => locator.locator("code").allTextContents();
    assert.deepEqual(await codes(rule("wildcard, not", "host")), ["%", "*"]);
    await field("host").fill("10.10.*");
    await page.clock.runFor(1000);
    assert.deepEqual(await codes(messages("host").first()), ["%", "*", "*"]);
    const spoken = [await messages("host").first().textContent(), await messageOf(field("host")), await status().textContent()];
    for (const text of spoken) {
      assert.match(text, /write % instead of \*/);
      assert.doesNotMatch(text, /`/);
    }
    await field("user").fill("é<b>`");
    assert.deepEqual(await codes(messages("user")), ["é", "é", "<", "<", ">", ">"]);
    await field("host").fill("`,<b>");
    assert.deepEqual(await codes(messages("host")), ["`", "`", "<", "<", ">", ">"]);
    assert.equal(await page.locator("#users b").count(), 0);
  });

  it("count what they do not list", async () => {
    await field("host").fill("*.".repeat(40));
    assert.equal(await messages("host").count(), 9);
    assert.match(await messages("host").last().textContent(), /^and \d+ more$/);
  });

  it("do not offer a half-width character that is not allowed either", async () => {
    await field("user").fill("a！");
    assert.doesNotMatch((await messages("user").allTextContents()).join(), /instead/);
  });
});

describe("submitting", () => {
  it("is blocked by the mouse and by Enter while there are errors, and goes to the first of them", async () => {
    await field("user").fill("root");
    await page.locator("#send").click();
    await page.waitForTimeout(200);
    assert.ok(await isFocused(field("password")));
    assert.equal(await attribute(field("password"), "aria-invalid"), "true");
    assert.match(await messages("password").first().textContent(), /at least 8/);
    await field("user").fill("");
    await field("user").press("Enter");
    await page.waitForTimeout(200);
    assert.ok(await isFocused(field("user")));
    assert.equal(server.submitted.length, 0);
  });

  it("is blocked in a form with novalidate too, before other listeners hear of it", async () => {
    await page.evaluate(() => {
      form.noValidate = true;
      form.addEventListener("submit", () => (window.heard = true));
    });
    await field("password").fill("short");
    await page.locator("#send").click();
    await page.waitForTimeout(200);
    assert.ok(await isFocused(field("user")));
    assert.equal(await attribute(field("user"), "aria-invalid"), "true");
    assert.equal(await page.evaluate(() => window.heard), undefined);
    assert.equal(server.submitted.length, 0);
  });

  it("is blocked by the element too, where the form has novalidate", async () => {
    await page.evaluate(() => {
      const root = document.querySelector("#root");
      root.noValidate = true;
      bindForm(root, { document: "otc-rds.reset-root-password", messages: english });
    });
    await page.locator("#root-send").click();
    await page.waitForTimeout(200);
    assert.equal(server.submitted.length, 0);
    assert.ok(await isFocused(page.locator("#element input")));
    assert.ok(await page.locator("#element .gatepass-message").count());
  });

  it("needs one press of the mouse, though errors appear when the field is left", async () => {
    await field("user").focus();
    const box = await page.locator("#draft").boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.waitForTimeout(100);
    assert.equal(await messages("user").count(), 0);
    await page.mouse.up();
    await sent();
  });

  it("sends what is right, by Enter", async () => {
    await fillRow();
    await field("password").press("Enter");
    await sent();
    assert.equal(server.submitted[0].get("password"), GOOD);
  });

  it("is not blocked by warnings", async () => {
    await field("user").fill("Rds_1234");
    await field("password").fill(GOOD);
    await field("host").fill("%,%");
    assert.match(await messages("password").first().textContent(), /^warning: is the user name/);
    assert.equal(await attribute(field("password"), "aria-invalid"), null);
    assert.match((await messages("host").allTextContents()).join(), /warning: repeats item 1/);
    await page.locator("#send").click();
    await sent();
    assert.equal(server.submitted.length, 1);
  });

  it("hides the password first", async () => {
    await fillRow();
    await toggle().click();
    await page.evaluate(() => {
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        window.typeThen = document.querySelector("[name=password]").type;
      });
    });
    await page.locator("#send").click();
    assert.equal(await page.evaluate(() => window.typeThen), "password");
  });

  it("judges what scripts have set", async () => {
    await page.evaluate((password) => {
      document.querySelector("[name=user]").value = "root";
      document.querySelector("[name=password]").value = password;
    }, GOOD);
    await page.locator("#send").click();
    await sent();
  });

  it("leaves out what is disabled", async () => {
    await page.evaluate(() => (document.querySelector(".row").disabled = true));
    await page.locator("#send").click();
    await sent();
  });
});

describe("the password", () => {
  it("can be pasted whole: no maxlength, and it is a new password", async () => {
    const long = "Rds_1234".repeat(6);
    await paste(field("password"), long);
    assert.equal(await field("password").inputValue(), long);
    assert.equal(await page.locator("[maxlength]").count(), 0);
    assert.equal(await attribute(field("password"), "autocomplete"), "new-password");
    assert.match(await messages("password").first().textContent(), /at most 32/);
  });

  it("is shown and hidden by a button, with the keyboard too", async () => {
    await field("password").fill("Rds Ａ");
    await field("password").press("Tab");
    assert.ok(await isFocused(toggle()));
    assert.equal(await toggle().textContent(), "Show password");
    const isSaid = async (text) => (await messages("password").allTextContents()).join().includes(text);
    assert.ok(await isSaid("character 5 is not allowed: a full-width character; type it half-width"));
    await page.keyboard.press("Space");
    assert.equal(await attribute(field("password"), "type"), "text");
    assert.equal(await toggle().textContent(), "Hide password");
    assert.ok(await isSaid("character 5 is not allowed: Ａ; type A instead"));
    await page.keyboard.press("Enter");
    assert.equal(await attribute(field("password"), "type"), "password");
    assert.ok(!(await isSaid("Ａ")));
  });

  it("is nowhere in the page while it is hidden", async () => {
    const secret = "Ｑé☃Ж";
    await field("password").fill(secret);
    await page.locator("#element input").fill(secret);
    await toggle().click();
    await page.waitForTimeout(800);
    await toggle().click();
    await page.locator("#send").click();
    await page.waitForTimeout(800);
    const shadow = await page.locator("#element").evaluate((element) => element.shadowRoot.innerHTML);
    const texts = [await html(), shadow, await messageOf(field("password")), await messageOf(page.locator("#element"))];
    for (const text of texts) for (const character of [...secret, "Q"]) assert.ok(!text.includes(character), character);
    assert.notEqual(await status().textContent(), "");
  });

  it("is compared with the name of its own row, whichever changes last", async () => {
    await page.locator("#add").click();
    await field("password", 1).fill(GOOD);
    await field("user", 0).fill(GOOD);
    assert.equal(await messages("password", 1).count(), 0);
    await field("user", 1).fill(GOOD);
    assert.match(await messages("password", 1).first().textContent(), /^warning/);
  });
});

describe("an input method", () => {
  it("is left alone until it has composed", async () => {
    await stopClock();
    await type(field("password"), "Rds_123");
    const earlier = await view("password").innerHTML();
    await cdp.send("Input.imeSetComposition", { text: "ni", selectionStart: 2, selectionEnd: 2 });
    await page.evaluate(() => binding.refresh());
    assert.equal(await field("password").inputValue(), "Rds_123ni");
    assert.equal(await view("password").innerHTML(), earlier);
    await page.clock.runFor(1000);
    assert.equal(await status().textContent(), "");
    await cdp.send("Input.insertText", { text: "你" });
    assert.equal(await field("password").inputValue(), "Rds_123你");
    assert.match((await messages("password").allTextContents()).join(), /character 8 is not allowed: a character beyond ASCII/);
  });

  it("may be broken off", async () => {
    await type(field("user"), "a");
    await cdp.send("Input.imeSetComposition", { text: "ｂ", selectionStart: 1, selectionEnd: 1 });
    await cdp.send("Input.imeSetComposition", { text: "", selectionStart: 0, selectionEnd: 0 });
    await page.keyboard.type("c");
    assert.equal(await field("user").inputValue(), "ac");
    assert.equal(await messageOf(field("user")), "");
  });
});

describe("the live region", () => {
  it("is polite and waits for a pause", async () => {
    assert.equal(await attribute(status(), "aria-live"), "polite");
    await page.evaluate(() => {
      window.said = [];
      const region = form.querySelector("[role=status]");
      new MutationObserver(() => said.push(region.textContent)).observe(region, { childList: true, characterData: true });
    });
    await stopClock();
    for (const key of "Rds_1") {
      await type(field("password"), key);
      await page.clock.runFor(500);
    }
    assert.deepEqual(await page.evaluate(() => said), []);
    await page.clock.runFor(500);
    assert.deepEqual(await page.evaluate(() => said), ["error: must have at least 8 characters (has 5)"]);
    await page.keyboard.type("234");
    await page.clock.runFor(1000);
    await page.keyboard.type("5");
    await page.clock.runFor(1000);
    const said = await page.evaluate(() => window.said);
    assert.equal(said.length, 2, `nothing is said twice: ${said}`);
    assert.equal(said[1], "meets every rule");
  });
});

describe("rows", () => {
  it("are followed as they come and go", async () => {
    await fillRow();
    await page.locator("#add").click();
    await page.locator("#send").click();
    await page.waitForTimeout(200);
    assert.ok(await isFocused(field("user", 1)));
    await page.locator(".remove").nth(1).click();
    await page.locator("#send").click();
    await sent();
  });

  it("may be clones of a row that is bound", async () => {
    await field("password").fill("x");
    await toggle().click();
    await page.evaluate(() => {
      const row = document.querySelector(".row");
      row.after(row.cloneNode(true));
    });
    assert.equal(await page.locator("#users .gatepass-toggle").count(), 2);
    assert.equal(await page.locator("#users .gatepass-view").count(), 7);
    assert.equal(await attribute(field("password", 1), "aria-invalid"), null);
    assert.equal(await attribute(field("password", 1), "type"), "password");
    const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map(({ id }) => id));
    assert.equal(new Set(ids).size, ids.length, "every id is there once");
    await field("password", 1).fill(GOOD);
    assert.equal(await messages("password", 1).count(), 0);
    assert.equal(await messages("password", 0).count(), 2);
  });

  it("are put back when they leave the form, and not held", async () => {
    const isGone = async () => {
      await cdp.send("HeapProfiler.collectGarbage");
      return page.evaluate(() => !window.reference.deref());
    };
    await page.evaluate(async () => {
      const row = addRow();
      const before = document.querySelector("#row").content.firstElementChild.outerHTML;
      await new Promise((resolve) => setTimeout(resolve));
      row.querySelector("[name=password]").dispatchEvent(new Event("input", { bubbles: true }));
      row.remove();
      await new Promise((resolve) => setTimeout(resolve, 700));
      window.isRestored = row.outerHTML === before;
      window.reference = new WeakRef(row);
    });
    assert.ok(await page.evaluate(() => window.isRestored));
    let gone = false;
    for (let attempt = 0; attempt < 20 && !gone; attempt++) gone = await isGone();
    assert.ok(gone, "a row that left is collected");
  });

  it("may stand outside of the form they belong to", async () => {
    await page.evaluate(() => {
      const input = document.createElement("input");
      input.name = "host";
      input.setAttribute("form", "users");
      form.after(input);
      binding.refresh();
    });
    const outside = page.locator("form + input[name=host]");
    await type(outside, "*");
    assert.equal(await attribute(outside, "aria-invalid"), "true");
  });

  it("are as many as a request takes, without being slow", async () => {
    const milliseconds = await page.evaluate(async () => {
      for (let count = 1; count < 50; count++) addRow();
      await new Promise((resolve) => setTimeout(resolve));
      const names = document.querySelectorAll("[name=user]");
      const start = performance.now();
      for (let key = 0; key < 20; key++) {
        names[49].value += "a";
        names[49].dispatchEvent(new Event("input", { bubbles: true }));
        await new Promise((resolve) => setTimeout(resolve));
      }
      return (performance.now() - start) / 20;
    });
    assert.ok(milliseconds < 50, `${milliseconds} ms for a key`);
  });

  it("are not judged again for what is typed into another", async () => {
    await page.evaluate(async (engine) => {
      const { check, checklist } = await import(engine);
      window.calls = [];
      const counted = (judge) => (...all) => (calls.push(all[1]), judge(...all));
      bind(english, { engine: { check: counted(check), checklist: counted(checklist) } });
      const note = document.createElement("p");
      form.prepend(note);
      form.addEventListener("input", () => (note.textContent += "."));
      for (let count = 1; count < 50; count++) addRow();
    }, "/dist/index.js");
    const judged = async (act) => {
      await page.evaluate(() => (calls.length = 0));
      await act();
      return page.evaluate(() => calls.sort());
    };
    const key = (name) => judged(() => type(field(name, 30), "x"));
    assert.deepEqual(await key("host"), ["host", "host"]);
    assert.deepEqual(await key("password"), ["password", "password"]);
    assert.deepEqual(await key("user"), ["name", "name", "password", "password"]);
    assert.deepEqual(await judged(() => page.evaluate(() => binding.refresh())), []);
    assert.deepEqual(await judged(() => page.evaluate(() => document.querySelectorAll(".row")[30].click())), []);
    assert.equal((await judged(() => page.evaluate(() => void addRow()))).length, 6);
  });

  it("are paired anew when one of them goes", async () => {
    for (const row of [0, 1, 2]) {
      if (row) await page.locator("#add").click();
      await fillRow(row, `Rds_123${row}`);
    }
    await field("user", 1).fill("Rds_1232");
    assert.equal(await messages("password", 2).count(), 0);
    await page.evaluate(() => document.querySelectorAll("[name=password]")[1].remove());
    assert.match(await messages("password", 1).first().textContent(), /^warning/);
    await page.evaluate(() => document.querySelectorAll("[name=user]")[0].remove());
    assert.equal(await messages("password", 1).count(), 0);
  });

  it("follow a control that gets its name later", async () => {
    await page.evaluate(() => {
      const input = document.createElement("input");
      input.type = "password";
      form.append(input);
      input.setAttribute("name", "password");
    });
    await page.locator("#users .gatepass-toggle").nth(1).waitFor();
  });
});

describe("unbinding", () => {
  const listeners = async () => {
    const counts = [];
    for (const expression of ["document", "form", "form.elements[0]", "document.querySelector('[name=password]')"]) {
      const { result } = await cdp.send("Runtime.evaluate", { expression });
      const found = await cdp.send("DOMDebugger.getEventListeners", { objectId: result.objectId });
      counts.push(found.listeners.length);
    }
    return counts;
  };

  it("leaves no trace", async () => {
    await type(field("password"), "Rds Ａ");
    await page.locator("#send").click();
    await toggle().click();
    await page.evaluate(() => binding.unbind());
    await page.evaluate(() => binding.unbind());
    assert.equal(await page.evaluate(() => form.outerHTML), await page.evaluate(() => pristine));
    assert.equal(await messageOf(field("password")), "");
    const counts = await listeners();
    await page.evaluate(() => bind(english).unbind());
    assert.deepEqual(await listeners(), counts);
    assert.deepEqual(counts.slice(1), [0, 0, 0]);
  });

  it("puts back what the page had set", async () => {
    const restored = await page.evaluate(() => {
      binding.unbind();
      const control = form.querySelector("[name=password]");
      control.setAttribute("autocomplete", "off");
      control.setAttribute("aria-invalid", "true");
      control.setCustomValidity("ours");
      const before = form.outerHTML;
      bind(english).unbind();
      return [form.outerHTML === before, control.validationMessage];
    });
    assert.deepEqual(restored, [true, "ours"]);
  });

  it("lets the language and the document be switched", async () => {
    await field("password").fill("Rds|1234");
    assert.equal(await messageOf(field("password")), "");
    await page.evaluate(() => {
      binding.unbind();
      window.binding = bindForm(form, { document: "flexusrds.reset-root-password", messages: chinese });
    });
    assert.equal(await toggle().textContent(), "显示密码");
    assert.match(await rule("至少 8 个字符").textContent(), /^已满足：至少 8 个字符（8\/8）$/);
    await field("password").press("End");
    await page.keyboard.type("Ａ");
    assert.match((await messages("password").allTextContents()).join(), /错误：.*（第 9 个字符不允许使用：全角字符；请改用半角输入）/);
    assert.equal(await view("password").getAttribute("lang"), "zh-cn");
    assert.equal(await page.locator("#users [data-field=host]").count(), 0);
  });

  it("happens by itself when a form is bound anew", async () => {
    await page.evaluate(() => bind(english));
    assert.equal(await page.locator("#users .gatepass-toggle").count(), 1);
    await page.evaluate(() => binding.unbind());
    assert.equal(await page.locator("#users .gatepass-toggle").count(), 1, "an earlier binding takes away only what is its own");
  });
});

describe("resetting", () => {
  it("starts anew", async () => {
    await field("password").fill("short");
    await toggle().click();
    await page.locator("[type=reset]").click();
    await page.waitForFunction(() => !document.querySelector("#users .gatepass-message"));
    assert.equal(await field("password").inputValue(), "");
    assert.equal(await attribute(field("password"), "type"), "password");
    assert.equal(await attribute(field("password"), "aria-invalid"), null);
    assert.match(await rule("at least 8").textContent(), /0 of 8/);
  });

  it("changes nothing where the page forbids it", async () => {
    await field("password").fill("short");
    await page.evaluate(() => form.addEventListener("reset", (event) => event.preventDefault()));
    await page.locator("[type=reset]").click();
    await page.waitForTimeout(100);
    assert.ok(await messages("password").count());
  });
});

describe("wrong arguments", () => {
  it("are a TypeError that shows no value and leaves no trace", async () => {
    const errors = await page.evaluate(() => {
      binding.unbind();
      const good = { document: "taurusdb.change-user-password", messages: english };
      const calls = [
        [null, good],
        [document.body, good],
        [form],
        [form, { ...good, document: "s3cret" }],
        [form, { ...good, messages: "s3cret" }],
        [form, { ...good, messages: { ...english, describe: "s3cret" } }],
        [form, { ...good, fields: { s3cret: "x" } }],
        [form, { ...good, fields: { password: { s3cret: 1 } } }],
        [form, { ...good, document: "otc-rds.reset-root-password", fields: { host: "s3cret" } }],
        [form, { ...good, engine: { check: "s3cret" } }],
      ];
      return calls.map((call) => {
        try {
          bindForm(...call);
        } catch (error) {
          return `${error}`;
        }
      });
    });
    for (const error of errors) assert.match(`${error}`, /^TypeError: (?!.*s3cret)(?!Cannot)/);
    assert.equal(await page.evaluate(() => form.outerHTML === pristine), true);
  });
});

describe("gatepass/js", () => {
  it("judges in place of WebAssembly", async () => {
    await page.evaluate(async () => {
      const engine = await import("/dist/js.js");
      window.judged = 0;
      const check = (...all) => (window.judged++, engine.check(...all));
      bind(english, { engine: { ...engine, check } });
    });
    await field("password").fill("Rds 1");
    assert.match((await messages("password").allTextContents()).join(), /character 4 is not allowed: a space/);
    assert.ok(await page.evaluate(() => window.judged));
  });
});

describe("<gatepass-password>", () => {
  const element = () => page.locator("#element");
  const input = () => page.locator("#element input");
  const elementMessages = () => page.locator("#element .gatepass-message");

  it("takes part in its form", async () => {
    await page.locator("#root-send").click();
    await page.waitForTimeout(200);
    assert.ok(await isFocused(input()));
    assert.match(await elementMessages().first().textContent(), /^error: must have at least 8/);
    assert.equal(server.submitted.length, 0);
    await page.keyboard.type("Rds_12");
    await page.keyboard.press("Enter");
    await page.waitForTimeout(200);
    assert.equal(server.submitted.length, 0);
    await page.keyboard.type("34");
    assert.equal(await elementMessages().count(), 0);
    const value = await page.evaluate(() => new FormData(document.querySelector("#root")).get("db_user_pwd"));
    assert.equal(value, GOOD);
    await page.keyboard.press("Enter");
    await sent();
    assert.equal(server.submitted[0].get("db_user_pwd"), GOOD);
  });

  it("has a name, a description, and the focus of its label", async () => {
    assert.equal(await page.getByLabel("New password").count(), 1);
    await page.evaluate(() => {
      const element = document.querySelector("#element");
      element.removeAttribute("label");
      const label = document.createElement("label");
      label.htmlFor = "element";
      label.textContent = "From outside";
      element.before(label);
    });
    await page.getByText("From outside").click();
    assert.ok(await isFocused(input()));
    assert.equal(await input().evaluate((it) => it.ariaLabel), "From outside");
    const { nodes } = await cdp.send("Accessibility.getFullAXTree");
    const described = nodes.find(({ name, role }) => role?.value === "textbox" && name?.value === "From outside");
    assert.match(described.description.value, /not met yet: at least 8 characters/);
  });

  it("may be left empty where it is not required", async () => {
    await element().evaluate((it) => (it.required = false));
    assert.equal(await element().evaluate((it) => it.checkValidity()), true);
    await input().fill("x");
    assert.equal(await element().evaluate((it) => it.checkValidity()), false);
  });

  it("is reset and disabled with its form", async () => {
    await input().fill("short");
    await page.evaluate(() => document.querySelector("#root").reset());
    assert.equal(await element().evaluate((it) => it.value), "");
    assert.equal(await elementMessages().count(), 0);
    await element().evaluate((it) => (it.disabled = true));
    assert.ok(await input().isDisabled());
    assert.equal(await page.evaluate(() => [...new FormData(document.querySelector("#root"))].length), 0);
    assert.equal(await page.evaluate(() => document.querySelector("#root").checkValidity()), true);
  });

  it("speaks the language it is told, and judges by the document", async () => {
    await element().evaluate((it) => it.setAttribute("language", "zh-cn"));
    assert.equal(await page.locator("#element .gatepass-toggle").textContent(), "显示密码");
    await element().evaluate((it) => (it.messages = english));
    assert.equal(await page.locator("#element .gatepass-toggle").textContent(), "Show password");
    await input().fill("Rds|1234");
    assert.equal(await element().evaluate((it) => it.validity.valid), false);
    await element().evaluate((it) => it.setAttribute("document", "taurusdb.change-user-password"));
    assert.equal(await element().evaluate((it) => it.validity.valid), true);
    await element().evaluate((it) => (it.username = "Rds|1234"));
    await input().blur();
    assert.match(await elementMessages().first().textContent(), /^warning/);
  });

  it("takes over what was set before it was defined, and fires what an input fires", async () => {
    const fired = await page.evaluate(async (password) => {
      const element = document.createElement("gatepass-password");
      Object.defineProperty(element, "value", { value: password, configurable: true, writable: true });
      element.setAttribute("document", "otc-rds.reset-root-password");
      element.setAttribute("name", "second");
      element.id = "second";
      document.querySelector("#root").prepend(element);
      window.fired = [];
      for (const type of ["input", "change"]) element.addEventListener(type, () => window.fired.push(type));
      return new FormData(document.querySelector("#root")).get("second");
    }, GOOD);
    assert.equal(fired, GOOD);
    await type(page.locator("#second input"), "5");
    await page.keyboard.press("Tab");
    assert.deepEqual(await page.evaluate(() => window.fired), ["input", "change"]);
  });

  it("refuses an unknown document", async () => {
    await element().evaluate((it) => it.setAttribute("document", "unknown"));
    await page.waitForTimeout(50);
    assert.match(complaints.splice(0).join(), /TypeError: document must be one of/);
  });
});

describe("axe-core", () => {
  for (const colorScheme of ["light", "dark"])
    it(`finds nothing in ${colorScheme} colours`, async () => {
      await open({ colorScheme });
      await page.evaluate(axe);
      const audit = async () => {
        const { violations } = await page.evaluate(() => axe.run());
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
      };
      assert.deepEqual(await audit(), []);
      await field("user").fill("Rds_1234");
      await field("password").fill(GOOD);
      await field("host").fill("10.10.10.*, %");
      await page.locator("#element input").fill("Rds Ａ");
      await page.locator("#send").click();
      await page.waitForTimeout(800);
      assert.deepEqual(await audit(), []);
    });
});

describe("on a server", () => {
  it("can be imported where there is no document", async () => {
    const form = await import(pathToFileURL(join(packageFolder, "dist/form.js")));
    assert.deepEqual(Object.keys(form).sort(), ["bindForm", "defineGatepassPassword"]);
    assert.throws(() => form.bindForm(null, {}), TypeError);
  });
});
