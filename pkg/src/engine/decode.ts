import { ownCharacters } from "#encoding";

/**
 * The bytes of a module that stands in a file as text.
 *
 * A character is a byte, 35 above it. A byte that has no character of its own stands behind one that has no byte, which tells
 * how often to add the number of those that have. `!` stands for the backslash, which would have to be escaped.
 */
export const decode = (encoded: string): Uint8Array<ArrayBuffer> => {
  const bytes: number[] = [];
  let page = 0;
  for (let i = 0; i < encoded.length; i++) {
    const code = encoded.charCodeAt(i) - 35;
    if (code >= ownCharacters) page = code - ownCharacters + 1;
    else {
      bytes.push(page * ownCharacters + (code < 0 ? 57 : code));
      page = 0;
    }
  }
  return new Uint8Array(bytes);
};
