/** Passwords that documents accept, each as likely as any other: the Rust core draws, from random bytes of the platform. */
import encoded from "#generate-module";
import { decode } from "./engine/decode.js";
import { must } from "./must.js";
import { mustBeOptions } from "./options.js";
import type { DocumentId } from "./types.js";

/** Where a password is to be put: into a shell's command without quotes, into a URL, or into SQL between any quotes. */
export type Place = "shell" | "url" | "sql";

/** What is asked of a password, beside that the document accepts it. */
export interface GenerateOptions {
  /** How many characters it has; 20, or as near to it as the documents allow, where this is not given. */
  readonly length?: number | undefined;
  /** Other documents that are to accept it too. */
  readonly also?: DocumentId | readonly DocumentId[] | undefined;
  /** Names that it never equals, as they are or reversed. */
  readonly username?: string | readonly string[] | undefined;
  /** Without characters that are taken for one another: `0 O o D Q`, `1 l I |`, `2 Z`, `5 S`, `6 G`, `8 B`. */
  readonly noLookAlikes?: boolean | undefined;
  /** Without any of these characters. Nothing is a range: `*-_` are three characters. */
  readonly without?: string | undefined;
  /** Only characters that mean themselves in all of these places. */
  readonly safeFor?: Place | readonly Place[] | undefined;
}

/**
 * Compiles the module off the critical path. Nobody has to call it: without it, the first password does that.
 *
 * Give it a compiled module where bytes may not be compiled, as in edge runtimes: `gatepass/gatepass-generate.wasm` is one.
 *
 * @throws TypeError for a module that is none.
 */
export const init = async (module?: WebAssembly.Module): Promise<void> => {
  must(module === undefined || module instanceof WebAssembly.Module, "module", "a WebAssembly.Module");
  compiled = module ?? compiled ?? (await WebAssembly.compile(decode(encoded)));
};

/**
 * A password that the document accepts: each that it accepts, and that the options leave, is as likely as any other.
 *
 * JavaScript cannot wipe a string: it stays in memory until that is used for something else.
 *
 * @throws TypeError for an unknown document, or options that are none.
 * @throws RangeError where no password meets the options, such as for a length that the document does not allow.
 * @example generate("taurusdb.change-user-password", { length: 24, noLookAlikes: true, username: "root" })
 */
export function generate(document: DocumentId, options?: GenerateOptions): string {
  return withSession(document, options, draw);
}

/**
 * So many passwords, at most a million, each drawn as {@link generate} does; two may be the same, however unlikely that is.
 *
 * @throws TypeError for a count that is none, an unknown document, or options that are none.
 * @throws RangeError where no password meets the options.
 */
export function generateMany(document: DocumentId, count: number, options?: GenerateOptions): string[] {
  must(isWhole(count) && count <= MOST, "count", `a whole number up to ${MOST}`);
  return withSession(document, options, (session) => Array.from({ length: count }, () => draw(session)));
}

/**
 * How many passwords there are to draw from, exactly.
 *
 * @throws as {@link generate} does.
 * @example countPasswords("flexusrds.reset-root-password", { length: 8 }) // 1435197491241696n
 */
export function countPasswords(document: DocumentId, options?: GenerateOptions): bigint {
  return withSession(document, options, ({ engine, address }) => {
    engine.gatepass_count(address);
    const digits = Array.from(bytesOf(engine, address), (byte) => byte.toString(16).padStart(2, "0"));
    return BigInt("0x" + digits.join(""));
  });
}

/**
 * The entropy of a generated password in bits: the binary logarithm of {@link countPasswords}.
 *
 * @throws as {@link generate} does.
 * @example entropyBits("flexusrds.reset-root-password") // 126.07526317961917
 */
export function entropyBits(document: DocumentId, options?: GenerateOptions): number {
  return withSession(document, options, ({ engine, address }) => engine.gatepass_entropy_bits(address));
}

const MOST = 1_000_000;

