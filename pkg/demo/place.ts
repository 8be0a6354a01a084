/** What the page shows, kept in its address, so that a link or a reload shows it again: `#zh-cn/otc-rds.reset-root-password`. */
import { documents, type DocumentId } from "gatepass";
import { isTag, preferred, type Tag } from "./language.js";

/** A document, in a language. */
export interface Place {
  readonly language: Tag;
  readonly document: DocumentId;
}

/** What the address says, and where it says nothing, the browser's language and the document about users. */
export const read = (): Place => {
  const [language = "", document] = location.hash.slice(1).split("/");
  return {
    language: isTag(language) ? language : preferred(),
    document: documents.find(({ id }) => id === document)?.id ?? "taurusdb.change-user-password",
  };
};

/** Writes it into the address, without a step in the history for each. */
export const write = ({ language, document }: Place): void => history.replaceState(null, "", `#${language}/${document}`);
