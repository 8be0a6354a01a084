//! The OpenAPI description of a document's operation.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::json::{Json, ToJson as _};
use crate::document::{Content, Document, Member, ResponseBody, ResponseShape};
use crate::policy::{HeaderPolicy, Policy};

/// The version of OpenAPI; each of 3.1 means the same.
const VERSION: &str = "3.1.0";

/// The media type of a body where the document does not describe it.
const JSON: &str = "application/json";

/// Headers of which OpenAPI ignores what a parameter says of them, because it says it at other places.
const SAID_ELSEWHERE: [&str; 3] = ["Accept", "Content-Type", "Authorization"];

impl Document {
    /// The operation as an OpenAPI 3.1 description: parameters, body and responses, as far as the document describes them.
    ///
    /// Several documents describe the same method and path, so there is one description for each; [`openapi`] puts them into one.
    /// Its `operationId` is the document's id, its version the document's date. A success without a stated status is `2XX`.
    ///
    /// ```
    /// use gatepass::documents::OTC_RDS_RESET_ROOT_PASSWORD as DOCUMENT;
    ///
    /// let description: serde_json::Value = serde_json::from_str(&DOCUMENT.openapi().to_string())?;
    /// let operation = &description["paths"][DOCUMENT.path]["post"];
    /// assert_eq!(operation["operationId"], "otc-rds.reset-root-password");
    /// assert_eq!(operation["parameters"][2]["name"], "X-Auth-Token");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn openapi(&self) -> Json {
        let info = Json::object([("title", self.title().json()), ("version", self.version().json())]);
        let path = Json::object([(self.method_key(), self.operation())]);
        description(info, Json::object([(self.path, path)]))
    }

    fn title(&self) -> String {
        match (self.source.product, self.source.operation) {
            ("", "") => self.id.to_string(),
            (product, operation) => format!("{product}, {operation}"),
        }
    }

    fn version(&self) -> &'static str {
        self.source.revision.unwrap_or("not stated")
    }

    fn method_key(&self) -> String {
        self.method.name().to_ascii_lowercase()
    }

    fn operation(&self) -> Json {
        let responses = Json::object(self.responses.iter().map(|response| self.response_entry(*response)));
        Json::object([("operationId", self.id.json()), ("parameters", self.parameters())])
            .with_some("requestBody", (!self.body.is_empty()).then(|| self.request_body()))
            .with_some("responses", (!self.responses.is_empty()).then_some(responses))
    }

    fn parameters(&self) -> Json {
        let is_said_here = |member: &&Member| !SAID_ELSEWHERE.iter().any(|name| name.eq_ignore_ascii_case(member.name));
        let path = self.path_parameters.iter().map(|member| self.parameter("path", member));
        let headers = self.headers.iter().filter(is_said_here).map(|member| self.parameter("header", member));
        Json::list(path.chain(headers))
    }

    fn parameter(&self, place: &str, member: &Member) -> Json {
        let example = self.example.and_then(|example| match member.name {
            "project_id" => example.project_id,
            "instance_id" => example.instance_id,
            _ => None,
        });
        Json::object([("name", member.name.json()), ("in", place.json()), ("required", member.is_mandatory.json())])
            .with("schema", self.member_json_schema(member))
            .with_some("example", example)
    }

    fn request_body(&self) -> Json {
        let example = self.example.and_then(|example| Json::of_example(example.body));
        let content = Json::object([("schema", self.body_json_schema())]).with_some("example", example);
        let content = Json::object(self.media_types().into_iter().map(|media_type| (media_type, content.clone())));
        Json::object([("required", true.json()), ("content", content)])
    }

    /// What the body may be sent as.
    fn media_types(&self) -> Vec<&'static str> {
        self.headers.iter().find_map(described_media_types).map_or_else(|| [JSON].into(), Into::into)
    }

    fn response_entry(&self, response: ResponseShape) -> (String, Json) {
        let status = response.status.map_or_else(|| "2XX".to_string(), |status| status.to_string());
        let (description, schema) = described(response.body);
        let is_success = status.starts_with('2');
        let example = self.example.filter(|_| is_success).and_then(|example| example.response);
        let content = schema.map(|schema| {
            let content = Json::object([("schema", schema)]).with_some("example", example.and_then(Json::of_example));
            Json::object([(JSON, content)])
        });
        (status, Json::object([("description", description.json())]).with_some("content", content))
    }
}

