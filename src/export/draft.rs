//! Schemas as files of their own.

use super::json::{Json, ToJson as _};

/// A draft of JSON Schema. The schemas mean the same in both.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Draft {
    /// Draft 7, which most tools know.
    Draft7,
    /// Draft 2020-12, which OpenAPI 3.1 speaks.
    Draft202012,
}

impl Draft {
    /// Both drafts.
    pub const ALL: &'static [Self] = &[Self::Draft7, Self::Draft202012];

    /// The address by which a schema says of which draft it is.
    pub const fn uri(self) -> &'static str {
        match self {
            Self::Draft7 => "http://json-schema.org/draft-07/schema#",
            Self::Draft202012 => "https://json-schema.org/draft/2020-12/schema",
        }
    }
}

impl Json {
    /// The schema as a file of its own, which begins with its draft.
    ///
    /// ```
    /// use gatepass::documents::FLEXUSRDS_RESET_ROOT_PASSWORD as DOCUMENT;
    /// use gatepass::export::Draft;
    ///
    /// let file = DOCUMENT.body_json_schema().as_document(Draft::Draft7).to_string();
    /// assert!(file.starts_with(r#"{"$schema":"http://json-schema.org/draft-07/schema#","type":"object","#));
    /// ```
    #[must_use]
    pub fn as_document(self, draft: Draft) -> Self {
        Self::object([("$schema", draft.uri().json())]).and(self)
    }
}
