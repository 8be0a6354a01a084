/** The engine as WebAssembly, which stands in this file as text. */
import encoded from "#module";
import { must } from "../must.js";
import { decode } from "./decode.js";

let compiled: WebAssembly.Module | undefined;

export const instantiate = (imports: WebAssembly.Imports): any =>
  new WebAssembly.Instance((compiled ??= new WebAssembly.Module(decode(encoded))), imports).exports;

export const init = async (module?: WebAssembly.Module): Promise<void> => {
  must(module === undefined || module instanceof WebAssembly.Module, "module", "a WebAssembly.Module");
  compiled = module ?? compiled ?? (await WebAssembly.compile(decode(encoded)));
};
