import * as z from "zod";

import { hasThreeClasses, LEGAL } from "../by-hand.mjs";

const password = z.string().regex(LEGAL, { abort: true }).refine(hasThreeClasses);

export const ask = (value) => password.safeParse(value).success;
