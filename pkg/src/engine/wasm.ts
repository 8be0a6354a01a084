/** The engine as WebAssembly, which stands in this file as text. */
import encoded from "#module";
import { must } from "../must.js";

let compiled: WebAssembly.Module | undefined;

export const instantiate = (imports: WebAssembly.Imports): any =>
  new WebAssembly.Instance((compiled ??= new WebAssembly.Module(decode())), imports).exports;

export const init = async (module?: WebAssembly.Module): Promise<void> => {
  must(module === undefined || module instanceof WebAssembly.Module, "module", "a WebAssembly.Module");
  compiled = module ?? compiled ?? (await WebAssembly.compile(decode()));
};

/**
 * A character is a byte, 35 above it. Where another one from 115 on stands before it, the byte is 80 more for `s`, 160 for `t`,
 * 240 for `u`. `!` stands for the backslash, which would have to be escaped.
 */
const decode = (): Uint8Array<ArrayBuffer> => {
  const bytes: number[] = [];
  let page = 0;
  for (let i = 0; i < encoded.length; i++) {
    const code = encoded.charCodeAt(i) - 35;
    if (code > 79) page = code - 79;
    else {
      bytes.push(page * 80 + (code < 0 ? 57 : code));
      page = 0;
    }
  }
  return new Uint8Array(bytes);
};
