/** What a library leaves to its users: the alphabet and the classes of `taurusdb.change-user-password`. */

export const SPECIALS = "~!@#$%^*-_=+?,()&|.";

export const SPECIAL = /[~!@#$%^*\-_=+?,()&|.]/;

export const LEGAL = /^[A-Za-z0-9~!@#$%^*\-_=+?,()&|.]{8,32}$/;

export const hasThreeClasses = (value) =>
  +/[A-Z]/.test(value) + +/[a-z]/.test(value) + +/[0-9]/.test(value) + +SPECIAL.test(value) >= 3;
