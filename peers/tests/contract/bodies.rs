//! Bodies that are valid or broken in one way.

use gatepass::{Content, Document, MAX_DEPTH};
use serde_json::{Value, json};

use crate::request::valid_body;

/// A body, and what is done to it.
pub(crate) type NamedBody = (String, Vec<u8>);

/// Each thing that can be done to a document's body but to its texts.
pub(crate) fn bodies(document: &'static Document) -> Vec<NamedBody> {
    let body = valid_body(document);
    let mut bodies = of_other_types(&body);
    bodies.extend(without_members(&body));
    bodies.extend(with_more_members(&body));
    bodies.extend(with_counted_items(document, &body));
    bodies.extend(malformed(&body.to_string()));
    bodies.extend(written_otherwise(&body.to_string()));
    bodies
}

fn of_other_types(body: &Value) -> Vec<NamedBody> {
    let values = [json!(null), json!(true), json!(0), json!(1.5), json!(""), json!("Rds_1234"), json!([]), json!({})];
    let places = pointers(body).into_iter().flat_map(|pointer| values.clone().map(|value| (pointer.clone(), value)));
    let changed = |(pointer, value): (String, Value)| {
        let mut body = body.clone();
        let name = format!("{pointer:?} is {value}");
        *body.pointer_mut(&pointer).unwrap() = value;
        named(&name, &body.to_string())
    };
    places.map(changed).collect()
}

fn without_members(body: &Value) -> Vec<NamedBody> {
    let pointers = pointers(body).into_iter();
    let changed = |pointer: String| {
        let mut body = body.clone();
        let (parent, name) = pointer.rsplit_once('/')?;
        body.pointer_mut(parent)?.as_object_mut()?.remove(name);
        Some(named(&format!("{pointer} is absent"), &body.to_string()))
    };
    pointers.filter_map(changed).collect()
}

fn with_more_members(body: &Value) -> Vec<NamedBody> {
    let pointers = pointers(body).into_iter();
    let changed = |pointer: String| {
        let mut body = body.clone();
        body.pointer_mut(&pointer)?.as_object_mut()?.insert("Password".to_owned(), json!([{"any": null}]));
        Some(named(&format!("{pointer:?} has another member"), &body.to_string()))
    };
    pointers.filter_map(changed).collect()
}

fn with_counted_items(document: &'static Document, body: &Value) -> Vec<NamedBody> {
    let mut bodies = Vec::new();
    for (list, max) in lists(document) {
        let item = &body[list][0];
        for count in [0, 1, 2, max - 1, max, max + 1] {
            bodies.push(named(&format!("{count} {list}"), &json!({ list: vec![item; count] }).to_string()));
        }
        let last_is_broken = json!({ list: [item, {}] }).to_string();
        bodies.push(named(&format!("{list} of which the last is broken"), &last_is_broken));
    }
    bodies
}

/// What is no JSON, or none of a body.
fn malformed(text: &str) -> Vec<NamedBody> {
    let (start, end) = text.split_at(text.len() / 2);
    let other = ["", " ", "{", "nul", "'", "[1,]", "{\"a\":1,}", "{\"a\":01}", "{a:1}", "\"\u{1}\"", "{} {}"];
    let own = [start.to_owned(), end.to_owned(), format!("{text},"), format!("\u{feff}{text}")];
    let bodies = other.into_iter().map(str::to_owned).chain(own);
    bodies.map(|body| named(&format!("the body is {body:?}"), &body)).collect()
}

/// The same JSON in other ways.
fn written_otherwise(text: &str) -> [NamedBody; 3] {
    let (open, close) = ("[".repeat(MAX_DEPTH - 1), "]".repeat(MAX_DEPTH - 1));
    [
        named("the body is as deep as may be", &text.replacen('{', &format!("{{\"more\":{open}{close},"), 1)),
        named("the body has spaces around it", &format!("\r\n\t {text} \n")),
        named("the body is escaped", &escaped(text)),
    ]
}

fn named(name: &str, body: &str) -> NamedBody {
    (name.to_owned(), body.into())
}

/// The same JSON, its letters and digits in strings escaped.
fn escaped(json: &str) -> String {
    let mut in_string = false;
    let escape = |character: char| {
        in_string ^= character == '"';
        if in_string && character.is_ascii_alphanumeric() {
            format!("\\u{:04x}", u32::from(character))
        } else {
            character.into()
        }
    };
    json.chars().map(escape).collect()
}

/// The lists of a body, and how many objects each may have.
pub(crate) fn lists(document: &'static Document) -> impl Iterator<Item = (&'static str, usize)> {
    document.body.iter().filter_map(|member| match member.content {
        Content::List { max, .. } => Some((member.name, max)),
        _ => None,
    })
}

/// Every place of a value, itself first.
fn pointers(value: &Value) -> Vec<String> {
    let below = |name: String, value: &Value| {
        pointers(value).into_iter().map(move |rest| format!("/{name}{rest}")).collect::<Vec<_>>()
    };
    let children: Vec<Vec<String>> = match value {
        Value::Array(items) => items.iter().enumerate().map(|(at, item)| below(at.to_string(), item)).collect(),
        Value::Object(members) => members.iter().map(|(name, member)| below(name.clone(), member)).collect(),
        _ => Vec::new(),
    };
    [String::new()].into_iter().chain(children.into_iter().flatten()).collect()
}
