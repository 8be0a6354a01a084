//! One item of a host list, as somebody wrote it: which rule it breaks first, and where.

use crate::charset::{CharSet, half_width};
use crate::params::Params;
use crate::policy::host::automaton::address_count;
use crate::policy::text::is_within;
use crate::reporter::Reporter;
use crate::rule::{Rule, RuleSet};
use crate::violation::Violation;

/// The characters of lists of patterns. No item has a comma, so they are those of patterns too.
pub(super) const LIST: CharSet = CharSet::DIGITS.union(CharSet::of(".%,"));

/// The characters of patterns and of host names.
const NAME: CharSet = CharSet::ALPHANUMERIC.union(CharSet::of("-.%"));

/// What an item is made of: a bit for each kind of character, and for what some make together.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Makeup(u32);

/// The characters that are of a kind of their own.
const SPECIAL: [u8; 8] = *b"-_.%:/ *";

/// What an item breaks that has a certain kind of characters, whatever else it has: a rule for each bit from
/// [`Makeup::SPACE`] on.
const FAULTS: [Rule; 6] = [
    Rule::SpaceInList,
    Rule::AsteriskWildcard,
    Rule::FullWidthCharacter,
    Rule::Ipv6Address,
    Rule::CidrSuffix,
    Rule::NetmaskSuffix,
];

impl Makeup {
    const NOTHING: Self = Self(0);
    const DASH: Self = Self(1);
    const UNDERSCORE: Self = Self(1 << 1);
    const DOT: Self = Self(1 << 2);
    const PERCENT: Self = Self(1 << 3);
    const COLON: Self = Self(1 << 4);
    const SLASH: Self = Self(1 << 5);
    const SPACE: Self = Self(1 << 6);
    const ASTERISK: Self = Self(1 << 7);
    const FULL_WIDTH: Self = Self(1 << 8);
    /// More colons than one.
    const COLONS: Self = Self(1 << 9);
    /// A slash, and only digits behind it.
    const CIDR: Self = Self(1 << 10);
    /// A slash, and only digits and dots behind it, of either some.
    const NETMASK: Self = Self(1 << 11);
    const DIGIT: Self = Self(1 << 12);
    const LETTER: Self = Self(1 << 13);
    const OTHER: Self = Self(1 << 14);

    const DOTTED: Self = Self::DIGIT.and(Self::DOT);
    const PATTERN: Self = Self::DOTTED.and(Self::PERCENT);
    const NAME: Self = Self::LETTER.and(Self::DASH);

    fn of_item(item: &str) -> Self {
        let mut made_of = Self(0);
        let mut suffix = Self::OTHER;
        for character in item.chars() {
            let kind = Self::of_char(character);
            if kind == Self::COLON && made_of.has(kind) {
                made_of = made_of.and(Self::COLONS);
            }
            suffix = if kind == Self::SLASH && !made_of.has(kind) { Self(0) } else { suffix.and(kind) };
            made_of = made_of.and(kind);
        }
        match suffix {
            Self::DIGIT => made_of.and(Self::CIDR),
            Self::DOTTED => made_of.and(Self::NETMASK),
            _ => made_of,
        }
    }

    fn of_char(character: char) -> Self {
        match SPECIAL.iter().position(|&special| char::from(special) == character) {
            Some(position) => Self(1 << position),
            None if is_full_width(character) => Self::FULL_WIDTH,
            None if character.is_ascii_digit() => Self::DIGIT,
            None if character.is_ascii_alphabetic() => Self::LETTER,
            None => Self::OTHER,
        }
    }

    const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    const fn has(self, kind: Self) -> bool {
        self.0 & kind.0 != 0
    }

    fn fault(self) -> Rule {
        match self.without(Self::PATTERN) {
            Self::NOTHING => Rule::MatchesNoAddress,
            Self::UNDERSCORE => Rule::UnderscoreWildcard,
            Self::LETTER | Self::NAME => Rule::HostName,
            Self(other) => {
                let first = (other / Self::SPACE.0).trailing_zeros();
                FAULTS.get(first as usize).copied().unwrap_or(Rule::IllegalCharacter)
            }
        }
    }
}

/// The rules that an item breaks: an error, the first of the document's table, or what is worth knowing of a pattern.
pub(super) fn broken_rules(item: &str) -> RuleSet {
    let addresses = address_count(item);
    let mut broken = RuleSet::default();
    if addresses == 0 {
        broken.insert(if item.is_empty() { Rule::EmptyItem } else { Makeup::of_item(item).fault() });
    } else if !is_documented(item) {
        broken.insert(Rule::UndocumentedPattern);
    }
    if addresses == 1 << 32 {
        broken.insert(Rule::AnyAddress);
    }
    broken
}

/// Whether the item matches some address, and so is no error.
pub(super) fn is_accepted(item: &str) -> bool {
    address_count(item) > 0
}

/// The first violation of an item that stands alone.
pub(super) fn first_fault(item: &str) -> Option<Violation<'static>> {
    let rule = broken_rules(item).errors().iter().next()?;
    let mut first = None;
    let sink = &mut |violation: &Violation<'_>| {
        first.get_or_insert(Violation::new(violation.rule, violation.params, violation.span));
    };
    report(item, rule, &mut Reporter::new(item, sink));
    first
}

/// Says where in an item the rule is broken: at each character that the rule speaks of.
pub(super) fn report(item: &str, rule: Rule, report: &mut Reporter<'_, '_>) {
    let place = report.place(item);
    let kind = match rule {
        Rule::SpaceInList => Makeup::SPACE,
        Rule::UnderscoreWildcard => Makeup::UNDERSCORE,
        Rule::AsteriskWildcard => Makeup::ASTERISK,
        Rule::FullWidthCharacter => Makeup::FULL_WIDTH,
        Rule::IllegalCharacter => {
            let legal = if is_within(item.as_bytes(), &NAME) { &LIST } else { &NAME };
            return report.point_at_runs(place, legal, rule, false);
        }
        Rule::CidrSuffix | Rule::NetmaskSuffix => Makeup::SLASH,
        _ => return report.point(place, rule, &Params::None),
    };
    let mut start = place.start;
    let mut rest = item.chars();
    while let Some(character) = rest.next() {
        let end = place.end - rest.as_str().len();
        if Makeup::of_char(character) == kind {
            let end = if kind == Makeup::SLASH { place.end } else { end };
            report.point(start..end, rule, &replacement(rule, character));
        }
        start = end;
    }
}

/// What to write instead of a character that breaks the rule.
pub(in crate::policy) fn replacement(rule: Rule, character: char) -> Params {
    match rule {
        Rule::AsteriskWildcard | Rule::FullWidthCharacter => Params::Replacement {
            char: (rule == Rule::FullWidthCharacter).then_some(character),
            replacement: half_width(character).unwrap_or('%'),
        },
        _ => Params::None,
    }
}

/// A full-width form of what belongs in a host list: digits, the comma, the per cent sign, and full stops.
fn is_full_width(character: char) -> bool {
    half_width(character).is_some_and(|c| LIST.contains(c))
}

/// Whether a pattern that matches some address is `%`, four octets, or one to three leading octets and then `.%`: whether a
/// `%` stands only at its end, and there for all that follows a dot.
fn is_documented(pattern: &str) -> bool {
    let mut before = b'.';
    pattern.bytes().all(|byte| {
        let is_shown = before != b'%' && (byte != b'%' || before == b'.');
        before = byte;
        is_shown
    })
}
