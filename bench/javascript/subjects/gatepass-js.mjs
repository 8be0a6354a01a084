import { isValid } from "gatepass/js";

export const ask = (value) => isValid("taurusdb.change-user-password", "password", value);
