/** The page: a form for each document, and around it what the form stands for. */
import { checkRequest, documents, type DocumentId, type Report } from "gatepass";
import { answerView, send, type Answer } from "./answer.js";
import { bind, type Binding } from "./binding.js";
import { CATALOG, WIDE_HOSTS, type Entry, type Values } from "./catalog.js";
import { announce, find, isNews, make, put, write } from "./element.js";
import { isPristine, read, rows, type Filled } from "./filled.js";
import { buildForm, fillForm } from "./form.js";
import { hostTable } from "./host-table.js";
import { explain } from "./hosts.js";
import { jump } from "./jump.js";
import { isTag, LANG, type Tag } from "./language.js";
import { showLine } from "./line.js";
import { buildPicker, translatePicker } from "./picker.js";
import * as places from "./place.js";
import { showProblems } from "./problems.js";
import { reportView } from "./report.js";
import { judged, sent, shown } from "./request.js";
import { rich } from "./rich.js";
import { addRow, countRows, removeRow } from "./rows.js";
import { address, unsendable } from "./url.js";
import { say, translate } from "./words.js";

/** The form of each document that was shown, with what was typed into it. */
const forms = new Map<DocumentId, HTMLFormElement>();

let place = places.read();
let binding: Binding | undefined;
let answer: Answer | undefined;
/** The request that was sent last, so that it is seen when the form no longer says the same. */
let sentText = "";

const entry = (): Entry => CATALOG[place.document];

const operation = () => documents.find(({ id }) => id === place.document)!;

const form = (): HTMLFormElement => {
  let form = forms.get(place.document);
  if (!form) {
    form = buildForm(entry(), place.language);
    listen(form);
    forms.set(place.document, form);
  }
  return form;
};

/** Shows a document in a language. */
const show = (next: places.Place): void => {
  if (next.document !== place.document) forget();
  binding?.unbind();
  place = next;
  places.write(place);
  const tag = place.language;
  const current = form();
  find("#form").replaceChildren(current);
  document.documentElement.lang = LANG[tag];
  translate(document, tag);
  translatePicker(tag);
  put(find("#destination"), ...rich(say(tag, "destination", "`/api/" + place.document + "`")));
  find("#title").textContent = say(tag, entry().title);
  document.title = `${say(tag, entry().title)} – gatepass`;
  find<HTMLInputElement>(`#languages [value="${tag}"]`).checked = true;
  find<HTMLInputElement>(`#documents [value="${place.document}"]`).checked = true;
  binding = bind(current, place.document, entry(), tag);
  reveal();
  refresh();
  showAnswer();
};

/** Judges what stands in the form, and shows what follows from it. */
const refresh = (): void => {
  const tag = place.language;
  const filled = read(form(), entry());
  const report = judge(filled);
  showLine(operation(), filled);
  showProblems(form(), report, tag);
  if (filled.users) showUsers(filled.users);
  write(find("#request"), `${find("#line").textContent}\n${shown(entry(), filled)}`);
  showReport(isPristine(filled) ? undefined : report);
  find("#answer").classList.toggle("stale", isStale(filled));
};

const judge = (filled: Filled): Report => checkRequest(place.document, judged(entry(), filled));

/** Shows a report; without one, that there is none yet. */
const showReport = (report: Report | undefined): void => {
  const tag = place.language;
  const view = find("#report");
  if (isNews(view, tag, report)) put(view, ...(report ? reportView(report, tag) : [make("p", "hint", say(tag, "pristine"))]));
};

/** Counts the users, and explains the hosts of each whose hosts have changed. */
const showUsers = (users: NonNullable<Filled["users"]>): void => {
  countRows(form(), place.language);
  rows(form()).forEach((row, position) => {
    const { host } = users[position]!;
    if (!isNews(row, place.language, position, host)) return;
    const items = host && place.document === "taurusdb.change-user-password" ? explain(place.document, host) : [];
    put(find("[data-hosts]", row), ...(items.length ? [hostTable(items, position + 1, place.language)] : []));
  });
};

