import { bindForm, defineGatepassPassword } from "/dist/form.js";
import * as english from "/dist/messages/en-us.js";
import * as chinese from "/dist/messages/zh-cn.js";

const form = document.querySelector("#users");
const fields = { name: "user" };

const addRow = () => {
  const row = document.querySelector("#row").content.cloneNode(true).firstElementChild;
  row.querySelector(".remove").addEventListener("click", () => row.remove());
  document.querySelector("#rows").append(row);
  return row;
};

document.querySelector("#add").addEventListener("click", addRow);
addRow();

const pristine = form.outerHTML;
const bind = (messages, more) => bindForm(form, { document: "taurusdb.change-user-password", messages, fields, ...more });

Object.assign(window, { form, fields, english, chinese, addRow, bind, bindForm, pristine, binding: bind(english) });
defineGatepassPassword([english, chinese]);
window.isReady = true;
