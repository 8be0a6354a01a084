import zxcvbn from "zxcvbn";

export const ask = (value) => zxcvbn(value).score >= 3;
