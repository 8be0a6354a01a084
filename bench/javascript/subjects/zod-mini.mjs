import { refine, regex, string } from "zod/mini";

import { hasThreeClasses, LEGAL } from "../by-hand.mjs";

const password = string().check(regex(LEGAL, { abort: true }), refine(hasThreeClasses));

export const ask = (value) => password.safeParse(value).success;
