/**
 * So many bytes have a character of their own. There could be nine more; but with the last letters rare, a server's compression
 * finds more that repeats.
 */
export const OWN_CHARACTERS = 80;

/**
 * Bytes as printable ASCII, most of them as one character, so that a server's compression still finds what repeats. Base64
 * hides that. `src/engine/wasm.ts` reads it.
 */
export const asText = (bytes) => {
  // `"` and `\` would have to be escaped; 57 would be the `\`.
  const character = (number) => String.fromCharCode(number === 57 ? 33 : number + 35);
  let text = "";
  for (const byte of bytes) {
    const page = Math.floor(byte / OWN_CHARACTERS);
    if (page) text += character(OWN_CHARACTERS - 1 + page);
    text += character(byte % OWN_CHARACTERS);
  }
  return text;
};
