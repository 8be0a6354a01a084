export const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/** The least of those that at least so many of a hundred do not exceed. */
export const percentile = (numbers, percent) => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1];
};
