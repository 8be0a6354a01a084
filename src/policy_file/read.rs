//! Reads a policy out of keys and values, and notes everything that is wrong on the way.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::ops::Range;

use super::PolicyFile;
use super::fault::{Fault, FaultCode, FaultValue, Faults};
use super::set;
use super::source::{self, Format};
use super::tree::{Entry, Table, Value};
use super::write::quoted;
use crate::charset::{CharClass, CharSet};
use crate::params::Kind;
use crate::policy::{Length, PasswordPolicy};

/// A key of a table, with what others call it.
struct Key {
    name: &'static str,
    others: &'static [&'static str],
    is_mandatory: bool,
}

const fn key(name: &'static str, others: &'static [&'static str]) -> Key {
    Key { name, others, is_mandatory: true }
}

const fn optional(name: &'static str, others: &'static [&'static str]) -> Key {
    Key { name, others, is_mandatory: false }
}

/// The keys of a file.
const FILE: [Key; 3] =
    [optional("$schema", &[]), optional("title", &["name", "description"]), key("password", &["passwords", "policy"])];

/// The keys of a password's policy.
const PASSWORD: [Key; 4] = [
    key("min_length", &["min", "minimum", "minimum_length", "length_min"]),
    key("max_length", &["max", "maximum", "maximum_length", "length_max"]),
    key("specials", &["special_characters", "special_chars", "symbols", "characters"]),
    key("required_classes", &["classes", "min_classes", "required", "minimum_classes"]),
];

pub(super) fn read(text: &str, format: Format) -> Result<PolicyFile, Faults> {
    if text.len() > PolicyFile::MAX_BYTES {
        return Err(Faults::too_large(PolicyFile::MAX_BYTES));
    }
    let (table, malformed) = (format.parse)(text);
    let mut reader = Reader { text, faults: Vec::new() };
    let file = table.and_then(|table| reader.file(&table));
    // What is malformed may have been read as something else.
    let is_told = |fault: &Fault| malformed.iter().any(|other| touches(&other.span(), &fault.span()));
    reader.faults.retain(|fault| !is_told(fault));
    reader.faults.extend(malformed);
    match file {
        Some(file) if reader.faults.is_empty() => Ok(file),
        _ => Err(Faults::new(text, reader.faults)),
    }
}

fn touches(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start <= other.end && other.start <= one.end
}

struct Reader<'t> {
    text: &'t str,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn file(&mut self, table: &Table) -> Option<PolicyFile> {
        self.keys(table, &FILE);
        let schema = self.optional_text(table, "$schema");
        let title = self.optional_text(table, "title");
        let password = find(table, "password").and_then(|entry| self.table(entry));
        Some(PolicyFile { schema, title, password: self.password(password?)? })
    }

    fn password(&mut self, table: &Table) -> Option<PasswordPolicy> {
        self.keys(table, &PASSWORD);
        let [min, max, required] = ["min_length", "max_length", "required_classes"].map(|name| {
            let entry = find(table, name)?;
            Some((entry, self.number(entry)?))
        });
        let specials = find(table, "specials").and_then(|entry| self.specials(entry));
        if let (Some((entry, min)), Some((_, max))) = (min, max) {
            self.refuse_min_above_max(entry, min, max);
        }
        if let Some((entry, required)) = required {
            self.refuse_too_many_classes(entry, required, specials, max.map(|(_, max)| max));
        }
        let length = Length::try_new(min?.1, max?.1).ok()?;
        PasswordPolicy::try_new(length, specials?, required?.1).ok()
    }

    fn refuse_min_above_max(&mut self, entry: &Entry, min: usize, max: usize) {
        if min > max {
            let fault = Fault::new(FaultCode::MinAboveMax, entry.span.clone());
            self.faults.push(fault.with("min", FaultValue::Number(min)).with("max", FaultValue::Number(max)));
        }
    }

    fn refuse_too_many_classes(
        &mut self,
        entry: &Entry,
        required: usize,
        specials: Option<CharSet>,
        max: Option<usize>,
    ) {
        let is_without_specials = specials.is_some_and(CharSet::is_empty);
        let classes = CharClass::ALL.len() - usize::from(is_without_specials);
        let refusal = match max {
            _ if required > classes => (FaultCode::TooManyClasses, "classes", classes),
            Some(max) if required > max => (FaultCode::TooManyClassesForLength, "max", max),
            _ => return,
        };
        let (code, name, limit) = refusal;
        self.faults.push(Fault::new(code, entry.span.clone()).with(name, FaultValue::Number(limit)));
    }

    /// Notes every key that is unknown, twice there, or missing.
    fn keys(&mut self, table: &Table, keys: &[Key]) {
        for (number, entry) in table.entries.iter().enumerate() {
            let before = table.entries.get(..number).unwrap_or_default();
            if before.iter().any(|other| other.key == entry.key) {
                self.faults.push(Fault::new(FaultCode::DuplicateKey, entry.key_span.clone()));
            } else if !keys.iter().any(|key| key.name == entry.key) {
                let absent = keys.iter().filter(|key| find(table, key.name).is_none());
                let suggestion = nearest(&entry.key, absent).map(String::from);
                self.faults.push(Fault::new(FaultCode::UnknownKey, entry.key_span.clone()).suggesting(suggestion));
            }
        }
        for key in keys.iter().filter(|key| key.is_mandatory && find(table, key.name).is_none()) {
            let fault = Fault::new(FaultCode::MissingKey, table.mark.clone());
            self.faults.push(fault.with("key", FaultValue::Text(key.name.to_string())));
        }
    }

    fn table<'v>(&mut self, entry: &'v Entry) -> Option<&'v Table> {
        match &entry.value {
            Value::Table(table) => Some(table),
            other => self.wrong_type(entry, Kind::Object, other),
        }
    }

    fn number(&mut self, entry: &Entry) -> Option<usize> {
        match &entry.value {
            Value::Number(Some(number)) => Some(*number),
            Value::Number(None) => {
                self.faults.push(Fault::new(FaultCode::WrongNumber, entry.span.clone()));
                None
            }
            other => self.wrong_type(entry, Kind::Number, other),
        }
    }

    fn text<'v>(&mut self, entry: &'v Entry) -> Option<&'v str> {
        match &entry.value {
            Value::Text(text) => Some(text),
            other => self.wrong_type(entry, Kind::String, other),
        }
    }

    fn optional_text(&mut self, table: &Table, name: &str) -> Option<String> {
        find(table, name).and_then(|entry| self.text(entry)).map(String::from)
    }

    fn wrong_type<T>(&mut self, entry: &Entry, expected: Kind, actual: &Value) -> Option<T> {
        self.faults.push(Fault::wrong_type(entry.span.clone(), expected, actual.kind()));
        None
    }

    /// The special characters, where each of them is one.
    fn specials(&mut self, entry: &Entry) -> Option<CharSet> {
        let set = self.text(entry)?;
        let found = set::faults(set);
        if found.is_empty() {
            return CharSet::try_of(set).ok();
        }
        let places = source::characters(self.text, &entry.span, set);
        let suggestion = quoted(&set::spelled(set::meant(set)));
        for (code, piece) in found {
            let places = places.get(piece.clone()).unwrap_or_default();
            let (first, last) = (places.first(), places.last());
            let span = if code == FaultCode::RegexClass { None } else { first.zip(last) };
            let span = span.map_or(entry.span.clone(), |(first, last)| first.start..last.end);
            let shown = set.chars().skip(piece.start).take(piece.len()).collect();
            let fault = Fault::new(code, span).with("text", FaultValue::Text(shown));
            self.faults.push(fault.suggesting(Some(suggestion.clone())));
        }
        None
    }
}

