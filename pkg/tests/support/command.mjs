/** The native command, whose verdicts the package must give. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const built = (profile) => fileURLToPath(new URL(`../../../target/${profile}/gatepass`, import.meta.url));

const CANDIDATES = ["release", "debug"].map(built);

const command = () => {
  const found = [process.env.GATEPASS_COMMAND, ...CANDIDATES].find((path) => path && existsSync(path));
  if (!found) throw new Error("the command is missing: cargo build --release -p gatepass-cli");
  return found;
};

/** What `gatepass generate --entropy` tells of the passwords that meet those arguments. */
export const entropyOf = (args) =>
  JSON.parse(execFileSync(command(), ["generate", ...args, "--entropy", "--format", "json"], { encoding: "utf8" }));

const reports = (args, lines) => {
  // Status 1 says that something is not valid, which is no failure here.
  const input = lines.join("\n") + "\n";
  const options = { input, encoding: "utf8", maxBuffer: 1 << 30, stdio: ["pipe", "pipe", "ignore"] };
  let text;
  try {
    text = execFileSync(command(), ["check", ...args, "--format", "json"], options);
  } catch (error) {
    if (error.status !== 1) throw error;
    text = error.stdout;
  }
  return text.trimEnd().split("\n").map((line) => asPackage(JSON.parse(line)));
};

/** A report without what the package leaves out. */
const asPackage = ({ line, ...report }) => ({ ...report, violations: report.violations.map(withoutWords) });

const withoutWords = ({ message, span, ...rest }) => ({ ...rest, span: span && { utf16: span.utf16 } });

/** The reports of many bodies, each as JSON on one line. */
export const judgeBodies = (document, bodies) => reports([document, "--ndjson"], bodies);

/** The reports of many values of one field, none of which has a line break. */
export const judgeValues = (document, field, values, ...more) => reports([document, "--field", field, ...more], values);
