import { check } from "gatepass";

export const ask = (value) => check("taurusdb.change-user-password", "password", value).valid;
