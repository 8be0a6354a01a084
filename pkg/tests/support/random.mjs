/** Chance that comes out alike every time. */

/** Numbers from 0 to below 1, by mulberry32. */
export const chance = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

export const below = (random, end) => Math.floor(random() * end);

export const one = (random, items) => items[below(random, items.length)];

export const times = (count, make) => Array.from({ length: count }, (_, i) => make(i));
