//! Input that nobody should send, and that is judged all the same.
#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]

mod common;

use std::fs;
use std::io::Write as _;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use common::{CHANGE, FLEXUS, File, body, codes, command, run};
use serde_json::json;

const MEBIBYTE: usize = 1024 * 1024;

/// The codes for a body, and the status, which must be 1.
#[track_caller]
fn codes_of(input: impl Into<Vec<u8>>) -> Vec<String> {
    let input = input.into();
    let outcome = run(&["check", CHANGE, "--format", "json"], input.clone());
    assert_eq!((outcome.status, outcome.stderr.as_str()), (1, ""));
    // The same in words must end in the same way. What is larger is read in the same way and takes long.
    if input.len() < 32 * MEBIBYTE {
        let text = run(&["check", CHANGE], input);
        assert_eq!((text.status, text.stderr.as_str()), (1, ""));
        assert!(text.stdout.contains("✗ not valid"));
    }
    codes(&outcome.json()).into_iter().map(str::to_owned).collect()
}

#[test]
fn broken_json() {
    for text in ["", " ", "{", r#"{"users":[}"#, "{'users':1}", "nul", r#"{"users":[]} x"#, "\u{feff}{}"] {
        assert_eq!(codes_of(text), ["malformed_json"], "{text}");
    }
}

#[test]
fn deep_nesting() {
    for text in ["[".repeat(200_000), format!("{{\"users\":{}{}}}", "[".repeat(200_000), "]".repeat(200_000))] {
        assert_eq!(codes_of(text), ["too_deep"]);
    }
    assert_eq!(codes_of("{\"users\":".repeat(200_000)), ["too_deep"]);
}

#[test]
fn invalid_utf8() {
    let outcome = run(&["check", CHANGE, "--format", "json"], b"{\"users\":\"\xff\"}".to_vec());
    let report = outcome.json();
    assert_eq!((outcome.status, codes(&report)), (1, vec!["invalid_utf8"]));
    assert_eq!(report["violations"][0]["params"], json!({ "offset": 10 }));
    assert_eq!(codes_of(b"\xef\xbb\xbf\xff".to_vec()), ["invalid_utf8"]);
}

#[test]
fn a_huge_password() {
    let password = "CANARY_1".repeat(30 * MEBIBYTE / 8);
    assert_eq!(codes_of(body("a", "10.0.0.1", &password)), ["too_long"]);
    let outcome = run(&["check", CHANGE, "--field", "password"], password);
    assert_eq!(outcome.status, 1);
    let found = "line 1: error[too_long] at character 33: must have at most 32 characters; shorten it\n";
    assert!(outcome.stdout.starts_with(found), "{}", outcome.stdout);
}

#[test]
fn a_huge_list_of_hosts() {
    let hosts: Vec<_> = (0..1_000_000).map(|i| format!("10.{}.{}.{}", i >> 16, i >> 8 & 255, i & 255)).collect();
    assert_eq!(codes_of(body("a", &hosts.join(","), "Rds_1234")), ["list_too_long"]);
}

#[test]
fn more_violations_than_a_report_holds() {
    let outcome = run(&["check", CHANGE], body("a", &"*".repeat(5_000), "Rds_1234"));
    assert!(outcome.stdout.contains("a report holds the first 1,000"), "{}", outcome.stdout);
    let bulk = run(&["check", CHANGE, "--field", "host"], "*".repeat(5_000));
    assert_eq!(bulk.stdout.lines().count(), 1_002);
}

#[test]
fn a_huge_body() {
    let mut large = body("a", "10.0.0.1", "Rds_1234").into_bytes();
    large.resize(64 * MEBIBYTE, b' ');
    assert_eq!(run(&["check", CHANGE], large.clone()).status, 0);
    large.push(b' ');
    assert_eq!(codes_of(large), ["body_too_large"]);
    let file = File::sparse(1 << 30);
    let outcome = run(&["check", CHANGE, "--format", "json", file.path()], "");
    assert_eq!((outcome.status, codes(&outcome.json())), (1, vec!["body_too_large"]));
}

