/**
 * Things that JavaScript has besides the values of JSON, each made of something good, so that only its kind is wrong.
 * `JSON.stringify` says what of it is sent.
 */
import { CANARY } from "./outcome.mjs";

/** As own members, also those that the kind has under the same name. Where it refuses one, it stays without. */
const assignTo = (target) => (base) => {
  const result = target();
  for (const key of Reflect.ownKeys(Object(base))) {
    Reflect.defineProperty(result, key, { value: base[key], enumerable: true, configurable: true, writable: true });
  }
  return result;
};

/** Under this name `Object.prototype.toString` takes anything for a plain object. */
const TAG = { [Symbol.toStringTag]: "Object" };

const copyOf = (base) => (Array.isArray(base) ? [...base] : { ...base });

const cyclic = (base) => {
  const copy = copyOf(base);
  copy[Array.isArray(copy) ? copy.length : "self"] = copy;
  return copy;
};

const failing = (trap) => (base) =>
  new Proxy(Object(base), {
    [trap]: () => {
      throw new RangeError(CANARY);
    },
  });

const withGetter = (get) => (base) => {
  const copy = Array.isArray(base) ? [] : {};
  for (const key of Object.keys(Object(base))) {
    Object.defineProperty(copy, key, { enumerable: true, configurable: true, get: () => get(base, key) });
  }
  return copy;
};

class Plain {
  constructor(base) {
    Object.assign(this, base);
  }
}

class Inheriting {
  constructor(base) {
    return Object.create(base);
  }
}

const revoked = (base) => {
  const { proxy, revoke } = Proxy.revocable(Object(base), {});
  revoke();
  return proxy;
};

/** Those that are sent as they look: the report must be that of the text. */
export const FAITHFUL = {
  "a frozen object": (base) => Object.freeze(structuredClone(base)),
  "an object without a prototype": assignTo(() => Object.create(null)),
  "an instance of a class": (base) => new Plain(base),
  "an object that inherits everything": (base) => new Inheriting(Object(base)),
  "an object with getters": withGetter((base, key) => base[key]),
  "a proxy": (base) => new Proxy(Object(base), {}),
  "an object with undefined members": (base) => Object.assign(copyOf(base), { more: undefined }),
  "an object with symbols": (base) => Object.assign(copyOf(base), { [Symbol("s")]: 1 }),
  "an object with hidden members": (base) => Object.defineProperty(copyOf(base), "more", { value: 1 }),
};

/** Those of which a stricter verdict is right too, or a `TypeError`; but never a better one. */
export const STRANGE = {
  "a Map with members": assignTo(() => new Map([["db_user_pwd", "Rds_1234"]])),
  "a Set with members": assignTo(() => new Set(["Rds_1234"])),
  "a regular expression with members": assignTo(() => /x/),
  "an error with members": assignTo(() => new Error("x")),
  "an instance with a name of its own": (base) =>
    Object.assign(Object.create({ [Symbol.toStringTag]: "Request" }), base),
  "a boxed string that calls itself an object": (base) => assignTo(() => new String("x"))({ ...Object(base), ...TAG }),
  "a boxed number that calls itself an object": (base) => assignTo(() => new Number(1))({ ...Object(base), ...TAG }),
  "a boxed string with members": assignTo(() => new String("x")),
  "a boxed number with members": assignTo(() => new Number(1)),
  "a boxed boolean with members": assignTo(() => new Boolean(true)),
  "a boxed BigInt with members": assignTo(() => Object(1n)),
  "a function with members": assignTo(() => () => {}),
  "a class with members": assignTo(() => class {}),
  "a Date with members": assignTo(() => new Date(0)),
  "an invalid Date": () => new Date(NaN),
  "a typed array with members": assignTo(() => new Uint8Array(2)),
  "a DataView with members": assignTo(() => new DataView(new ArrayBuffer(2))),
  "an ArrayBuffer with members": assignTo(() => new ArrayBuffer(2)),
  "a Buffer": (base) => Buffer.from(JSON.stringify(base)),
  "a promise with members": assignTo(() => Promise.resolve()),
  "a list with members": assignTo(() => []),
  "a sparse list with members": assignTo(() => new Array(3)),
  "a list in a proxy, with members": (base) => new Proxy(Object.assign([], base), {}),
  "toJSON that gives something bad": (base) => ({ ...Object(base), toJSON: () => 1 }),
  "toJSON that gives something good": (base) => ({ toJSON: () => base }),
  "toJSON that throws": (base) => ({
    ...Object(base),
    toJSON: () => {
      throw new RangeError(CANARY);
    },
  }),
  "a getter for toJSON that throws": (base) =>
    Object.defineProperty({ ...Object(base) }, "toJSON", {
      get: () => {
        throw new RangeError(CANARY);
      },
    }),
  "getters that throw an error": withGetter(() => {
    throw new RangeError(CANARY);
  }),
  "getters that throw a text": withGetter(() => {
    throw CANARY;
  }),
  "getters that throw nothing": withGetter(() => {
    throw undefined;
  }),
  "getters that throw what the package throws": withGetter(() => {
    throw "too_deep";
  }),
  "a proxy whose get throws": failing("get"),
  "a proxy whose ownKeys throws": failing("ownKeys"),
  "a proxy whose getPrototypeOf throws": failing("getPrototypeOf"),
  "a proxy whose getOwnPropertyDescriptor throws": failing("getOwnPropertyDescriptor"),
  "a proxy whose has throws": failing("has"),
  "a revoked proxy": revoked,
  "a cycle": cyclic,
  "a BigInt": () => 1n,
  "a symbol": () => Symbol(CANARY),
  "a function": () => () => CANARY,
  undefined: () => undefined,
  "not a number": () => NaN,
  infinity: () => Infinity,
};