const forget = (): void => {
  answer = undefined;
  sentText = "";
};

const isStale = (filled: Filled): boolean => !!answer && sentText !== JSON.stringify(filled);

const showAnswer = (...instead: (Node | string)[]): void => {
  const tag = place.language;
  const view = answer
    ? [...answerView(answer, tag), make("p", "hint changed", say(tag, "stale"))]
    : [make("p", "hint", say(tag, "unsent"))];
  find("#answer").replaceChildren(...(instead.length ? instead : view));
};

/** Sends what stands in the form, whatever the report says of it. */
const submit = async (): Promise<void> => {
  const tag = place.language;
  const filled = read(form(), entry());
  const { id, method, path } = operation();
  forget();
  const hindrance = unsendable(filled);
  if (hindrance) {
    const text = hindrance === "path" ? say(tag, "unsendablePath") : say(tag, "unsendableHeader", hindrance.header);
    return showAnswer(make("p", "agreement bad", text));
  }
  showAnswer(make("p", "hint", say(tag, "sending")));
  try {
    const received = await send(address(id, path, filled), { method, ...sent(entry(), filled) }, judge(filled));
    if (place.document !== id) return;
    answer = received;
    sentText = JSON.stringify(filled);
    showAnswer();
    refresh();
  } catch {
    showAnswer(make("p", "agreement bad", say(place.language, "unreachable")));
  }
  find("#answer").scrollIntoView({ block: "nearest" });
};

/** Listens to everything that a person does in a form. */
const listen = (form: HTMLFormElement): void => {
  form.addEventListener("input", refresh);
  form.addEventListener("change", refresh);
  form.addEventListener("submit", (event) => {
    // What is wrong with the body has been stopped already; the rest is the page's own.
    event.preventDefault();
    const wrong = form.querySelector<HTMLElement>("[aria-invalid=true]");
    if (wrong) wrong.focus();
    else void submit();
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    fill({});
  });
  form.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    if (button) press(form, button);
  });
};

const fill = (values: Values): void => {
  fillForm(form(), values, place.language);
  binding?.refresh();
  reveal();
  refresh();
};

/** Has shown what is wrong with every value there is, as if a person had just typed it. */
const reveal = (): void => {
  for (const control of form().querySelectorAll("input")) {
    if (control.value) control.dispatchEvent(new Event("input"));
  }
};

const press = (form: HTMLFormElement, button: HTMLButtonElement): void => {
  const { fill: wanted, add, remove, anyway } = button.dataset;
  if (wanted === "example" || wanted === "mistake") fill(entry()[wanted]);
  if (wanted === "hosts") fill(WIDE_HOSTS);
  if (anyway !== undefined) void submit();
  if (add !== undefined) addUser(form);
  if (remove !== undefined) removeUser(form, button.closest<HTMLElement>(".user")!);
};

const addUser = (form: HTMLFormElement): void => {
  const row = addRow(form, place.language);
  refresh();
  announce(say(place.language, "userAdded", rows(form).length));
  find("[name=user-name]", row).focus();
};

const removeUser = (form: HTMLFormElement, row: HTMLElement): void => {
  const number = rows(form).indexOf(row) + 1;
  const next = removeRow(form, row);
  refresh();
  announce(say(place.language, "userRemoved", number));
  next.focus();
};

const chosenLanguage = (): Tag => {
  const { value } = find<HTMLInputElement>("#languages :checked");
  return isTag(value) ? value : place.language;
};

buildPicker(place.document, (document) => show({ ...place, document }));
find("#report").addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("button") : null;
  if (button) jump(form(), button.title);
});
find("#languages").addEventListener("change", () => show({ ...place, language: chosenLanguage() }));
addEventListener("hashchange", () => show(places.read()));
// The address says which document is shown, and is no place for an anchor.
find(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  find("#form").focus();
});
show(place);
