/** The vectors that every front end runs, of all languages. */
import { readFileSync } from "node:fs";

const NAMES = ["fields", "requests", "checklists", "messages", "hosts", "codes"];

const text = (name) => readFileSync(new URL(`../../../tests/vectors/${name}.json`, import.meta.url), "utf8");

export const vectors = () => Object.fromEntries(NAMES.map((name) => [name, JSON.parse(text(name))]));
