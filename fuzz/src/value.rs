//! What holds for one value under its policy.

use gatepass::{CharClass, ChecklistItem, Params, Policy, Report, Rule, Span, State, Violation};

use crate::oracle::{self, DIGITS, Finding, LOWER, UPPER};
use crate::{finding, json, says};

/// The report is the oracle's; verdict, checklist, spans, parameters and JSON follow from it.
pub fn holds(policy: &Policy, value: &str, report: &Report, expected: Vec<Finding>) {
    says(report, report.violations().iter().map(|found| finding(found.rule, found.span)), expected, |finding| finding);
    assert_eq!(policy.is_valid(value), report.is_valid());
    assert_eq!(delivered(policy, value), report.violations());
    checklist(policy, value, report);
    illegal_characters(policy, value);
    for violation in report.violations() {
        assert!(violation.path.is_empty());
        assert_eq!(violation.is_error(), oracle::is_error(violation.rule.code()));
        if let Some(at) = violation.span {
            span(value, at);
        }
        params(policy, value, violation);
    }
    json::holds(report);
}

/// What `check` delivers, as much as a report holds.
fn delivered(policy: &Policy, value: &str) -> Vec<Violation<'static>> {
    let mut found = Vec::new();
    policy.check(value, &mut |violation| found.push(violation.clone().into_owned()));
    found.truncate(Report::MAX_VIOLATIONS);
    found
}

/// In range, on boundaries of characters, the same in both units; and still so when it is widened.
pub fn span(value: &str, span: Span) {
    let units = |at: Span| oracle::utf16(value, at.utf8().start)..oracle::utf16(value, at.utf8().end);
    assert_eq!(Span::new(value, span.utf8()), Some(span));
    assert_eq!(span.utf16(), units(span));
    let wide = span.widen(value);
    assert_eq!(Span::new(value, wide.utf8()), Some(wide));
    assert_eq!(wide.utf16(), units(wide));
    assert!(wide.utf8().start <= span.utf8().start && span.utf8().end <= wide.utf8().end);
    assert_eq!(wide.widen(value), wide);
}

/// A rule is met where the report is silent of it, and says of the value what the report says.
fn checklist(policy: &Policy, value: &str, report: &Report) {
    let mut items: Vec<ChecklistItem> = Vec::new();
    policy.checklist(value, &mut |item| items.push(item));
    let is_broken = |rule: Rule| report.violations().iter().any(|found| found.rule == rule);
    // Of an empty identifier the report says that alone.
    let is_all_said = !is_broken(Rule::Empty);
    // A header has none, and what was cut off is not known.
    if matches!(policy, Policy::Header(_)) || report.is_truncated() {
        return;
    }
    for item in &items {
        assert_eq!(item.rule.severity(), gatepass::Severity::Error);
        assert!(!is_all_said || (item.state == State::Met) != is_broken(item.rule), "{item:?}");
        // What is said of a value as a whole stands in both.
        if let Params::Max(_)
        | Params::Min { .. }
        | Params::Length { .. }
        | Params::Classes { .. }
        | Params::Suffix(_) = item.params
        {
            let said = report.violations().iter().find(|found| found.rule == item.rule);
            assert!(said.is_none_or(|said| said.params == item.params), "{item:?}");
        }
    }
    for violation in report.violations().iter().filter(|violation| violation.is_error()) {
        assert!(items.iter().any(|item| item.rule == violation.rule), "{violation:?}");
    }
    if items.iter().all(|item| item.state == State::Met) {
        assert!(report.is_valid());
    }
}

/// One by one they are the characters outside the alphabet, each with its span and kind.
fn illegal_characters(policy: &Policy, value: &str) {
    let looked_at = value.char_indices().take(policy.longest().unwrap_or(usize::MAX));
    let mut illegal = looked_at.filter(|&(_, character)| !policy.alphabet().contains(character));
    for (at, kind) in policy.illegal_characters(value) {
        let (start, character) = illegal.next().unwrap();
        assert_eq!(at.utf8(), start..start + character.len_utf8());
        assert_eq!(at.utf16().start, oracle::utf16(value, start));
        assert_eq!(kind.name(), oracle::kind(character));
    }
    assert_eq!(illegal.next(), None);
}

/// What a violation says beyond its code is so.
fn params(policy: &Policy, value: &str, violation: &Violation<'_>) {
    let count = value.chars().count();
    let spanned = violation.span.map_or("", |span| &value[span.utf8()]);
    let first = spanned.chars().next();
    match violation.params {
        Params::Max(max) => assert!(count > max),
        Params::Min { min, actual } => assert!(actual == count && actual < min),
        Params::Length { length, actual } => {
            assert_ne!(count, length);
            assert_eq!(actual, (count < length).then_some(count));
        }
        Params::Character { kind, char } => {
            assert!(!spanned.is_empty() && spanned.chars().all(|character| oracle::kind(character) == kind.name()));
            assert_eq!(char, first.filter(|_| !policy.is_secret()));
        }
        Params::Unsafe(None) => assert!(value == "." || value == ".."),
        Params::Unsafe(char) => assert_eq!(char, first),
        Params::Replacement { char, replacement } => {
            assert_eq!(char, first.filter(|&first| first != '*'));
            let twin = first.and_then(|first| "*，％．。０１２３４５６７８９".chars().position(|other| other == first));
            assert_eq!(twin.and_then(|twin| "%,%..0123456789".chars().nth(twin)), Some(replacement));
        }
        Params::Classes { required, present, missing } => {
            let Policy::Password(of) = policy else { panic!("classes of what is no password") };
            let specials = of.specials().to_string();
            let head: String = value.chars().take(of.length().max()).collect();
            for (class, members) in CharClass::ALL.into_iter().zip([UPPER, LOWER, DIGITS, &specials]) {
                let is_present = head.contains(|character| members.contains(character));
                assert_eq!(present.contains(class), is_present);
                assert_eq!(missing.contains(class), !is_present && !members.is_empty());
            }
            assert!(required == of.required_classes() && (present.len() as usize) < required);
        }
        Params::Suffix(suffix) => assert!(!value.ends_with(suffix)),
        Params::Supported(supported) => assert!(!supported.contains(&value)),
        Params::Item(position) => {
            let other = value.split(',').nth(position).unwrap();
            assert_eq!(violation.rule == Rule::DuplicateHost, other == spanned);
            assert!(oracle::like(other, spanned));
        }
        _ => assert!(violation.params == Params::None, "{violation:?}"),
    }
}
