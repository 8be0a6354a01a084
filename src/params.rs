//! The typed parameters of violations, and one generic view of them for JSON and messages.

use crate::charset::{CharKind, ClassSet};

/// The type of a value in a request, in JSON's terms.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Kind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// Any number.
    Number,
    /// A string.
    String,
    /// A list.
    Array,
    /// Members with keys.
    Object,
    /// What JSON cannot say, such as a JavaScript function.
    Other,
}

impl Kind {
    /// Every type.
    pub const ALL: &'static [Self] =
        &[Self::Null, Self::Boolean, Self::Number, Self::String, Self::Array, Self::Object, Self::Other];

    /// The stable name in reports: `null`, `boolean`, `number`, `string`, `array`, `object`, `other`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
            Self::Other => "other",
        }
    }
}

/// What a violation says beyond its code. Counts and kinds; a character only where the field is no secret.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Params {
    /// Nothing beyond the code.
    None,
    /// `malformed_json`: where the reader stopped, from 1.
    Position {
        /// The line.
        line: usize,
        /// The column, in bytes.
        column: usize,
    },
    /// `invalid_utf8`: how many bytes before the fault are UTF-8.
    Offset(usize),
    /// A limit: of characters, users, levels or bytes, as the rule says.
    Max(usize),
    /// `too_short`.
    Min {
        /// The fewest characters allowed.
        min: usize,
        /// How many there are.
        actual: usize,
    },
    /// `wrong_length`.
    Length {
        /// How many characters there must be.
        length: usize,
        /// How many there are; `None` when there are more, which nobody counts.
        actual: Option<usize>,
    },
    /// `wrong_type`.
    Type {
        /// The document's type.
        expected: Kind,
        /// The value's type.
        actual: Kind,
    },
    /// `illegal_character`.
    Character {
        /// What kind of characters the run is made of.
        kind: CharKind,
        /// The first of the run; `None` in a secret field.
        char: Option<char>,
    },
    /// `unsafe_in_url`: the first character of the run; `None` for the dot segments `.` and `..`.
    Unsafe(Option<char>),
    /// `asterisk_wildcard`, `full_width_character`: what to write instead.
    Replacement {
        /// The character found, where the code does not tell.
        char: Option<char>,
        /// What to write.
        replacement: char,
    },
    /// `too_few_classes`.
    Classes {
        /// How many classes there must be.
        required: usize,
        /// The classes that are there.
        present: ClassSet,
        /// The classes that could be added.
        missing: ClassSet,
    },
    /// `wrong_suffix`: how the value must end.
    Suffix(&'static str),
    /// `unsupported_language`, `unsupported_content_type`: what is supported.
    Supported(&'static [&'static str]),
    /// `duplicate_host`, `covered_host`: the position of the other item, from 0.
    Item(usize),
    /// `duplicate_user`: the position of the earlier user, from 0.
    User(usize),
    /// `unknown_field`: the field that was probably meant.
    Suggestion(Option<&'static str>),
}

/// The value of one parameter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum ParamValue {
    /// Not known, or none.
    Null,
    /// A count, a limit or a position.
    Number(usize),
    /// A stable name, or a text of the document.
    Text(&'static str),
    /// A type of JSON.
    Kind(Kind),
    /// A character of a field that is no secret.
    Char(char),
    /// Classes of characters.
    Classes(ClassSet),
    /// Texts of the document.
    Texts(&'static [&'static str]),
}

