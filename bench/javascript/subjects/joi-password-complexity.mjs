import passwordComplexity from "joi-password-complexity";

import { LEGAL } from "../by-hand.mjs";

const classes = { lowerCase: 1, upperCase: 1, numeric: 1, symbol: 1, requirementCount: 3 };

const password = passwordComplexity({ min: 8, max: 32, ...classes }).pattern(LEGAL);

export const ask = (value) => !password.validate(value).error;
