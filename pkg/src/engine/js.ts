/** The engine as JavaScript, for pages that may not compile WebAssembly. */
export { default as instantiate } from "#js";

/** There is nothing to compile. */
export const init = async (): Promise<void> => {};
