//! Whole bodies: what is valid, and what is broken in one way.

use gatepass::{Document, RawRequest};
use serde_json::{Value, json};

use crate::inputs::Case;

/// The example of a document with other passwords, with a member of another type, and without one.
pub(crate) fn bodies(document: &Document) -> Vec<Value> {
    let example: Value = serde_json::from_str(document.example.unwrap().body).unwrap();
    let passwords = Case::of(document.password_policy().unwrap()).values;
    let places = places(&example, String::new());
    let password = places.iter().find(|place| place.contains("pass") || place.contains("pwd")).unwrap();
    let with_passwords = passwords.iter().map(|value| with(&example, password, json!(value)));
    let others = [json!(null), json!(true), json!(1), json!(""), json!([]), json!({}), json!("x y")];
    let with_others = places.iter().flat_map(|place| others.iter().map(|value| with(&example, place, value.clone())));
    let without = places.iter().filter_map(|place| without(&example, place));
    with_passwords.chain(with_others).chain(without).chain([example.clone()]).collect()
}

pub(crate) fn is_valid(document: &'static Document, body: &Value) -> bool {
    let mut request = RawRequest::new();
    request.set_json_body(body.to_string().as_bytes());
    document.check_request(&request).is_valid()
}

/// Pointers to a value and to everything in it.
fn places(value: &Value, here: String) -> Vec<String> {
    let below: Vec<String> = match value {
        Value::Array(items) => {
            items.iter().enumerate().flat_map(|(number, item)| places(item, format!("{here}/{number}"))).collect()
        }
        Value::Object(members) => {
            members.iter().flat_map(|(key, member)| places(member, format!("{here}/{key}"))).collect()
        }
        _ => Vec::new(),
    };
    [vec![here], below].concat()
}

fn with(body: &Value, place: &str, value: Value) -> Value {
    let mut body = body.clone();
    *body.pointer_mut(place).unwrap() = value;
    body
}

fn without(body: &Value, place: &str) -> Option<Value> {
    let mut body = body.clone();
    let (parent, name) = place.rsplit_once('/')?;
    body.pointer_mut(parent)?.as_object_mut()?.remove(name)?;
    Some(body)
}
