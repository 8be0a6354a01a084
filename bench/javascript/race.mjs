/** Rounds in which every subject takes its turn, so that a busy moment hits all alike. Runs in Node and in a page. */
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
const calibrated = (subject, values) => {
  let calls = values.length;
  for (;;) {
    const { milliseconds, yes } = subject.timed(values, calls);
    if (milliseconds > ROUND) return { subject, calls, yes, times: [] };
    calls *= 2;
  }
};

/** Fails where the answers are others than before: what is measured would be something else. */
const takeTurn = ({ subject, calls, yes, times }, values) => {
  const answer = subject.timed(values, calls);
  if (answer.yes !== yes) throw new Error(`${subject.name} says yes ${answer.yes} times, and ${yes} times before`);
  times.push(answer.milliseconds);
};

const spent = ({ times }) => times.reduce((sum, milliseconds) => sum + milliseconds, 0);

/** The nanoseconds of one call, and the share of calls that say yes, for each case and subject: a median of all rounds. */
export const race = (subjects, cases) => {
  subjects.forEach((subject) => warm(subject, cases));
  return cases.flatMap(({ values, ...named }) => {
    const racers = subjects.map((subject) => calibrated(subject, values));
    for (let round = 0; round < ROUNDS; round++) {
      for (const racer of racers) if (spent(racer) < PATIENCE) takeTurn(racer, values);
    }
    return racers.map(({ subject, calls, yes, times }) => ({
      ...named,
      subject: subject.name,
      accepted: yes / calls,
      ns: (median(times) / calls) * 1e6,
    }));
  });
};
