import { passwordStrength } from "check-password-strength";

import { SPECIALS } from "../by-hand.mjs";

const LEVELS = [
  { id: 0, value: "refused", minDiversity: 0, minLength: 0 },
  { id: 1, value: "accepted", minDiversity: 3, minLength: 8 },
];

export const ask = (value) => passwordStrength(value, LEVELS, SPECIALS).id > 0;
