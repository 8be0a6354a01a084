import { check, is, pipe, regex, string } from "valibot";

import { hasThreeClasses, LEGAL } from "../by-hand.mjs";

const password = pipe(string(), regex(LEGAL), check(hasThreeClasses));

export const ask = (value) => is(password, value);
