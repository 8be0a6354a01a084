import { check } from "gatepass/js";

export const ask = (value) => check("taurusdb.change-user-password", "password", value).valid;
