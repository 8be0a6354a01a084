//! Reads JSON. What is JSON is for `serde_json` alone to say; it also tells where each value stands.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

use serde::Deserializer as _;
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::fault::{Fault, FaultCode};
use super::source::Format;
use super::tree::{Entry, Table, Value};
use crate::params::Kind;

pub(super) const FORMAT: Format = Format { parse };

/// How deep tables stand in one another: the file, and the policy of passwords. What is deeper is none of a policy's, and never read.
const LEVELS: usize = 2;

fn parse(text: &str) -> (Option<Table>, Vec<Fault>) {
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        let end = offset(text, error.line(), error.column());
        return (None, alloc::vec![Fault::malformed(FaultCode::MalformedJson, text, end..end)]);
    }
    let start = text.len() - text.trim_start().len();
    let span = start..text.trim_end().len();
    match value(text, &span, LEVELS) {
        Value::Table(table) => (Some(table), Vec::new()),
        other => (None, alloc::vec![Fault::wrong_type(span, Kind::Object, other.kind())]),
    }
}

/// Where the reader stopped. It counts lines from 1, and the bytes of a line that it has taken.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let mut offset = (start + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// The value at that place, which is known to hold one, with so many levels of tables.
fn value(text: &str, span: &Range<usize>, levels: usize) -> Value {
    let literal = text.get(span.clone()).unwrap_or_default();
    match literal.as_bytes().first() {
        Some(b'{') => match levels.checked_sub(1) {
            Some(levels) => {
                Value::Table(Table { mark: span.start..span.start + 1, entries: entries(text, literal, levels) })
            }
            None => Value::Other(Kind::Object),
        },
        Some(b'[') => Value::Other(Kind::Array),
        // An escape may be half of a pair, which is no text.
        Some(b'"') => serde_json::from_str(literal).map_or(Value::Other(Kind::Other), Value::Text),
        Some(b't' | b'f') => Value::Other(Kind::Boolean),
        Some(b'n') => Value::Other(Kind::Null),
        _ => Value::Number(literal.parse().ok()),
    }
}

fn entries(text: &str, object: &str, levels: usize) -> Vec<Entry> {
    let mut deserializer = serde_json::Deserializer::from_str(object);
    let pairs = deserializer.deserialize_map(Pairs).unwrap_or_default();
    let place = |part: &str| {
        let start = part.as_ptr().addr() - text.as_ptr().addr();
        start..start + part.len()
    };
    let entry = |(key, value_text): (&str, &str)| {
        let (key_span, span) = (place(key), place(value_text));
        let key = serde_json::from_str(key).unwrap_or_else(|_| String::from(key));
        Entry { key, key_span, value: value(text, &span, levels), span }
    };
    pairs.into_iter().map(entry).collect()
}

/// The keys and values of an object as they are written; a key that stands twice is there twice.
struct Pairs;

impl<'de> Visitor<'de> for Pairs {
    type Value = Vec<(&'de str, &'de str)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some((key, value)) = map.next_entry::<&RawValue, &RawValue>()? {
            pairs.push((key.get(), value.get()));
        }
        Ok(pairs)
    }
}
