//! The module without imports: a question as JSON in, the report as JSON out. `STANDALONE.md` is its manual.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use gatepass::{Document, Field, Language, RawRequest, Report, documents};
use serde::Deserialize;

/// What is asked: one value, or a request.
#[derive(Deserialize)]
#[serde(untagged)]
enum Question {
    Value(ValueQuestion),
    Request(RequestQuestion),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ValueQuestion {
    document: String,
    field: String,
    value: String,
    username: Option<String>,
    language: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RequestQuestion {
    document: String,
    #[serde(default)]
    path: BTreeMap<String, String>,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    body: Option<String>,
    language: Option<String>,
}

/// The answer to a question, as JSON: a report, or an object with the one member `error`.
///
/// The error is one of four texts, and holds nothing of the question.
pub(crate) fn answer(question: &[u8]) -> Vec<u8> {
    let report = match serde_json::from_slice(question) {
        Ok(Question::Value(question)) => question.answer(),
        Ok(Question::Request(question)) => question.answer(),
        Err(_) => Err("the question is no JSON object of the members that the manual names"),
    };
    let json = match report {
        Ok((report, language)) => serde_json::to_vec(&report.in_language(language)),
        Err(error) => serde_json::to_vec(&BTreeMap::from([("error", error)])),
    };
    json.unwrap_or_default()
}

type Answer = Result<(Report, Language), &'static str>;

impl ValueQuestion {
    fn answer(&self) -> Answer {
        let document = document(&self.document)?;
        let field = Field::from_name(&self.field);
        let report = match (field, &self.username) {
            (Some(Field::Password), Some(username)) => document.check_password(&self.value, username),
            (Some(field), _) => document.check(field, &self.value),
            (None, _) => None,
        };
        Ok((report.ok_or("the document has no such field")?, language(self.language.as_deref())?))
    }
}

impl RequestQuestion {
    fn answer(&self) -> Answer {
        let mut request = RawRequest::new();
        self.path.iter().for_each(|(name, value)| request.add_path_parameter(name, value));
        self.headers.iter().for_each(|(name, value)| request.add_header(name, value));
        if let Some(body) = &self.body {
            request.set_json_body(body.as_bytes());
        }
        Ok((document(&self.document)?.check_request(&request), language(self.language.as_deref())?))
    }
}

fn document(id: &str) -> Result<&'static Document, &'static str> {
    documents::find(id).ok_or("there is no such document")
}

fn language(tag: Option<&str>) -> Result<Language, &'static str> {
    tag.map_or(Some(Language::EnUs), Language::from_tag).ok_or("there is no such language")
}

/// What a host calls.
#[cfg(target_arch = "wasm32")]
mod exports {
    #![allow(unsafe_code, reason = "a host gives addresses, and nothing but numbers")]

    /// The answer to the question in these bytes: its address in the upper half, its length in the lower one.
    ///
    /// # Safety
    ///
    /// The bytes are those of one gift of `gatepass_allocate`.
    #[unsafe(no_mangle)]
    unsafe extern "C" fn gatepass_check(start: *const u8, bytes: usize) -> u64 {
        // SAFETY: as the caller promises.
        unsafe { crate::gifts::answered(start, bytes, super::answer) }
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::answer;

    fn asked(question: &str) -> String {
        String::from_utf8(answer(question.as_bytes())).unwrap()
    }

    #[test]
    fn a_value_is_judged_beside_its_user() {
        let report = asked(
            r#"{"document": "taurusdb.change-user-password", "field": "password", "value": "Root_123", "username": "Root_123"}"#,
        );
        assert!(report.contains(r#""code":"equals_username""#), "{report}");
        assert!(report.contains(r#""valid":true"#), "{report}");
    }

    #[test]
    fn a_request_is_judged_by_the_text_of_its_body() {
        let report = asked(r#"{"document": "flexusrds.reset-root-password", "body": "{", "language": "zh-cn"}"#);
        assert!(report.contains(r#""code":"malformed_json""#), "{report}");
        assert!(report.contains("JSON："), "{report}");
    }

    #[test]
    fn what_is_no_question_is_not_repeated() {
        for question in ["", "[]", r#"{"document": "canary"}"#, r#"{"canary": 1}"#, "\u{0}"] {
            let refusal = asked(question);
            assert!(refusal.starts_with(r#"{"error":"#), "{refusal}");
            assert!(!refusal.contains("canary"), "{refusal}");
        }
    }
}
