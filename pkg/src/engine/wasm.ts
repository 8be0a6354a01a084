/** The engine as WebAssembly, which stands in this file as text. */
import encoded, { ownCharacters } from "#module";
import { must } from "../must.js";

let compiled: WebAssembly.Module | undefined;

export const instantiate = (imports: WebAssembly.Imports): any =>
  new WebAssembly.Instance((compiled ??= new WebAssembly.Module(decode())), imports).exports;

export const init = async (module?: WebAssembly.Module): Promise<void> => {
  must(module === undefined || module instanceof WebAssembly.Module, "module", "a WebAssembly.Module");
  compiled = module ?? compiled ?? (await WebAssembly.compile(decode()));
};

/**
 * A character is a byte, 35 above it. A byte that has no character of its own stands behind one that has no byte, which tells
 * how often to add the number of those that have. `!` stands for the backslash, which would have to be escaped.
 */
const decode = (): Uint8Array<ArrayBuffer> => {
  const bytes: number[] = [];
  let page = 0;
  for (let i = 0; i < encoded.length; i++) {
    const code = encoded.charCodeAt(i) - 35;
    if (code >= ownCharacters) page = code - ownCharacters + 1;
    else {
      bytes.push(page * ownCharacters + (code < 0 ? 57 : code));
      page = 0;
    }
  }
  return new Uint8Array(bytes);
};
