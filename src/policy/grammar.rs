//! The grammar of a single text, from which its verdict, its checklist and its report follow.

use crate::charset::{CharClass, CharSet, ClassSet};
use crate::checklist::{ChecklistItem, State};
use crate::params::Params;
use crate::policy::Shape;
use crate::policy::header::{PRINTABLE, is_of_type};
use crate::policy::identifier::UNRESERVED;
use crate::policy::text::{Length, count, end_of, is_within};
use crate::reporter::Reporter;
use crate::rule::Rule;

/// The grammar of a single text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Grammar {
    /// How many characters it has; what is beyond is not looked at.
    pub(super) length: Length,
    pub(super) kind: Kind,
}

/// What the text is, with what is asked of it beside its length.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Password { alphabet: CharSet, required: u8, classes: ClassSet },
    Name { alphabet: CharSet },
    Identifier,
    IdentifierWithSuffix(&'static str),
    UrlSafe { usual: &'static [Shape] },
    Token,
    Language { supported: &'static [&'static str] },
    ContentType { supported: &'static [&'static str] },
}

/// The rules of a kind: at most four.
type Rules = [Option<Rule>; 4];

impl Kind {
    /// Every character that a valid text may have.
    pub(super) const fn alphabet(&self) -> &CharSet {
        match self {
            Self::Password { alphabet, .. } | Self::Name { alphabet } => alphabet,
            Self::Identifier | Self::IdentifierWithSuffix(_) => &CharSet::ALPHANUMERIC,
            Self::UrlSafe { .. } => &UNRESERVED,
            Self::Token => &CharSet::GRAPHIC,
            Self::Language { .. } | Self::ContentType { .. } => &PRINTABLE,
        }
    }

    /// How many classes a password must have, of which.
    pub(super) const fn classes(&self) -> (usize, ClassSet) {
        match self {
            Self::Password { required, classes, .. } => (*required as usize, *classes),
            _ => (0, ClassSet::EMPTY),
        }
    }

    /// How an identifier must end.
    pub(super) const fn suffix(&self) -> &'static str {
        match self {
            Self::IdentifierWithSuffix(suffix) => suffix,
            _ => "",
        }
    }

    /// The shapes that an identifier usually has.
    pub(super) const fn usual(&self) -> &'static [Shape] {
        match self {
            Self::UrlSafe { usual } => usual,
            _ => &[],
        }
    }

    /// The values of a header.
    pub(super) const fn supported(&self) -> &'static [&'static str] {
        match self {
            Self::Language { supported } | Self::ContentType { supported } => supported,
            _ => &[],
        }
    }

    /// The error rules, in the order of reports.
    const fn rules(&self) -> Rules {
        match self {
            Self::Password { .. } => {
                [Some(Rule::TooShort), Some(Rule::TooLong), Some(Rule::IllegalCharacter), Some(Rule::TooFewClasses)]
            }
            Self::Name { .. } => [Some(Rule::TooShort), Some(Rule::TooLong), Some(Rule::IllegalCharacter), None],
            Self::Identifier => [Some(Rule::Empty), Some(Rule::WrongLength), Some(Rule::IllegalCharacter), None],
            Self::IdentifierWithSuffix(_) => {
                [Some(Rule::Empty), Some(Rule::WrongLength), Some(Rule::IllegalCharacter), Some(Rule::WrongSuffix)]
            }
            Self::UrlSafe { .. } => [Some(Rule::Empty), Some(Rule::UnsafeInUrl), None, None],
            Self::Token => [Some(Rule::Empty), Some(Rule::TooLong), Some(Rule::IllegalCharacter), None],
            Self::Language { .. } => [Some(Rule::UnsupportedLanguage), None, None, None],
            Self::ContentType { .. } => [Some(Rule::UnsupportedContentType), None, None, None],
        }
    }
}

impl Grammar {
    /// How many characters of a value are looked at, but for its end; `None` where all of them are.
    pub(super) const fn longest(&self) -> Option<usize> {
        match self.kind {
            Kind::UrlSafe { .. } | Kind::Language { .. } | Kind::ContentType { .. } => None,
            _ => Some(self.length.max()),
        }
    }

    /// The verdict: whether every rule is met.
    pub(super) fn is_valid(&self, value: &str) -> bool {
        let mut is_valid = true;
        self.checklist(value, &mut |item| is_valid &= item.state == State::Met);
        is_valid
    }

