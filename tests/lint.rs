//! What is odd about a policy: each lint on a policy that has it and on its neighbour that has not.
#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the answer")]

use std::collections::BTreeSet;

use gatepass::{CharSet, Finding, FindingValue, Language, Length, Lint, PasswordPolicy, Severity, documents};

/// Every printing character that is neither letter nor digit, and the space.
fn all_specials() -> String {
    (' '..='~').filter(|c| !c.is_ascii_alphanumeric()).collect()
}

fn policy(min: usize, max: usize, specials: &str, required: usize) -> PasswordPolicy {
    PasswordPolicy::new(Length::new(min, max), CharSet::of(specials), required)
}

fn findings(policy: &PasswordPolicy) -> Vec<Finding> {
    let mut found = Vec::new();
    policy.lint(&mut |finding| found.push(finding));
    found
}

fn shown(finding: &Finding) -> String {
    let values = finding.values().map(|(name, value)| match value {
        FindingValue::Number(number) => format!("{name}={number}"),
        FindingValue::Characters(set) => format!("{name}={set}"),
        other => panic!("{other:?}"),
    });
    values.collect::<Vec<_>>().join(" ")
}

type Row = (Lint, (usize, usize, &'static str, usize), &'static str, (usize, usize, &'static str, usize));

/// A lint, a policy that has it, what it says, and a policy next to it that has it not.
#[rustfmt::skip] // A table has one line for each row.
const TABLE: &[Row] = &[
    (Lint::TooShortForAnything, (7, 64, "", 0), "min=7", (8, 64, "", 0)),
    (Lint::TooShortForAnything, (0, 64, "", 1), "min=0", (0, 64, "", 0)),
    (Lint::TooShortAlone, (8, 64, "", 0), "min=8", (7, 64, "", 0)),
    (Lint::TooShortAlone, (14, 64, "", 0), "min=14", (15, 64, "", 0)),
    (Lint::LowMaximum, (15, 63, "", 0), "max=63", (15, 64, "", 0)),
    (Lint::CompositionRule, (15, 64, "", 2), "required=2", (15, 64, "", 1)),
    (Lint::EmptyAllowed, (0, 64, "", 0), "", (1, 64, "", 0)),
    (Lint::EmptyAllowed, (0, 64, "", 0), "", (0, 64, "", 1)),
    (Lint::ImpliedMinimum, (2, 64, "", 3), "min=2 required=3", (3, 64, "", 3)),
    (Lint::IdleClasses, (15, 64, "", 1), "", (15, 64, "", 0)),
    (Lint::EveryClass, (15, 64, "", 3), "required=3", (15, 64, "!", 3)),
    (Lint::EveryClass, (15, 64, "!", 4), "required=4", (15, 64, "!", 3)),
    (Lint::FixedLength, (64, 64, "", 0), "length=64", (63, 64, "", 0)),
    (Lint::HugeMaximum, (15, 4097, "", 0), "max=4097", (15, 4096, "", 0)),
    (Lint::LowEntropy, (10, 64, "", 0), "bits=59 length=10", (11, 64, "", 0)),
    (Lint::LowEntropy, (1, 64, "", 0), "bits=5 length=1", (0, 64, "", 0)),
    (Lint::FewSpecials, (15, 64, "!#$%", 0), "characters=!#$%", (15, 64, "!#$%*", 0)),
    (Lint::FewSpecials, (15, 64, "_", 0), "characters=_", (15, 64, "", 0)),
    (Lint::Space, (15, 64, " ", 0), "", (15, 64, "_", 0)),
    (Lint::ShellCharacters, (15, 64, "!$'", 0), "characters=$'", (15, 64, "!#*?[]^~=%{}+,-./:@_", 0)),
    (Lint::UrlCharacters, (15, 64, "!@:/", 0), "characters=/@", (15, 64, "-._~!$&'()*+,;=:", 0)),
    (Lint::ConnectionStringCharacters, (15, 64, ";!=", 0), "characters=;=", (15, 64, "!,\"@", 0)),
    (Lint::SqlCharacters, (15, 64, "'\\!", 0), "characters='\\", (15, 64, "!%_`", 0)),
    (Lint::CsvCharacters, (15, 64, ",;", 0), "characters=,", (15, 64, ";", 0)),
    (Lint::LookAlikes, (15, 64, "|", 0), "characters=|", (15, 64, "!", 0)),
    (Lint::LookAlikes, (15, 64, ".,!", 0), "characters=,.", (15, 64, ".!-", 0)),
];

#[test]
fn each_lint_finds_what_it_is_about_and_not_its_neighbour() {
    for &(lint, (min, max, specials, required), said, (other_min, other_max, other_specials, other_required)) in TABLE {
        let found = findings(&policy(min, max, specials, required));
        let finding = found.iter().find(|finding| finding.lint == lint).unwrap_or_else(|| panic!("{lint:?} {found:?}"));
        assert_eq!(shown(finding), said, "{lint:?}");
        let neighbour = findings(&policy(other_min, other_max, other_specials, other_required));
        assert!(neighbour.iter().all(|finding| finding.lint != lint), "{lint:?} {neighbour:?}");
    }
    let tabled = TABLE.iter().map(|(lint, ..)| *lint).chain([Lint::AsciiOnly, Lint::RefusedCharacters]);
    assert!(tabled.collect::<BTreeSet<_>>().into_iter().eq(Lint::ALL.iter().copied()));
}

/// What the standards ask for, as far as a policy can: all that is left is that policies are ASCII, and what characters mean
/// elsewhere.
#[test]
fn the_policy_that_the_standards_ask_for_has_no_warning() {
    let found = findings(&policy(15, 64, &all_specials(), 0));
    assert!(found.iter().all(|finding| finding.lint.severity() == Severity::Advice), "{found:?}");
    assert!(found.iter().any(|finding| finding.lint == Lint::AsciiOnly));
    let all_but_two = all_specials().replace(['~', ' '], "");
    let found = findings(&policy(15, 64, &all_but_two, 0));
    let warning = found.iter().find(|finding| finding.lint.severity() == Severity::Warning).unwrap();
    assert_eq!((warning.lint, shown(warning).as_str()), (Lint::RefusedCharacters, "characters= ~"));
}

#[test]
fn every_document_departs_from_the_standards_in_the_same_ways() {
    for document in documents::ALL {
        let found = findings(document.password_policy().unwrap());
        let warnings = found.iter().filter(|finding| finding.lint.severity() == Severity::Warning);
        let codes: Vec<_> = warnings.map(|finding| finding.lint.code()).collect();
        assert_eq!(
            codes,
            ["too_short_alone", "low_maximum", "composition_rule", "refused_characters", "low_entropy"],
            "{}",
            document.id
        );
    }
}

/// Bits are those of a floating-point logarithm, up to rounding at a whole number.
#[test]
fn bits_are_counted_right() {
    for specials in 0..=33 {
        let set: String = all_specials().chars().take(specials).collect();
        for min in 1..=10 {
            let found = findings(&policy(min, 64, &set, 0));
            let bits =
                (62.0 + f64::from(u32::try_from(specials).unwrap())).log2() * f64::from(u32::try_from(min).unwrap());
            let said = found.iter().find(|finding| finding.lint == Lint::LowEntropy).map(shown);
            let expected = (bits < 64.0).then(|| format!("bits={} length={min}", bits.floor()));
            assert_eq!(said, expected, "{specials} {min}");
        }
    }
}

/// The number is rounded down, so it is no upper bound: 62 characters have 5.95 bits.
#[test]
fn bits_are_told_as_they_are_counted() {
    let found = findings(&policy(1, 64, "", 0));
    let finding = found.iter().find(|finding| finding.lint == Lint::LowEntropy).unwrap();
    let message = Language::EnUs.describe_finding(finding).to_string();
    assert!(message.contains("which have some 5 bits"), "{message}");
    let message = Language::ZhCn.describe_finding(finding).to_string();
    assert!(message.contains("只有约 5 比特"), "{message}");
}

#[test]
fn every_finding_has_words_and_a_reference() {
    let widest = policy(0, 9_999, &all_specials(), 4);
    let all: Vec<_> = TABLE
        .iter()
        .flat_map(|&(_, (min, max, specials, required), ..)| findings(&policy(min, max, specials, required)))
        .collect();
    for finding in all.iter().chain(&findings(&widest)) {
        let [english, chinese] =
            [Language::EnUs, Language::ZhCn].map(|language| language.describe_finding(finding).to_string());
        assert!(english.contains(';') && chinese.contains('；'), "{english} {chinese}");
        for (name, value) in finding.values() {
            assert!(
                !english.contains(&format!("{{{name}}}")) && !chinese.contains(&format!("{{{name}}}")),
                "{english}"
            );
            if let FindingValue::Number(number) = value {
                assert!(english.contains(&number.to_string()) && chinese.contains(&number.to_string()), "{english}");
            }
        }
        for reference in finding.lint.references() {
            assert!(!reference.standard.is_empty() && !reference.section.is_empty());
        }
        assert!(!finding.lint.references().is_empty() && finding.lint.severity() != Severity::Error);
    }
    let codes: BTreeSet<_> = Lint::ALL.iter().map(|lint| lint.code()).collect();
    assert_eq!(codes.len(), Lint::ALL.len());
}
