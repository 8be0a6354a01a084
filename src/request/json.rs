//! JSON text onto a tape, with every key that it has, repeated ones too.

use core::fmt;

use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Deserializer;

use crate::params::Params;
use crate::request::limits::{MAX_BODY_BYTES, MAX_DEPTH};
use crate::request::tape::Tape;
use crate::rule::Rule;
use crate::violation::{Part, Violation};

/// Room for what stands around a few long texts, in bytes.
const SHORT: usize = 64;

impl Tape {
    /// Reads a JSON text: any bytes at all.
    ///
    /// The error is a violation of the body as a whole: `body_too_large` (more than 64 MiB), `invalid_utf8` (such as
    /// `"\xff"`), `malformed_json` (such as `{"a":}`), or `too_deep` (more than 64 levels). It holds nothing of the text.
    ///
    /// What JSON is, is `serde_json`'s word: a number that no `f64` holds (`1e999`) and half of a surrogate pair (`"\ud800"`) are
    /// `malformed_json`. A string with an escape passes through a buffer of its that is not wiped.
    ///
    /// ```
    /// use gatepass::{Rule, Tape};
    ///
    /// assert!(Tape::from_json(br#"{"password": "Rds_1234"}"#).is_ok());
    /// assert_eq!(Tape::from_json(b"{").unwrap_err().rule, Rule::MalformedJson);
    /// ```
    pub fn from_json(json: &[u8]) -> Result<Self, Violation<'static>> {
        if json.len() > MAX_BODY_BYTES {
            return Err(Violation::body_too_large());
        }
        let text = core::str::from_utf8(json)
            .map_err(|error| Violation::of_body(Rule::InvalidUtf8, Params::Offset(error.valid_up_to())))?;
        let mut writer = Writer { tape: Self::new(), is_too_deep: false };
        // Texts are longer on a tape by the digits of their lengths: as a rule by less than this, so that nothing is copied.
        writer.tape.reserve(text.len() + text.len() / 8 + SHORT);
        let mut deserializer = Deserializer::from_str(text);
        let result = writer.deserialize_value(&mut deserializer).and_then(|()| deserializer.end());
        match result {
            Ok(()) => Ok(writer.tape),
            Err(_) if writer.is_too_deep => Err(Violation::of_body(Rule::TooDeep, Params::Max(MAX_DEPTH))),
            Err(error) => {
                let params = Params::Position { line: error.line().max(1), column: error.column().max(1) };
                Err(Violation::of_body(Rule::MalformedJson, params))
            }
        }
    }
}

impl Violation<'static> {
    pub(super) fn body_too_large() -> Self {
        Self::of_body(Rule::BodyTooLarge, Params::Max(MAX_BODY_BYTES))
    }

    fn of_body(rule: Rule, params: Params) -> Self {
        let mut violation = Self::new(rule, params, None);
        violation.path.go_to_part(Part::Body);
        violation
    }
}

struct Writer {
    tape: Tape,
    is_too_deep: bool,
}

impl Writer {
    fn deserialize_value<'de, D: serde::Deserializer<'de>>(&mut self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(Value(self))
    }

    fn deepen<E: Error>(&mut self) -> Result<(), E> {
        self.is_too_deep |= self.tape.depth() >= MAX_DEPTH;
        if self.is_too_deep { Err(E::custom("nested too deep")) } else { Ok(()) }
    }
}

/// Writes the next value.
struct Value<'w>(&'w mut Writer);

impl<'de> DeserializeSeed<'de> for Value<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Value<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.0.tape.null();
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        self.0.tape.boolean();
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        self.0.tape.number();
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        self.0.tape.number();
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        self.0.tape.number();
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.0.tape.string(text);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        self.0.deepen()?;
        self.0.tape.begin_array();
        while items.next_element_seed(Value(self.0))?.is_some() {}
        self.0.tape.end_array();
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        self.0.deepen()?;
        self.0.tape.begin_object();
        while members.next_key_seed(Key(self.0))?.is_some() {
            members.next_value_seed(Value(self.0))?;
        }
        self.0.tape.end_object();
        Ok(())
    }
}

/// Writes the next key.
struct Key<'w>(&'w mut Writer);

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.0.tape.key(text);
        Ok(())
    }
}
