/** The policies of strict pages. */

/** What a page may allow at the least that compiles WebAssembly. */
export const WITH_WASM = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** What a page may allow at the least that does not. */
export const WITHOUT_WASM = "default-src 'none'; script-src 'self'; connect-src 'self'";
