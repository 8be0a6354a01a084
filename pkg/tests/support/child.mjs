/** Programs that are run and awaited. */
import { execFile } from "node:child_process";

/** Longer than any of them takes; it ends one that hangs. */
const PATIENCE = 240_000;

/** Runs a program and gives its output, also when it fails. */
export const run = (program, args, options = {}) =>
  new Promise((resolve) => {
    const settings = { encoding: "utf8", timeout: PATIENCE, killSignal: "SIGKILL", maxBuffer: 1 << 28, ...options };
    const child = execFile(program, args, settings, (error, stdout, stderr) => {
      const status = error ? (error.code ?? error.signal ?? 1) : 0;
      resolve({ status, stdout, stderr });
    });
    // A program that ends before it has read everything is judged by its status.
    child.stdin.on("error", () => {});
    child.stdin.end(options.input ?? "");
  });

/** Runs a program that must succeed, and gives what it printed. */
export const output = async (program, args, options) => {
  const { status, stdout, stderr } = await run(program, args, options);
  if (status !== 0) throw new Error(`${program.split("/").pop()} ended with ${status}\n${stdout}${stderr}`);
  return stdout;
};

/** Runs a Node program that must succeed. */
export const node = (args, options) => output(process.execPath, args, options);
