/** Generated passwords: accepted by the main entry and by the command, as many as the command counts, and each as likely as any other. */
import assert from "node:assert/strict";
import { createCipheriv } from "node:crypto";
import { describe, test } from "node:test";

import { node } from "./support/child.mjs";
import { memories } from "./support/engine-memory.mjs";
import { entropyOf, judgeValues } from "./support/command.mjs";
import { load, urlOf } from "./support/load.mjs";
import { find } from "./support/search.mjs";

const { documents, isValid } = await load(".");
const { countPasswords, entropyBits, generate, generateMany, init } = await load("./generate");
const IDS = documents.map(({ id }) => id);
const CHANGE = "taurusdb.change-user-password";
const FLEXUS = "flexusrds.reset-root-password";

const PRINTABLE = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));

/** What to exclude, so that these characters are left. */
const allBut = (characters) => PRINTABLE.filter((it) => !characters.includes(it)).join("");

/** Every text of that length from these characters. */
const texts = (characters, length) =>
  length ? texts(characters, length - 1).flatMap((text) => [...characters].map((character) => text + character)) : [""];

/** Runs with another source of random bytes, which is no source for anybody else. */
const withSource = (fill, use) => {
  const own = Object.getOwnPropertyDescriptor(crypto, "getRandomValues");
  Object.defineProperty(crypto, "getRandomValues", { value: fill, configurable: true });
  try {
    return use();
  } finally {
    if (own) Object.defineProperty(crypto, "getRandomValues", own);
    else delete crypto.getRandomValues;
  }
};

describe("what is generated", () => {
  for (const document of IDS) {
    test(`for ${document}: the main entry and the command accept it`, () => {
      const passwords = [8, 20, 32].flatMap((length) => generateMany(document, 300, { length }));
      for (const password of passwords) assert.ok(isValid(document, "password", password));
      assert.ok(judgeValues(document, "password", passwords).every((report) => report.violations.length === 0));
      assert.equal(new Set(passwords).size, passwords.length);
      assert.equal(generate(document).length, 20);
    });
  }

  test("for several documents: all of them accept it", () => {
    const also = IDS.filter((id) => id !== CHANGE);
    const passwords = generateMany(CHANGE, 1000, { also, length: 8 });
    for (const document of IDS) assert.ok(passwords.every((it) => isValid(document, "password", it)), document);
    // Without the others, some would not.
    assert.ok(generateMany(CHANGE, 1000).some((it) => !isValid(FLEXUS, "password", it)));
  });

  test("has the characters that were asked for, all of them and no others", () => {
    const characters = (options) =>
      [...new Set(generateMany(CHANGE, 1000, { length: 32, ...options }).join(""))]
        .filter((it) => /[^A-Za-z0-9]|[0OoDQ1lI]/.test(it))
        .sort()
        .join("");
    assert.equal(characters(), "!#$%&()*+,-.01=?@DIOQ^_lo|~");
    assert.equal(characters({ noLookAlikes: true }), "!#$%&()*+,-.=?@^_~");
    assert.equal(characters({ safeFor: "shell" }), "+.01DIOQ_lo");
    assert.equal(characters({ safeFor: ["url"] }), "-.01DIOQ_lo~");
    assert.equal(characters({ safeFor: ["sql", "url"], noLookAlikes: true }), "._~");
    assert.equal(characters({ without: "*-_ é\0\ud83d" }), "!#$%&()+,.01=?@DIOQ^lo|~");
  });
});

