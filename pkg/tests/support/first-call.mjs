/** Each function of the main entry, called with little, and with something that is long enough to be cut. */

/** They stand in pages and programs as text, so each needs nothing but its argument. */
export const FIRST_CALLS = {
  isValid: (api) => api.isValid("flexusrds.reset-root-password", "password", "Rds_1234"),
  "isValid, of a long value": (api) => api.isValid("otc-rds.reset-root-password", "password", "Rds_1234".repeat(1000)),
  check: (api) => api.check("taurusdb.change-user-password", "host", "10.10.10.*"),
  "check, beside a user name": (api) =>
    api.check("otc-rds.reset-root-password", "password", "Rds 1", { username: "é" }),
  checklist: (api) => api.checklist("flexusrds.reset-root-password", "password", "Rds"),
  "checklist, of nothing": (api) => api.checklist("taurusdb.change-user-password", "host", ""),
  "checklist, beyond ASCII": (api) => api.checklist("taurusdb.change-user-password", "name", "é".repeat(70)),
  "checklist, of more than the memory has": (api) =>
    api.checklist("otc-rds.reset-root-password", "project_id", "a".repeat(5_000_000)),
  addressCount: (api) => api.addressCount("10.10.10.1%"),
  checkRequest: (api) => api.checkRequest("flexusrds.reset-root-password", { body: { db_user_pwd: "Rds_1234" } }),
  "checkRequest, of nothing": (api) => api.checkRequest("flexusrds.reset-root-password", {}),
  "checkRequest, of a long value": (api) =>
    api.checkRequest("flexusrds.reset-root-password", { body: { db_user_pwd: "Rds_1234".repeat(1000) } }),
  "checkRequest, of a long list": (api) =>
    api.checkRequest("taurusdb.change-user-password", { body: { users: Array(100).fill({ name: "a" }) } }),
};
