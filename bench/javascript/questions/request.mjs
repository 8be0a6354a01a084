import { checkRequest } from "gatepass";

export const ask = (request) => checkRequest("taurusdb.change-user-password", request).valid;
