//! One item of a host list, as somebody wrote it: which rule it breaks first, and where.

use crate::charset::{CharSet, half_width};
use crate::params::Params;
use crate::policy::host::count::address_count;
use crate::policy::host::list::pieces;
use crate::policy::text::{is_within, kind_and_first};
use crate::reporter::Reporter;
use crate::rule::Rule;
use crate::violation::{Path, Violation};

/// The characters of patterns.
const PATTERN: CharSet = CharSet::DIGITS.union(CharSet::of(".%"));

/// The characters of patterns and of host names.
const NAME: CharSet = CharSet::ALPHANUMERIC.union(CharSet::of("-.%"));

/// What a text is made of: a bit for each kind of character.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Makeup(u16);

impl Makeup {
    const DIGIT: Self = Self(1);
    const DOT: Self = Self(1 << 1);
    const PERCENT: Self = Self(1 << 2);
    const LETTER: Self = Self(1 << 3);
    const DASH: Self = Self(1 << 4);
    const UNDERSCORE: Self = Self(1 << 5);
    const SPACE: Self = Self(1 << 6);
    const ASTERISK: Self = Self(1 << 7);
    const FULL_WIDTH: Self = Self(1 << 8);
    const COLON: Self = Self(1 << 9);
    /// More colons than one.
    const COLONS: Self = Self(1 << 10);
    /// A slash, and only digits behind it.
    const CIDR: Self = Self(1 << 11);
    /// A slash, and only digits and dots behind it, of either some.
    const NETMASK: Self = Self(1 << 12);
    const OTHER: Self = Self(1 << 13);

    const DOTTED: Self = Self::DIGIT.and(Self::DOT);
    const PATTERN: Self = Self::DOTTED.and(Self::PERCENT);
    const NAME: Self = Self::PATTERN.and(Self::LETTER).and(Self::DASH);
    const ANY: Self = Self(u16::MAX);

    fn of_item(item: &str) -> Self {
        let suffix = match Self::of(suffix(item)) {
            Self::DIGIT => Self::CIDR,
            Self::DOTTED => Self::NETMASK,
            _ => Self(0),
        };
        Self::of(item).and(suffix)
    }

    fn of(text: &str) -> Self {
        text.chars().fold(Self(0), |seen, character| match Self::of_char(character) {
            Self::COLON if seen.has(Self::COLON) => seen.and(Self::COLONS),
            kind => seen.and(kind),
        })
    }

    fn of_char(character: char) -> Self {
        match character {
            '0'..='9' => Self::DIGIT,
            '.' => Self::DOT,
            '%' => Self::PERCENT,
            'A'..='Z' | 'a'..='z' => Self::LETTER,
            '-' => Self::DASH,
            '_' => Self::UNDERSCORE,
            ' ' => Self::SPACE,
            '*' => Self::ASTERISK,
            ':' => Self::COLON,
            _ if is_full_width(character) => Self::FULL_WIDTH,
            _ => Self::OTHER,
        }
    }

    const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn others(self) -> Self {
        Self(!self.0)
    }

    const fn has(self, kind: Self) -> bool {
        self.0 & kind.0 != 0
    }

    const fn is_within(self, kinds: Self) -> bool {
        self.0 & !kinds.0 == 0
    }
}

/// What an item has, what else it may have at most, and which rule it breaks then: the first such counts.
const FAULTS: [(Makeup, Makeup, Rule); 9] = [
    (Makeup::SPACE, Makeup::ANY, Rule::SpaceInList),
    (Makeup::ASTERISK, Makeup::ANY, Rule::AsteriskWildcard),
    (Makeup::FULL_WIDTH, Makeup::ANY, Rule::FullWidthCharacter),
    (Makeup::COLONS, Makeup::ANY, Rule::Ipv6Address),
    (Makeup::CIDR, Makeup::ANY, Rule::CidrSuffix),
    (Makeup::NETMASK, Makeup::ANY, Rule::NetmaskSuffix),
    (Makeup::UNDERSCORE, Makeup::PATTERN.and(Makeup::UNDERSCORE), Rule::UnderscoreWildcard),
    (Makeup::LETTER, Makeup::NAME, Rule::HostName),
    (Makeup::PATTERN.others(), Makeup::ANY, Rule::IllegalCharacter),
];

