//! What holds for every value, on values near the edges of the grammars.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "in a test a panic is the answer")]

mod common;
mod oracle;

use std::net::Ipv4Addr;

use common::{fields, finding, headers};
use gatepass::{
    CharKind, Field, HostListPolicy, HostPattern, Part, Policy, Rule, Severity, Span, State, TapeReader, documents,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Characters of every kind, legal somewhere and legal nowhere.
fn character() -> impl Strategy<Value = char> {
    let chars = |text: &str| select(text.chars().collect::<Vec<_>>());
    prop_oneof![
        12 => chars("AZaz09in_Rf7"),
        4 => chars("~!@#$%^*-=+?,()&|."),
        2 => chars(" \t\0\u{7f}\u{85}\n\"'`/\\:;<>[]{}"),
        1 => chars("é中ＡＺ％，．。０９\u{3000}\u{ff00}\u{ff5e}\u{ff5f}😀\u{301}\u{202e}İſK"),
        1 => any::<char>(),
    ]
}

/// Any text, mostly of a length near a limit.
fn text() -> impl Strategy<Value = String> {
    let length = prop_oneof![0..6_usize, 7..=9_usize, 31..=37_usize, 63..=66_usize];
    length.prop_flat_map(|length| vec(character(), length)).prop_map(String::from_iter)
}

fn password() -> impl Strategy<Value = String> {
    let length = prop_oneof![0..8_usize, 8..=12_usize, 30..=33_usize];
    let legal = || select("ABab12_!|.".chars().collect::<Vec<_>>());
    let one = prop_oneof![30 => legal(), 1 => character()];
    length.prop_flat_map(move |length| vec(one.clone(), length)).prop_map(String::from_iter)
}

fn reversed(text: &str) -> String {
    text.chars().rev().collect()
}

/// Pieces of identifiers, so many that the usual shapes come out often.
fn identifier() -> impl Strategy<Value = String> {
    let start = select(vec!["", "054e292c9880d4992f02c0196d3ea468", "054E292c9880d4992f02c0196d3ea46", "é"]);
    let start = prop_oneof![start.prop_map(str::to_owned), "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{11,12}"];
    let end = select(vec![
        "", "i", "in", "in0", "in07", "in01", "inx7", "-in07", "x", "é", ".", "..", "/", "%2e", "in07in07",
    ]);
    (start, end).prop_map(|(start, end)| start + end)
}

/// An address with some parts put in place of others: often a pattern, often nearly one.
fn item() -> impl Strategy<Value = String> {
    let octet = || {
        prop_oneof![
            6 => select(vec!["0", "1", "10", "99", "127", "255", "%", "1%", "%5", "25%"]).prop_map(str::to_owned),
            1 => select(vec!["256", "300", "010", "00", "", "%%"]).prop_map(str::to_owned),
        ]
    };
    let dotted = vec(octet(), 1..=5).prop_map(|octets| octets.join("."));
    let odd = select(vec![
        "*",
        "_",
        " ",
        "％",
        "，",
        "。",
        "/24",
        "/255.255.0.0",
        "/",
        "/.",
        "/2a",
        "::1",
        ":3306",
        "localhost",
        "db-1",
        "-",
        ";",
        "、",
        "\t",
        "é",
        "０",
        "Ａ",
        "fe80::1%eth0",
        "\u{202e}",
    ]);
    let pieces = select(vec!["0", "1", "2", "5", ".", "%", "25", "10."]);
    prop_oneof![
        6 => dotted.clone(),
        2 => vec(pieces, 0..9).prop_map(|pieces| pieces.concat()),
        2 => (dotted.clone(), odd.clone()).prop_map(|(start, end)| start + end),
        1 => vec(odd, 1..4).prop_map(|pieces| pieces.concat()),
        1 => derived().prop_map(|(_, pattern)| pattern),
    ]
}

fn list() -> impl Strategy<Value = String> {
    let common = || select(vec!["10.10.10.5", "10.10.%", "10.%", "%", "%%", "10.10.10.1%"]).prop_map(str::to_owned);
    vec(prop_oneof![item(), common()], 0..5).prop_map(|items| items.join(","))
}

fn header() -> impl Strategy<Value = String> {
    let start =
        select(vec!["en-us", "zh-cn", "EN-US", "application/json", "Application/JSON", "application/jso", "MIIF+/=="]);
    let end = select(vec!["", "", ";", "; charset=utf-8", "\t ;a=b", " ", "x", ";é", "\r\n", ";\u{7f}", ",", " x"]);
    (start, end).prop_map(|(start, end)| [start, end].concat())
}

/// A value near one of the grammars.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![text(), password(), identifier(), list(), header()]
}

