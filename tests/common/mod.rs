//! What the tests that ask the oracle share: everything that has a grammar, and the library's answers in the oracle's
//! terms.

#![allow(dead_code, unreachable_pub, clippy::unwrap_used, reason = "shared by tests that use one part of it each")]

use std::fmt;

use gatepass::{Content, Document, Field, Member, Policy, Rule, Span, documents};

use crate::oracle::{self, Finding};

/// A field or a header of a document, with its grammar.
pub struct Subject {
    pub document: &'static Document,
    pub name: &'static str,
    /// `None` for a header.
    pub field: Option<Field>,
    pub policy: Policy,
}

impl Subject {
    /// What the oracle says of a value.
    pub fn expected(&self, value: &str) -> Vec<Finding> {
        match self.field {
            Some(field) => oracle::field(self.document.id, field.name(), value).unwrap(),
            None => oracle::header(self.name, value),
        }
    }

    /// What the library says of it.
    pub fn check(&self, value: &str) -> Vec<(Rule, Option<Span>)> {
        let mut found = Vec::new();
        self.policy.check(value, &mut |violation| found.push((violation.rule, violation.span)));
        found
    }

    /// The same in the oracle's terms.
    pub fn findings(&self, value: &str) -> Vec<Finding> {
        self.check(value).into_iter().map(|(rule, span)| finding(rule, span)).collect()
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.document.id, self.name)
    }
}

/// One violation in the oracle's terms.
pub fn finding(rule: Rule, span: Option<Span>) -> Finding {
    Finding { code: rule.code(), span: span.map(|span| (span.utf8().start, span.utf8().end)) }
}

/// Every field of every document.
pub fn fields() -> impl Iterator<Item = Subject> {
    let subject = |document: &'static Document, field: Field| Subject {
        document,
        name: field.name(),
        field: Some(field),
        policy: document.policy(field).unwrap(),
    };
    documents::ALL
        .iter()
        .copied()
        .flat_map(move |document| document.fields().map(move |field| subject(document, field)))
}

/// Every header of every document.
pub fn headers() -> impl Iterator<Item = Subject> {
    let subject = |document: &'static Document, member: &'static Member| match member.content {
        Content::Value { policy, .. } => Some(Subject { document, name: member.name, field: None, policy }),
        _ => None,
    };
    documents::ALL
        .iter()
        .flat_map(move |document| document.headers.iter().filter_map(move |member| subject(document, member)))
}
