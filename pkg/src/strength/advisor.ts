/** The estimator: `wasm/src/strength.rs` as WebAssembly. A question goes in as JSON, and advice comes out. */
import { must } from "../must.js";
import type { DocumentId, Violation } from "../types.js";

/** More units of a text are not looked at: twice as many as characters, because one may take two. */
const MOST_UNITS = 128;

interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly gatepass_allocate: (bytes: number) => number;
  readonly gatepass_free: (start: number, bytes: number) => void;
  readonly gatepass_advise: (start: number, bytes: number) => bigint;
}

let started: Promise<Exports> | undefined;

/** Starts the estimator, unless it runs. One that could not be started is forgotten, so that the next call tries again. */
export const load = (module?: WebAssembly.Module): Promise<Exports> =>
  (started ??= start(module).catch((error) => {
    started = undefined;
    throw error;
  }));

const start = async (module?: WebAssembly.Module): Promise<Exports> => {
  const compiled = module ?? (await WebAssembly.compile(await bytes()));
  return (await WebAssembly.instantiate(compiled, importsOf(compiled))).exports as unknown as Exports;
};

const bytes = async (): Promise<ArrayBuffer> => {
  const { deflated } = await import("#strength-module");
  const packed = Uint8Array.from(atob(deflated), (character) => character.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer();
};

/**
 * The estimator asks its clock for the year, and how long it took: it stands still, because nobody wants to know. The other
 * imports are of glue that nothing calls.
 */
const importsOf = (module: WebAssembly.Module): WebAssembly.Imports => {
  const now = BigInt(Date.now());
  const imports: Record<string, Record<string, () => bigint>> = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => now;
  return imports;
};

/** The advice that a password gets. */
export const ask = async (document: DocumentId, value: string, userInputs: readonly string[]): Promise<Violation[]> => {
  const wasm = await load();
  const inputs = userInputs.filter(({ length }) => length <= MOST_UNITS).map(text);
  const answer = call(wasm, JSON.stringify({ document, value: text(value.slice(0, MOST_UNITS)), userInputs: inputs }));
  must(answer, "document", "the id of a document that has passwords");
  return (JSON.parse(answer) as Advice[]).map(({ span: { utf16 }, ...advice }) => ({ ...advice, span: { utf16 } }));
};

type Advice = Violation & { readonly span: { readonly utf16: readonly [number, number] } };

/** As it would be sent: half of a surrogate pair is U+FFFD. */
const text = (value: string): string => value.replace(/\p{Cs}/gu, "\ufffd");

/** Gives the estimator a text, and reads what it answers. One that failed is given up, with all that it holds. */
const call = (wasm: Exports, question: string): string => {
  try {
    const asked = new TextEncoder().encode(question);
    const start = wasm.gatepass_allocate(asked.length);
    new Uint8Array(wasm.memory.buffer).set(asked, start);
    const gift = BigInt.asUintN(64, wasm.gatepass_advise(start, asked.length));
    const [answer, length] = [Number(gift >> 32n), Number(gift & 0xffff_ffffn)];
    const answered = new TextDecoder().decode(new Uint8Array(wasm.memory.buffer, answer, length));
    wasm.gatepass_free(start, asked.length);
    wasm.gatepass_free(answer, length);
    return answered;
  } catch {
    started = undefined;
    throw new TypeError("the estimator failed");
  }
};