/// The operations of several documents as one OpenAPI 3.1 description. Each is what [`Document::openapi`] says of it.
///
/// OpenAPI has one operation for a method and path, and three of the documents here describe the same: which one counts depends on
/// the product behind the host. So where several claim a method and path, `#` and the document's id stand behind each such path. No
/// request changes by that, because a fragment is never sent.
///
/// `info` has each document's id, title and date in its description, one on each line; its version is the newest of the dates.
///
/// ```
/// use gatepass::documents::{FLEXUSRDS_RESET_ROOT_PASSWORD as FLEXUS, OTC_RDS_RESET_ROOT_PASSWORD as OTC};
///
/// let all = gatepass::export::openapi(&[&FLEXUS, &OTC]).to_string();
/// assert!(all.contains(r#""/v3/{project_id}/instances/{instance_id}/password#flexusrds.reset-root-password":{"post":{"#));
/// ```
pub fn openapi(documents: &[&Document]) -> Json {
    let mut paths: Vec<(String, Vec<(String, Json)>)> = Vec::new();
    for document in documents {
        let operation = (document.method_key(), document.operation());
        let path = path_among(document, documents);
        match paths.iter_mut().find(|(other, _)| *other == path) {
            Some((_, operations)) => operations.push(operation),
            None => paths.push((path, [operation].into())),
        }
    }
    let paths = paths.into_iter().map(|(path, operations)| (path, Json::object(operations)));
    description(info(documents), Json::object(paths))
}

fn description(info: Json, paths: Json) -> Json {
    Json::object([("openapi", VERSION.json()), ("info", info), ("paths", paths)])
}

/// A document's path, with its id where another document claims it for the same method.
fn path_among(document: &Document, documents: &[&Document]) -> String {
    let is_claim = |other: &&&Document| (other.method, other.path) == (document.method, document.path);
    match documents.iter().filter(is_claim).count() {
        1 => document.path.to_string(),
        _ => format!("{}#{}", document.path, document.id),
    }
}

fn info(documents: &[&Document]) -> Json {
    let titles: Vec<String> = documents.iter().map(|document| document.title()).collect();
    let newest = documents.iter().filter_map(|document| document.source.revision).max();
    let line = |document: &&Document| format!("{}: {}, {}", document.id, document.title(), document.version());
    let lines: Vec<String> = documents.iter().map(line).collect();
    Json::object([("title", titles.join("; ").json()), ("version", newest.unwrap_or("not stated").json())])
        .with("description", lines.join("\n"))
}

fn described_media_types(header: &Member) -> Option<&'static [&'static str]> {
    match header.content {
        Content::Value { policy: Policy::Header(policy), .. } => {
            Some(policy).filter(|policy| policy.is_media_type()).map(HeaderPolicy::supported)
        }
        _ => None,
    }
}

/// A response's body in words, and as a schema where there is one.
fn described(body: ResponseBody) -> (&'static str, Option<Json>) {
    let empty = || Json::object([("type", "object".json()), ("maxProperties", 0.json())]);
    match body {
        ResponseBody::Nothing => ("Success, without a body", None),
        ResponseBody::NothingOrEmptyObject => ("Success, without a body or with an empty object", Some(empty())),
        ResponseBody::Job => ("Success, with the id of the task", Some(texts(&["job_id"]))),
        ResponseBody::Error => ("Refused, with a code and a message", Some(texts(&["error_code", "error_msg"]))),
    }
}

/// An object that has these texts.
fn texts(names: &[&'static str]) -> Json {
    let text = || Json::object([("type", "string".json())]);
    let properties = Json::object(names.iter().map(|&name| (name, text())));
    Json::object([
        ("type", "object".json()),
        ("required", Json::list(names.iter().copied())),
        ("properties", properties),
    ])
}