describe("the number of passwords", () => {
  const CASES = [
    [{}, []],
    [{ length: 8 }, ["--length", "8"]],
    [{ length: 32, noLookAlikes: true }, ["--length", "32", "--no-look-alikes"]],
    [{ safeFor: ["shell", "sql"] }, ["--safe-for", "shell", "--safe-for", "sql"]],
    [{ safeFor: "url", also: FLEXUS }, ["--safe-for", "url", "--also", FLEXUS]],
    [{ length: 8, username: "Root_123" }, ["--length", "8", "--username", "Root_123"]],
    [
      { length: 8, username: ["Root_123", "Ab0__0bA", "", "é"] },
      ["--length", "8", "--username", "Root_123", "--username", "Ab0__0bA"],
    ],
    [{ length: 9, username: "Root\0_123" }, ["--length", "9"]],
  ];
  for (const [options, args] of CASES) {
    test(`${JSON.stringify(options)}: as the command counts`, () => {
      for (const document of IDS) {
        const { count, entropy_bits: bits } = entropyOf([document, ...args]);
        assert.equal(countPasswords(document, options), BigInt(count));
        assert.equal(entropyBits(document, options), bits);
      }
    });
  }

  test("by hand", () => {
    const power = (base) => BigInt(base) ** 8n;
    const pairs = power(52) + 2n * power(36) + 2n * power(43) + power(27);
    assert.equal(countPasswords(FLEXUS, { length: 8 }), power(79) - pairs + 2n * (2n * power(26) + power(10) + power(17)));
  });
});

describe("every password is as likely as any other", () => {
  for (const [characters, username] of [["Aa0-", undefined], ["Aa0-", "Aa0-Aa0-"], ["Aa0", "Aaa00aaA"]]) {
    test(`${characters}${username ? ` but ${username}` : ""}: each comes out once, while the source gives every number once`, () => {
      const reversed = username && [...username].reverse().join("");
      const accepted = texts(characters, 8)
        .filter((text) => isValid(CHANGE, "password", text))
        .filter((text) => text !== username && text !== reversed);
      const options = { length: 8, without: allBut(characters), username };
      assert.equal(countPasswords(CHANGE, options), BigInt(accepted.length));

      let next = 0;
      const counting = (bytes) => {
        assert.equal(bytes.length, 2);
        assert.ok(next < 1 << 16, "the source is exhausted");
        bytes[0] = next >> 8;
        bytes[1] = next++ & 255;
      };
      const times = accepted.length < 1 << 13 ? 8 : 1;
      const drawn = withSource(counting, () => generateMany(CHANGE, times * accepted.length, options));
      const seen = new Map();
      for (const password of drawn) seen.set(password, (seen.get(password) ?? 0) + 1);
      assert.deepEqual([...seen.keys()].sort(), accepted.sort());
      assert.deepEqual(new Set(seen.values()), new Set([times]));
    });
  }

  const EACH = 20;
  const without = allBut("Aa0");
  const all = texts("Aa0", 8).filter((text) => isValid(CHANGE, "password", text));

  /** Bytes that can be repeated, from a cipher. */
  const seeded = () => {
    const cipher = createCipheriv("aes-128-ctr", Buffer.alloc(16, 7), Buffer.alloc(16));
    return (bytes) => bytes.set(cipher.update(Buffer.alloc(bytes.length)));
  };

  /** By how many standard deviations a sample is off, by the approximation of Wilson and Hilferty. */
  const deviation = (sample) => {
    const seen = new Map(all.map((password) => [password, 0]));
    for (const password of sample) seen.set(password, seen.get(password) + 1);
    const chiSquare = [...seen.values()].reduce((sum, times) => sum + (times - EACH) ** 2 / EACH, 0);
    const freedom = all.length - 1;
    const variance = 2 / (9 * freedom);
    return (Math.cbrt(chiSquare / freedom) - (1 - variance)) / Math.sqrt(variance);
  };

  test("a sample is no further off than chance allows", () => {
    const sample = withSource(seeded(), () => generateMany(CHANGE, EACH * all.length, { length: 8, without }));
    assert.ok(Math.abs(deviation(sample)) < 4, String(deviation(sample)));
  });

  test("what people write instead is further off: a remainder", () => {
    const source = seeded();
    const number = () => {
      const bytes = Buffer.alloc(2);
      source(bytes);
      return bytes.readUInt16BE() % 8192;
    };
    const sample = Array.from({ length: EACH * all.length }, () => all[number() % all.length]);
    assert.ok(deviation(sample) > 8, String(deviation(sample)));
  });
});

