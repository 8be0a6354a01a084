/** What a form has to know of each document beyond the package: which headers it shows, and what fills it. */
import type { DocumentId } from "gatepass";

/** What a person types about one user. */
export interface UserValues {
  readonly name: string;
  readonly host: string;
  readonly password: string;
}

/** What a form is filled with: controls by their name, or users. */
export interface Values {
  readonly controls?: Readonly<Record<string, string>>;
  readonly users?: readonly UserValues[];
}

/** A header that the document describes. Without options it is a token, which is as secret as a password. */
export interface Header {
  readonly name: string;
  readonly options?: readonly string[];
}

/** The form of one document. */
export interface Entry {
  readonly title: "titleUsers" | "titleRoot" | "titleDatabase";
  readonly headers: readonly Header[];
  /** What the body calls the password, where it holds nothing else. */
  readonly password?: "password" | "db_user_pwd";
  readonly example: Values;
  readonly mistake: Values;
}

/** The most users that one request may have. */
export const MAX_USERS = 50;

const TOKEN: Header = { name: "X-Auth-Token" };
const LANGUAGE: Header = { name: "X-Language", options: ["en-us", "zh-cn"] };
const CONTENT_TYPE: Header = { name: "Content-Type", options: ["application/json", "text/plain"] };

/** Each document's own example, and a mistake that its users make. */
export const CATALOG: Readonly<Record<DocumentId, Entry>> = {
  "flexusrds.reset-root-password": {
    title: "titleRoot",
    headers: [],
    password: "db_user_pwd",
    example: {
      controls: {
        "project-id": "0483b6b16e954cb88930a360d2c4e663",
        "instance-id": "dsfae23fsfdsae3435in01",
        "new-password": "Rds_1234",
      },
    },
    mistake: {
      controls: {
        "project-id": "0483b6b16e954cb88930a360d2c4e663",
        "instance-id": "instances/dsfae23fsfdsae3435in01",
        "new-password": "Rds 1",
      },
    },
  },
  "taurusdb.reset-database-password": {
    title: "titleDatabase",
    headers: [TOKEN, LANGUAGE],
    password: "password",
    example: {
      controls: {
        "project-id": "054e292c9880d4992f02c0196d3ea468",
        "instance-id": "ba62a0b83a1b42bfab275829d86ac0fdin07",
        "new-password": "Test_345612",
      },
    },
    mistake: { controls: { "X-Language": "zh-cn", "new-password": "test|345612" } },
  },
  "otc-rds.reset-root-password": {
    title: "titleRoot",
    headers: [CONTENT_TYPE, TOKEN],
    password: "db_user_pwd",
    example: {
      controls: {
        "project-id": "0483b6b16e954cb88930a360d2c4e663",
        "instance-id": "dsfae23fsfdsae3435in01",
        "new-password": "Rds_1234",
      },
    },
    mistake: { controls: { "Content-Type": "text/plain", "new-password": "`Rds_１２３４`" } },
  },
  "taurusdb.change-user-password": {
    title: "titleUsers",
    headers: [TOKEN, LANGUAGE],
    example: { users: [{ name: "gaussdb_mysql_user1", host: "127.0.0.1", password: "Rds_1234" }] },
    mistake: {
      controls: {
        "project-id": "054e292c9880d4992f02c0196d3ea468",
        "instance-id": "ba62a0b83a1b42bfab275829d86ac0fdin01",
      },
      users: [{ name: "app", host: "10.10.10.*, 10.10.10.5", password: "Rds 1" }],
    },
  },
};

/** Host lists that are allowed, and worth a second look. */
export const WIDE_HOSTS: Values = {
  users: [
    { name: "reporting", host: "10.10.%,10.10.10.5,192.168.0.1%", password: "Rds_1234" },
    { name: "backup", host: "%,172.16.213.9,172.16.213.9", password: "Rds_5678" },
  ],
};