    /// Delivers every error rule, with how the value stands to it.
    pub(super) fn checklist(&self, value: &str, sink: &mut dyn FnMut(ChecklistItem)) {
        let (min, max) = (self.length.min(), self.length.max());
        let head = value.as_bytes().get(..end_of(value, max)).unwrap_or_default();
        let actual = count(head);
        let is_short = actual < min;
        let is_long = head.len() < value.len();
        for &rule in self.kind.rules().iter().flatten() {
            let (is_broken, can_grow, params) = match (rule, &self.kind) {
                (Rule::Empty, _) => (value.is_empty(), true, Params::None),
                (Rule::TooShort, _) => (is_short, true, Params::Min { min, actual }),
                (Rule::TooLong, _) => (is_long, false, Params::Max(max)),
                (Rule::WrongLength, _) => {
                    let actual = (!is_long).then_some(actual);
                    (is_short || is_long, !is_long, Params::Length { length: max, actual })
                }
                (Rule::TooFewClasses, &Kind::Password { required, classes, ref alphabet }) => {
                    let required = usize::from(required);
                    let present = classes_of(head, alphabet);
                    let wanted = required.saturating_sub(present.len() as usize);
                    let missing = classes.difference(present);
                    (wanted > 0, max - actual >= wanted, Params::Classes { required, present, missing })
                }
                (Rule::WrongSuffix, &Kind::IdentifierWithSuffix(suffix)) => {
                    // What stands already where the suffix belongs must agree with it.
                    let begun = (actual + suffix.len()).saturating_sub(max);
                    let ends_with = |end| value.as_bytes().ends_with(end);
                    let can_grow = suffix.as_bytes().get(..begun).is_some_and(ends_with);
                    (!ends_with(suffix.as_bytes()), can_grow, Params::Suffix(suffix))
                }
                (
                    Rule::UnsupportedLanguage | Rule::UnsupportedContentType,
                    &Kind::Language { supported } | &Kind::ContentType { supported },
                ) => {
                    let is_supported = supported.iter().any(|&name| {
                        if rule == Rule::UnsupportedLanguage { name == value } else { is_of_type(value, name) }
                    });
                    (!is_supported, false, Params::Supported(supported))
                }
                _ => {
                    let is_dot_segment = rule == Rule::UnsafeInUrl && is_dot_segment(value);
                    let is_illegal = !is_within(head, self.kind.alphabet());
                    (is_dot_segment || is_illegal, is_dot_segment, Params::None)
                }
            };
            sink(ChecklistItem { rule, state: State::of(is_broken, can_grow), params });
        }
    }

    /// Says what is wrong with the value: every rule that is not met, with the place where it is not.
    pub(super) fn judge(&self, report: &mut Reporter<'_, '_>) {
        let value = report.value();
        self.checklist(value, &mut |item| {
            if item.state != State::Met {
                self.point_at(item, report);
            }
        });
        let usual = self.kind.usual();
        if !value.is_empty() && !usual.is_empty() && !usual.iter().any(|shape| shape.fits(value)) {
            report.point_at_all(Rule::UnusualShape, Params::None);
        }
    }

    /// Says that a rule is not met, and where: a part that is counted in characters.
    fn point_at(&self, item: ChecklistItem, report: &mut Reporter<'_, '_>) {
        let ChecklistItem { rule, state, params } = item;
        let value = report.value();
        let max = self.length.max();
        let (from, to) = match rule {
            // Of an empty identifier the report says `empty` alone.
            Rule::WrongLength | Rule::WrongSuffix if value.is_empty() => return,
            Rule::TooFewClasses => return report.say(rule, params),
            Rule::TooLong | Rule::WrongLength if state == State::Unmet => (max, max + 1),
            Rule::WrongSuffix => {
                let actual = value.as_bytes().get(..end_of(value, max)).map_or(0, count);
                (actual.saturating_sub(self.kind.suffix().len()), max)
            }
            Rule::UnsafeInUrl if state == State::NotYet => return report.point_at_all(rule, Params::Unsafe(None)),
            Rule::IllegalCharacter | Rule::UnsafeInUrl => {
                let is_secret = matches!(self.kind, Kind::Password { .. } | Kind::Token);
                return report.point_at_runs(0..end_of(value, max), self.kind.alphabet(), rule, is_secret);
            }
            _ => (0, max),
        };
        report.point(end_of(value, from)..end_of(value, to), rule, params);
    }
}

/// The classes of the text's characters that are in the alphabet.
fn classes_of(text: &[u8], alphabet: &CharSet) -> ClassSet {
    text.iter().filter(|&&byte| alphabet.contains_byte(byte)).fold(ClassSet::EMPTY, |present, byte| {
        present.with(match byte {
            b'A'..=b'Z' => CharClass::Upper,
            b'a'..=b'z' => CharClass::Lower,
            b'0'..=b'9' => CharClass::Digit,
            _ => CharClass::Special,
        })
    })
}

/// A client or a server would take these for "this folder" and "the one above" (RFC 3986, 3.3).
fn is_dot_segment(value: &str) -> bool {
    !value.is_empty() && "..".starts_with(value)
}
