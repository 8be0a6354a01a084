//! Wrong descriptions, each with one thing that a comparison has to notice.

use gatepass::{Document, documents};
use serde_json::Value;

use crate::cases;
use crate::mock::Mock;
use crate::{description, difference};

/// What could be wrong with a description.
pub(crate) struct Corruption {
    pub(crate) document: &'static str,
    /// A JSON Pointer below the operation; `/BODY` is the body's schema, `/USER` that of a user.
    pub(crate) pointer: &'static str,
    /// What stands there instead.
    pub(crate) value: &'static str,
    /// In the names of those cases of which one notices.
    cases: &'static str,
}

pub(crate) const CORRUPTIONS: &[Corruption] = &[
    corruption(RESET, "/requestBody/required", "false", "the body is"),
    corruption(RESET, "/parameters/0/schema/pattern", r#""""#, "project_id is"),
    corruption(RESET, "/parameters/0/schema/not", "{}", "valid"),
    corruption(RESET, "/parameters/2/required", "false", "X-Auth-Token is absent"),
    corruption(RESET, "/parameters/2/schema/maxLength", "65535", "X-Auth-Token is"),
    corruption(RESET, "/parameters/3/schema/enum/1", r#""zh""#, "X-Language is"),
    corruption(RESET, "/BODY/required", "[]", "/password is absent"),
    corruption(RESET, "/BODY/properties/password/minLength", "9", "/password is"),
    corruption(RESET, "/BODY/properties/password/maxLength", "33", "/password is"),
    corruption(RESET, "/BODY/properties/password/allOf/0", "{}", "/password is"),
    corruption(RESET, "/BODY/properties/password/allOf/5", "{}", "/password is"),
    corruption(RESET, "/BODY/properties/password/pattern", r#""^[!-~]*$""#, "/password is"),
    corruption(CHANGE, "/parameters/1/schema/pattern", r#""^[0-9A-Za-z]*$""#, "instance_id is"),
    corruption(CHANGE, "/BODY/properties/users/minItems", "0", " users"),
    corruption(CHANGE, "/BODY/properties/users/maxItems", "49", " users"),
    corruption(CHANGE, "/USER/properties/host/pattern", r#""^[0-9.%,]*$""#, "/host is"),
    corruption(CHANGE, "/USER/properties/name/maxLength", "31", "/name is"),
    corruption(CHANGE, "/USER/additionalProperties", "false", "another member"),
];

const fn corruption(
    document: &'static str,
    pointer: &'static str,
    value: &'static str,
    cases: &'static str,
) -> Corruption {
    Corruption { document, pointer, value, cases }
}

const RESET: &str = "taurusdb.reset-database-password";
const CHANGE: &str = "taurusdb.change-user-password";

impl Corruption {
    fn document(&self) -> &'static Document {
        documents::find(self.document).unwrap()
    }

    /// The description with this one thing wrong.
    pub(crate) fn description(&self) -> Value {
        let document = self.document();
        let mut description = description(document);
        let operation = &mut description["paths"][document.path][document.method.name().to_ascii_lowercase()];
        let pointer = self.pointer.replace("/USER", "/BODY/properties/users/items");
        let pointer = pointer.replace("/BODY", "/requestBody/content/application~1json/schema");
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        let value = serde_json::from_str(self.value).unwrap();
        match operation.pointer_mut(parent).unwrap_or_else(|| panic!("{pointer} is not there")) {
            Value::Array(items) => items[name.parse::<usize>().unwrap()] = value,
            object => object[name] = value,
        }
        description
    }

    /// Whether the server of that number, which serves the wrong description, and gatepass differ.
    pub(crate) fn is_noticed(&self, mock: &Mock, number: usize) -> bool {
        let cases = cases::systematic(self.document());
        let mut cases = cases.iter().filter(|case| case.name.contains(self.cases));
        cases.any(|case| difference(mock, number, case).is_some())
    }
}
