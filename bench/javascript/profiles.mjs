/** The shares of functions in a profile of V8. */

/** What a profile holds beside functions. */
const IDLE = ["(idle)", "(program)"];

/** Of a module of WebAssembly only numbers are known; what has no name stands for itself. */
const nameOf = ({ functionName }) => {
  if (functionName.startsWith("wasm-function")) return "the core, in WebAssembly";
  return functionName || "functions without a name";
};

/** Each function with its percent of the time that scripts took, the largest first. */
export const shares = ({ nodes, samples, timeDeltas }) => {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const times = {};
  samples.forEach((id, i) => {
    const name = names.get(id);
    if (!IDLE.includes(name)) times[name] = (times[name] ?? 0) + timeDeltas[i];
  });
  const whole = Object.values(times).reduce((sum, time) => sum + time);
  const found = Object.entries(times).map(([name, time]) => ({ name, percent: (100 * time) / whole }));
  return found.sort((a, b) => b.percent - a.percent);
};
