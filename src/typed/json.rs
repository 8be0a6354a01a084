//! The typed requests as JSON.

use alloc::string::String;

use serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};
use zeroize::Zeroizing;

use crate::params::Kind;
use crate::request::{Entries, Reader, TapeReader};
use crate::typed::request::{Body, Request};
use crate::typed::{SecretText, Spec};

/// Exactly the document's body. A writer that grows leaves copies of the passwords in memory; [`to_json`](Self::to_json) does
/// not.
impl<S: Spec, B: Body<S>> Serialize for Request<S, B> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        Value(self.tape().reader()).serialize(serializer)
    }
}

impl<S: Spec, B: Body<S>> Request<S, B> {
    /// The body as JSON.
    pub fn to_json(&self) -> SecretText {
        let tape = self.tape();
        // JSON needs at most six bytes for one of the tape's (`\u001f`), so the text never grows and leaves no copy behind.
        let mut json = Zeroizing::new(String::with_capacity(6 * tape.len()));
        push_value(&mut json, tape.reader());
        SecretText::new(json)
    }
}

fn push_value(json: &mut String, mut value: TapeReader<'_>) {
    match value.kind() {
        Kind::String => push_string(json, value.text()),
        Kind::Array => {
            json.push('[');
            let mut items = Entries::of(&value);
            while items.next() {
                push_comma(json);
                push_value(json, items.value);
            }
            json.push(']');
        }
        _ => {
            json.push('{');
            let mut members = Entries::of(&value);
            while members.next() {
                push_comma(json);
                push_string(json, members.key.text);
                json.push(':');
                push_value(json, members.value);
            }
            json.push('}');
        }
    }
}

/// Before all entries but the first, which stands behind what opens their list or object.
fn push_comma(json: &mut String) {
    if !json.ends_with(['[', '{']) {
        json.push(',');
    }
}

fn push_string(json: &mut String, text: &str) {
    // The reader's own buffer holds 128 bytes before it grows: more than any document's longest password.
    json.push_str(&Zeroizing::new(serde_json::to_string(text).unwrap_or_default()));
}

/// A value of a typed request.
struct Value<'t>(TapeReader<'t>);

impl Serialize for Value<'_> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut reader = self.0;
        match reader.kind() {
            Kind::String => serializer.serialize_str(reader.text()),
            Kind::Array => {
                let mut items = Entries::of(&reader);
                let mut list = serializer.serialize_seq(None)?;
                while items.next() {
                    list.serialize_element(&Value(items.value))?;
                }
                list.end()
            }
            Kind::Object => {
                let mut map = serializer.serialize_map(None)?;
                let mut members = Entries::of(&reader);
                while members.next() {
                    map.serialize_entry(members.key.text, &Value(members.value))?;
                }
                map.end()
            }
            _ => Err(Z::Error::custom("a typed request holds strings, lists and objects only")),
        }
    }
}
