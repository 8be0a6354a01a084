/** Reads users as JSON, one on each line, and tells of each what is wrong with it. */
import { createInterface } from "node:readline";
import { stdin } from "node:process";

import { User } from "./user.js";

/** What a line holds; nothing where it is no JSON. The error would repeat a part of the line, and that may be a password. */
const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

for await (const line of createInterface({ input: stdin })) {
  const { success, error } = User.safeParse(parsed(line));
  console.log(JSON.stringify({ success, issues: error?.issues ?? [] }));
}
