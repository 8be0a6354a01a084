//! Reads TOML, as far as it is TOML: what is wrong with the rest is said too.

use alloc::vec::Vec;
use core::ops::Range;

use ::toml::de::{DeTable, DeValue, Error};

use super::fault::{Fault, FaultCode};
use super::source::Format;
use super::tree::{Entry, Table, Value};
use crate::params::Kind;

pub(super) const FORMAT: Format = Format { parse };

/// How the reader says that a key stands twice. It has no code for it; a test holds the word.
const DUPLICATE: &str = "duplicate key";

fn parse(text: &str) -> (Option<Table>, Vec<Fault>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    (Some(tree(0..0, table.get_ref())), errors.iter().map(|error| fault(text, error)).collect())
}

fn fault(text: &str, error: &Error) -> Fault {
    let span = error.span().unwrap_or(text.len()..text.len());
    if error.message() == DUPLICATE {
        return Fault::new(FaultCode::DuplicateKey, span);
    }
    Fault::malformed(FaultCode::MalformedToml, text, span)
}

fn tree(mark: Range<usize>, table: &DeTable<'_>) -> Table {
    let entry = |(key, node): (&::toml::Spanned<_>, &::toml::Spanned<DeValue<'_>>)| {
        let key_text: &alloc::borrow::Cow<'_, str> = key.get_ref();
        Entry {
            key: key_text.clone().into_owned(),
            key_span: key.span(),
            value: value(node.get_ref(), node.span()),
            span: node.span(),
        }
    };
    let mut entries: Vec<_> = table.iter().map(entry).collect();
    // The reader orders them by their keys.
    entries.sort_by_key(|entry| entry.key_span.start);
    Table { mark, entries }
}

fn value(value: &DeValue<'_>, span: Range<usize>) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.clone().into_owned()),
        DeValue::Integer(number) => Value::Number(usize::from_str_radix(number.as_str(), number.radix()).ok()),
        DeValue::Float(_) => Value::Number(None),
        DeValue::Boolean(_) => Value::Other(Kind::Boolean),
        DeValue::Array(_) => Value::Other(Kind::Array),
        DeValue::Table(table) => Value::Table(tree(span, table)),
        DeValue::Datetime(_) => Value::Other(Kind::Other),
    }
}