/// An address, and a pattern that matches it: the address's text with parts replaced by `%`.
fn derived() -> impl Strategy<Value = (Ipv4Addr, String)> {
    (address(), vec(any::<(Index, Index)>(), 0..3)).prop_map(|(address, cuts)| {
        let pattern = cuts.iter().fold(address.to_string(), |pattern, cut| widen(&pattern, *cut));
        (address, pattern)
    })
}

/// A part of the pattern, which may be empty, replaced by `%`.
fn widen(pattern: &str, (one, other): (Index, Index)) -> String {
    let (one, other) = (one.index(pattern.len() + 1), other.index(pattern.len() + 1));
    format!("{}%{}", &pattern[..one.min(other)], &pattern[one.max(other)..])
}

fn address() -> impl Strategy<Value = Ipv4Addr> {
    let octet = || prop_oneof![select(vec![0, 1, 10, 99, 127, 255]), any::<u8>()];
    [octet(), octet(), octet(), octet()].prop_map(Ipv4Addr::from)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    /// The report is the oracle's, in both units and on character boundaries, and the verdict says whether it has an
    /// error.
    #[test]
    fn report_and_verdict_are_the_oracles(value in value()) {
        for subject in fields().chain(headers()) {
            let expected = subject.expected(&value);
            prop_assert_eq!(&subject.findings(&value), &expected, "{}", subject);
            let is_valid = !expected.iter().any(|finding| oracle::is_error(finding.code));
            prop_assert_eq!(subject.policy.is_valid(&value), is_valid, "{}", subject);
            for (rule, span) in subject.check(&value) {
                prop_assert_eq!(rule.severity() == Severity::Error, oracle::is_error(rule.code()));
                let Some(span) = span else { continue };
                prop_assert!(value.get(span.utf8()).is_some(), "{} {:?}", subject, span);
                let utf16 = oracle::utf16(&value, span.utf8().start)..oracle::utf16(&value, span.utf8().end);
                prop_assert_eq!(span.utf16(), utf16, "{} {:?}", subject, span);
            }
        }
    }

    #[test]
    fn password_and_its_username(
        password in prop_oneof![password(), password().prop_map(|half| half.clone() + &reversed(&half))],
        other in password(),
        which in 0..3_usize,
    ) {
        let username = &[password.clone(), reversed(&password), other][which];
        for &document in documents::ALL {
            let mut found = Vec::new();
            document.check_against_username(&password, username, &mut |violation| {
                found.push(finding(violation.rule, violation.span));
            });
            // Only a document with user names compares them.
            let mut expected = oracle::password_of(document.id, username, &password);
            expected.retain(|finding| finding.code.starts_with("equals_") && document.policy(Field::Name).is_some());
            prop_assert_eq!(found, expected);
        }
    }

    /// One by one they are the characters outside the alphabet; taken together they are what the report speaks of.
    #[test]
    fn illegal_characters_are_those_outside_the_alphabet(value in value()) {
        for subject in fields().chain(headers()) {
            let alphabet = subject.policy.alphabet();
            let most = subject.policy.longest().unwrap_or(usize::MAX);
            let found: Vec<(Span, CharKind)> = subject.policy.illegal_characters(&value).collect();
            let expected: Vec<(Span, CharKind)> = value
                .char_indices()
                .take(most)
                .filter(|&(_, c)| !alphabet.contains(c))
                .map(|(start, c)| (Span::new(&value, start..start + c.len_utf8()).unwrap(), CharKind::of(c)))
                .collect();
            prop_assert_eq!(&found, &expected, "{}", subject);

            let mut runs: Vec<(Span, CharKind)> = Vec::new();
            for (span, kind) in found {
                match runs.last_mut() {
                    Some((run, of)) if run.utf8().end == span.utf8().start && *of == kind => {
                        *run = Span::new(&value, run.utf8().start..span.utf8().end).unwrap();
                    }
                    _ => runs.push((span, kind)),
                }
            }
            // A host list says other things of most characters, and so does a header that is no token.
            let says_it_of_runs = subject.policy.is_secret() || !matches!(subject.field, None | Some(Field::Host));
            let is_dots = value == "." || value == "..";
            if says_it_of_runs && !is_dots {
                let mut reported = subject.check(&value);
                reported.retain(|(rule, _)| matches!(rule, Rule::IllegalCharacter | Rule::UnsafeInUrl));
                let reported: Vec<Span> = reported.into_iter().filter_map(|(_, span)| span).collect();
                let runs: Vec<Span> = runs.into_iter().map(|(run, _)| run).collect();
                prop_assert_eq!(reported, runs, "{}", subject);
            }
        }
    }

    /// A rule is met where the report is silent about it. Not yet means that some end mends it, and when no rule is unmet
    /// one end mends all; with an unmet rule no end does.
    #[test]
    fn checklist_and_report_agree(value in value(), more in text()) {
        for field in fields() {
            let rules: Vec<Rule> = field.check(&value).into_iter().map(|(rule, _)| rule).collect();
            let items = checklist(&field.policy, &value);
            // Of an empty identifier the report says `empty` alone.
            let is_empty_identifier = value.is_empty() && matches!(field.policy, Policy::Identifier(_));
            for (rule, state) in &items {
                let is_met = *state == State::Met;
                prop_assert!(is_empty_identifier || is_met != rules.contains(rule), "{} {:?}", field, rule);
            }
            for rule in rules.iter().filter(|rule| rule.severity() == Severity::Error) {
                prop_assert!(items.iter().any(|(of, _)| of == rule), "{} {:?}", field, rule);
            }

            let ends = ends(field.field.unwrap());
            let longer = || ends.iter().map(|end| value.clone() + end);
            for (rule, _) in items.iter().filter(|(_, state)| *state == State::NotYet) {
                let mends = |longer: String| checklist(&field.policy, &longer).contains(&(*rule, State::Met));
                prop_assert!(longer().any(mends), "{} {:?} is not yet met", field, rule);
            }
            let mut longer = longer().chain([value.clone(), value.clone() + &more]);
            let is_mended = longer.any(|longer| field.policy.is_valid(&longer));
            let has_unmet = items.iter().any(|(_, state)| *state == State::Unmet);
            // An identifier that has its suffix too early is not yet long enough, and will have no suffix when it is.
            let has_early_suffix = matches!(
                field.policy,
                Policy::Identifier(policy) if !policy.suffix().is_empty() && value.ends_with(policy.suffix())
            );
            prop_assert!(is_mended != has_unmet || has_early_suffix && !has_unmet, "{} {:?}", field, items);
        }
    }

    #[test]
    fn a_legal_character_more_never_makes_a_value_too_short(value in value(), index: Index) {
        for field in fields() {
            let legal: Vec<char> = field.policy.alphabet().iter().collect();
            let longer = format!("{value}{}", index.get(&legal));
            let is_too_short = |value: &str| field.check(value).iter().any(|&(rule, _)| rule == Rule::TooShort);
            prop_assert!(is_too_short(&value) || !is_too_short(&longer), "{}", field);
        }
    }

    #[test]
    fn a_span_is_inside_and_on_boundaries(value in text(), start in 0..70_usize, end in 0..70_usize) {
        let span = Span::new(&value, start..end);
        let fits = start <= end && end <= value.len() && value.is_char_boundary(start) && value.is_char_boundary(end);
        prop_assert_eq!(span.is_some(), fits);
        if let Some(span) = span {
            prop_assert_eq!(span.utf8(), start..end);
            prop_assert_eq!(span.utf16(), oracle::utf16(&value, start)..oracle::utf16(&value, end));
        }
    }

    /// What is parsed comes out as it went in, opens as many addresses as the oracle counts, and some at all. What is
    /// not parsed is refused with what a list of that one item is refused with.
    #[test]
    fn a_host_pattern_opens_what_the_oracle_says(item in item(), address in address()) {
        let policy = HostListPolicy::new(8192);
        match HostPattern::parse(&item) {
            Ok(pattern) => {
                prop_assert_eq!(pattern.as_str(), &item);
                let shown = pattern.to_string();
                prop_assert_eq!(HostPattern::parse(&shown), Ok(pattern));
                prop_assert_eq!(pattern.address_count(), oracle::address_count(&item));
                prop_assert_eq!(pattern.is_any_address(), pattern.address_count() == 1 << 32);
                prop_assert_eq!(pattern.is_documented(), oracle::documented(&item));
                prop_assert_eq!(pattern.matches(address), oracle::like(&item, &address.to_string()));
                prop_assert!(pattern.address_count() > 0);
                prop_assert!(policy.is_valid(&item));
            }
            Err(violation) => {
                prop_assert!(violation.is_error());
                prop_assert!(!policy.is_valid(&item));
                let first = oracle::field("taurusdb.change-user-password", "host", &item).unwrap().swap_remove(0);
                prop_assert_eq!(finding(violation.rule, violation.span), first);
                let is_pattern = !item.is_empty() && item.chars().all(|c| ".%".contains(c) || c.is_ascii_digit());
                prop_assert_eq!(violation.rule == Rule::MatchesNoAddress, is_pattern);
            }
        }
    }

    #[test]
    fn a_host_list_is_its_patterns(list in list()) {
        let policy = HostListPolicy::new(8192);
        let patterns = policy.patterns(&list);
        let texts: Option<Vec<&str>> = patterns.map(|patterns| patterns.map(|pattern| pattern.as_str()).collect());
        prop_assert_eq!(texts, policy.is_valid(&list).then(|| list.split(',').collect()));
    }

    /// A part of an address's text replaced by `%` still matches it, and the pattern with more replaced covers the
    /// other.
    #[test]
    fn a_wider_pattern_covers((address, pattern) in derived(), cut: (Index, Index)) {
        let wider = widen(&pattern, cut);
        let (narrow, wide) = (HostPattern::parse(&pattern).unwrap(), HostPattern::parse(&wider).unwrap());
        prop_assert!(narrow.matches(address));
        prop_assert!(wide.matches(address));
        prop_assert!(wide.covers(&narrow));
        prop_assert!(wide.address_count() >= narrow.address_count());
    }

    /// `covers` may miss a cover between undocumented patterns but never invents one.
    #[test]
    fn covers_never_invents((address, pattern) in derived(), items in vec(item(), 8)) {
        let narrow = HostPattern::parse(&pattern).unwrap();
        for wide in items.iter().filter_map(|item| HostPattern::parse(item).ok()) {
            prop_assert!(!wide.covers(&narrow) || wide.matches(address), "{} {}", wide, narrow);
            if narrow.is_documented() && wide.is_documented() && !wide.covers(&narrow) {
                prop_assert!(addresses(&narrow).any(|address| !wide.matches(address)), "{} {}", wide, narrow);
            }
        }
    }

    /// Text that is no tape is judged to the end all the same.
    #[test]
    fn any_text_is_a_tape(pieces in vec(tape_piece(), 0..20)) {
        let tape = pieces.concat();
        for (document, part) in documents::ALL.iter().flat_map(|document| Part::ALL.map(|part| (document, part))) {
            document.check_part(part, TapeReader::new(&tape), &mut |violation| {
                assert_eq!(violation.path.part(), Some(part));
            });
        }
    }
}

