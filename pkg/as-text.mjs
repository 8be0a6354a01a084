/**
 * Bytes as printable ASCII, most of them as one character, so that a server's compression still finds what repeats. Base64
 * hides that. `src/engine/wasm.ts` tells how. More than 80 bytes could have a character of their own; but with the letters
 * behind `r` rare, brotli takes less.
 */
export const asText = (bytes) => {
  // `"` and `\` would have to be escaped; 57 would be the `\`.
  const character = (number) => String.fromCharCode(number === 57 ? 33 : number + 35);
  let text = "";
  for (const byte of bytes) {
    const page = Math.floor(byte / 80);
    if (page) text += character(79 + page);
    text += character(byte % 80);
  }
  return text;
};
