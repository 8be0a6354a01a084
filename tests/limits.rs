//! Values, bodies and reports of any size: what is said of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "in a test a panic is the answer")]

mod common;
mod oracle;
#[cfg(all(feature = "serde", feature = "wasm"))]
mod records;

use std::ops::Range;

use common::{Subject, fields, headers};
use gatepass::documents::TAURUSDB_CHANGE_USER_PASSWORD as CHANGE;
use gatepass::{MAX_BODY_BYTES, MAX_DEPTH, Params, Part, Policy, Rule, Span, TapeReader};

const MIB: usize = 1024 * 1024;

/// Everything with a grammar of which a part is enough to say no.
fn bounded() -> impl Iterator<Item = Subject> {
    fields().chain(headers()).filter(|subject| match subject.policy {
        Policy::Identifier(policy) => policy.length().is_some(),
        _ => true,
    })
}

/// A language was read to its end, although none that is supported has more than five characters.
#[test]
fn only_what_has_no_longest_value_is_read_to_its_end() {
    let mut endless: Vec<_> = fields().chain(headers()).filter(|it| it.policy.longest().is_none()).collect();
    endless.retain(|subject| !matches!(subject.policy, Policy::Identifier(policy) if policy.length().is_none()));
    assert!(endless.iter().all(|subject| subject.name == "Content-Type"));
    let longest = |name| headers().find(|subject| subject.name == name).unwrap().policy.longest();
    assert_eq!((longest("X-Language"), longest("X-Auth-Token")), (Some(5), Some(65_536)));
}

/// Each rule that is broken, and where.
type Said = Vec<(Rule, Range<usize>)>;

/// What is said of the value under each name.
fn said_of(value: &str) -> Vec<(&'static str, Said)> {
    let said = |(rule, span): (Rule, Option<Span>)| (rule, span.map_or(0..0, Span::utf8));
    let said = |subject: &Subject| subject.check(value).into_iter().map(said).collect();
    let mut all: Vec<_> = bounded().map(|subject| (subject.name, said(&subject))).collect();
    all.sort_unstable_by_key(|(name, _)| *name);
    all.dedup();
    all
}

#[test]
fn values_of_64_mib() {
    assert_eq!(
        said_of(&"a1".repeat(32 * MIB)),
        [
            ("Content-Type", vec![(Rule::UnsupportedContentType, 0..64)]),
            ("X-Auth-Token", vec![(Rule::TooLong, 65_536..65_537)]),
            ("X-Language", vec![(Rule::UnsupportedLanguage, 0..64)]),
            ("host", vec![(Rule::ListTooLong, 8192..8193)]),
            ("instance_id", vec![(Rule::WrongLength, 36..37), (Rule::WrongSuffix, 32..36)]),
            ("name", vec![(Rule::TooLong, 32..33)]),
            ("password", vec![(Rule::TooLong, 32..33), (Rule::TooFewClasses, 0..0)]),
            ("project_id", vec![(Rule::WrongLength, 32..33)]),
        ]
    );
}

#[test]
fn values_of_64_mib_without_a_legal_character() {
    let illegal = |end| (Rule::IllegalCharacter, 0..end);
    assert_eq!(
        said_of(&"é".repeat(32 * MIB)),
        [
            ("Content-Type", vec![(Rule::UnsupportedContentType, 0..128)]),
            ("X-Auth-Token", vec![(Rule::TooLong, 131_072..131_074), illegal(131_072)]),
            ("X-Language", vec![(Rule::UnsupportedLanguage, 0..128)]),
            ("host", vec![(Rule::ListTooLong, 16_384..16_386)]),
            ("instance_id", vec![(Rule::WrongLength, 72..74), illegal(72), (Rule::WrongSuffix, 64..72)]),
            ("name", vec![(Rule::TooLong, 64..66), illegal(64)]),
            ("password", vec![(Rule::TooLong, 64..66), illegal(64), (Rule::TooFewClasses, 0..0)]),
            ("project_id", vec![(Rule::WrongLength, 64..66), illegal(64)]),
        ]
    );
}

/// The limits that are our own, to the character: what is said of a value at the limit, and of one with a character
/// more.
#[test]
fn values_at_a_limit() {
    let pairs = vec!["1%"; 2731].join(",");
    let token = "t".repeat(65_536);
    for (name, value, beyond) in [("host", pairs, Rule::ListTooLong), ("X-Auth-Token", token, Rule::TooLong)] {
        for subject in fields().chain(headers()).filter(|subject| subject.name == name) {
            let longer = value.clone() + "1";
            assert!(subject.policy.is_valid(&value), "{subject}");
            assert!(!subject.policy.is_valid(&longer), "{subject}");
            assert_eq!(subject.findings(&value), subject.expected(&value), "{subject}");
            let last = Span::new(&longer, value.len()..longer.len());
            assert_eq!(subject.check(&longer), [(beyond, last)], "{subject}");
        }
    }
}

