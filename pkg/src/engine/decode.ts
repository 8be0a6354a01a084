import { ownCharacters } from "#encoding";

/**
 * The bytes of a module that stands in a file as text.
 *
 * A character is a byte, 35 above it. A byte that has no character of its own stands behind one that has no byte, which tells
 * how often to add the number of those that have. `!` stands for the backslash, which would have to be escaped.
 */
export const decode = (encoded: string): Uint8Array<ArrayBuffer> => {
  const bytes = new TextEncoder().encode(encoded);
  let length = 0;
  let page = 0;
  // A loop of the engine's own: this runs once, so that nothing here is ever compiled.
  bytes.forEach((byte) => {
    const code = byte - 35;
    if (code >= ownCharacters) page = code - ownCharacters + 1;
    else {
      bytes[length++] = page * ownCharacters + (code < 0 ? 57 : code);
      page = 0;
    }
  });
  return bytes.subarray(0, length);
};
