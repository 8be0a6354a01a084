/** The milliseconds that so many calls took, and how many answers were yes. */
export const time = (ask, values, calls) => {
  let yes = 0;
  const start = performance.now();
  for (let i = 0; i < calls; i++) yes += ask(values[i % values.length]) ? 1 : 0;
  return { milliseconds: performance.now() - start, yes };
};
