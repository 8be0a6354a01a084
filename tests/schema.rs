//! `docs/report.schema.json` against real reports, and against what is no report.
#![cfg(feature = "serde")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the answer")]

mod forms;

use std::fmt::Write;

use forms::expand;
use gatepass::documents::{FLEXUSRDS_RESET_ROOT_PASSWORD, TAURUSDB_CHANGE_USER_PASSWORD};
use gatepass::{Field, Language, Part, RawRequest, Report, Rule, Tape, documents};
use jsonschema::Validator;
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("../docs/report.schema.json");

fn schema() -> Value {
    serde_json::from_str(SCHEMA).unwrap()
}

fn validator() -> Validator {
    jsonschema::draft202012::new(&schema()).unwrap()
}

fn vectors(json: &str) -> Vec<Value> {
    serde_json::from_str(json).unwrap()
}

fn assert_valid(validator: &Validator, report: &Value, name: &str) {
    let faults: Vec<String> =
        validator.iter_errors(report).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert!(faults.is_empty(), "{name}: {faults:#?}");
}

/// The report as every front end gives it: in each language, on a line of a bulk run, and as the npm package has it.
fn assert_all_forms_valid(validator: &Validator, report: &Report, name: &str) {
    for &language in Language::ALL {
        let mut report = json!(report.in_language(language));
        assert_valid(validator, &report, name);
        report["line"] = json!(1);
        assert_valid(validator, &report, name);
    }
    let mut report = json!(report);
    for violation in report["violations"].as_array_mut().unwrap() {
        violation.as_object_mut().unwrap().remove("message");
        if let Some(span) = violation["span"].as_object_mut() {
            span.remove("utf8");
        }
    }
    assert_valid(validator, &report, name);
}

/// A text, written out or as a repetition.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        repeated => {
            let part = |name: &str| repeated[name].as_str().unwrap_or_default();
            let times = repeated["times"].as_u64().unwrap();
            part("repeat").repeat(usize::try_from(times).unwrap()) + part("then")
        }
    }
}

#[test]
fn reports_of_fields() {
    let validator = validator();
    for case in vectors(include_str!("vectors/fields.json")) {
        let document = documents::find(case["document"].as_str().unwrap()).unwrap();
        let field = Field::from_name(case["field"].as_str().unwrap()).unwrap();
        let value = text(&case["value"]);
        let report = match case["username"].as_str() {
            Some(username) => document.check_password(&value, username),
            None => document.check(field, &value),
        };
        assert_all_forms_valid(&validator, &report.unwrap(), case["name"].as_str().unwrap());
        // The same by a policy that stands in no document.
        assert_all_forms_valid(&validator, &document.policy(field).unwrap().report(&value), "policy");
    }
}

#[test]
fn reports_of_requests() {
    let validator = validator();
    for mut case in vectors(include_str!("vectors/requests.json")) {
        let mut request = RawRequest::new();
        for part in [Part::Path, Part::Headers] {
            if let Some(values) = case.get(part.name()) {
                request.set_part(part, Tape::from_json(values.to_string().as_bytes()).unwrap());
            }
        }
        match (case["body_text"].as_str(), case.get("body")) {
            (Some(text), _) => request.set_json_body(text.as_bytes()),
            (None, Some(_)) => request.set_json_body(expand(case["body"].take()).to_string().as_bytes()),
            (None, None) => {}
        }
        let document = documents::find(case["document"].as_str().unwrap()).unwrap();
        assert_all_forms_valid(&validator, &document.check_request(&request), case["name"].as_str().unwrap());
    }
}

/// The report of a body that is no text, or of which there is too much.
fn report_of(body: &[u8]) -> Report {
    let mut request = RawRequest::new();
    request.set_json_body(body);
    TAURUSDB_CHANGE_USER_PASSWORD.check_request(&request)
}

/// So many keys that no document knows.
fn unknown_keys(count: usize) -> String {
    let mut body = String::from("{");
    for i in 0..count {
        write!(body, "\"key {i}\": 1,").unwrap();
    }
    body + r#""users": []}"#
}

#[test]
fn reports_of_bodies_that_no_vector_can_hold() {
    let validator = validator();
    let mut too_large = RawRequest::new();
    too_large.set_body_too_large();
    for (report, code) in [
        (report_of(b"{\xff}"), "invalid_utf8"),
        (report_of("[".repeat(100).as_bytes()), "too_deep"),
        (report_of(b""), "malformed_json"),
        (report_of(b"{\n"), "malformed_json"),
        (FLEXUSRDS_RESET_ROOT_PASSWORD.check_request(&too_large), "body_too_large"),
    ] {
        assert_eq!(report.violations()[0].rule.code(), code);
        assert_all_forms_valid(&validator, &report, code);
    }
}

#[test]
fn truncated_reports() {
    let validator = validator();
    // `no_users`, and a warning for each unknown key.
    for (unknown, is_truncated) in [(999, false), (1_000, true), (1_500, true)] {
        let report = report_of(unknown_keys(unknown).as_bytes());
        assert_eq!(report.violations().len(), 1_000);
        assert_eq!(json!(report).get("truncated").is_some(), is_truncated);
        assert_all_forms_valid(&validator, &report, "truncated");
    }
}

#[test]
fn codes_are_those_of_the_library() {
    let codes: Vec<&str> = Rule::ALL.iter().map(|rule| rule.code()).collect();
    assert_eq!(schema()["$defs"]["code"]["enum"], json!(codes));

    // The table of the page beside the schema: code, severity, parameters.
    let severities = ["error", "warning", "advice"];
    let table = include_str!("../docs/report.md").lines().filter_map(|line| {
        let (code, rest) = line.strip_prefix("| `")?.split_once("` | ")?;
        let severity = rest.split(' ').next().filter(|word| severities.contains(word))?;
        Some((code, severity))
    });
    assert!(table.eq(Rule::ALL.iter().map(|rule| (rule.code(), rule.severity().name()))));
}

