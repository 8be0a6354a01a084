/** Reads users as JSON, one on each line, and tells of each what is wrong with it. */
import { createInterface } from "node:readline";
import { stdin } from "node:process";

import { User } from "./user.js";

for await (const line of createInterface({ input: stdin })) {
  const { success, error } = User.safeParse(JSON.parse(line));
  console.log(JSON.stringify({ success, issues: error?.issues ?? [] }));
}
