//! How much memory it takes to judge what nobody should send: so much beside the input itself.
#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]
#![cfg(feature = "serde")]

use gatepass::documents::TAURUSDB_CHANGE_USER_PASSWORD as CHANGE;
use gatepass::typed::taurusdb_change_user_password::HostList;
use gatepass::{Field, MAX_BODY_BYTES, RawRequest, Report, Rule};

const MIB: usize = 1024 * 1024;
const GB: usize = 1_000_000_000;

/// What is refused at once is refused in so many bytes: a report, whatever was refused.
const REPORT: usize = 1024;

/// So many times its length may a body take while it is read: as a tape that grew, the places of its keys, and the groups
/// of those that are repeated.
const TIMES_A_BODY: usize = 8;

/// The most bytes that were allocated at one time.
fn peak(action: impl FnOnce()) -> usize {
    usize::try_from(allocation_counter::measure(action).bytes_max).unwrap()
}

fn report_of(json: &[u8]) -> Report {
    let mut request = RawRequest::new();
    request.set_json_body(json);
    CHANGE.check_request(&request)
}

/// The body is refused with that code alone, in at most so many bytes.
#[track_caller]
fn assert_refused(json: &[u8], rule: Rule, most: usize) {
    let mut rules = Vec::new();
    let peak = peak(|| {
        let report = report_of(json);
        rules.extend(report.violations().iter().map(|violation| violation.rule));
    });
    assert!(rules.starts_with(&[rule]), "{rules:?}");
    assert!(peak <= most, "{peak} bytes, {most} are allowed");
}

#[test]
fn a_copy_is_seen() {
    let text = "1".repeat(MIB);
    assert!(peak(|| drop(text.clone())) >= MIB);
    assert!(peak(|| drop(report_of(format!("\"{text}\"").as_bytes()))) >= MIB);
}

#[test]
fn a_body_of_a_gigabyte() {
    // Pages that nobody touches are not there.
    let json = vec![0; GB];
    assert_refused(&json, Rule::BodyTooLarge, REPORT);
    assert_refused(&json[..=MAX_BODY_BYTES], Rule::BodyTooLarge, REPORT);
}

#[test]
fn a_list_of_a_million_hosts() {
    let list: Vec<_> = (0..1_000_000).map(|i| format!("10.{}.{}.{}", i >> 16, i >> 8 & 255, i & 255)).collect();
    let list = list.join(",");
    let mut rules = Vec::new();
    let judged = peak(|| {
        let report = CHANGE.check(Field::Host, &list).unwrap();
        rules.extend(report.violations().iter().map(|violation| violation.rule));
    });
    assert_eq!(rules, [Rule::ListTooLong]);
    assert!(judged <= REPORT, "{judged} bytes");
    let parsed = peak(|| assert!(HostList::parse(&list).is_err()));
    assert!(parsed <= REPORT, "{parsed} bytes");
    // In a body it is a text, of which the tape is a copy.
    let user = format!(r#"{{"users": [{{"name": "a", "host": "{list}", "password": "Rds_1234"}}]}}"#);
    assert_refused(user.as_bytes(), Rule::ListTooLong, user.len() / 8 * 9 + 16 * REPORT);
}

#[test]
fn bodies_that_are_nested_too_deep() {
    for open in ["[", "{\"a\":", "{\"users\":[", "{\"users\":[{\"name\":"] {
        let json = open.repeat(MAX_BODY_BYTES / open.len());
        // The tape is begun as long as the body; of its pages only the first are touched.
        assert_refused(json.as_bytes(), Rule::TooDeep, json.len() / 8 * 9 + 16 * REPORT);
    }
}

#[test]
fn a_million_users() {
    let json = format!(r#"{{"users":[{}{{}}]}}"#, "{},".repeat(999_999));
    assert_refused(json.as_bytes(), Rule::TooManyUsers, TIMES_A_BODY * json.len());
}

/// Whatever a body holds, the memory grows with its length and no faster.
#[test]
fn the_dearest_bodies() {
    let bodies = |count: usize| {
        let distinct: Vec<_> = (0..count).map(|i| format!("\"{i:x}\":0")).collect();
        let twice: Vec<_> = (0..count).map(|i| format!("\"{:x}\":0", i / 2)).collect();
        [
            ("numbers", format!("[{}0]", "0,".repeat(count))),
            ("lists", format!("[{}[]]", "[],".repeat(count))),
            ("texts", format!("[{}\"\"]", "\"\",".repeat(count))),
            ("escapes", format!("[\"{}\"]", "\\n".repeat(count))),
            ("one key", format!("{{{}\"\":0}}", "\"\":0,".repeat(count))),
            ("distinct keys", format!("{{{}}}", distinct.join(","))),
            ("keys that are there twice", format!("{{{}}}", twice.join(","))),
            ("users", format!("{{\"users\":[{}{{}}]}}", "{},".repeat(count))),
        ]
    };
    for count in [100_000, 131_073, 400_000] {
        for (name, json) in bodies(count) {
            let peak = peak(|| drop(report_of(json.as_bytes())));
            // A full report comes to it.
            assert!(peak <= TIMES_A_BODY * json.len() + 256 * REPORT, "{name}: {peak} bytes for {}", json.len());
        }
    }
}
