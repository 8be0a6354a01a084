//! Policies as data: a team states its rule in a file, as TOML or as JSON.
//!
//! ```
//! use gatepass::policy_file::PolicyFile;
//!
//! let file = PolicyFile::from_toml(
//!     r#"
//!     title = "Acme databases"
//!
//!     [password]
//!     min_length = 12
//!     max_length = 64
//!     specials = "!#$*_-" # exactly these characters; nothing is a range
//!     required_classes = 3
//!     "#,
//! )?;
//! assert!(file.password().is_valid("correct-Horse"));
//! assert_eq!(PolicyFile::from_json(&file.to_json())?, file);
//! # Ok::<(), gatepass::policy_file::Faults>(())
//! ```
//!
//! Whatever is wrong with a file is said at once, each [`Fault`] with a code, its place and what to write instead. A set of
//! special characters that looks like a part of a regular expression is refused: in one, `*-_` are 54 characters.
//!
//! `docs/policy.schema.json` describes both formats, and `docs/policies.md` tells of them.

mod fault;
mod json;
mod read;
mod set;
mod source;
mod toml;
mod tree;
mod write;

pub use fault::{Fault, FaultCode, FaultMessage, FaultValue, Faults, LocalizedFaults};

use alloc::string::String;

use crate::policy::PasswordPolicy;

/// A policy, with what its file says beside it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PolicyFile {
    schema: Option<String>,
    title: Option<String>,
    password: PasswordPolicy,
}

impl PolicyFile {
    /// How many bytes a file has at most: 1 MiB.
    pub const MAX_BYTES: usize = 1 << 20;

    /// A file that says nothing but this policy.
    pub const fn new(password: PasswordPolicy) -> Self {
        Self { schema: None, title: None, password }
    }

    /// With a title, for people.
    #[must_use]
    pub fn with_title(self, title: impl Into<String>) -> Self {
        Self { title: Some(title.into()), ..self }
    }

    /// With the address of the JSON Schema that an editor holds the file against.
    #[must_use]
    pub fn with_schema(self, schema: impl Into<String>) -> Self {
        Self { schema: Some(schema.into()), ..self }
    }

    /// Reads TOML 1.1. The error is all that is wrong with it: here an unknown key, and the one that is missing.
    ///
    /// ```
    /// use gatepass::policy_file::{FaultCode, PolicyFile};
    ///
    /// let text = "[password]\nmin_length = 12\nmax_length = 64\nspecials = '!'\nrequired_class = 3\n";
    /// let faults = PolicyFile::from_toml(text).unwrap_err();
    /// let found: Vec<_> = faults.iter().map(|fault| (fault.code(), &text[fault.span()])).collect();
    /// assert_eq!(found, [(FaultCode::MissingKey, "[password]"), (FaultCode::UnknownKey, "required_class")]);
    /// ```
    pub fn from_toml(text: &str) -> Result<Self, Faults> {
        read::read(text, toml::FORMAT)
    }

    /// Reads JSON (RFC 8259). The error is all that is wrong with it, or the place where it ceases to be JSON.
    ///
    /// ```
    /// use gatepass::policy_file::PolicyFile;
    ///
    /// let text = r#"{"password": {"min_length": 9, "max_length": 8, "specials": "!*-_", "required_classes": 3}}"#;
    /// assert_eq!(
    ///     PolicyFile::from_json(text).unwrap_err().to_string(),
    ///     "1:29: min_length is 9, above max_length, which is 8; swap or correct them (min_above_max)\n\
    ///      1:63: has `*-_`, which a regular expression takes for a range; here nothing is a range, so write `-` first \
    ///      or last: \"-!*_\" (ambiguous_range)",
    /// );
    /// ```
    pub fn from_json(text: &str) -> Result<Self, Faults> {
        read::read(text, json::FORMAT)
    }

    /// Reads JSON where the text begins with a brace, as no TOML does, and TOML otherwise.
    pub fn from_json_or_toml(text: &str) -> Result<Self, Faults> {
        if text.trim_start().starts_with('{') { Self::from_json(text) } else { Self::from_toml(text) }
    }

    /// The file as TOML.
    pub fn to_toml(&self) -> String {
        write::toml(self)
    }

    /// The file as JSON, indented.
    pub fn to_json(&self) -> String {
        write::json(self)
    }

    /// The grammar of passwords.
    pub const fn password(&self) -> &PasswordPolicy {
        &self.password
    }

    /// What the policy is called, for people.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The address of a JSON Schema that the file names.
    pub fn schema(&self) -> Option<&str> {
        self.schema.as_deref()
    }
}
