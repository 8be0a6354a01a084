//! What is wrong with a file, as data.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

use super::source::Position;
use crate::messages::Language;
use crate::messages::policies::write_fault;
use crate::params::Kind;
use crate::policy::part;

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident $code:literal,)*) => {
        /// What may be wrong with a file. The [`code`](Self::code) is stable: never reworded, never reused.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[non_exhaustive]
        pub enum FaultCode { $($(#[$doc])* $variant,)* }

        impl FaultCode {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The stable name, such as `ambiguous_range`.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }
        }
    };
}

codes! {
    /// More bytes than a file may have: nothing of it is read. Values: `max`.
    TooLarge "too_large",
    /// It is not JSON from there on.
    MalformedJson "malformed_json",
    /// It is not TOML there.
    MalformedToml "malformed_toml",
    /// The same key again.
    DuplicateKey "duplicate_key",
    /// A key that policies do not have, with the one that was probably meant.
    UnknownKey "unknown_key",
    /// A key that is not there. Values: `key`.
    MissingKey "missing_key",
    /// A value of another type. Values: `expected`, `actual`.
    WrongType "wrong_type",
    /// A number that is no count of characters or classes: negative, with a fraction, or too large.
    WrongNumber "wrong_number",
    /// The shortest length is above the longest. Values: `min`, `max`.
    MinAboveMax "min_above_max",
    /// More classes are required than there are. Values: `classes`.
    TooManyClasses "too_many_classes",
    /// More classes are required than the longest password has characters. Values: `max`.
    TooManyClassesForLength "too_many_classes_for_length",
    /// Letters or digits among the special characters: they have classes of their own.
    SpecialIsLetterOrDigit "special_is_letter_or_digit",
    /// Control characters among the special characters.
    SpecialIsControl "special_is_control",
    /// Characters beyond ASCII among the special characters.
    SpecialIsNotAscii "special_is_not_ascii",
    /// A set in brackets, as a regular expression has it.
    RegexClass "regex_class",
    /// A range of letters or digits, such as `a-z`.
    RegexRange "regex_range",
    /// A backslash before another character, such as `\-` or `\d`.
    RegexEscape "regex_escape",
    /// A `-` between two other characters, such as `*-_`: a range to a regular expression, three characters here.
    AmbiguousRange "ambiguous_range",
}

/// One thing that is wrong with a file: where, and what to write instead.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    code: FaultCode,
    span: Range<usize>,
    line: usize,
    column: usize,
    values: Vec<(&'static str, FaultValue)>,
    suggestion: Option<String>,
    is_escape: bool,
}

/// What a fault says beyond its code.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum FaultValue {
    /// A count or a limit.
    Number(usize),
    /// The name of a key, or a piece of the file.
    Text(String),
    /// A type of JSON.
    Kind(Kind),
}

impl Fault {
    pub(super) const fn new(code: FaultCode, span: Range<usize>) -> Self {
        Self { code, span, line: 1, column: 1, values: Vec::new(), suggestion: None, is_escape: false }
    }

    pub(super) fn malformed(code: FaultCode, text: &str, span: Range<usize>) -> Self {
        let is_escape =
            part(text, 0..span.start).ends_with('\\') || part(text, span.start..text.len()).starts_with('\\');
        Self { is_escape, ..Self::new(code, span) }
    }

    pub(super) fn wrong_type(span: Range<usize>, expected: Kind, actual: Kind) -> Self {
        let fault = Self::new(FaultCode::WrongType, span);
        fault.with("expected", FaultValue::Kind(expected)).with("actual", FaultValue::Kind(actual))
    }

    pub(super) fn with(mut self, name: &'static str, value: FaultValue) -> Self {
        self.values.push((name, value));
        self
    }

    pub(super) fn suggesting(self, suggestion: Option<String>) -> Self {
        Self { suggestion, ..self }
    }

    /// What is wrong.
    pub const fn code(&self) -> FaultCode {
        self.code
    }

    /// Where: a half-open range of the file's bytes, on `char` boundaries. It is empty where something is not there.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// The line on which that begins, from 1.
    pub const fn line(&self) -> usize {
        self.line
    }