/// The first value of a key.
fn find<'v>(table: &'v Table, name: &str) -> Option<&'v Entry> {
    table.entries.iter().find(|entry| entry.key == name)
}

/// The key that was probably meant.
fn nearest<'k>(key: &str, mut keys: impl Iterator<Item = &'k Key>) -> Option<&'static str> {
    let key = letters(key);
    let is_near = |name: &str| is_within_two_edits(&key, &letters(name));
    keys.find(|known| is_near(known.name) || known.others.iter().any(|other| key == letters(other)))
        .map(|known| known.name)
}

/// The letters of a key in lower case: `minLength` is `min_length`.
fn letters(key: &str) -> Vec<u8> {
    key.bytes().filter(u8::is_ascii_alphabetic).map(|byte| byte.to_ascii_lowercase()).collect()
}

/// Whether two insertions, deletions or replacements make the one the other.
fn is_within_two_edits(one: &[u8], other: &[u8]) -> bool {
    if one.len().abs_diff(other.len()) > 2 {
        return false;
    }
    // The distances of the beginning of the one to every beginning of the other.
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (number, byte) in (1..).zip(one) {
        let mut before = core::mem::replace(row.first_mut().unwrap_or(&mut 0), number);
        let mut left = number;
        for (cell, other_byte) in row.iter_mut().skip(1).zip(other) {
            let replaced = before + usize::from(byte != other_byte);
            before = *cell;
            left = replaced.min(before + 1).min(left + 1);
            *cell = left;
        }
    }
    row.last().is_some_and(|&distance| distance <= 2)
}
