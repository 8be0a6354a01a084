/** Forms that judge while a person types: `bindForm`, and the element `<gatepass-password>`. */
export { bindForm, type FormBinding } from "./bind-form.js";
export { defineGatepassPassword, type GatepassPasswordElement } from "./element.js";
export type { Engine, Messages } from "./judging.js";
export type { FormOptions } from "./options.js";