    /// The character of the line with which it begins, from 1.
    pub const fn column(&self) -> usize {
        self.column
    }

    /// What the fault says beyond its code, by name.
    pub fn values(&self) -> impl Iterator<Item = (&'static str, &FaultValue)> {
        self.values.iter().map(|(name, value)| (*name, value))
    }

    /// What to write instead, where that is known: a key, or a whole value as the file's format has it.
    pub fn suggestion(&self) -> Option<&str> {
        self.suggestion.as_deref()
    }

    /// What is wrong and what to write instead, in a language.
    pub const fn in_language(&self, language: Language) -> FaultMessage<'_> {
        FaultMessage { fault: self, language }
    }

    /// Which of a code's messages suits.
    pub(crate) const fn case(&self) -> Option<&'static str> {
        match self.code {
            FaultCode::MalformedJson | FaultCode::MalformedToml if self.is_escape => Some("escape"),
            FaultCode::UnknownKey if self.suggestion.is_some() => Some("meant"),
            _ => None,
        }
    }
}

/// A fault in the words of a language; its `Display` is the message.
#[derive(Clone, Copy, Debug)]
pub struct FaultMessage<'f> {
    fault: &'f Fault,
    language: Language,
}

impl fmt::Display for FaultMessage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_fault(self.language, self.fault, f)
    }
}

/// Everything that is wrong with a file, in the order of its text; at least one thing.
///
/// Its `Display` is a line for each, in English; [`in_language`](Self::in_language) gives others. Nothing that the file says is
/// repeated, but for the set of special characters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Faults {
    list: Vec<Fault>,
    is_of_policy: bool,
    is_truncated: bool,
}

/// The names by which a text is known to be meant as a policy.
const NAMES: [&str; 4] = ["min_length", "max_length", "required_classes", "specials"];

impl Faults {
    /// How many faults are told at most; then they are [truncated](Self::is_truncated).
    pub const MAX: usize = 1_000;

    pub(super) fn new(text: &str, faults: Vec<Fault>) -> Self {
        let mut faults = faults;
        faults.sort_by_key(|fault| (fault.span.start, fault.code));
        let is_truncated = faults.len() > Self::MAX;
        faults.truncate(Self::MAX);
        let mut position = Position::default();
        for fault in &mut faults {
            position.advance(text, fault.span.start);
            (fault.line, fault.column) = (position.line, position.column);
        }
        Self { list: faults, is_of_policy: NAMES.iter().any(|name| text.contains(name)), is_truncated }
    }

    /// A text too large to be looked at.
    pub(super) fn too_large(max: usize) -> Self {
        let fault = Fault::new(FaultCode::TooLarge, 0..0).with("max", FaultValue::Number(max));
        Self { list: alloc::vec![fault], is_of_policy: false, is_truncated: false }
    }

    /// The faults.
    pub fn iter(&self) -> impl Iterator<Item = &Fault> {
        self.list.iter()
    }

    /// Whether the text is meant as a policy, by the keys in it. The lines of another one, such as a file of passwords that was
    /// given by mistake, should not be shown.
    pub const fn is_of_policy(&self) -> bool {
        self.is_of_policy
    }

    /// Whether there were more faults than are told.
    pub const fn is_truncated(&self) -> bool {
        self.is_truncated
    }

    /// The faults in the words of a language.
    pub const fn in_language(&self, language: Language) -> LocalizedFaults<'_> {
        LocalizedFaults { faults: self, language }
    }
}

/// Faults in the words of a language. Its `Display` is a line for each: line, column, message and code.
#[derive(Clone, Copy, Debug)]
pub struct LocalizedFaults<'f> {
    faults: &'f Faults,
    language: Language,
}

impl fmt::Display for LocalizedFaults<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, fault) in self.faults.iter().enumerate() {
            let end = if number == 0 { "" } else { "\n" };
            let message = fault.in_language(self.language);
            write!(f, "{end}{}:{}: {message} ({})", fault.line, fault.column, fault.code.code())?;
        }
        Ok(())
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.in_language(Language::EnUs).fmt(f)
    }
}

impl core::error::Error for Faults {}
