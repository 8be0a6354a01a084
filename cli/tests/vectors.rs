//! The shared vectors through the command, and its JSON against the published schema.
#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the answer")]

mod common;

use std::collections::BTreeMap;

use common::run;
use jsonschema::Validator;
use serde_json::{Value, json};

fn read(json: &str) -> Vec<Value> {
    serde_json::from_str(json).unwrap()
}

fn schema() -> Validator {
    let schema = serde_json::from_str(include_str!("../../docs/report.schema.json")).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

fn text(case: &Value, key: &str) -> String {
    case[key].as_str().unwrap().to_owned()
}

/// A text, written out or as a repetition.
fn expanded(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        value => {
            let times = usize::try_from(value["times"].as_u64().unwrap()).unwrap();
            text(value, "repeat").repeat(times) + value["then"].as_str().unwrap_or_default()
        }
    }
}

/// What the vectors say of the violations: without words, and with any parameters where they say `*`.
fn essence(report: &Value, expected: &Value, dropped: &[&str]) -> Value {
    let mut found = report["violations"].as_array().unwrap().clone();
    for (position, violation) in found.iter_mut().enumerate() {
        let members = violation.as_object_mut().unwrap();
        for key in dropped {
            members.remove(*key);
        }
        if expected[position]["params"] == json!("*") {
            members.insert("params".to_owned(), json!("*"));
        }
    }
    Value::Array(found)
}

/// A value that can stand on a line: no line feed in it, and no carriage return before the one that ends it.
fn fits_a_line(value: &str) -> bool {
    !value.contains('\n') && !value.ends_with('\r')
}

#[test]
fn fields_on_lines() {
    let schema = schema();
    let mut runs: BTreeMap<(String, String), Vec<Value>> = BTreeMap::new();
    // A line holds a password alone, without the name that it may equal.
    for case in read(include_str!("../../tests/vectors/fields.json")) {
        if case.get("username").is_none() && fits_a_line(&expanded(&case["value"])) {
            runs.entry((text(&case, "document"), text(&case, "field"))).or_default().push(case);
        }
    }
    assert!(runs.values().map(Vec::len).sum::<usize>() > 600);
    for ((document, field), cases) in runs {
        let input: String = cases.iter().map(|case| expanded(&case["value"]) + "\n").collect();
        let outcome = run(&["check", &document, "--field", &field, "--format", "json"], input);
        let reports = outcome.json_lines();
        assert_eq!(reports.len(), cases.len());
        for ((report, case), line) in reports.iter().zip(&cases).zip(1..) {
            let expected = &case["violations"];
            assert_eq!(&essence(report, expected, &["severity", "message", "path"]), expected, "{}", case["name"]);
            assert_eq!((&report["line"], &report["document"]), (&json!(line), &json!(document)));
            assert_eq!(report["unchecked"], json!([]));
            assert!(schema.is_valid(report), "{report}");
        }
        let invalid = reports.iter().filter(|report| report["valid"] == json!(false)).count();
        assert_eq!(outcome.status, i32::from(invalid > 0));
        let summary = if invalid == 0 { "all valid".to_owned() } else { format!("{invalid} not valid") };
        assert_eq!(outcome.stderr, format!("{} judged, {summary}\n", cases.len()));
    }
}

/// The arguments for a part; `None` where it cannot be given as arguments.
fn arguments(values: &Value, argument: fn(&str, &str) -> Option<[String; 2]>) -> Option<Vec<String>> {
    let Some(values) = values.as_object() else { return Some(Vec::new()) };
    let pairs = values.iter().map(|(name, value)| argument(name, value.as_str()?)).collect::<Option<Vec<_>>>()?;
    Some(pairs.into_iter().flatten().collect())
}

fn path_argument(name: &str, value: &str) -> Option<[String; 2]> {
    let flag = match name {
        "project_id" => "--project-id",
        "instance_id" => "--instance-id",
        _ => return None,
    };
    Some([flag.to_owned(), value.to_owned()])
}

#[expect(clippy::unnecessary_wraps, reason = "a path parameter may be none")]
fn header_argument(name: &str, value: &str) -> Option<[String; 2]> {
    Some(["--header".to_owned(), format!("{name}: {value}")])
}

#[test]
fn requests() {
    let schema = schema();
    let mut judged = 0;
    for case in read(include_str!("../../tests/vectors/requests.json")) {
        let path = arguments(&case["path"], path_argument);
        let headers = arguments(&case["headers"], header_argument);
        let repeats = case.to_string().contains("$repeat");
        let input = case.get("body_text").map(|text| text.as_str().unwrap().to_owned());
        let input = input.or_else(|| Some(case.get("body")?.to_string()));
        let (Some(path), Some(headers), Some(input), false) = (path, headers, input, repeats) else { continue };
        judged += 1;
        let id = text(&case, "document");
        let mut given = vec!["check", &id, "--format", "json"];
        given.extend(path.iter().chain(&headers).map(String::as_str));
        let outcome = run(&given, input);
        let (report, expected) = (outcome.json(), &case["violations"]);
        assert_eq!(&essence(&report, expected, &["severity", "message"]), expected, "{}", case["name"]);
        assert_eq!(report["unchecked"], case["unchecked"], "{}", case["name"]);
        assert_eq!(outcome.status, i32::from(report["valid"] == json!(false)), "{}", case["name"]);
        assert!(schema.is_valid(&report), "{report}");
    }
    assert!(judged > 160, "{judged}");
}