/// "Among the first 64 items."
#[test]
fn the_65th_item_is_not_compared() {
    for end in ["1%", "10.%,10.10.%", "10.10.%,10.%"] {
        for same in 60..66 {
            let list = vec!["1%"; same].join(",") + "," + end;
            let host = fields().find(|subject| subject.name == "host").unwrap();
            assert_eq!(host.findings(&list), host.expected(&list), "{same} {end}");
        }
    }
}

/// A reader of one's own need not be as shallow as a body; neither this nor a long row of openings uses the stack.
#[test]
fn a_tape_of_any_depth() {
    for open in ["e", "fk1:a", "fk5:userse"] {
        let mut said = 0;
        CHANGE.check_part(Part::Body, TapeReader::new(&open.repeat(200_000)), &mut |_| said += 1);
        assert!(said > 0);
    }
}

/// What nobody could write down has a mark that says why.
#[test]
fn a_tape_of_what_is_too_deep_or_too_large() {
    for (tape, rule, max) in [("h", Rule::TooDeep, MAX_DEPTH), ("i", Rule::BodyTooLarge, MAX_BODY_BYTES)] {
        for part in Part::ALL {
            let mut said = Vec::new();
            CHANGE.check_part(part, TapeReader::new(tape), &mut |violation| {
                said.push((violation.path.to_string(), violation.rule, violation.params));
            });
            assert_eq!(said, [(format!("/{}", part.name()), rule, Params::Max(max))]);
        }
    }
}

#[cfg(feature = "alloc")]
mod reports {
    use gatepass::{Field, RawRequest, Report, Severity, Tape};

    use super::*;

    fn hosts(list: &str) -> Report {
        CHANGE.check(Field::Host, list).unwrap()
    }

    #[test]
    fn hold_1000_violations() {
        for (commas, listed, is_truncated) in
            [(998, 999, false), (999, 1000, false), (1000, 1000, true), (8192, 1000, true)]
        {
            let report = hosts(&",".repeat(commas));
            assert_eq!(report.violations().len(), listed);
            assert_eq!(report.is_truncated(), is_truncated);
            assert_eq!(report.to_string().lines().count(), listed + usize::from(is_truncated));
        }
        assert_eq!(hosts(&",".repeat(8193)).violations()[0].rule, Rule::ListTooLong);
    }

    #[cfg(all(feature = "serde", feature = "wasm"))]
    #[test]
    fn hold_1000_violations_at_the_boundary() {
        for commas in [998, 999, 1000, 8192] {
            let list = ",".repeat(commas);
            let report = records::without_words(serde_json::json!(hosts(&list)));
            assert_eq!(records::check(&CHANGE, Field::Host, "", &list), report);
        }
    }

    #[test]
    fn tell_of_an_error_that_they_do_not_list() {
        let mut body = Tape::new();
        body.begin_object();
        body.key("users");
        body.begin_array();
        body.begin_object();
        for (key, text) in [("name", "user"), ("host", &*vec!["1%"; 1001].join(",")), ("password", "Rds 1234")] {
            body.key(key);
            body.string(text);
        }
        let mut request = RawRequest::new();
        request.set_part(Part::Body, body);
        let report = CHANGE.check_request(&request);
        assert_eq!(report.count(Severity::Warning), 1000);
        assert!(report.is_truncated());
        assert!(!report.is_valid());
    }
}

#[cfg(feature = "serde")]
mod bodies {
    use gatepass::{RawRequest, Report, Tape};

    use super::*;

    /// Why it is no body.
    fn fault(json: &[u8]) -> Option<(Rule, Params)> {
        Tape::from_json(json).err().map(|violation| (violation.rule, violation.params))
    }

    fn report(json: &str) -> Report {
        let mut request = RawRequest::new();
        request.set_json_body(json.as_bytes());
        CHANGE.check_request(&request)
    }

    fn count(report: &Report, rule: Rule) -> usize {
        report.violations().iter().filter(|violation| violation.rule == rule).count()
    }

