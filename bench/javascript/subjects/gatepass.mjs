import { isValid } from "gatepass";

export const ask = (value) => isValid("taurusdb.change-user-password", "password", value);
