// Counts the lines of a file that are valid: `judge.mjs PATTERN FILE`, and with `--ndjson` behind it bodies of a request.

import { createReadStream } from "node:fs";

const [pattern, file, mode] = process.argv.slice(2);
const PASSWORD = new RegExp(pattern);
const NAME = /^[A-Za-z0-9_]{1,32}$/;
const HOST = /^(?:%|(?:(?:\d{1,3}|%)\.){3}(?:\d{1,3}|%))$/;

const isValidUser = (user) =>
  typeof user?.name === "string" &&
  typeof user.host === "string" &&
  typeof user.password === "string" &&
  NAME.test(user.name) &&
  user.host.split(",").every((host) => HOST.test(host)) &&
  PASSWORD.test(user.password);

function isValidBody(line) {
  try {
    const users = JSON.parse(line)?.users;
    return Array.isArray(users) && users.length >= 1 && users.length <= 50 && users.every(isValidUser);
  } catch {
    return false;
  }
}

const isValid = mode === "--ndjson" ? isValidBody : (line) => PASSWORD.test(line);

let valid = 0;
let rest = "";
// Whole chunks are faster than node:readline, which takes about twice as long.
for await (const chunk of createReadStream(file, { encoding: "utf8", highWaterMark: 1 << 20 })) {
  const lines = (rest + chunk).split("\n");
  rest = lines.pop();
  for (const line of lines) {
    if (isValid(line)) valid += 1;
  }
}
if (rest !== "" && isValid(rest)) valid += 1;
console.log(valid);