#[test]
fn huge_lines_leave_the_others_judged() {
    let valid = body("a", "10.0.0.1", "Rds_1234");
    let bodies = format!("{valid}\n{}\n{valid}\r\n\n{}", " ".repeat(65 * MEBIBYTE), "[".repeat(100));
    let outcome = run(&["check", CHANGE, "--ndjson", "--format", "json"], bodies);
    let lines = outcome.json_lines();
    let found: Vec<_> = lines.iter().map(codes).collect();
    assert_eq!(found, [&[][..], &["body_too_large"], &[], &["malformed_json"], &["too_deep"]]);
    assert_eq!((outcome.status, outcome.stderr.as_str()), (1, "5 judged, 3 not valid\n"));

    // 64 MiB end in the middle of a character: the rest of the line is no fault of the value's encoding.
    let names = format!("a\n{}x\n\u{ff}b\nc", "é".repeat(33 * MEBIBYTE));
    let outcome = run(&["check", CHANGE, "--field", "name", "--format", "json"], names);
    let lines = outcome.json_lines();
    let found: Vec<_> = lines.iter().map(codes).collect();
    assert_eq!(found, [&[][..], &["too_long", "illegal_character"], &["illegal_character"], &[]]);
}

#[test]
fn lines_that_are_not_utf8_leave_the_others_judged() {
    let outcome =
        run(&["check", CHANGE, "--field", "password", "--format", "json"], b"Rds_1234\nRds\xff1234\n\nx".to_vec());
    let lines = outcome.json_lines();
    assert_eq!(codes(&lines[1]), ["invalid_utf8"]);
    assert_eq!(lines[1]["violations"][0]["params"], json!({ "offset": 3 }));
    assert_eq!((&lines[1]["violations"][0]["path"], &lines[1]["unchecked"]), (&json!(""), &json!([])));
    assert_eq!((&lines[1]["document"], &lines[1]["valid"]), (&json!(CHANGE), &json!(false)));
    assert_eq!((lines.len(), outcome.status), (4, 1));
    let text = run(&["check", CHANGE, "--field", "password"], b"Rds\xff1234".to_vec());
    assert!(text.stdout.starts_with("line 1: error[invalid_utf8]: is not UTF-8"), "{}", text.stdout);
    let quiet = run(&["check", CHANGE, "--field", "password", "--quiet"], b"Rds\xff1234".to_vec());
    assert_eq!((quiet.status, quiet.stdout.as_str()), (1, "1 judged, 1 not valid\n"));
}

#[test]
fn keys_that_are_there_twice() {
    let outcome = run(&["check", FLEXUS, "--format", "json"], r#"{"db_user_pwd":"Rds_1234","db_user_pwd":"CANARY"}"#);
    assert_eq!(codes(&outcome.json()), ["duplicate_key", "too_short", "too_few_classes"]);
    // Which of the names is meant cannot be told, so none is shown.
    let names = r#"{"users":[{"name":"first-name","name":"second-name","host":"10.0.0.1","password":"Rds_1234"}]}"#;
    let outcome = run(&["check", CHANGE], names);
    assert!(outcome.stdout.contains("error[duplicate_key]"), "{}", outcome.stdout);
    assert!(!outcome.stdout.contains("first-name") && !outcome.stdout.contains("second-name"), "{}", outcome.stdout);
}

#[test]
fn only_lf_and_crlf_end_a_line() {
    let values = "Rds_1234\r\nRds_1234 \n\rRds_1234\n\nRds_1234\r";
    let outcome = run(&["check", FLEXUS, "--field", "password", "--format", "json"], values);
    let lines = outcome.json_lines();
    let found: Vec<_> = lines.iter().map(codes).collect();
    let illegal = &["illegal_character"][..];
    assert_eq!(found, [&[][..], illegal, illegal, &["too_short", "too_few_classes"], illegal]);
    let numbers: Vec<_> = lines.iter().map(|report| report["line"].as_u64().unwrap()).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5]);
}

#[test]
fn a_report_is_there_as_soon_as_its_line_is() {
    use std::io::{BufRead as _, BufReader};
    let mut child = command(&["check", CHANGE, "--field", "host", "--format", "json"]);
    let mut child = child.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut reports = BufReader::new(child.stdout.take().unwrap()).lines();
    for _ in 0..3 {
        input.write_all(b"%\n").unwrap();
        assert!(reports.next().unwrap().unwrap().contains("any_address"));
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

/// The most memory that the process has had, in KiB.
#[cfg(target_os = "linux")]
fn peak_memory(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_lines() {
    for mode in [&["--field", "password"][..], &["--ndjson"]] {
        let arguments = [&["check", CHANGE, "--format", "json"], mode].concat();
        let mut child = command(&arguments);
        let mut child = child.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        let lines = "\"Rds_1234 and a password that is much too long\"\n".repeat(3_000);
        for _ in 0..10 {
            input.write_all(lines.as_bytes()).unwrap();
        }
        // The pipe holds a little; the rest has been judged.
        thread::sleep(Duration::from_millis(100));
        let peak = peak_memory(child.id());
        assert!(peak < 16 * 1024, "{mode:?} {peak} KiB");
        drop(input);
        assert_eq!(child.wait().unwrap().code(), Some(1));
    }
}
