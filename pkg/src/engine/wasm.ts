/** The engine as WebAssembly, which stands in this file as text. */
import encoded from "#module";

let compiled: WebAssembly.Module | undefined;

export const instantiate = (imports: WebAssembly.Imports): any =>
  new WebAssembly.Instance((compiled ??= new WebAssembly.Module(decode())), imports).exports;

export const init = async (module?: WebAssembly.Module): Promise<void> => {
  if (module !== undefined && !(module instanceof WebAssembly.Module)) throw new TypeError("module must be a WebAssembly.Module");
  compiled = module ?? compiled ?? (await WebAssembly.compile(decode()));
};

/**
 * A character is a byte, 35 above it. Bytes that no printable character is left for stand behind a `!`, 92 above them, and
 * behind a `#`... see `build.mjs`.
 */
const decode = (): Uint8Array<ArrayBuffer> => {
  const bytes: number[] = [];
  let page = 0;
  for (let i = 0; i < encoded.length; i++) {
    const code = encoded.charCodeAt(i) - 35;
    if (code > 88) page = code - 88;
    else {
      bytes.push(page * 89 + (code < 0 ? 57 : code));
      page = 0;
    }
  }
  return new Uint8Array(bytes);
};
