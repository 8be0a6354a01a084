import sheriff from "password-sheriff";

import { LEGAL, SPECIAL } from "../by-hand.mjs";

/** A set of characters as the rules want it. */
const charset = (expression, message) => ({
  explain: () => ({ code: message, message }),
  test: (value) => expression.test(value),
});

const { upperCase, lowerCase, numbers } = sheriff.charsets;

const password = new sheriff.PasswordPolicy({
  contains: { expressions: [charset(LEGAL, "8 to 32 legal characters")] },
  containsAtLeast: { atLeast: 3, expressions: [upperCase, lowerCase, numbers, charset(SPECIAL, "special characters")] },
});

export const ask = (value) => password.check(value);