#[cfg(feature = "graphemes")]
proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    /// A span is widened to the nearest ends of clusters around it, and not at all when there is nothing in it.
    #[test]
    fn a_widened_span_is_whole_clusters(pieces in vec(cluster_piece(), 1..8), one: Index, other: Index) {
        use unicode_segmentation::UnicodeSegmentation;

        let value = pieces.concat();
        let ends_of = |of: &mut dyn Iterator<Item = usize>| of.chain([value.len()]).collect::<Vec<usize>>();
        let characters = ends_of(&mut value.char_indices().map(|(at, _)| at));
        let clusters = ends_of(&mut value.grapheme_indices(true).map(|(at, _)| at));
        let (one, other) = (*one.get(&characters), *other.get(&characters));
        let (start, end) = (one.min(other), one.max(other));
        let widened = Span::new(&value, start..end).unwrap().widen(&value);
        let expected = if start == end {
            start..end
        } else {
            let first = clusters.iter().copied().filter(|at| *at <= start).max();
            let last = clusters.iter().copied().filter(|at| *at >= end).min();
            first.unwrap()..last.unwrap()
        };
        prop_assert_eq!(widened, Span::new(&value, expected).unwrap());
    }
}

#[cfg(feature = "graphemes")]
fn cluster_piece() -> impl Strategy<Value = String> {
    let pieces =
        select(vec!["a", "\u{301}", "é", "🇩", "🇪", "👩", "\u{200d}", "👧", "\u{fe0f}", "\r", "\n", "각", "\u{11a8}"]);
    prop_oneof![3 => pieces.prop_map(str::to_owned), 1 => character().prop_map(String::from)]
}