describe("what cannot be", () => {
  const CANARY = "Zx9Canary_Q7";
  const refusal = (call) => {
    try {
      call();
    } catch (error) {
      assert.ok(!String(error.stack).split("\n    at ")[0].includes(CANARY), "the message repeats what was given");
      return error.constructor;
    }
    return undefined;
  };

  test("is a TypeError where the call is wrong", () => {
    for (const document of [undefined, null, "", 1, CANARY, FLEXUS + "\0" + CHANGE, [FLEXUS], [], {}]) {
      assert.equal(refusal(() => generate(document)), TypeError, String(document));
    }
    for (const options of [
      null,
      CANARY,
      { [CANARY]: 1 },
      { lenght: 20 },
      { length: CANARY },
      { length: 8.5 },
      { length: -1 },
      { length: NaN },
      { length: 20n },
      { also: CANARY },
      { also: [FLEXUS, CANARY] },
      { also: [1] },
      { username: 1 },
      { username: [null] },
      { noLookAlikes: CANARY },
      { without: [CANARY] },
      { safeFor: CANARY },
      { safeFor: "" },
    ]) {
      assert.equal(refusal(() => generate(FLEXUS, options)), TypeError, JSON.stringify(options, (_, it) => String(it)));
    }
    for (const count of [undefined, -1, 0.5, 1e6 + 1, Infinity, CANARY]) {
      assert.equal(refusal(() => generateMany(FLEXUS, count)), TypeError, String(count));
    }
  });

  test("is a RangeError where nothing meets the options", () => {
    for (const options of [{ length: 0 }, { length: 7 }, { length: 33 }, { length: 1e300 }, { without: allBut("Aa") }]) {
      for (const call of [generate, countPasswords, entropyBits]) {
        assert.equal(refusal(() => call(FLEXUS, options)), RangeError, JSON.stringify(options));
      }
    }
    assert.deepEqual(generateMany(FLEXUS, 0), []);
  });
});

describe("the module", () => {
  /** How often bytes were compiled while a program waited, which begins so. */
  const compiledWhileWaiting = async (start) => {
    const program = `
      import { readFileSync } from "node:fs";
      const [entry, wasm] = process.argv.slice(1);
      const raw = new WebAssembly.Module(readFileSync(new URL(wasm)));
      let compiled = 0;
      const construct = (...given) => (compiled++, Reflect.construct(...given));
      WebAssembly.Module = new Proxy(WebAssembly.Module, { construct });
      const { generate, init } = await import(entry);
      ${start}
      generate("flexusrds.reset-root-password");
      generate("flexusrds.reset-root-password");
      console.log(compiled);
    `;
    const urls = ["./generate", "./gatepass-generate.wasm"].map(urlOf);
    return Number(await node(["--input-type=module", "--eval", program, ...urls]));
  };

  test("is compiled once, by the first password", async () => assert.equal(await compiledWhileWaiting(""), 1));

  test("is not, where init did that or was given one", async () => {
    for (const start of ["await init();", "await init(raw);", "await init(); await init(raw); await init();"]) {
      assert.equal(await compiledWhileWaiting(start), 0, start);
    }
  });

  test("is no other thing", async () => {
    for (const module of [null, 1, {}, new Uint8Array(8)]) await assert.rejects(init(module), TypeError);
  });
});

describe("the memory", () => {
  const assertGone = (password) => {
    for (const memory of memories()) assert.deepEqual(find(memory, password), [], "the memory holds a part of it");
  };

  test("holds nothing of a password once it is there", () => {
    const before = memories().length;
    for (const password of [generate(CHANGE, { length: 32 }), ...generateMany(CHANGE, 3, { length: 32 })]) assertGone(password);
    assert.equal(memories().length, before + 2);
  });

  test("is wiped also where something goes wrong meanwhile", () => {
    let held;
    const failing = (bytes) => {
      bytes.fill(0xa5);
      held = new Uint8Array(bytes.buffer);
      assert.ok(held.includes(0xa5), "the search is blind");
      throw new Error("no random bytes");
    };
    assert.throws(() => withSource(failing, () => generate(CHANGE)), /no random bytes/);
    assert.ok(held.every((byte) => byte === 0));
  });

  test("does not grow with the number of passwords", () => {
    generateMany(CHANGE, 100_000);
    assert.ok(memories().at(-1).buffer.byteLength <= 3 * 65_536);
  });
});
