//! One item of a host list, as somebody wrote it: which rule it breaks first, and where.

use crate::charset::{CharKind, CharSet, half_width};
use crate::params::Params;
use crate::policy::host::count::matches_some_address;
use crate::policy::text::{IllegalCharacters, is_within};
use crate::rule::Rule;
use crate::span::Span;
use crate::violation::{Sink, Violation};

/// The characters of patterns.
const PATTERN: CharSet = CharSet::DIGITS.union(CharSet::of(".%"));

/// The characters of patterns and of host names.
const NAME: CharSet = CharSet::ALPHANUMERIC.union(CharSet::of("-.%"));

/// A rule, and whether an item breaks it.
type Fault = (Rule, fn(&str) -> bool);

/// What is said of an item: the first of these rules that it breaks.
const FAULTS: [Fault; 10] = [
    (Rule::EmptyItem, str::is_empty),
    (Rule::SpaceInList, |item| item.contains(' ')),
    (Rule::AsteriskWildcard, |item| item.contains('*')),
    (Rule::FullWidthCharacter, |item| item.contains(is_full_width)),
    (Rule::Ipv6Address, |item| item.bytes().filter(|&byte| byte == b':').count() >= 2),
    (Rule::CidrSuffix, |item| suffix(item).is_some_and(is_prefix_length)),
    (Rule::NetmaskSuffix, |item| suffix(item).is_some_and(is_dotted)),
    (Rule::UnderscoreWildcard, |item| item.contains('_') && is_within(item, PATTERN.union(CharSet::of("_")))),
    (Rule::HostName, |item| is_within(item, NAME) && item.contains(|c: char| c.is_ascii_alphabetic())),
    (Rule::IllegalCharacter, |item| !is_within(item, PATTERN)),
];

/// The rule that an item breaks: an error, or the warning of a pattern that the document does not show.
pub(super) fn broken_rule(item: &str) -> Option<Rule> {
    if is_documented(item) {
        return None;
    }
    match FAULTS.iter().find(|(_, is_broken)| is_broken(item)) {
        Some(&(rule, _)) => Some(rule),
        None if !matches_some_address(item.bytes()) => Some(Rule::MatchesNoAddress),
        None => Some(Rule::UndocumentedPattern),
    }
}

/// Whether the item matches some address, and so is no error.
pub(super) fn is_accepted(item: &str) -> bool {
    is_no_error(broken_rule(item))
}

/// Whether an item that breaks this rule matches some address all the same.
pub(super) fn is_no_error(broken: Option<Rule>) -> bool {
    broken.is_none_or(|rule| rule == Rule::UndocumentedPattern)
}

/// Whether more characters could make a pattern match some address.
pub(super) fn can_grow(item: &str) -> bool {
    matches_some_address(item.bytes().chain(*b"%"))
}

/// The first violation of an item that stands alone.
pub(super) fn first_fault(item: &str) -> Option<Violation<'static>> {
    let rule = broken_rule(item).filter(|&rule| rule != Rule::UndocumentedPattern)?;
    let mut first = None;
    report(item, item, rule, &mut |violation| {
        first.get_or_insert(Violation::new(violation.rule, violation.params, violation.span));
    });
    first
}

/// Says where in an item of the list the rule is broken: at each character that the rule speaks of.
pub(super) fn report(list: &str, item: &str, rule: Rule, sink: &mut Sink<'_>) {
    let mut say = |part, params| sink(Violation::new(rule, params, Some(Span::of(list, part))));
    match rule {
        Rule::SpaceInList => each(item, |c| c == ' ', |part, _| say(part, Params::None)),
        Rule::UnderscoreWildcard => each(item, |c| c == '_', |part, _| say(part, Params::None)),
        Rule::AsteriskWildcard => each(item, |c| c == '*', |part, _| say(part, ASTERISK)),
        Rule::FullWidthCharacter => each(item, is_full_width, |part, c| say(part, twin(c))),
        Rule::CidrSuffix | Rule::NetmaskSuffix => say(&item[item.find('/').unwrap_or(0)..], Params::None),
        Rule::IllegalCharacter => {
            let legal = if is_within(item, NAME) { PATTERN } else { NAME };
            for (span, kind, first) in IllegalCharacters::new(item, legal).runs() {
                say(&item[span.utf8()], Params::Character { kind, char: Some(first) });
            }
        }
        _ => say(item, Params::None),
    }
}

/// What to write instead of `*`.
pub(super) const ASTERISK: Params = Params::Replacement { char: None, replacement: '%' };

fn twin(character: char) -> Params {
    Params::Replacement { char: Some(character), replacement: half_width(character).unwrap_or(character) }
}

fn each<'a>(item: &'a str, is_wanted: impl Fn(char) -> bool, mut say: impl FnMut(&'a str, char)) {
    for (start, c) in item.char_indices().filter(|&(_, c)| is_wanted(c)) {
        say(&item[start..start + c.len_utf8()], c);
    }
}

/// A full-width form of what belongs in a host list: digits, the comma, the per cent sign, and full stops.
fn is_full_width(character: char) -> bool {
    CharKind::of(character) == CharKind::FullWidth
        && half_width(character).is_some_and(|c| PATTERN.contains(c) || c == ',')
}

/// What follows the first slash.
fn suffix(item: &str) -> Option<&str> {
    item.split_once('/').map(|(_, suffix)| suffix)
}

fn is_prefix_length(suffix: &str) -> bool {
    !suffix.is_empty() && is_within(suffix, CharSet::DIGITS)
}

fn is_dotted(suffix: &str) -> bool {
    is_within(suffix, CharSet::DIGITS.union(CharSet::of(".")))
        && suffix.contains('.')
        && suffix.contains(|c: char| c.is_ascii_digit())
}

/// `%`; four octets; or one to three leading octets and then `.%`.
fn is_documented(item: &str) -> bool {
    let mut parts = item.split('.');
    for _ in 0..4 {
        match parts.next() {
            Some("%") => return parts.next().is_none(),
            Some(part) if is_octet(part) => {}
            _ => return false,
        }
    }
    parts.next().is_none()
}

/// 0 to 255, as the server writes it: without a sign and leading zeros.
fn is_octet(text: &str) -> bool {
    let is_plain = match text.as_bytes() {
        [b'0'..=b'9'] => true,
        [first, ..] => matches!(first, b'1'..=b'9'),
        [] => false,
    };
    is_plain && text.parse::<u8>().is_ok()
}
