//! JSON whose members keep the order in which a person reads them.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::ser::{Serialize, Serializer};

use crate::params::Kind;
use crate::request::{Entries, Reader, Tape, TapeReader};

/// A schema or a description, as JSON. `{}` writes it on one line, `{:#}` indented; it can be serialized too.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Json(Value);

#[derive(Clone, PartialEq, Eq, Debug)]
enum Value {
    Boolean(bool),
    Number(usize),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// An object of these members, in this order.
    pub(super) fn object<K: Into<String>>(members: impl IntoIterator<Item = (K, Self)>) -> Self {
        Self(Value::Object(members.into_iter().map(|(key, value)| (key.into(), value)).collect()))
    }

    pub(super) fn list<T: ToJson>(items: impl IntoIterator<Item = T>) -> Self {
        Self(Value::List(items.into_iter().map(ToJson::json).collect()))
    }

    /// This object, and the member too.
    pub(super) fn with(mut self, key: &str, value: impl ToJson) -> Self {
        if let Value::Object(members) = &mut self.0 {
            members.push((key.to_owned(), value.json()));
        }
        self
    }

    /// This object, and the member too where there is a value.
    pub(super) fn with_some(self, key: &str, value: Option<impl ToJson>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// This object, and behind its members those of the other.
    pub(super) fn and(mut self, other: Self) -> Self {
        if let (Value::Object(members), Value::Object(others)) = (&mut self.0, other.0) {
            members.extend(others);
        }
        self
    }

    /// The members of this object, for who takes nothing but a tree of `serde_json`.
    #[cfg(feature = "schemars")]
    pub(crate) fn into_members(self) -> serde_json::Map<String, serde_json::Value> {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::Object(members)) => members,
            _ => serde_json::Map::new(),
        }
    }

    /// An example of a document; `None` where it is no JSON, or holds something else than texts, lists and objects.
    pub(super) fn of_example(text: &str) -> Option<Self> {
        let tape = Tape::from_json(text.as_bytes()).ok()?;
        Self::read(tape.reader())
    }

    fn read(mut value: TapeReader<'_>) -> Option<Self> {
        match value.kind() {
            Kind::String => Some(value.text().json()),
            Kind::Array => entries(&value).map(|(_, item)| item).collect::<Option<Vec<_>>>().map(Self::list),
            Kind::Object => {
                let members = entries(&value).map(|(key, value)| Some((key, value?)));
                members.collect::<Option<Vec<_>>>().map(Self::object)
            }
            _ => None,
        }
    }
}

fn entries<'a>(container: &TapeReader<'a>) -> impl Iterator<Item = (&'a str, Option<Json>)> {
    let mut entries = Entries::of(container);
    core::iter::from_fn(move || entries.next().then(|| (entries.key.text, Json::read(entries.value))))
}

/// What has a form in JSON. It is no `From`, which would be public.
pub(super) trait ToJson {
    fn json(self) -> Json;
}

impl ToJson for Json {
    fn json(self) -> Json {
        self
    }
}

impl ToJson for bool {
    fn json(self) -> Json {
        Json(Value::Boolean(self))
    }
}

impl ToJson for usize {
    fn json(self) -> Json {
        Json(Value::Number(self))
    }
}

impl ToJson for &str {
    fn json(self) -> Json {
        self.to_owned().json()
    }
}

impl ToJson for String {
    fn json(self) -> Json {
        Json(Value::Text(self))
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Value::Boolean(value) => serializer.serialize_bool(*value),
            Value::Number(number) => number.serialize(serializer),
            Value::Text(text) => serializer.serialize_str(text),
            Value::List(items) => serializer.collect_seq(items),
            Value::Object(members) => serializer.collect_map(members.iter().map(|(key, value)| (key, value))),
        }
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = if f.alternate() { serde_json::to_string_pretty(self) } else { serde_json::to_string(self) };
        f.write_str(&text.map_err(|_| fmt::Error)?)
    }
}
