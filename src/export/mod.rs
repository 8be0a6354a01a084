//! What a document says, in the languages of other tools: JSON Schema and OpenAPI 3.1; and what a password has to be, in those of
//! forms, password managers and Terraform.
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
//! A team states a policy once, and whoever asks for passwords has it from there:
//!
//! ```
//! use gatepass::{CharSet, Language, Length, PasswordPolicy};
//!
//! const POLICY: PasswordPolicy = PasswordPolicy::new(Length::new(12, 64), CharSet::of("-_"), 3);
//! let input = format!("<input {}>", POLICY.html_attributes("password", Language::EnUs));
//! let generator = POLICY.password_rules();
//! let terraform = POLICY.terraform_variable("password", Language::EnUs);
//! # assert!(input.len() > 99 && generator.len() > 99 && terraform.len() > 99);
//! ```
//!
//! A schema refuses what the policy calls an error and nothing else; warnings and advice are no part of it. Where a schema cannot
//! say what the policy asks, it admits more, never less: `docs/openapi.md` lists those cases, and a test sends each to a server.
//!
//! Patterns are regular expressions of ECMA-262, as JSON Schema asks. They have no lookahead, mean the same with the flags `u`
//! and `v` and to Rust's `regex`, and take time in proportion to a value's length.

mod draft;
mod field;
mod host;
mod html;
mod json;
mod object;
mod openapi;
mod password_rules;
mod pattern;
mod terraform;
mod unions;

pub use draft::Draft;
pub use html::HtmlAttributes;
pub use json::Json;
pub use openapi::openapi;
