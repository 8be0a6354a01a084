//! What a document says, in the languages of other tools: JSON Schema and OpenAPI 3.1.
//!
//! ```
//! use gatepass::Field;
//! use gatepass::documents::TAURUSDB_CHANGE_USER_PASSWORD as DOCUMENT;
//!
//! let name = DOCUMENT.policy(Field::Name).unwrap().json_schema();
//! assert_eq!(name.to_string(), r#"{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9A-Z_a-z]*$"}"#);
//!
//! // The whole operation, indented: write it to a file for a mock server or a generator of clients.
//! let description = format!("{:#}", DOCUMENT.openapi());
//! assert!(description.starts_with("{\n  \"openapi\": \"3.1.0\",\n  \"info\": {\n    \"title\": \"TaurusDB, Changing"));
//! ```
//!
//! A schema refuses what the policy calls an error and nothing else; warnings and advice are no part of it. Where a schema cannot
//! say what the policy asks, it admits more, never less: `docs/openapi.md` lists those cases, and a test sends each to a server.
//!
//! Patterns are regular expressions of ECMA-262, as JSON Schema asks. They have no lookahead, mean the same with the flags `u`
//! and `v` and to Rust's `regex`, and take time in proportion to a value's length.

mod field;
mod host;
mod json;
mod object;
mod openapi;
mod pattern;

pub use json::Json;
