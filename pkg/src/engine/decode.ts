import { ownCharacters } from "#encoding";

/**
 * The bytes of a module that stands in a file as text.
 *
 * A character is a byte, 35 above it. A byte that has no character of its own stands behind one that has no byte, which tells
 * how often to add the number of those that have. `!` stands for the backslash, which would have to be escaped.
 */
export const decode = (encoded: string): Uint8Array<ArrayBuffer> => {
  let page = 0;
  let length = 0;
  const bytes = new TextEncoder().encode(encoded);
  // A loop of the engine's own: this runs once, so that nothing here is ever compiled.
  bytes.forEach((code) => {
    code -= 35;
    if (code < ownCharacters) {
      bytes[length++] = page * ownCharacters + (code < 0 ? 57 : code);
      page = 0;
    } else page = code - (ownCharacters - 1);
  });
  return bytes.subarray(0, length);
};
