//! The JSON Schema of each policy.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::json::{Json, ToJson as _};
use super::{host, pattern};
use crate::policy::{HeaderPolicy, HostListPolicy, IdentifierPolicy, Length, PasswordPolicy, Policy, UsernamePolicy};

impl Policy {
    /// The policy as a JSON Schema, of draft 2020-12 and of draft 7 alike.
    ///
    /// ```
    /// use gatepass::Field;
    /// use gatepass::documents::TAURUSDB_CHANGE_USER_PASSWORD;
    ///
    /// let instance = TAURUSDB_CHANGE_USER_PASSWORD.policy(Field::InstanceId).unwrap();
    /// assert_eq!(
    ///     instance.json_schema().to_string(),
    ///     r#"{"type":"string","minLength":36,"maxLength":36,"pattern":"^[0-9A-Za-z]{32}in07$"}"#,
    /// );
    /// ```
    pub fn json_schema(&self) -> Json {
        match self {
            Self::Password(policy) => policy.json_schema(),
            Self::Username(policy) => policy.json_schema(),
            Self::HostList(policy) => policy.json_schema(),
            Self::Identifier(policy) => policy.json_schema(),
            Self::Header(policy) => policy.json_schema(),
        }
    }
}

impl PasswordPolicy {
    /// The policy as a JSON Schema.
    ///
    /// "At least k of n classes" is said as "one of these characters" for every n − k + 1 of the classes.
    ///
    /// ```
    /// use gatepass::{CharSet, Length, PasswordPolicy};
    ///
    /// let policy = PasswordPolicy::new(Length::new(8, 32), CharSet::EMPTY, 2); // of three
    /// assert_eq!(
    ///     policy.json_schema().to_string(),
    ///     r#"{"type":"string","format":"password","writeOnly":true,"minLength":8,"maxLength":32,"#.to_owned()
    ///         + r#""pattern":"^[0-9A-Za-z]*$","allOf":[{"pattern":"^[^A-Za-z]*[A-Za-z]"},"#
    ///         + r#"{"pattern":"^[^0-9A-Z]*[0-9A-Z]"},{"pattern":"^[^0-9a-z]*[0-9a-z]"}]}"#,
    /// );
    /// ```
    pub fn json_schema(&self) -> Json {
        let secret = text().with("format", "password").with("writeOnly", true);
        let schema = with_length(secret, self.length()).with("pattern", pattern::made_of(self.alphabet()));
        let unions = Json::list(self.unions().map(|union| of_pattern(pattern::has_one_of(union))));
        schema.with_some("allOf", (self.required_classes() > 0).then_some(unions))
    }
}

impl UsernamePolicy {
    /// The policy as a JSON Schema.
    pub fn json_schema(&self) -> Json {
        with_length(text(), self.length()).with("pattern", pattern::made_of(self.alphabet()))
    }
}

impl HostListPolicy {
    /// The policy as a JSON Schema. It admits some patterns that match no address: those in which a `%` touches a digit, such as
    /// `10.10.10.25%9`.
    pub fn json_schema(&self) -> Json {
        with_length(text(), Length::new(1, self.max_characters())).with("pattern", host::list())
    }
}

impl IdentifierPolicy {
    /// The policy as a JSON Schema.
    pub fn json_schema(&self) -> Json {
        if let Some(length) = self.length() {
            let pattern = pattern::ending_in(length - self.suffix().len(), self.alphabet(), self.suffix());
            return with_length(text(), Length::new(length, length)).with("pattern", pattern);
        }
        let dot_segments = Json::object([("enum", Json::list([".", ".."]))]);
        let schema = text().with("minLength", 1).with("pattern", pattern::made_of(self.alphabet()));
        schema.with("not", dot_segments)
    }
}

impl HeaderPolicy {
    /// The policy as a JSON Schema of the header's value.
    pub fn json_schema(&self) -> Json {
        if let Some(max) = self.max() {
            let secret = with_length(text().with("format", "password"), Length::new(1, max));
            return secret.with("pattern", pattern::made_of(self.alphabet()));
        }
        if !self.is_media_type() {
            return text().with("enum", Json::list(self.supported().iter().copied()));
        }
        let names: Vec<_> = self.supported().iter().map(|name| pattern::in_any_case(name)).collect();
        let printable = pattern::members(self.alphabet());
        text().with("pattern", format!(r"^(?:{})[\x09 ]*(?:;[{printable}]*)?$", names.join("|")))
    }
}

fn text() -> Json {
    Json::object([("type", "string".json())])
}

fn with_length(schema: Json, length: Length) -> Json {
    let max = (length.max() < usize::MAX).then_some(length.max());
    schema.with("minLength", length.min()).with_some("maxLength", max)
}

fn of_pattern(pattern: String) -> Json {
    Json::object([("pattern", pattern.json())])
}
