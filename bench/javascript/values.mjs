/** What is judged: passwords of several lengths and kinds, and requests. They come out alike every time. */
import { below, chance, one, times } from "../../pkg/tests/support/random.mjs";
import { SPECIALS } from "./by-hand.mjs";

export const LENGTHS = [8, 12, 16, 32];

const CLASSES = ["ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz", "0123456789", SPECIALS];
const ILLEGAL = " \"'/:;<>[]\\`{}";

/** So many values of a kind take turns: a single one would be learned by heart. */
const VALUES = 8;

const random = chance(7);

const shuffled = (characters) => {
  for (let i = characters.length - 1; i > 0; i--) {
    const j = below(random, i + 1);
    [characters[i], characters[j]] = [characters[j], characters[i]];
  }
  return characters;
};

/** Legal characters, some of each class. */
const legal = (length) => shuffled(times(length, (i) => one(random, CLASSES[i % CLASSES.length])));

const illegal = () => one(random, ILLEGAL);

/** A value of each kind, as a list of characters of that length. */
const KINDS = {
  pass: legal,
  fail_first: (length) => [illegal(), ...legal(length - 1)],
  fail_last: (length) => [...legal(length - 1), illegal()],
  all_wrong: (length) => times(length, illegal),
  beyond_ascii: (length) => [...legal(length - 1), one(random, "éñ密钥")],
};

/** Flat, as a text from a form is; one that was put together is made flat by whoever reads it first. */
const flat = (characters) => JSON.parse(JSON.stringify(characters.join("")));

export const passwords = (kinds = Object.keys(KINDS)) =>
  kinds.flatMap((kind) =>
    LENGTHS.map((length) => ({ kind, length, values: times(VALUES, () => flat(KINDS[kind](length))) })),
  );

/** So many users has a request. */
export const USERS = [1, 50];

const user = (number) => ({ name: `user${number}`, host: "10.10.10.%", password: flat(legal(12)) });

export const requests = () =>
  USERS.map((users) => ({ users, values: times(VALUES, () => ({ body: { users: times(users, user) } })) }));

/** Any value, good or bad, near to what is legal. */
export const arbitrary = (random) => {
  const alphabets = CLASSES.filter(() => random() < 0.8);
  const value = times(below(random, 36), () => one(random, one(random, alphabets.length ? alphabets : CLASSES)));
  if (random() < 0.3) value.splice(below(random, value.length + 1), 1, one(random, ODD));
  return value.join("");
};

/** Every ASCII character, and others of which programs think differently. */
const ODD = [...times(128, (code) => String.fromCharCode(code)), "é", "Ａ", "３", "İ", "ß", "😀", "\ud800", "\u2028"];
