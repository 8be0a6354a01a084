//! Nothing that is repeated can move a cursor, turn a line around or hide: every character of Unicode, at every place where
//! the library repeats one.
#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]

use std::sync::LazyLock;

use gatepass::documents::TAURUSDB_CHANGE_USER_PASSWORD as DOCUMENT;
use gatepass::{Escaped, HostPattern, Language, Violation};
use regex::Regex;

/// What Unicode says of them, by another crate's tables.
static DANGEROUS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}\p{Bidi_C}]").unwrap());

/// What not even a debugger's terminal should be sent. Fillers and the like, which steer nothing, may stand there.
static STEERING: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Bidi_C}]").unwrap());

fn dangerous() -> impl Iterator<Item = char> {
    (char::MIN..=char::MAX).filter(|character| DANGEROUS.is_match(character.encode_utf8(&mut [0; 4])))
}

/// Every dangerous character among harmless ones, in texts as long as a path repeats of a key.
fn texts() -> Vec<String> {
    let characters: Vec<char> = dangerous().collect();
    characters.chunks(30).map(|some| some.iter().flat_map(|&character| ['x', character]).collect()).collect()
}

#[track_caller]
fn assert_plain(shown: &str) {
    // A report is a line for each violation.
    shown.lines().for_each(|line| assert_eq!(DANGEROUS.find(line), None, "{}", line.escape_default()));
}

#[test]
fn exactly_what_the_vectors_say_is_escaped() {
    let ranges: Vec<[String; 2]> = serde_json::from_str(include_str!("vectors/escapes.json")).unwrap();
    let code = |text: &String| u32::from_str_radix(text, 16).unwrap();
    let ranges: Vec<_> = ranges.iter().map(|[first, last]| code(first)..=code(last)).collect();
    for character in char::MIN..=char::MAX {
        let text = character.to_string();
        let escaped = format!("\\u{{{:x}}}", u32::from(character));
        let is_escaped = ranges.iter().any(|range| range.contains(&u32::from(character)));
        assert_eq!(Escaped(&text).to_string(), if is_escaped { escaped } else { text });
    }
}

#[test]
fn what_unicode_calls_dangerous_is_escaped() {
    assert!(dangerous().count() > 4_000);
    for character in dangerous() {
        assert_plain(&Escaped(&character.to_string()).to_string());
    }
    for (name, character) in [
        ("C0", '\0'),
        ("escape", '\u{1b}'),
        ("delete", '\u{7f}'),
        ("C1", '\u{9b}'),
        ("Arabic letter mark", '\u{61c}'),
        ("right-to-left mark", '\u{200f}'),
        ("right-to-left override", '\u{202e}'),
        ("pop directional isolate", '\u{2069}'),
        ("line separator", '\u{2028}'),
        ("zero-width space", '\u{200b}'),
        ("byte order mark", '\u{feff}'),
        ("Hangul filler", '\u{3164}'),
        ("variation selector", '\u{fe0f}'),
        ("tag", '\u{e0041}'),
    ] {
        assert!(dangerous().any(|found| found == character), "{name}");
    }
}

fn assert_violation_plain(violation: &Violation<'_>) {
    assert_plain(&violation.path.to_string());
    for &language in Language::ALL {
        assert_plain(&language.describe(violation).to_string());
    }
    assert_eq!(STEERING.find(&format!("{violation:?}")), None);
    #[cfg(feature = "serde")]
    assert_plain(&serde_json::to_string(violation).unwrap());
}

#[test]
fn values_are_repeated_escaped() {
    let mut found = 0;
    for policy in DOCUMENT.fields().filter_map(|field| DOCUMENT.policy(field)) {
        for character in dangerous() {
            policy.check(&format!("10.0.0.{character}"), &mut |violation| {
                found += 1;
                assert_violation_plain(violation);
            });
        }
    }
    assert!(found > 10_000);
    for text in texts() {
        assert_violation_plain(&HostPattern::parse(&text).unwrap_err());
    }
}

#[cfg(feature = "alloc")]
#[test]
fn requests_are_repeated_escaped() {
    use gatepass::{Part, RawRequest, Report, Tape, documents};

    fn assert_report_plain(report: &Report) {
        assert_plain(&report.to_string());
        assert_eq!(STEERING.find(&format!("{report:?}")), None);
        for &language in Language::ALL {
            assert_plain(&report.in_language(language).to_string());
            #[cfg(feature = "serde")]
            assert_plain(&serde_json::to_string(&report.in_language(language)).unwrap());
        }
        report.violations().iter().for_each(assert_violation_plain);
    }

    let mut found = 0;
    for text in texts() {
        let mut body = Tape::new();
        body.begin_object();
        for key in ["users", "db_user_pwd", &text, &text] {
            body.key(key);
            body.begin_array();
            body.begin_object();
            for key in ["name", "host", "password", &text] {
                body.key(key);
                body.string(&text);
            }
            body.end_object();
            body.end_array();
        }
        body.end_object();
        let mut request = RawRequest::new();
        request.set_part(Part::Body, body);
        for name in ["X-Language", "Content-Type", "X-Auth-Token", &text] {
            request.add_header(name, &text);
        }
        for name in ["project_id", "instance_id", &text] {
            request.add_path_parameter(name, &text);
        }
        for &document in documents::ALL {
            let report = document.check_request(&request);
            found += report.violations().iter().filter(|violation| violation.path.key() == Some(&*text)).count();
            assert_report_plain(&report);
        }
    }
    assert!(found > 500, "the keys are not repeated at all");
}

#[cfg(feature = "serde")]
#[test]
fn refusals_and_answers_are_repeated_escaped() {
    use gatepass::typed::taurusdb_change_user_password::{HostList, InstanceId, Password, ProjectId, Username};

    for text in texts() {
        let json = serde_json::to_string(&text).unwrap();
        assert_plain(&serde_json::from_str::<HostList>(&json).unwrap_err().to_string());
        assert_plain(&serde_json::from_str::<InstanceId>(&json).unwrap_err().to_string());
        assert_plain(&serde_json::from_str::<Password>(&json).unwrap_err().to_string());
        assert_plain(&serde_json::from_str::<ProjectId>(&json).unwrap_err().to_string());
        assert_plain(&serde_json::from_str::<Username>(&json).unwrap_err().to_string());

        let body = format!(r#"{{"error_code": {json}, "error_msg": {json}}}"#);
        let refused = DOCUMENT.parse_response(400, body.as_bytes()).unwrap().unwrap_err();
        assert_plain(&refused.to_string());
        assert_eq!(STEERING.find(&format!("{refused:?}")), None);
    }
}