/// The rule that an item breaks, the first of the document's table: an error, or the warning of a pattern that the document
/// does not show.
pub(super) fn broken_rule(item: &str) -> Option<Rule> {
    if is_documented(item) {
        return None;
    }
    if item.is_empty() {
        return Some(Rule::EmptyItem);
    }
    let made_of = Makeup::of_item(item);
    let fault = FAULTS.iter().find(|(kinds, most, _)| made_of.has(*kinds) && made_of.is_within(*most));
    Some(match fault {
        Some(&(_, _, rule)) => rule,
        None if address_count(item) == 0 => Rule::MatchesNoAddress,
        None => Rule::UndocumentedPattern,
    })
}

/// Whether the item matches some address, and so is no error.
pub(super) fn is_accepted(item: &str) -> bool {
    is_no_error(broken_rule(item))
}

/// Whether an item that breaks this rule matches some address all the same.
pub(super) fn is_no_error(broken: Option<Rule>) -> bool {
    broken.is_none_or(|rule| rule == Rule::UndocumentedPattern)
}

/// The first violation of an item that stands alone.
pub(super) fn first_fault(item: &str) -> Option<Violation<'static>> {
    let rule = broken_rule(item).filter(|&rule| rule != Rule::UndocumentedPattern)?;
    let mut first = None;
    let sink = &mut |violation: Violation<'_>| {
        first.get_or_insert(Violation::new(violation.rule, violation.params, violation.span));
    };
    report(item, rule, &mut Reporter::new(item, &Path::default(), sink));
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
            let legal = if is_within(item, &NAME) { &PATTERN } else { &NAME };
            return report.point_at_runs(place, legal, rule, kind_and_first);
        }
        Rule::CidrSuffix | Rule::NetmaskSuffix => {
            return report.point(report.place(from_slash(item)), rule, Params::None);
        }
        _ => return report.point(place, rule, Params::None),
    };
    for (start, character) in item.char_indices().filter(|&(_, character)| Makeup::of_char(character) == kind) {
        let start = place.start + start;
        report.point(start..start + character.len_utf8(), rule, replacement(rule, character));
    }
}

/// What to write instead of a character that breaks the rule.
fn replacement(rule: Rule, character: char) -> Params {
    match (rule, half_width(character)) {
        (Rule::FullWidthCharacter, Some(replacement)) => Params::Replacement { char: Some(character), replacement },
        (Rule::AsteriskWildcard, _) => ASTERISK,
        _ => Params::None,
    }
}

/// What to write instead of `*`.
pub(super) const ASTERISK: Params = Params::Replacement { char: None, replacement: '%' };

/// A full-width form of what belongs in a host list: digits, the comma, the per cent sign, and full stops.
fn is_full_width(character: char) -> bool {
    half_width(character).is_some_and(|c| PATTERN.contains(c) || c == ',')
}

/// What follows the first slash, or nothing.
fn suffix(item: &str) -> &str {
    from_slash(item).get(1..).unwrap_or_default()
}

fn from_slash(item: &str) -> &str {
    item.bytes().position(|byte| byte == b'/').and_then(|slash| item.get(slash..)).unwrap_or_default()
}

/// `%`; four octets; or one to three leading octets and then `.%`.
fn is_documented(item: &str) -> bool {
    let mut parts = pieces(item, b'.');
    for _ in 0..4 {
        match parts.next() {
            Some("%") => break,
            Some(part) if is_octet(part) => {}
            _ => return false,
        }
    }
    parts.next().is_none()
}

/// 0 to 255, as the server writes it: without a sign and leading zeros.
fn is_octet(text: &str) -> bool {
    let number = match text.as_bytes() {
        [_] | [b'1'..=b'9', _] | [b'1' | b'2', _, _] => text.bytes().try_fold(0, add_digit),
        _ => None,
    };
    number.is_some_and(|number| number <= 255)
}

fn add_digit(number: u16, byte: u8) -> Option<u16> {
    byte.is_ascii_digit().then(|| number * 10 + u16::from(byte - b'0'))
}
