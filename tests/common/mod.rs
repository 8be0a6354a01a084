//! What the tests that ask the oracle share: every field, a valid value for it, and the library's answer in the oracle's
//! terms.

#![allow(dead_code, unreachable_pub, clippy::unwrap_used, reason = "shared by tests that use one part of it each")]

use gatepass::{Document, Field, Policy, Rule, Span, documents};

use crate::oracle::Finding;

/// Every field of every document, with its grammar.
pub fn fields() -> impl Iterator<Item = (&'static Document, Field, Policy)> {
    documents::ALL
        .into_iter()
        .flat_map(|document| document.fields().map(move |field| (document, field, document.policy(field).unwrap())))
}

/// A value of which there is nothing to say.
pub fn faultless(field: Field) -> &'static str {
    match field {
        Field::ProjectId => "054e292c9880d4992f02c0196d3ea468",
        Field::InstanceId => "ba62a0b83a1b42bfab275829d86ac0fdin07",
        Field::Name => "user_1",
        Field::Host => "10.10.10.%,192.168.0.1",
        _ => "Rds_1234",
    }
}

/// What the library says of a value.
pub fn check(policy: &Policy, value: &str) -> Vec<(Rule, Option<Span>)> {
    let mut found = Vec::new();
    policy.check(value, &mut |violation| found.push((violation.rule, violation.span)));
    found
}

/// The same in the oracle's terms.
pub fn findings(policy: &Policy, value: &str) -> Vec<Finding> {
    check(policy, value).into_iter().map(finding).collect()
}

/// One violation in the oracle's terms.
pub fn finding((rule, span): (Rule, Option<Span>)) -> Finding {
    Finding { code: rule.code(), span: span.map(|span| (span.utf8().start, span.utf8().end)) }
}