/// For each code the schema admits one severity, and either a span or none.
#[test]
fn each_code_has_one_severity_and_one_kind_of_span() {
    let validator = validator();
    let messages: Value = serde_json::from_str(include_str!("vectors/messages.json")).unwrap();
    let messages = messages["violations"].as_array().unwrap();
    let spans = [json!(null), json!({ "utf16": [0, 1] })];
    for rule in Rule::ALL {
        let params: Vec<&Value> =
            messages.iter().filter(|case| case["code"] == rule.code()).map(|case| &case["params"]).collect();
        let admitted: Vec<(&str, &Value)> = ["error", "warning", "advice"]
            .into_iter()
            .flat_map(|severity| spans.iter().map(move |span| (severity, span)))
            .filter(|(severity, span)| {
                params.iter().any(|params| {
                    let violation =
                        json!({"severity": severity, "code": rule.code(), "path": "", "params": params, "span": span});
                    validator.is_valid(&report_with(*severity != "error", &violation))
                })
            })
            .collect();
        assert!(
            matches!(admitted[..], [(severity, _)] if severity == rule.severity().name()),
            "{}: {admitted:?}",
            rule.code()
        );
    }
}

fn report_with(valid: bool, violation: &Value) -> Value {
    json!({
        "schema": "gatepass.report/1",
        "document": null,
        "revision": null,
        "valid": valid,
        "violations": [violation],
        "unchecked": [],
    })
}

/// A report with a violation of many kinds of parameters.
fn report() -> Value {
    let body = br#"{"users": [{"name": "a b", "host": "10.0.0.1,%,10.0.0.1", "passwd": "x", "password": "ab"}]}"#;
    json!(report_of(body))
}

/// The first violation of a code, or the report itself for none.
fn object_mut<'r>(report: &'r mut Value, code: &str) -> &'r mut Value {
    match code {
        "" => report,
        _ => report["violations"].as_array_mut().unwrap().iter_mut().find(|found| found["code"] == code).unwrap(),
    }
}

#[test]
fn what_is_no_report_is_refused() {
    let validator = validator();
    let report = report();
    assert_valid(&validator, &report, "the report itself");

    // For a member of a violation, or of the report itself, the values that must not stand there; `remove` for none at all.
    let remove = json!("(remove)");
    let mutations = [
        ("", "/schema", vec![json!("gatepass.report/2"), remove.clone()]),
        ("", "/document", vec![json!(1), remove.clone()]),
        ("", "/revision", vec![json!("2025"), json!("11.07.2025"), remove.clone()]),
        ("", "/valid", vec![json!(true), json!(0), json!(null), remove.clone()]),
        ("", "/violations", vec![json!([]), json!({}), json!(["too_short"]), remove.clone()]),
        ("", "/unchecked", vec![json!(["headers", "path"]), json!(["body", "body"]), json!(["url"])]),
        ("", "/unchecked", vec![json!(null), remove.clone()]),
        ("", "/truncated", vec![json!(true), json!(false)]),
        ("", "/line", vec![json!(0), json!(1.5), json!("1")]),
        ("", "/extra", vec![json!(null)]),
        ("too_short", "/code", vec![json!("too-short"), json!("too_long"), json!("missing"), remove.clone()]),
        ("too_short", "/severity", vec![json!("warning"), json!("fatal"), remove.clone()]),
        ("too_short", "/path", vec![json!("body"), json!("/query"), json!("/body/~2"), remove.clone()]),
        ("too_short", "/params", vec![json!({}), json!([]), json!({"min": 8}), remove.clone()]),
        ("too_short", "/params/extra", vec![json!(1)]),
        ("too_short", "/params/actual", vec![json!(-1), json!("5"), json!(null)]),
        ("too_short", "/span", vec![json!(null), json!([0, 2]), remove.clone()]),
        ("too_short", "/span/utf16", vec![json!([0]), json!([0, 1, 2]), json!([0, -1]), remove.clone()]),
        ("too_short", "/span/utf32", vec![json!([0, 2])]),
        ("too_short", "/message", vec![json!(""), json!(null)]),
        ("too_short", "/value", vec![json!("ab")]),
        ("illegal_character", "/params/kind", vec![json!("emoji"), remove.clone()]),
        ("illegal_character", "/params/char", vec![json!("ab"), json!(""), json!(null), json!("\u{1b}[")]),
        ("too_few_classes", "/span", vec![json!({"utf16": [0, 2]})]),
        ("too_few_classes", "/params/missing", vec![json!(["Digit"]), json!(["digit", "digit"]), json!([])]),
        ("too_few_classes", "/params/required", vec![json!(5), json!(0), remove.clone()]),
        ("unknown_field", "/params/suggestion", vec![json!(1), remove.clone()]),
        ("unknown_field", "/severity", vec![json!("error"), json!("advice")]),
        ("duplicate_host", "/params/item", vec![json!(-1), json!(null), remove.clone()]),
        ("any_address", "/params", vec![json!({"item": 0}), json!(null)]),
    ];
    for (code, pointer, values) in mutations {
        for value in values {
            let mut mutated = report.clone();
            let (parent, name) = pointer.rsplit_once('/').unwrap();
            let members = object_mut(&mut mutated, code).pointer_mut(parent).unwrap().as_object_mut().unwrap();
            if value == remove {
                assert!(members.remove(name).is_some(), "{code}{pointer} is not there");
            } else {
                members.insert(name.to_owned(), value.clone());
            }
            assert!(!validator.is_valid(&mutated), "{code}{pointer}: {value} is admitted");
        }
    }
}
