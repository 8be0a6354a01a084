/** Sees every memory that a WebAssembly module of this program has. Import it before what is watched. */

/** Each with its size at the start; the newest last. */
const seen = [];

WebAssembly.Instance = class extends WebAssembly.Instance {
  constructor(module, imports) {
    super(module, imports);
    const { memory } = this.exports;
    if (memory) seen.push({ memory, start: memory.buffer.byteLength });
  }
};

/** All memories, those that were given up too, the newest last. */
export const memories = () => seen.map(({ memory }) => memory);

/** Gives how many bytes the memories grew by from now on, a new one from its start. */
export const watchGrowth = () => {
  const before = new Map(seen.map(({ memory }) => [memory, memory.buffer.byteLength]));
  const grown = ({ memory, start }) => memory.buffer.byteLength - (before.get(memory) ?? start);
  return () => seen.reduce((sum, it) => sum + grown(it), 0);
};
