/**
 * Bytes as printable ASCII, most of them as one character, so that a server's compression still finds what repeats. Base64
 * hides that. `src/engine/wasm.ts` reads it.
 */
export const asText = (bytes) => {
  // `"` and `\` would have to be escaped; 57 would be the `\`.
  const character = (number) => String.fromCharCode(number === 57 ? 33 : number + 35);
  let text = "";
  for (const byte of bytes) {
    const page = Math.floor(byte / 89);
    if (page) text += character(88 + page);
    text += character(byte % 89);
  }
  return text;
};
