/**
 * Rounds in which every subject takes its turn with every case, so that a busy moment hits all alike, and each a little. Runs in
 * Node and in a page.
 */
import { median } from "./median.mjs";

const ROUNDS = 15;

/** How long a round takes at least, in milliseconds: much longer than what a clock tells apart. */
const ROUND = 1;

/** A subject that has taken so long sits out the other rounds. */
const PATIENCE = 200;

const WARM = 200;

/** Until it is as fast as it will be, and has seen all that it will see. */
const warm = ({ timed }, cases) => {
  const start = performance.now();
  do cases.forEach(({ values }) => timed(values, values.length));
  while (performance.now() - start < WARM);
};

/** How often to ask in a round, which is a multiple of the number of values; and how many of the answers are yes. */
const calibrated = (subject, { values, ...named }) => {
  let calls = values.length;
  for (;;) {
    const { milliseconds, yes } = subject.timed(values, calls);
    if (milliseconds > ROUND) return { subject, values, named, calls, yes, times: [] };
    calls *= 2;
  }
};

/** Fails where the answers are others than before: what is measured would be something else. */
const takeTurn = ({ subject, values, calls, yes, times }) => {
  const answer = subject.timed(values, calls);
  if (answer.yes !== yes) throw new Error(`${subject.name} says yes ${answer.yes} times, and ${yes} times before`);
  times.push(answer.milliseconds);
};

const spent = ({ times }) => times.reduce((sum, milliseconds) => sum + milliseconds, 0);

/** The nanoseconds of one call, for each case and subject: a median of all rounds. */
export const race = (subjects, cases) => {
  subjects.forEach((subject) => warm(subject, cases));
  const racers = cases.flatMap((it) => subjects.map((subject) => calibrated(subject, it)));
  for (let round = 0; round < ROUNDS; round++) {
    for (const racer of racers) if (spent(racer) < PATIENCE) takeTurn(racer);
  }
  return racers.map(({ subject, named, calls, times }) => ({
    ...named,
    subject: subject.name,
    ns: (median(times) / calls) * 1e6,
  }));
};
