//! A value beside its grammar: which rules it breaks, whether more characters mend them, and where they are broken.

use crate::FOR_SPEED;
use crate::charset::{CharClass, ClassSet};
use crate::params::Params;
use crate::policy::grammar::{Demand, Grammar};
use crate::policy::header::is_of_type;
use crate::policy::host;
use crate::policy::text::{end_of, is_continuation};
use crate::reporter::Reporter;
use crate::rule::{Rule, RuleSet};

/// How much of an unsupported value a span covers, in characters: enough to point at it.
const SHOWN: usize = 64;

/// What a list breaks that has too many characters: nothing else is asked of it.
const LIST_TOO_LONG: RuleSet = RuleSet::of(&[Rule::ListTooLong]);

/// A value, as far as its grammar looks at it.
pub(super) struct Measured<'a> {
    grammar: &'a Grammar,
    value: &'a str,
    /// How many bytes are looked at: those of no more characters than a valid value may have.
    head: usize,
    /// How many characters that is.
    actual: usize,
    /// Whether they all are in the alphabet.
    is_legal: bool,
    /// The classes of those that are.
    classes: ClassSet,
}

impl<'a> Measured<'a> {
    pub(super) fn by(grammar: &'a Grammar, value: &'a str) -> Self {
        let head = end_of(value, grammar.length.max());
        let mut measured = Self { grammar, value, head, actual: 0, is_legal: true, classes: ClassSet::EMPTY };
        // Of a list no character is asked for, only its items.
        let counted = if FOR_SPEED && measured.is_list() { 0 } else { head };
        for &byte in value.as_bytes().get(..counted).unwrap_or_default() {
            measured.actual += usize::from(!is_continuation(byte));
            if grammar.alphabet.contains_byte(byte) {
                measured.classes = measured.classes.with(class_of(byte));
            } else {
                measured.is_legal = false;
            }
        }
        measured
    }

    /// Every rule that the value breaks, and of a list those that some item may.
    pub(super) fn broken_rules(&self) -> RuleSet {
        if self.has_items() {
            return host::broken_rules(self.value);
        }
        if self.is_list() {
            return LIST_TOO_LONG;
        }
        let mut broken = RuleSet::default();
        for rule in self.grammar.rules.iter() {
            if self.breaks(rule) {
                broken.insert(rule);
            }
        }
        broken
    }

    /// Whether the value is a list of hosts.
    fn is_list(&self) -> bool {
        self.grammar.rules.contains(Rule::ListTooLong)
    }

    /// Whether the rules are asked of each item: those of a list that is not too long.
    fn has_items(&self) -> bool {
        self.is_list() && !self.is_long()
    }

    fn is_long(&self) -> bool {
        self.head < self.value.len()
    }

    /// Whether the value as a whole breaks the rule.
    fn breaks(&self, rule: Rule) -> bool {
        let is_short = self.actual < self.grammar.length.min();
        match rule {
            Rule::Empty => self.value.is_empty(),
            Rule::TooShort => is_short,
            Rule::TooLong => self.is_long(),
            Rule::WrongLength => is_short || self.is_long(),
            Rule::UnsafeInUrl if is_dot_segment(self.value) => true,
            Rule::IllegalCharacter | Rule::UnsafeInUrl => !self.is_legal,
            _ => !self.is_as_demanded(rule),
        }
    }

    /// Whether the value is what the rule asks beside length and alphabet.
    fn is_as_demanded(&self, rule: Rule) -> bool {
        let value = self.value;
        match self.grammar.demand {
            Demand::Nothing => true,
            Demand::Classes(required, _) => self.classes.len() >= required.into(),
            Demand::Suffix(suffix) => self.ends_with(suffix.as_bytes()),
            Demand::Usual(shapes) => shapes.iter().any(|shape| shape.fits(value)),
            Demand::Supported(supported) => {
                let is_meant =
                    |name| if rule == Rule::UnsupportedLanguage { name == value } else { is_of_type(value, name) };
                self.is_legal && supported.iter().any(|&name| is_meant(name))
            }
        }
    }

    /// Whether more characters can mend the rule.
    pub(super) fn can_grow(&self, rule: Rule) -> bool {
        match rule {
            Rule::Empty | Rule::TooShort => true,
            Rule::WrongLength => !self.is_long(),
            Rule::UnsafeInUrl => is_dot_segment(self.value),
            Rule::TooFewClasses | Rule::WrongSuffix => self.can_meet_demand(),
            Rule::EmptyItem | Rule::MatchesNoAddress => host::can_mend(self.value, rule),
            _ => false,
        }
    }

