//! Every case of `tests/vectors/*.json` against the library. Other front ends run the same files.
#![cfg(feature = "serde")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "in a test a panic is the answer")]

mod forms;
#[cfg(feature = "wasm")]
mod records;

use std::collections::HashSet;

use forms::expand;
use gatepass::{Field, HostPattern, Part, RawRequest, Tape, documents};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};

/// Reads a file of vectors; unknown fields are errors by the types, duplicate names here.
fn read<T: DeserializeOwned>(json: &str, name: fn(&T) -> &str) -> Vec<T> {
    let cases: Vec<T> = serde_json::from_str(json).unwrap();
    let mut names = HashSet::new();
    for case in &cases {
        assert!(names.insert(name(case)), "two cases are called {}", name(case));
    }
    cases
}

/// What differs, of all cases of a file: one look shows them all.
#[derive(Default)]
struct Differences(Vec<String>);

impl Differences {
    fn compare(&mut self, case: &str, found: &Value, expected: &Value) {
        if found != expected {
            self.0.push(format!("{case}\n  found    {found}\n  expected {expected}"));
        }
    }

    #[track_caller]
    fn must_be_none(self) {
        assert!(self.0.is_empty(), "{} cases differ:\n{}", self.0.len(), self.0.join("\n"));
    }
}

/// A text, written out or as a repetition.
#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Text {
    Plain(String),
    Repeated {
        repeat: String,
        times: usize,
        #[serde(default)]
        then: String,
    },
}

impl Text {
    fn text(&self) -> String {
        match self {
            Self::Plain(text) => text.clone(),
            Self::Repeated { repeat, times, then } => repeat.repeat(*times) + then,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldCase {
    name: String,
    document: String,
    field: String,
    value: Text,
    username: Option<String>,
    violations: Vec<Value>,
}

#[test]
fn fields() {
    let mut differences = Differences::default();
    for case in read::<FieldCase>(include_str!("vectors/fields.json"), |case| &case.name) {
        let document = documents::find(&case.document).unwrap();
        let field = Field::from_name(&case.field).unwrap();
        let value = case.value.text();
        let report = match &case.username {
            Some(username) => document.check_password(&value, username),
            None => document.check(field, &value),
        }
        .unwrap();
        let found: Vec<Value> = report.violations().iter().map(|violation| essence(json!(violation))).collect();
        differences.compare(&case.name, &json!(found), &json!(case.violations));
        differences.compare(&case.name, &json!(document.is_valid(field, &value)), &json!(report.is_valid()));
        #[cfg(feature = "wasm")]
        {
            let at_boundary = records::check(document, field, case.username.as_deref().unwrap_or_default(), &value);
            differences.compare(&case.name, &at_boundary, &records::without_words(json!(report)));
            let verdict = records::is_valid(document, field, &value);
            differences.compare(&case.name, &json!(verdict), &json!(report.is_valid()));
        }
    }
    differences.must_be_none();
}

/// A violation as the vectors of single fields write it.
fn essence(violation: Value) -> Value {
    let Value::Object(mut members) = violation else { panic!("a violation is an object") };
    assert_eq!(members.remove("path"), Some(json!("")));
    members.remove("severity");
    Value::Object(members)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RequestCase {
    name: String,
    document: String,
    #[serde(default, deserialize_with = "present")]
    path: Option<Value>,
    #[serde(default, deserialize_with = "present")]
    headers: Option<Value>,
    #[serde(default, deserialize_with = "present")]
    body: Option<Value>,
    body_text: Option<String>,
    violations: Vec<Value>,
    unchecked: Vec<String>,
}

/// A value that is there, also when it is `null`.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

#[test]
fn requests() {
    let mut differences = Differences::default();
    for case in read::<RequestCase>(include_str!("vectors/requests.json"), |case| &case.name) {
        let mut request = RawRequest::new();
        for (part, values) in [(Part::Path, &case.path), (Part::Headers, &case.headers)] {
            if let Some(values) = values {
                request.set_part(part, Tape::from_json(values.to_string().as_bytes()).unwrap());
            }
        }
        let body_value = case.body.clone().map(expand);
        let body = case.body_text.clone().or_else(|| Some(body_value.as_ref()?.to_string()));
        if let Some(body) = body {
            request.set_json_body(body.as_bytes());
        }
        let report = documents::find(&case.document).unwrap().check_request(&request);
        let report: Value = json!(report);
        #[cfg(feature = "wasm")]
        if case.body_text.is_none() {
            let parts = [case.path.as_ref(), case.headers.as_ref(), body_value.as_ref()];
            let at_boundary = records::check_request(documents::find(&case.document).unwrap(), parts);
            differences.compare(&case.name, &at_boundary, &records::without_words(report.clone()));
        }
        let found: Vec<Value> = report["violations"].as_array().unwrap().iter().map(without_words).collect();
        differences.compare(&case.name, &json!(wildcards(found, &case.violations)), &json!(case.violations));
        differences.compare(&case.name, &report["unchecked"], &json!(case.unchecked));
    }
    differences.must_be_none();
}

fn without_words(violation: &Value) -> Value {
    let mut members = violation.as_object().unwrap().clone();
    members.remove("severity");
    members.remove("message");
    Value::Object(members)
}

/// `"params": "*"` stands for any.
fn wildcards(mut found: Vec<Value>, expected: &[Value]) -> Vec<Value> {
    for (found, _) in found.iter_mut().zip(expected).filter(|(_, expected)| expected["params"] == json!("*")) {
        found["params"] = json!("*");
    }
    found
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HostCases {
    counts: Vec<CountCase>,
    matches: Vec<MatchCase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CountCase {
    pattern: String,
    count: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MatchCase {
    pattern: String,
    address: String,
    matches: bool,
}

#[test]
fn hosts() {
    let cases: HostCases = serde_json::from_str(include_str!("vectors/hosts.json")).unwrap();
    for CountCase { pattern, count } in cases.counts {
        let found = HostPattern::parse(&pattern).map_or(0, |pattern| pattern.address_count());
        assert_eq!(found, count, "{pattern}");
        #[cfg(feature = "wasm")]
        assert_eq!(gatepass::boundary::address_count(&pattern).to_string(), count.to_string(), "{pattern}");
    }
    for MatchCase { pattern, address, matches } in cases.matches {
        let address = address.parse().unwrap();
        let found = HostPattern::parse(&pattern).is_ok_and(|pattern| pattern.matches(address));
        assert_eq!(found, matches, "{pattern} {address}");
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChecklistCase {
    name: String,
    document: String,
    field: String,
    value: Text,
    checklist: Value,
}

#[test]
fn checklists() {
    let mut differences = Differences::default();
    for case in read::<ChecklistCase>(include_str!("vectors/checklists.json"), |case| &case.name) {
        let document = documents::find(&case.document).unwrap();
        let field = Field::from_name(&case.field).unwrap();
        let value = case.value.text();
        let found = document.checklist(field, &value).unwrap();
        #[cfg(feature = "wasm")]
        differences.compare(&case.name, &records::checklist(document, field, &value), &json!(found));
        differences.compare(&case.name, &json!(found), &case.checklist);
    }
    differences.must_be_none();
}
