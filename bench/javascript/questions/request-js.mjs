import { checkRequest } from "gatepass/js";

export const ask = (request) => checkRequest("taurusdb.change-user-password", request).valid;
