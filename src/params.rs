//! The typed parameters of violations, and one generic view of them for JSON and messages.

use crate::charset::{CharKind, ClassSet};
use crate::weak_reason::WeakReason;

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
    /// `malformed_json`: where the reader stopped, from 1.
    Position {
        /// The line.
        line: usize,
        /// The column, in bytes.
        column: usize,
    },
    /// `invalid_utf8`: how many bytes before the fault are UTF-8.
    Offset(usize),
    /// `weak`.
    Weak {
        /// How many guesses an estimator expects to suffice.
        guesses: usize,
        /// Why so few; `None` where no reason stands out.
        reason: Option<WeakReason>,
    },
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

type Entry = (&'static str, ParamValue);

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
        use ParamValue::{Classes, Kind, Null, Number, Text, Texts};
        let entries = match self {
            Self::None => [None; 3],
            Self::Position { line, column } => [Some(("line", Number(line))), Some(("column", Number(column))), None],
            Self::Offset(offset) => one("offset", Number(offset)),
            Self::Max(max) => one("max", Number(max)),
            Self::Min { min, actual } => [Some(("min", Number(min))), Some(("actual", Number(actual))), None],
            Self::Length { length, actual } => {
                [Some(("length", Number(length))), Some(("actual", actual.map_or(Null, Number))), None]
            }
            Self::Type { expected, actual } => {
                [Some(("expected", Kind(expected))), Some(("actual", Kind(actual))), None]
            }
            Self::Character { kind, char } => [Some(("kind", Text(kind.name()))), character(char), None],
            Self::Unsafe(char) => one("char", char.map_or(Null, ParamValue::Char)),
            Self::Replacement { char, replacement } => {
                [character(char), Some(("replacement", ParamValue::Char(replacement))), None]
            }
            Self::Classes { required, present, missing } => [
                Some(("required", Number(required))),
                Some(("present", Classes(present))),
                Some(("missing", Classes(missing))),
            ],
            Self::Suffix(suffix) => one("suffix", Text(suffix)),
            Self::Supported(list) => one("supported", Texts(list)),
            Self::Item(item) => one("item", Number(item)),
            Self::User(user) => one("user", Number(user)),
            Self::Suggestion(name) => one("suggestion", name.map_or(Null, Text)),
            Self::Weak { guesses, reason } => {
                [Some(("guesses", Number(guesses))), Some(("reason", reason.map_or(Null, |it| Text(it.name())))), None]
            }
        };
        entries.into_iter().flatten()
    }
}

const fn one(name: &'static str, value: ParamValue) -> [Option<Entry>; 3] {
    [Some((name, value)), None, None]
}

fn character(char: Option<char>) -> Option<Entry> {
    char.map(|char| ("char", ParamValue::Char(char)))
}
