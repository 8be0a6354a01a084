/** What is measured of an engine. */
export const DOCUMENT = "taurusdb.change-user-password";

const USER = { name: "app", host: "10.10.10.%", password: "Rds_1234" };

export const runnersOf = ({ isValid, check, checkRequest }) => ({
  verdict: (password) => isValid(DOCUMENT, "password", password),
  report: (password) => check(DOCUMENT, "password", password),
  request: () => checkRequest(DOCUMENT, { body: { users: [USER] } }),
});
