/** The choice of a document. */
import { documents, type DocumentId } from "gatepass";
import { SOURCES } from "../src/generated/sources.js";
import { copy, find } from "./element.js";
import type { Tag } from "./language.js";
import { say } from "./words.js";

/** Shows every document as a choice. */
export const buildPicker = (chosen: DocumentId, choose: (document: DocumentId) => void): void => {
  const choices = documents.map(({ id }) => {
    const { product, operation } = SOURCES[id];
    const choice = copy("#document-template");
    const input = find<HTMLInputElement>("input", choice);
    input.value = id;
    input.checked = id === chosen;
    input.addEventListener("change", () => choose(id));
    find(".document-product", choice).textContent = product;
    find(".document-operation", choice).textContent = operation;
    return choice;
  });
  find("#documents").replaceChildren(...choices);
};

/** Says of each document of which date it is. */
export const translatePicker = (tag: Tag): void => {
  document.querySelectorAll(".document-revision").forEach((element, position) => {
    const { revision } = documents[position]!;
    element.textContent = revision ? say(tag, "revision", revision) : say(tag, "noRevision");
  });
};
