/** What a console would write by hand for the password of `taurusdb.change-user-password`. */
export const isValidByFiveRegexes = (value) =>
  /^[A-Za-z0-9~!@#$%^*\-_=+?,()&|.]{8,32}$/.test(value) &&
  +/[A-Z]/.test(value) + +/[a-z]/.test(value) + +/[0-9]/.test(value) + +/[~!@#$%^*\-_=+?,()&|.]/.test(value) >= 3;
