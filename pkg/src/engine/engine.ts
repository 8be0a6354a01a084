/** The engine: the Rust core, as WebAssembly or as JavaScript, started on first use. */
import { __wbg_set_wasm, imports } from "#bindings";
import { instantiate } from "#instantiate";
import { discard } from "../records.js";

/** More memory than this is given back. */
const KEPT_BYTES = 1 << 22;

/** A text of so few units fits into the memory that the engine starts with. */
export const SHORT = 1024;

let memory: { readonly buffer: ArrayBufferLike } | undefined;

/**
 * Calls the engine with a text of that length. When it fails, which it does for want of memory only, it is thrown away with
 * all that it holds; and so it is when it has grown large, because it cannot give memory back.
 */
export const call = <T>(length: number, use: () => T): T => {
  start();
  try {
    const result = use();
    if (length > SHORT && memory!.buffer.byteLength > KEPT_BYTES) stop();
    return result;
  } catch {
    stop();
    discard();
    throw new TypeError("the value needs too much memory");
  }
};

/** Starts the engine, unless it runs. */
export const start = (): void => {
  if (memory) return;
  const instance = instantiate(imports);
  __wbg_set_wasm(instance);
  memory = instance.memory;
};

/** Lets go of the engine, and of its memory. */
const stop = (): void => {
  __wbg_set_wasm(undefined);
  memory = undefined;
};