/** What the module exports; see `wasm/src/generate.rs`. */
interface Engine {
  readonly memory: WebAssembly.Memory;
  gatepass_allocate(bytes: number): number;
  gatepass_open(documents: number, length: number, sets: number, texts: number, bytes: number): number;
  gatepass_bytes(session: number): number;
  gatepass_byte_count(session: number): number;
  gatepass_password(session: number): number;
  gatepass_length(session: number): number;
  gatepass_draw(session: number): number;
  gatepass_count(session: number): void;
  gatepass_entropy_bits(session: number): number;
}

interface Session {
  readonly engine: Engine;
  readonly address: number;
}

let compiled: WebAssembly.Module | undefined;

/** Each use has an instance of its own, whose memory is wiped at the end. */
const withSession = <T>(document: DocumentId, options: GenerateOptions | undefined, use: (session: Session) => T): T => {
  const { documents, length, sets, texts } = read(document, options);
  compiled ??= new WebAssembly.Module(decode(encoded));
  const engine = new WebAssembly.Instance(compiled).exports as unknown as Engine;
  try {
    const bytes = new TextEncoder().encode(texts.join("\0"));
    const start = engine.gatepass_allocate(bytes.length);
    new Uint8Array(engine.memory.buffer).set(bytes, start);
    const address = engine.gatepass_open(documents, length, sets, start, bytes.length);
    if (address < 0) refuse(address);
    return use({ engine, address });
  } finally {
    new Uint8Array(engine.memory.buffer).fill(0);
  }
};

const draw = ({ engine, address }: Session): string => {
  do crypto.getRandomValues(bytesOf(engine, address));
  while (!engine.gatepass_draw(address));
  const start = engine.gatepass_password(address);
  return String.fromCharCode(...new Uint8Array(engine.memory.buffer, start, engine.gatepass_length(address)));
};

/** Where the random bytes stand, or the count. Memory that grew since the last time is another one. */
const bytesOf = (engine: Engine, address: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array(engine.memory.buffer as ArrayBuffer, engine.gatepass_bytes(address), engine.gatepass_byte_count(address));

const OPTIONS = ["length", "also", "username", "noLookAlikes", "without", "safeFor"];

/** The sets of characters that the module knows, in the order of their bits; the first one is without look-alikes. */
const PLACES = ["", "shell", "url", "sql"];

/** What the module is told of a length that is not given, and of one beyond any. */
const USUAL = -1;
const LONGEST = 0x7fffffff;

/** What the module is told. */
const read = (document: DocumentId, options: GenerateOptions = {}) => {
  mustBeOptions(options, OPTIONS);
  const { length, also, username, noLookAlikes = false, without = "", safeFor } = options;
  must(length === undefined || isWhole(length), "length", "a whole number");
  must(typeof noLookAlikes === "boolean", "noLookAlikes", "true or false");
  must(typeof without === "string", "without", "a string");
  must(typeof document === "string", "document", "a string");
  const ids = [document, ...strings(also, "also")];
  must(!ids.some((id) => id.includes("\0")), "document and also", "the ids of documents");
  let sets = +noLookAlikes;
  for (const place of strings(safeFor, "safeFor")) {
    must(place && PLACES.includes(place), "safeFor", "one or more of: shell, url, sql");
    sets |= 1 << PLACES.indexOf(place);
  }
  // No other name is a password, and no other character is in one.
  const names = strings(username, "username").filter((name) => name.length < 99 && /^[ -~]*$/.test(name));
  const excluded = PRINTABLE.filter((character) => without.includes(character)).join("");
  return { documents: ids.length, length: Math.min(length ?? USUAL, LONGEST), sets, texts: [...ids, excluded, ...names] };
};

const PRINTABLE = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));

const strings = (value: unknown, what: string): string[] => {
  const list: unknown[] = value === undefined ? [] : Array.isArray(value) ? [...value] : [value];
  list.forEach((it) => must(typeof it === "string", what, "a string or a list of strings"));
  return list as string[];
};

const isWhole = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;

/** Why there is nothing to draw from, by what the module answered. */
const refuse = (answer: number): never => {
  must(answer !== -1, "document and also", "the ids of documents");
  throw new RangeError(
    {
      [-2]: "no password is accepted by all of these documents",
      [-3]: "the documents do not accept passwords of this length",
    }[answer] ?? "no password is left by what was excluded",
  );
};
