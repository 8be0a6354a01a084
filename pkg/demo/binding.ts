/** Binds the fields of the body: live checklists, errors, show and hide. */
import type { DocumentId } from "gatepass";
import { bindForm } from "gatepass/form";
import type { Entry } from "./catalog.js";
import { MESSAGES, type Tag } from "./language.js";

/** What `bindForm` gives back. */
export type Binding = ReturnType<typeof bindForm>;

/** Binds the form of a document. */
export const bind = (form: HTMLFormElement, document: DocumentId, entry: Entry, tag: Tag): Binding =>
  bindForm(form, {
    document,
    messages: MESSAGES[tag],
    fields: entry.password
      ? { password: "new-password" }
      : { name: "user-name", host: "user-host", password: "new-password" },
  });
