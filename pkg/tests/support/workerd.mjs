/** A worker on loopback, for one question. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Modules are `[name, kind, file]`, the first is the worker. The port is the system's choice. */
const config = (modules) => `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]
);
const worker :Workerd.Worker = (
  modules = [
${modules.map(([name, kind, file]) => `    (name = "${name}", ${kind} = embed "${file}"),`).join("\n")}
  ],
  compatibilityDate = "2025-06-01",
);
`;

/** Longer than any answer takes; it ends a worker that hangs. */
const PATIENCE = 240_000;

/** Starts the worker in a directory, asks it once, ends it, and gives its answer. */
export const ask = async (program, directory, modules) => {
  writeFileSync(join(directory, "config.capnp"), config(modules));
  const stdio = ["ignore", "pipe", "pipe", "pipe"];
  const child = spawn(program, ["serve", "--control-fd=3", "config.capnp"], { cwd: directory, stdio });
  const ended = once(child, "exit");
  try {
    const response = await fetch(`http://127.0.0.1:${await port(child)}/`, { signal: AbortSignal.timeout(PATIENCE) });
    return await response.text();
  } finally {
    child.kill("SIGKILL");
    await ended;
  }
};

/** It tells on the control channel where it listens; when it ends before that, its errors tell why. */
const port = (child) =>
  new Promise((resolve, reject) => {
    let errors = "";
    child.stderr.setEncoding("utf8").on("data", (text) => (errors += text));
    child.once("exit", () => reject(new Error(`workerd ended\n${errors}`)));
    createInterface(child.stdio[3]).on("line", (line) => {
      const message = JSON.parse(line);
      if (message.event === "listen") resolve(message.port);
    });
  });
