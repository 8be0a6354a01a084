import PasswordValidator from "password-validator";

import { hasThreeClasses, LEGAL } from "../by-hand.mjs";

const password = new PasswordValidator().has(LEGAL).usingPlugin(hasThreeClasses);

export const ask = (value) => password.validate(value);
