//! What holds for every input, as functions that panic where it does not: one module for each target of `fuzz_targets/`,
//! and what they share. The tests hold the same laws against every seed, without a fuzzer.

pub mod boundary;
pub mod disguise;
pub mod host_list;
pub mod json;
#[path = "../../tests/oracle/mod.rs"]
pub mod oracle;
pub mod password;
pub mod policy;
#[path = "../../tests/records/mod.rs"]
pub mod records;
pub mod request;
pub mod seeds;
pub mod shown;
pub mod typed;
pub mod value;

use gatepass::{Report, Rule, Span};

use oracle::Finding;

/// A violation in the oracle's terms.
pub fn finding(rule: Rule, span: Option<Span>) -> Finding {
    Finding { code: rule.code(), span: span.map(|span| (span.utf8().start, span.utf8().end)) }
}

/// What the report says must be what the oracle says, up to as much as a report holds; and the verdict follows from it.
pub fn says<T: PartialEq + std::fmt::Debug>(
    report: &Report,
    found: impl Iterator<Item = T>,
    expected: Vec<T>,
    finding: fn(&T) -> &Finding,
) {
    let is_valid = !expected.iter().any(|said| oracle::is_error(finding(said).code));
    assert_eq!(report.is_valid(), is_valid);
    assert_eq!(report.is_truncated(), expected.len() > Report::MAX_VIOLATIONS);
    let expected: Vec<T> = expected.into_iter().take(Report::MAX_VIOLATIONS).collect();
    assert_eq!(found.collect::<Vec<T>>(), expected);
}
