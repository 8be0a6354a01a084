/** What wasm-bindgen and the build write; see `src/wasm.rs`. */
declare module "#bindings" {
  export function is_valid(field: number, value: string): number;
  export function check(field: number, usernameBytes: number, usernameAndValue: string): number;
  export function checklist(field: number, value: string): void;
  export function check_request(document: number, tape: string): number;
  export function address_count(pattern: string): number;
  export function __wbg_set_wasm(exports: unknown): void;
  export const imports: WebAssembly.Imports;
}
declare module "#encoding" {
  export const ownCharacters: number;
}
declare module "#module" {
  const encoded: string;
  export default encoded;
}
declare module "#generate-module" {
  const encoded: string;
  export default encoded;
}
declare module "#js" {
  export default function instantiate(imports: object): any;
}
