/** Searches a memory for what is left of a secret. */

/** A half of eight bytes is too much already. */
const PIECE = 8;

/** Where parts of the text's UTF-8 stand: any eight of its bytes that follow each other. */
export const find = (memory, text) => {
  const view = Buffer.from(memory.buffer);
  const places = pieces(Buffer.from(text, "utf8")).map((piece) => view.indexOf(piece));
  return places.filter((place) => place >= 0);
};

const pieces = (bytes) => {
  const all = new Map();
  for (let start = 0; start + PIECE <= bytes.length; start++) {
    const piece = bytes.subarray(start, start + PIECE);
    all.set(piece.toString("hex"), piece);
  }
  return [...all.values()];
};