    #[test]
    fn of_any_depth() {
        let too_deep = Some((Rule::TooDeep, Params::Max(64)));
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let nested = |depth: usize| [&open.repeat(depth), "0", &close.repeat(depth)].concat();
            assert_eq!(fault(nested(64).as_bytes()), None);
            assert_eq!(fault(nested(65).as_bytes()), too_deep);
            assert_eq!(fault(nested(200_000).as_bytes()), too_deep);
            assert_eq!(fault(open.repeat(200_000).as_bytes()), too_deep);
        }
        // Side by side is not nested.
        assert_eq!(fault(format!("[{}[]]", "[],".repeat(200_000)).as_bytes()), None);
    }

    #[test]
    fn of_any_size() {
        let mut json = vec![b' '; MAX_BODY_BYTES];
        json[..2].copy_from_slice(b"{}");
        assert_eq!(MAX_BODY_BYTES, 64 * MIB);
        assert_eq!(fault(&json), None);
        json.push(b' ');
        assert_eq!(fault(&json), Some((Rule::BodyTooLarge, Params::Max(67_108_864))));
    }

    #[test]
    fn that_are_no_utf_8() {
        assert_eq!(fault(b"{\"a\": \"\xc3\xa9\xff\"}"), Some((Rule::InvalidUtf8, Params::Offset(9))));
        assert_eq!(fault(b"\xff"), Some((Rule::InvalidUtf8, Params::Offset(0))));
        assert_eq!(fault(b"\"\xc3"), Some((Rule::InvalidUtf8, Params::Offset(1))));
        // A surrogate alone is UTF-8 no more than it is JSON.
        assert_eq!(fault(b"\"\xed\xa0\x80\""), Some((Rule::InvalidUtf8, Params::Offset(1))));
        assert_eq!(fault(br#""\ud800""#).map(|(rule, _)| rule), Some(Rule::MalformedJson));
    }

    #[test]
    fn with_a_million_users() {
        let report = report(&format!("{{\"users\": [{}{{}}]}}", "{},".repeat(999_999)));
        assert_eq!(count(&report, Rule::TooManyUsers), 1);
        assert_eq!(count(&report, Rule::Missing), 150);
        assert_eq!(report.violations().len(), 151);
    }

    #[test]
    fn with_a_million_unknown_keys() {
        let members = ["\"users\": []".to_owned()].into_iter().chain((0..1_000_000).map(|i| format!("\"user{i}\": 0")));
        let report = report(&format!("{{{}}}", members.collect::<Vec<_>>().join(",")));
        assert_eq!(count(&report, Rule::NoUsers), 1);
        assert_eq!(count(&report, Rule::UnknownField), 999);
        assert!(report.is_truncated());
    }

    #[test]
    fn with_one_key_a_million_times() {
        let unknown = report(&format!("{{\"users\": []{}}}", ", \"user\": 0".repeat(1_000_000)));
        let rules: Vec<Rule> = unknown.violations().iter().map(|violation| violation.rule).collect();
        assert_eq!(rules, [Rule::NoUsers, Rule::DuplicateKey, Rule::UnknownField]);

        let known = report(&format!("{{\"users\": []{}}}", ", \"users\": 0".repeat(1_000_000)));
        assert_eq!(count(&known, Rule::DuplicateKey), 1);
        assert_eq!(count(&known, Rule::WrongType), 998);
        assert!(known.is_truncated());
    }

    /// Whether a member is absent was asked of the whole object for each unknown key, where the member
    /// was there twice. A megabyte took half a minute.
    #[test]
    fn with_a_repeated_member_beside_many_unknown_ones() {
        let unknown: Vec<String> = (0..300_000).map(|i| format!("\"--user{i}s\": 0, ")).collect();
        let report = report(&format!("{{{}\"users\": [], \"users\": []}}", unknown.concat()));
        assert_eq!(count(&report, Rule::DuplicateKey), 1);
        assert_eq!(count(&report, Rule::NoUsers), 2);
        assert!(report.is_truncated());
    }

    /// For each password of a user the name was looked for again.
    #[test]
    fn with_many_passwords_of_one_user() {
        let passwords = ", \"password\": \"\"".repeat(300_000);
        let report = report(&format!("{{\"users\": [{{\"name\": 1{passwords}}}]}}"));
        assert_eq!(count(&report, Rule::DuplicateKey), 1);
        assert!(report.is_truncated());
    }

    /// Every header that was added sorted all of them again.
    #[test]
    fn with_many_headers() {
        let mut request = RawRequest::new();
        for i in 0..100_000 {
            request.add_header(&format!("X-{i}"), "value");
        }
        let report = CHANGE.check_request(&request);
        assert_eq!(report.violations().iter().map(|violation| violation.rule).collect::<Vec<_>>(), [Rule::Missing]);
    }

    #[test]
    fn with_a_key_of_a_megabyte() {
        for key in ["é~", "--", "user", "_"].map(|start| start.repeat(MIB / start.len())) {
            let report = report(&format!("{{\"{key}\": 0}}"));
            let [missing, unknown] = report.violations() else { panic!("{report}") };
            assert_eq!((missing.rule, unknown.rule), (Rule::Missing, Rule::UnknownField));
            assert_eq!(unknown.path.key().unwrap().chars().count(), 64);
        }
    }
}
