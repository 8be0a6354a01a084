//! What holds for the JSON of a report.

use gatepass::{CharClass, Escaped, Language, ParamValue, Params, Part, Report, Rule, Violation};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReportJson {
    schema: String,
    document: Option<String>,
    revision: Option<String>,
    valid: bool,
    violations: Vec<ViolationJson>,
    unchecked: Vec<String>,
    #[serde(default)]
    truncated: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ViolationJson {
    severity: String,
    code: String,
    path: String,
    params: Value,
    span: Option<SpanJson>,
    message: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SpanJson {
    utf8: (usize, usize),
    utf16: (usize, usize),
}

/// Read again, the JSON says what the report says.
pub fn holds(report: &Report) {
    for &language in Language::ALL {
        let text = serde_json::to_string(&report.in_language(language)).unwrap();
        let read: ReportJson = serde_json::from_str(&text).unwrap();
        assert_eq!(read.schema, "gatepass.report/1");
        assert_eq!(read.document.as_deref(), report.document().map(|document| document.id));
        assert_eq!(read.revision.as_deref(), report.revision());
        assert_eq!((read.valid, read.truncated), (report.is_valid(), report.is_truncated()));
        assert!(read.unchecked.iter().eq(report.unchecked().iter().copied().map(Part::name)));
        assert_eq!(read.violations.len(), report.violations().len());
        for (read, violation) in read.violations.iter().zip(report.violations()) {
            is_same(read, violation, language);
        }
    }
}

fn is_same(read: &ViolationJson, violation: &Violation<'_>, language: Language) {
    assert_eq!(Rule::from_code(&read.code), Some(violation.rule));
    assert_eq!(read.severity, violation.severity().name());
    assert_eq!(read.path, violation.path.to_string());
    assert_eq!(read.message, language.describe(violation).to_string());
    assert!(!read.message.is_empty() && !read.message.contains(['{', '}', '[', ']']) || read.message.contains('`'));
    assert_eq!(read.params, params(violation.params));
    let span = read.span.as_ref().map(|span| (span.utf8.0..span.utf8.1, span.utf16.0..span.utf16.1));
    assert_eq!(span, violation.span.map(|span| (span.utf8(), span.utf16())));
}

/// Parameters by name.
pub fn params(params: Params) -> Value {
    Value::Object(params.entries().map(|(name, value)| (name.to_owned(), param(value))).collect())
}

fn param(value: ParamValue) -> Value {
    match value {
        ParamValue::Number(number) => json!(number),
        ParamValue::Text(text) => json!(text),
        ParamValue::Kind(kind) => json!(kind.name()),
        ParamValue::Char(character) => json!(Escaped(&character.to_string()).to_string()),
        ParamValue::Classes(classes) => classes.iter().map(CharClass::name).collect(),
        ParamValue::Texts(texts) => json!(texts),
        _ => Value::Null,
    }
}
