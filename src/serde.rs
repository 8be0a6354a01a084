//! Reports as the JSON object of `docs/report.md`.

use core::fmt::Display;
use core::ops::Range;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::charset::CharClass;
use crate::checklist::ChecklistItem;
use crate::escape::Escaped;
use crate::messages::Language;
use crate::params::{ParamValue, Params};
use crate::report::{Localized, Report};
use crate::span::Span;
use crate::violation::{Part, Violation};

/// The version of the report's shape.
const SCHEMA: &str = "gatepass.report/1";

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.in_language(Language::EnUs).serialize(serializer)
    }
}

impl Serialize for Localized<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { report, language } = *self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("schema", SCHEMA)?;
        map.serialize_entry("document", &report.document().map(|document| document.id))?;
        map.serialize_entry("revision", &report.revision())?;
        map.serialize_entry("valid", &report.is_valid())?;
        map.serialize_entry("violations", &List(|| report.violations().iter().map(|v| Worded(v, language))))?;
        map.serialize_entry("unchecked", &List(|| report.unchecked().iter().copied().map(Part::name)))?;
        if report.is_truncated() {
            map.serialize_entry("truncated", &true)?;
        }
        map.end()
    }
}

/// A violation with its message.
struct Worded<'v>(&'v Violation<'static>, Language);

impl Serialize for Worded<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(violation, language) = self;
        let mut map = serializer.serialize_map(Some(6))?;
        write_violation(violation, &mut map)?;
        map.serialize_entry("message", &Text(language.describe(violation)))?;
        map.end()
    }
}

/// A violation as it stands in the report, without a message.
impl Serialize for Violation<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(5))?;
        write_violation(self, &mut map)?;
        map.end()
    }
}

fn write_violation<M: SerializeMap>(violation: &Violation<'_>, map: &mut M) -> Result<(), M::Error> {
    map.serialize_entry("severity", violation.severity().name())?;
    map.serialize_entry("code", violation.rule.code())?;
    map.serialize_entry("path", &Text(&violation.path))?;
    map.serialize_entry("params", &violation.params)?;
    map.serialize_entry("span", &violation.span)
}

/// What is shown, as a string.
struct Text<T>(T);

impl<T: Display> Serialize for Text<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// What an iterator yields, as a list.
struct List<F>(F);

impl<I: Iterator<Item: Serialize>, F: Fn() -> I> Serialize for List<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// As in the report: an object of the parameters by name.
impl Serialize for Params {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.entries())
    }
}

impl Serialize for ParamValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Number(number) => number.serialize(serializer),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Kind(kind) => serializer.serialize_str(kind.name()),
            Self::Char(character) => serializer.collect_str(&Escaped(character.encode_utf8(&mut [0; 4]))),
            Self::Classes(set) => serializer.collect_seq(set.iter().map(CharClass::name)),
            Self::Texts(list) => serializer.collect_seq(*list),
        }
    }
}

/// `{ "utf8": [start, end], "utf16": [start, end] }`
impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let pair = |range: Range<usize>| [range.start, range.end];
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("utf8", &pair(self.utf8()))?;
        map.serialize_entry("utf16", &pair(self.utf16()))?;
        map.end()
    }
}

/// `{ "code", "state", "params" }`
impl Serialize for ChecklistItem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("code", self.rule.code())?;
        map.serialize_entry("state", self.state.name())?;
        map.serialize_entry("params", &self.params)?;
        map.end()
    }
}
