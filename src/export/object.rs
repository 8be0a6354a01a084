//! The JSON Schema of a request's body.

use super::json::{Json, ToJson as _};
use crate::document::{Content, Document, Member};

impl Document {
    /// The body of the request as a JSON Schema.
    ///
    /// Members that the document does not know are admitted: they are warnings.
    ///
    /// ```
    /// use gatepass::documents::FLEXUSRDS_RESET_ROOT_PASSWORD;
    ///
    /// let schema = FLEXUSRDS_RESET_ROOT_PASSWORD.body_json_schema().to_string();
    /// assert!(schema.starts_with(r#"{"type":"object","required":["db_user_pwd"],"properties":{"db_user_pwd":{"#));
    /// ```
    pub fn body_json_schema(&self) -> Json {
        self.object(self.body)
    }

    fn object(&self, members: &[Member]) -> Json {
        let required = Json::list(members.iter().filter(|member| member.is_mandatory).map(|member| member.name));
        let properties = Json::object(members.iter().map(|member| (member.name, self.member_json_schema(member))));
        Json::object([("type", "object".json()), ("required", required), ("properties", properties)])
    }

    pub(super) fn member_json_schema(&self, member: &Member) -> Json {
        match member.content {
            Content::Value { policy, .. } => policy.json_schema().with_some("default", self.default_of(member.name)),
            Content::List { max, members } => Json::object([
                ("type", "array".json()),
                ("minItems", 1.json()),
                ("maxItems", max.json()),
                ("items", self.object(members)),
            ]),
        }
    }
}