    /// Whether more characters can make the value what is demanded.
    fn can_meet_demand(&self) -> bool {
        let room = self.grammar.length.max() - self.actual;
        match self.grammar.demand {
            Demand::Classes(required, _) => self.classes.len() as usize + room >= required.into(),
            // What stands already where the suffix belongs must agree with it.
            Demand::Suffix(suffix) => {
                let begun = suffix.len().saturating_sub(room);
                suffix.as_bytes().get(..begun).is_some_and(|begin| self.ends_with(begin))
            }
            _ => false,
        }
    }

    /// What the rule has to say.
    pub(super) fn params(&self, rule: Rule) -> Params {
        let Self { grammar, actual, .. } = *self;
        let (min, max) = (grammar.length.min(), grammar.length.max());
        match rule {
            Rule::TooShort => Params::Min { min, actual },
            Rule::TooLong | Rule::ListTooLong => Params::Max(max),
            Rule::WrongLength => Params::Length { length: max, actual: (!self.is_long()).then_some(actual) },
            Rule::AsteriskWildcard => host::replacement(rule, '*'),
            Rule::TooFewClasses | Rule::WrongSuffix | Rule::UnsupportedLanguage | Rule::UnsupportedContentType => {
                self.demanded()
            }
            _ => Params::None,
        }
    }

    /// What the value has to be beside length and alphabet.
    fn demanded(&self) -> Params {
        match self.grammar.demand {
            Demand::Classes(required, classes) => {
                let (required, present) = (required.into(), self.classes);
                Params::Classes { required, present, missing: classes.difference(present) }
            }
            Demand::Suffix(suffix) => Params::Suffix(suffix),
            Demand::Supported(supported) => Params::Supported(supported),
            Demand::Nothing | Demand::Usual(_) => Params::None,
        }
    }

    /// Says that the rule is broken, and where: a part that is counted in characters.
    pub(super) fn point_at(&self, rule: Rule, report: &mut Reporter<'_, '_>) {
        let Self { grammar, value, .. } = *self;
        if self.has_items() {
            return host::point_at(rule, report);
        }
        let max = grammar.length.max();
        let mut params = self.params(rule);
        let (from, to) = match rule {
            Rule::WrongLength if !self.is_long() => (0, max),
            Rule::TooLong | Rule::WrongLength | Rule::ListTooLong => (max, max + 1),
            Rule::TooFewClasses => return report.say(rule, &params),
            Rule::WrongSuffix => (self.actual.saturating_sub(grammar.suffix().len()), max),
            Rule::UnsafeInUrl if is_dot_segment(value) => {
                params = Params::Unsafe(None);
                (0, max)
            }
            Rule::IllegalCharacter | Rule::UnsafeInUrl => {
                return report.point_at_runs(0..self.head, &grammar.alphabet, rule, grammar.is_secret);
            }
            Rule::UnsupportedLanguage | Rule::UnsupportedContentType => (0, SHOWN),
            _ => (0, max),
        };
        report.point(end_of(value, from)..end_of(value, to), rule, &params);
    }

    fn ends_with(&self, end: &[u8]) -> bool {
        self.value.as_bytes().ends_with(end)
    }
}

/// The bit in which small letters differ from capitals.
const CASE: u8 = b'a' ^ b'A';

/// The class of a character that is in the alphabet.
fn class_of(byte: u8) -> CharClass {
    if FOR_SPEED { CLASSES[usize::from(byte) % CLASSES.len()] } else { find_class(byte) }
}

/// The class of each character of ASCII.
const CLASSES: [CharClass; 128] = {
    let mut classes = [CharClass::Special; 128];
    let mut byte = 0_u8;
    while byte.is_ascii() {
        classes[byte as usize] = find_class(byte);
        byte += 1;
    }
    classes
};

const fn find_class(byte: u8) -> CharClass {
    match byte | CASE {
        b'a'..=b'z' if byte & CASE == 0 => CharClass::Upper,
        b'a'..=b'z' => CharClass::Lower,
        _ if byte.is_ascii_digit() => CharClass::Digit,
        _ => CharClass::Special,
    }
}

/// A client or a server would take these for "this folder" and "the one above" (RFC 3986, 3.3).
fn is_dot_segment(value: &str) -> bool {
    !value.is_empty() && "..".starts_with(value)
}
