/** The words that the form says itself. What is said of a value comes from the language module. */
export interface Words {
  readonly show: string;
  readonly hide: string;
  /** Said when nothing is wrong. */
  readonly fine: string;
  /** A word, and what it is about. */
  readonly about: (word: string, text: string) => string;
  /** What is added to a text. */
  readonly aside: (text: string) => string;
  readonly progress: (has: number, needs: number) => string;
  /** Which characters, counted from 1. */
  readonly place: (from: number, to: number) => string;
  readonly forbidden: (from: number, to: number, what: string) => string;
  /** What a kind of character is called: one of them, and several. */
  readonly kinds: Readonly<Record<string, readonly [one: string, several: string]>>;
  readonly typeInstead: (text: string) => string;
  readonly typeHalfWidth: string;
  /** What stands between two sentences. */
  readonly stop: string;
  readonly more: (count: number) => string;
}

const english: Words = {
  show: "Show password",
  hide: "Hide password",
  fine: "meets every rule",
  about: (word, text) => `${word}: ${text}`,
  aside: (text) => ` (${text})`,
  progress: (has, needs) => `${has} of ${needs}`,
  place: (from, to) => (from < to ? `characters ${from} to ${to}` : `character ${from}`),
  forbidden: (from, to, what) => `${english.place(from, to)} ${from < to ? "are" : "is"} not allowed: ${what}`,
  kinds: {
    space: ["a space", "spaces"],
    control: ["a control character", "control characters"],
    ascii_letter: ["a letter", "letters"],
    ascii_digit: ["a digit", "digits"],
    ascii_punctuation: ["a punctuation mark", "punctuation marks"],
    full_width: ["a full-width character", "full-width characters"],
    non_ascii: ["a character beyond ASCII", "characters beyond ASCII"],
  },
  typeInstead: (text) => `; type ${text} instead`,
  typeHalfWidth: "; type it half-width",
  stop: ". ",
  more: (count) => `and ${count} more`,
};

const one = (word: string) => [word, word] as const;

const chinese: Words = {
  show: "显示密码",
  hide: "隐藏密码",
  fine: "符合所有规则",
  about: (word, text) => `${word}：${text}`,
  aside: (text) => `（${text}）`,
  progress: (has, needs) => `${has}/${needs}`,
  place: (from, to) => (from < to ? `第 ${from} 至 ${to} 个字符` : `第 ${from} 个字符`),
  forbidden: (from, to, what) => `${chinese.place(from, to)}不允许使用：${what}`,
  kinds: {
    space: one("空格"),
    control: one("控制字符"),
    ascii_letter: one("字母"),
    ascii_digit: one("数字"),
    ascii_punctuation: one("标点符号"),
    full_width: one("全角字符"),
    non_ascii: one("非 ASCII 字符"),
  },
  typeInstead: (text) => `；请改为 ${text}`,
  typeHalfWidth: "；请改用半角输入",
  stop: "。",
  more: (count) => `另有 ${count} 项`,
};

/** The words of a language, by its tag; English where there are none. */
export const wordsOf = (language: string): Words => (/^zh\b/i.test(language) ? chinese : english);