/// The checklist of a value.
fn checklist(policy: &Policy, value: &str) -> Vec<(Rule, State)> {
    let mut items = Vec::new();
    policy.checklist(value, &mut |item| items.push((item.rule, item.state)));
    items
}

/// What a person may type on with, so much that it mends whatever can be mended.
fn ends(field: Field) -> Vec<String> {
    match field {
        Field::Password => {
            let classes = ["A", "a", "1", "_", "Aa", "A1", "A_", "a1", "a_", "1_", "Aa1", "Aa_", "A1_", "a1_"];
            // Eight characters of a class or two are long enough.
            let padded = |end: &str, more: usize| end.to_owned() + &end[..1].repeat(more);
            classes.iter().flat_map(|end| (0..8).map(|more| padded(end, more))).collect()
        }
        Field::InstanceId | Field::ProjectId => {
            let suffixes = ["in07", "n07", "07", "7", ""];
            suffixes.iter().flat_map(|suffix| (0..=36).map(|length| "a".repeat(length) + suffix)).collect()
        }
        Field::Host => vec!["%".to_owned(), "1.1.1.1".to_owned()],
        _ => vec!["a".to_owned()],
    }
}

/// Some addresses that a documented pattern opens: the ends of what each `%` stands for.
fn addresses(pattern: &HostPattern<'_>) -> impl Iterator<Item = Ipv4Addr> {
    let octets: Vec<&str> = pattern.as_str().split('.').collect();
    let fill = move |with: &str| {
        let mut octets: Vec<&str> = octets.iter().copied().filter(|octet| *octet != "%").collect();
        octets.resize(4, with);
        octets.join(".").parse().unwrap()
    };
    ["0", "7", "255"].map(fill).into_iter()
}

fn tape_piece() -> impl Strategy<Value = String> {
    let marks = select(vec!["n", "b", "d", "x", "s", "[", "]", "{", "}", "k", "f", "r", "0:", "1:", "3:é", ":", "9"]);
    let keys = select(vec!["k5:users", "k4:name", "k8:password", "f8:password", "r4:host", "k11:db_user_pwd"]);
    prop_oneof![
        6 => marks.prop_map(str::to_owned),
        3 => keys.prop_map(str::to_owned),
        2 => text().prop_map(|text| format!("s{}:{text}", text.len())),
        1 => text(),
    ]
}

/// Without the profile's checks, a sum that wraps around would pass every other test.
#[test]
fn tests_check_for_overflow() {
    let sum = std::panic::catch_unwind(|| std::hint::black_box(usize::MAX) + std::hint::black_box(1));
    assert!(sum.is_err());
}