macro_rules! names {
    ($($variant:ident $name:literal,)*) => {
        /// The name of a parameter.
        #[derive(Clone, Copy)]
        #[repr(u8)]
        pub(crate) enum Name { $($variant,)* }

        impl Params {
            /// The name of every parameter that some rule has.
            pub const NAMES: &'static [&'static str] = &[$($name,)*];
        }

        impl Name {
            const fn text(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

names! {
    Line "line",
    Column "column",
    Offset "offset",
    Max "max",
    Min "min",
    Actual "actual",
    Length "length",
    Expected "expected",
    Kind "kind",
    Char "char",
    Replacement "replacement",
    Required "required",
    Present "present",
    Missing "missing",
    Suffix "suffix",
    Supported "supported",
    Item "item",
    User "user",
    Suggestion "suggestion",
}

/// What takes parameters, one after the other.
pub(crate) trait Visitor {
    fn null(&mut self, name: Name);
    fn number(&mut self, name: Name, number: usize);
    fn text(&mut self, name: Name, text: &'static str);
    fn texts(&mut self, name: Name, texts: &'static [&'static str]);
    fn character(&mut self, name: Name, character: char);
    fn kind(&mut self, name: Name, kind: Kind);
    fn char_kind(&mut self, name: Name, kind: CharKind);
    fn classes(&mut self, name: Name, classes: ClassSet);
}

type Entry = (&'static str, ParamValue);

/// At most three parameters.
#[derive(Default)]
struct Entries {
    entries: [Option<Entry>; 3],
}

impl Entries {
    fn add(&mut self, name: Name, value: ParamValue) {
        if let Some(free) = self.entries.iter_mut().find(|entry| entry.is_none()) {
            *free = Some((name.text(), value));
        }
    }
}

impl Visitor for Entries {
    fn null(&mut self, name: Name) {
        self.add(name, ParamValue::Null);
    }

    fn number(&mut self, name: Name, number: usize) {
        self.add(name, ParamValue::Number(number));
    }

    fn text(&mut self, name: Name, text: &'static str) {
        self.add(name, ParamValue::Text(text));
    }

    fn texts(&mut self, name: Name, texts: &'static [&'static str]) {
        self.add(name, ParamValue::Texts(texts));
    }

    fn character(&mut self, name: Name, character: char) {
        self.add(name, ParamValue::Char(character));
    }

    fn kind(&mut self, name: Name, kind: Kind) {
        self.add(name, ParamValue::Kind(kind));
    }

    fn char_kind(&mut self, name: Name, kind: CharKind) {
        self.add(name, ParamValue::Text(kind.name()));
    }

    fn classes(&mut self, name: Name, classes: ClassSet) {
        self.add(name, ParamValue::Classes(classes));
    }
}

impl Params {
    /// The parameters by name, as they stand in the JSON report.
    ///
    /// ```
    /// use gatepass::{ParamValue, Params};
    ///
    /// let params = Params::Min { min: 8, actual: 5 };
    /// assert!(params.entries().eq([("min", ParamValue::Number(8)), ("actual", ParamValue::Number(5))]));
    /// ```
    pub fn entries(self) -> impl Iterator<Item = Entry> {
        let mut entries = Entries::default();
        self.visit(&mut entries);
        entries.entries.into_iter().flatten()
    }

    /// Delivers the parameters: at most three.
    pub(crate) fn visit(self, to: &mut impl Visitor) {
        match self {
            Self::None => {}
            Self::Position { line, column } => {
                to.number(Name::Line, line);
                to.number(Name::Column, column);
            }
            Self::Offset(offset) => to.number(Name::Offset, offset),
            Self::Max(max) => to.number(Name::Max, max),
            Self::Min { min, actual } => {
                to.number(Name::Min, min);
                to.number(Name::Actual, actual);
            }
            Self::Length { length, actual } => {
                to.number(Name::Length, length);
                match actual {
                    Some(actual) => to.number(Name::Actual, actual),
                    None => to.null(Name::Actual),
                }
            }
            Self::Type { expected, actual } => {
                to.kind(Name::Expected, expected);
                to.kind(Name::Actual, actual);
            }
            Self::Character { kind, char } => {
                to.char_kind(Name::Kind, kind);
                visit_char(char, to);
            }
            Self::Unsafe(None) => to.null(Name::Char),
            Self::Unsafe(char) => visit_char(char, to),
            Self::Replacement { char, replacement } => {
                visit_char(char, to);
                to.character(Name::Replacement, replacement);
            }
            Self::Classes { required, present, missing } => {
                to.number(Name::Required, required);
                to.classes(Name::Present, present);
                to.classes(Name::Missing, missing);
            }
            Self::Suffix(suffix) => to.text(Name::Suffix, suffix),
            Self::Supported(list) => to.texts(Name::Supported, list),
            Self::Item(item) => to.number(Name::Item, item),
            Self::User(user) => to.number(Name::User, user),
            Self::Suggestion(Some(name)) => to.text(Name::Suggestion, name),
            Self::Suggestion(None) => to.null(Name::Suggestion),
        }
    }
}

fn visit_char(char: Option<char>, to: &mut impl Visitor) {
    if let Some(char) = char {
        to.character(Name::Char, char);
    }
}
