//! Whole requests, of any JSON at all, against the oracle.
#![cfg(feature = "serde")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "in a test a panic is the answer")]

mod common;
mod oracle;

use common::finding;
use gatepass::{Document, Part, RawRequest, Tape, documents};
use oracle::{Json, Placed};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// The texts of requests, and texts near them.
fn text() -> impl Strategy<Value = String> {
    let texts = select(vec![
        "Rds_1234",
        "4321_sdR",
        "Rds 1234`",
        "user_1",
        "_1resu",
        "%",
        "10.%,10.10.10.5",
        "10.10.10.*",
        "1%,1%,",
        "127.0.0.1",
        "en-us",
        "fr",
        "application/json; charset=utf-8",
        "054e292c9880d4992f02c0196d3ea468",
        "ba62a0b83a1b42bfab275829d86ac0fdin07",
        "..",
        "a/b",
        "",
    ]);
    prop_oneof![8 => texts.prop_map(str::to_owned), 1 => any::<String>()]
}

/// The keys of requests, and keys near them.
fn key() -> impl Strategy<Value = String> {
    let keys = select(vec![
        "users",
        "name",
        "host",
        "password",
        "db_user_pwd",
        "project_id",
        "instance_id",
        "X-Auth-Token",
        "x-auth-token",
        "X-Language",
        "x-LANGUAGE",
        "Content-Type",
        "Password",
        "a/b~c",
        "\u{202e}\u{1b}é😀",
        "",
    ]);
    let long = (60..70_usize).prop_map(|length| "é~".repeat(length / 2) + "/x");
    prop_oneof![12 => keys.prop_map(str::to_owned), 1 => any::<String>(), 1 => long]
}

fn json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        1 => Just(Json::Null),
        1 => any::<bool>().prop_map(Json::Boolean),
        1 => any::<i32>().prop_map(Json::Number),
        6 => text().prop_map(Json::Text),
    ];
    leaf.prop_recursive(4, 32, 5, |inner| {
        prop_oneof![
            1 => vec(inner.clone(), 0..4).prop_map(Json::List),
            3 => vec((key(), inner), 0..5).prop_map(Json::Object),
        ]
    })
}

/// An object that is mostly one of the list of users.
fn user() -> impl Strategy<Value = Json> {
    let key = select(vec!["name", "host", "password", "password", "db_user_pwd"]).prop_map(str::to_owned);
    let member = (key, prop_oneof![6 => text().prop_map(Json::Text), 1 => json()]);
    prop_oneof![8 => vec(member, 0..6).prop_map(Json::Object), 1 => json()]
}

/// A part of a request: some of its members as the document wants them, and others.
fn part() -> impl Strategy<Value = Json> {
    let users = prop_oneof![
        8 => vec(user(), 0..5),
        1 => (user(), 49..53_usize).prop_map(|(user, count)| vec![user; count]),
    ];
    let users = users.prop_map(|users| ("users".to_owned(), Json::List(users)));
    let member = prop_oneof![1 => (key(), text().prop_map(Json::Text)), 1 => (key(), json()), 2 => users];
    prop_oneof![8 => vec(member, 0..6).prop_map(Json::Object), 1 => json()]
}

fn tape(value: &Json) -> Tape {
    Tape::from_json(value.to_string().as_bytes()).unwrap()
}

/// Every violation of one part.
fn check_part(document: &'static Document, part: Part, value: &Json) -> Vec<Placed> {
    let mut found = Vec::new();
    document.check_part(part, tape(value).reader(), &mut |violation| {
        found.push((violation.path.to_string(), finding(violation.rule, violation.span)));
    });
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_part_is_judged_as_by_the_oracle(value in part()) {
        for (&document, part) in documents::ALL.iter().flat_map(|document| Part::ALL.map(|part| (document, part))) {
            prop_assert_eq!(
                check_part(document, part, &value),
                oracle::part(document.id, part.name(), &value),
                "{} {:?}", document.id, part
            );
        }
    }

    /// The report has the parts that were given in their order, lists the others, and stops at 1,000 violations.
    #[test]
    fn a_request_is_its_parts(values in prop::array::uniform3(prop::option::of(part()))) {
        for &document in documents::ALL {
            let mut request = RawRequest::new();
            let (mut expected, mut unchecked) = (Vec::new(), Vec::new());
            for (part, value) in Part::ALL.into_iter().zip(&values) {
                // An empty object gives nothing of the path or of the headers, and is a body.
                let gives_nothing = |value: &Json| part != Part::Body && *value == Json::Object(Vec::new());
                if let Some(value) = value {
                    request.set_part(part, tape(value));
                }
                match value {
                    Some(value) if !gives_nothing(value) => {
                        expected.extend(oracle::part(document.id, part.name(), value));
                    }
                    _ if document.members(part).is_empty() => {}
                    _ => unchecked.push(part),
                }
            }
            let report = document.check_request(&request);
            prop_assert_eq!(report.is_valid(), !expected.iter().any(|(_, finding)| oracle::is_error(finding.code)));
            prop_assert_eq!(report.is_truncated(), expected.len() > 1_000);
            prop_assert_eq!(report.unchecked(), unchecked);
            expected.truncate(1_000);
            let found = report.violations().iter();
            let found: Vec<Placed> = found.map(|v| (v.path.to_string(), finding(v.rule, v.span))).collect();
            prop_assert_eq!(found, expected);
        }
    }

    /// Parameters and headers added one by one are a part as a whole.
    #[test]
    fn one_by_one_is_as_a_whole(members in vec((key(), text()), 1..5)) {
        let (mut one_by_one, mut whole) = (RawRequest::new(), RawRequest::new());
        for (name, value) in &members {
            one_by_one.add_path_parameter(name, value);
            one_by_one.add_header(name, value);
        }
        let members = Json::Object(members.into_iter().map(|(name, value)| (name, Json::Text(value))).collect());
        whole.set_part(Part::Path, tape(&members));
        whole.set_part(Part::Headers, tape(&members));
        for &document in documents::ALL {
            prop_assert_eq!(document.check_request(&one_by_one), document.check_request(&whole));
        }
    }

    /// Anything at all is either one violation of the body or a tape.
    #[test]
    fn any_bytes_are_judged(bytes in prop_oneof![
        vec(any::<u8>(), 0..40),
        part().prop_map(|value| value.to_string().into_bytes()),
        (part(), any::<prop::sample::Index>(), any::<u8>()).prop_map(|(value, at, byte)| {
            let mut bytes = value.to_string().into_bytes();
            let at = at.index(bytes.len());
            bytes[at] = byte;
            bytes
        }),
    ]) {
        let mut request = RawRequest::new();
        request.set_json_body(&bytes);
        let is_json = serde_json::from_slice::<serde_json::Value>(&bytes).is_ok();
        prop_assert_eq!(request.part(Part::Body).is_some(), is_json);
        for &document in documents::ALL {
            let report = document.check_request(&request);
            prop_assert!(report.violations().iter().all(|violation| violation.path.part() == Some(Part::Body)));
            prop_assert!(is_json || !report.is_valid() && report.violations().len() == 1);
        }
    }
}
