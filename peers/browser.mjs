// What a browser says of fields. The input is an object:
//   cases  each has the attributes of a field, `html` as a page has them and `attributes` as they are meant, and `values`
//   typed  the same, of which each value is typed, key by key
// The answer has a list of verdicts for each.
import { text } from "node:stream/consumers";

import { browser } from "../pkg/tests/support/browser.mjs";

const { cases, typed } = JSON.parse(await text(process.stdin));

/** Sets each value, and asks the field. */
const verdicts = (cases) =>
  cases.map(({ html, attributes, values }) => {
    const template = document.createElement("template");
    template.innerHTML = `<input ${html}>`;
    const [input, ...more] = template.content.childNodes;
    const parsed = [...input.attributes].map(({ name, value }) => [name, value]);
    if (more.length > 0 || JSON.stringify(parsed) !== JSON.stringify(attributes)) throw new Error(`${html} is read otherwise`);
    document.body.replaceChildren(input);
    return values.map((value) => {
      input.value = value;
      return input.checkValidity();
    });
  });

/** Types each value, which makes `minlength` count. */
const typing = async (page, { html, values }) => {
  const answers = [];
  for (const value of values) {
    await page.setContent(`<input ${html}>`);
    await page.locator("input").pressSequentially(value);
    answers.push(await page.locator("input").evaluate((input) => input.checkValidity()));
  }
  return answers;
};

const started = await browser();
try {
  const page = await started.newPage();
  const answers = { cases: await page.evaluate(verdicts, cases), typed: [] };
  for (const one of typed) answers.typed.push(await typing(page, one));
  console.log(JSON.stringify(answers));
} finally {
  await started.close();
}
