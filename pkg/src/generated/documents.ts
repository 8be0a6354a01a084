// Written by `cargo xtask generate` from src. Do not edit.
export const DOCUMENTS = [
  {
    id: "flexusrds.reset-root-password",
    revision: "2025-12-15",
    method: "POST",
    path: "/v3/{project_id}/instances/{instance_id}/password",
    fields: ["project_id", "instance_id", "password"],
  },
  {
    id: "taurusdb.reset-database-password",
    revision: "2023-10-18",
    method: "POST",
    path: "/v3/{project_id}/instances/{instance_id}/password",
    fields: ["project_id", "instance_id", "password"],
  },
  {
    id: "otc-rds.reset-root-password",
    revision: null,
    method: "POST",
    path: "/v3/{project_id}/instances/{instance_id}/password",
    fields: ["project_id", "instance_id", "password"],
  },
  {
    id: "taurusdb.change-user-password",
    revision: "2025-07-11",
    method: "PUT",
    path: "/v3/{project_id}/instances/{instance_id}/db-users/password",
    fields: ["project_id", "instance_id", "name", "host", "password"],
  },
] as const;
export const CODES = "malformed_json invalid_utf8 too_deep body_too_large duplicate_key missing wrong_type no_users too_many_users empty too_short too_long empty_item space_in_list asterisk_wildcard full_width_character ipv6_address cidr_suffix netmask_suffix underscore_wildcard host_name wrong_length illegal_character too_few_classes wrong_suffix unsafe_in_url unsupported_language unsupported_content_type matches_no_address list_too_long equals_username equals_reversed_username undocumented_pattern duplicate_host unusual_shape unknown_field duplicate_user weak covered_host any_address".split(" ") as readonly string[] as readonly [
  "malformed_json",
  "invalid_utf8",
  "too_deep",
  "body_too_large",
  "duplicate_key",
  "missing",
  "wrong_type",
  "no_users",
  "too_many_users",
  "empty",
  "too_short",
  "too_long",
  "empty_item",
  "space_in_list",
  "asterisk_wildcard",
  "full_width_character",
  "ipv6_address",
  "cidr_suffix",
  "netmask_suffix",
  "underscore_wildcard",
  "host_name",
  "wrong_length",
  "illegal_character",
  "too_few_classes",
  "wrong_suffix",
  "unsafe_in_url",
  "unsupported_language",
  "unsupported_content_type",
  "matches_no_address",
  "list_too_long",
  "equals_username",
  "equals_reversed_username",
  "undocumented_pattern",
  "duplicate_host",
  "unusual_shape",
  "unknown_field",
  "duplicate_user",
  "weak",
  "covered_host",
  "any_address",
];
export const SEVERITIES = "error warning advice".split(" ") as readonly string[] as readonly [
  "error",
  "warning",
  "advice",
];
export const WARNINGS = 30;
export const ADVICE = 37;
export const STATES = "met unmet not_yet".split(" ") as readonly string[] as readonly [
  "met",
  "unmet",
  "not_yet",
];
export const PARTS = "path headers body".split(" ") as readonly string[] as readonly [
  "path",
  "headers",
  "body",
];
export const KINDS = "null boolean number string array object other".split(" ") as readonly string[] as readonly [
  "null",
  "boolean",
  "number",
  "string",
  "array",
  "object",
  "other",
];
export const CHAR_KINDS = "space control ascii_letter ascii_digit ascii_punctuation full_width non_ascii".split(" ") as readonly string[] as readonly [
  "space",
  "control",
  "ascii_letter",
  "ascii_digit",
  "ascii_punctuation",
  "full_width",
  "non_ascii",
];
export const CLASSES = "upper lower digit special".split(" ") as readonly string[] as readonly [
  "upper",
  "lower",
  "digit",
  "special",
];
export const MAX_BODY_BYTES = 67108864;
export const MAX_DEPTH = 64;
export const MAX_CHARACTERS = 65536;
export const MAX_HOST_CHARACTERS = 8192;
export const MAX_ITEMS = 50;
export const MAX_VIOLATIONS = 1000;
export const LONGEST: readonly number[] = [
  Infinity, Infinity, 32,
  Infinity, Infinity, 32,
  Infinity, Infinity, 32,
  32, 36, 32, 8192, 32,
];
export const FIRST_FIELDS: readonly number[] = [
  0,
  3,
  6,
  9,
];
export const UNLIMITED_HEADERS = "content-type".split(" ") as readonly string[] as readonly [
  "content-type",
];
