//! Questions at a terminal. `script` lends one.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]

mod common;

use std::io::{Read as _, Write as _};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use common::{CHANGE, FLEXUS};

/// Runs the command at a terminal, and gives each answer when its question is there. Says what the terminal showed.
fn converse(arguments: &str, answers: &[(&str, &str)]) -> String {
    let answers: Vec<_> = answers.iter().map(|&(question, answer)| (question, answer.as_bytes())).collect();
    converse_bytes("", arguments, &answers)
}

/// The same with any bytes as answers, and with what the shell does before.
fn converse_bytes(before: &str, arguments: &str, answers: &[(&str, &[u8])]) -> String {
    let line = format!("{before}'{}' {arguments}", env!("CARGO_BIN_EXE_gatepass"));
    let mut terminal = Command::new("script");
    terminal.args(["--quiet", "--return", "--command", &line, "/dev/null"]).env("NO_COLOR", "1").env("TERM", "dumb");
    let mut terminal = terminal.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut keyboard, mut screen) = (terminal.stdin.take().unwrap(), terminal.stdout.take().unwrap());
    let mut shown = Vec::new();
    for (question, answer) in answers {
        let start = shown.len();
        while !String::from_utf8_lossy(&shown[start..]).contains(question) {
            let mut byte = [0];
            screen.read_exact(&mut byte).unwrap();
            shown.extend(byte);
        }
        // The echo is turned off right after the question.
        thread::sleep(Duration::from_millis(200));
        keyboard.write_all(answer).unwrap();
    }
    screen.read_to_end(&mut shown).unwrap();
    let status = terminal.wait().unwrap().code().unwrap();
    format!("{}status {status}", String::from_utf8_lossy(&shown).replace('\r', ""))
}

#[test]
fn a_body_is_asked_for_member_by_member() {
    let shown = converse(
        &format!("check {CHANGE}"),
        &[
            ("users #1 › name: ", "app\r"),
            ("users #1 › host: ", "10.0.0.1\r"),
            ("users #1 › password: ", "QZQZ\r"),
            ("another one? [y/N] ", "y\r"),
            ("users #2 › name: ", "\r"),
            ("users #2 › host: ", "%\r"),
            ("users #2 › password: ", "Rds_1234\r"),
            ("another one? [y/N] ", "\r"),
        ],
    );
    assert!(!shown.contains("QZQZ") && !shown.contains("Rds_1234"), "{shown}");
    assert!(shown.contains("body › users #1 › password (a secret, not shown)"), "{shown}");
    assert!(shown.contains("body › users #2 › name"), "{shown}");
    assert!(shown.contains("✗ not valid: 3 errors, 1 piece of advice"), "{shown}");
    assert!(shown.ends_with("status 1"), "{shown}");
}

#[test]
fn a_value_is_asked_for() {
    let shown = converse(&format!("check {FLEXUS} --field password --format json"), &[("password: ", "Rds_1234\r")]);
    assert!(shown.contains(r#"{"line":1,"schema":"gatepass.report/1""#) && shown.ends_with("status 0"), "{shown}");
    assert!(!shown.contains("Rds_1234"), "{shown}");
}

#[test]
fn no_value_is_a_failure() {
    let shown = converse(&format!("check {FLEXUS}"), &[("db_user_pwd: ", "\u{4}")]);
    assert!(
        shown.contains("error: cannot read standard input: the input ended") && shown.ends_with("status 2"),
        "{shown}"
    );
}

#[test]
fn a_secret_is_not_echoed_for_who_names_standard_input_either() {
    let shown = converse(&format!("check {FLEXUS} --field password -"), &[("password: ", "Rds_1234\r")]);
    assert!(!shown.contains("Rds_1234") && shown.ends_with("status 0"), "{shown}");
}

#[test]
fn a_password_is_asked_for_that_a_policy_judges() {
    let text = "[password]\nmin_length = 1\nmax_length = 9\nspecials = '_'\nrequired_classes = 1\n";
    let policy = common::File::new(text);
    let shown = converse(&format!("check --policy '{}'", policy.path()), &[("password: ", "Rds_1234\r")]);
    assert!(shown.contains("✓ valid") && !shown.contains("Rds_1234") && shown.ends_with("status 0"), "{shown}");
}

#[test]
fn who_types_lines_is_told_that_they_are_seen() {
    let remark = "shown as they are typed; Ctrl-D ends";
    for arguments in ["--ndjson", "--ndjson -", "-", "--field host -"] {
        let shown = converse(&format!("check {CHANGE} {arguments}"), &[(remark, "x\r\u{4}")]);
        assert!(shown.ends_with("status 1"), "{arguments} {shown}");
    }
}

#[test]
fn a_value_that_is_not_utf8_is_a_report() {
    let shown = converse_bytes("", &format!("check {CHANGE} --field host"), &[("host: ", b"a\xff\r")]);
    assert!(shown.contains("error[invalid_utf8]") && shown.ends_with("status 1"), "{shown}");
}

#[test]
fn narrow_terminals_get_narrow_text() {
    let narrow = "stty rows 24 cols 30; ";
    let file = common::File::new(common::body("a", "%", "Rds_1234"));
    for arguments in [&format!("check {CHANGE} '{}'", file.path())[..], "documents"] {
        let shown = converse_bytes(narrow, arguments, &[]);
        // A word stays whole, however long it is.
        let is_several_words = |line: &&str| line.trim().contains(' ');
        assert!(shown.lines().filter(is_several_words).all(|line| line.chars().count() <= 30), "{shown}");
        assert!(shown.ends_with("status 0"), "{shown}");
    }
}
