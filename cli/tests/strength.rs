//! `--strength`: advice about passwords that are easy to guess.
#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]

mod common;

use common::{CHANGE, FLEXUS, body, codes, run};
use serde_json::{Value, json};

const WEAK: &str = "P@ssw0rd";
const HARD: &str = "tP7~vQz2-mKd";

fn weak(report: &Value) -> Option<&Value> {
    report["violations"].as_array().unwrap().iter().find(|violation| violation["code"] == "weak")
}

#[test]
fn a_field_gets_advice_only_where_it_is_asked_for() {
    let lines = format!("{WEAK}\n{HARD}\nweak\n");
    let plain = run(&["check", FLEXUS, "--field", "password", "--format", "json"], lines.clone());
    assert!(!plain.stdout.contains("weak"), "{}", plain.stdout);

    let advised = run(&["check", FLEXUS, "--field", "password", "--format", "json", "--strength"], lines);
    let reports = advised.json_lines();
    assert_eq!(codes(&reports[0]), ["weak"]);
    assert_eq!(codes(&reports[1]), [""; 0]);
    assert_eq!(codes(&reports[2]), ["too_short", "too_few_classes", "weak"]);
    assert_eq!(
        weak(&reports[0]).unwrap(),
        &json!({
            "severity": "advice",
            "code": "weak",
            "path": "",
            "params": { "guesses": 17, "reason": "similar_to_common_password" },
            "span": { "utf8": [0, 8], "utf16": [0, 8] },
            "message": "is like a common password, and as easy to guess; choose another password"
        })
    );
    assert_eq!((advised.status, advised.stderr), (plain.status, plain.stderr));
}

/// The same lines are valid, and the status is the same.
#[test]
fn advice_changes_no_verdict() {
    for (value, status) in [(WEAK, 0), (HARD, 0), ("password", 1)] {
        let body = json!({ "db_user_pwd": value }).to_string();
        for arguments in
            [&["check", FLEXUS][..], &["check", FLEXUS, "--ndjson"], &["check", FLEXUS, "--ndjson", "--quiet"]]
        {
            for more in [&[][..], &["--strength"]] {
                assert_eq!(run(&[arguments, more].concat(), body.clone()).status, status, "{arguments:?} {more:?}");
            }
        }
        for more in [&[][..], &["--quiet"]] {
            let arguments = [&["check", FLEXUS, "--field", "password", "--strength"], more].concat();
            assert_eq!(run(&arguments, format!("{value}\n")).status, status, "{arguments:?}");
        }
    }
}

#[test]
fn a_person_reads_it_below_the_password() {
    let outcome = run(&["check", CHANGE, "--strength"], body("app", "10.10.10.*", WEAK));
    let host = outcome.stdout.find("error[asterisk_wildcard]").unwrap();
    let advice = outcome.stdout.find("advice[weak] at characters 1 to 8: is like a common password").unwrap();
    assert!(host < advice, "{}", outcome.stdout);
    assert!(outcome.stdout.contains("✗ not valid: 1 error, 1 piece of advice"), "{}", outcome.stdout);
    let outcome = run(&["check", CHANGE, "--strength", "--language", "zh-cn"], body("app", "%", WEAK));
    assert!(outcome.stdout.contains("提示[weak]"), "{}", outcome.stdout);
}

#[test]
fn every_user_of_every_line_is_advised_by_name() {
    let users = json!({ "users": [
        { "name": "aurelius_marcus", "host": "%", "password": "Aurelius_Marcus1" },
        { "name": "app", "host": "%", "password": HARD },
        { "name": "root", "host": "%", "password": WEAK },
    ] });
    let outcome = run(&["check", CHANGE, "--ndjson", "--strength", "--format", "json"], format!("{users}\n{users}\n"));
    for report in outcome.json_lines() {
        let advice: Vec<_> =
            report["violations"].as_array().unwrap().iter().filter(|it| it["code"] == "weak").collect();
        let said: Vec<_> = advice.iter().map(|it| (it["path"].as_str().unwrap(), &it["params"]["reason"])).collect();
        assert_eq!(
            said,
            [
                ("/body/users/0/password", &json!("user_input")),
                ("/body/users/2/password", &json!("similar_to_common_password"))
            ]
        );
    }
}

/// Other fields have no advice about passwords; asking for it does no harm.
#[test]
fn a_field_that_is_no_password_is_judged_as_ever() {
    let arguments = ["check", CHANGE, "--field", "host", "--format", "json"];
    let plain = run(&arguments, "10.10.10.*\n%\n");
    let advised = run(&[&arguments[..], &["--strength"]].concat(), "10.10.10.*\n%\n");
    assert_eq!(advised.stdout, plain.stdout);
}

#[test]
fn no_part_of_a_password_is_told() {
    let secret = "password-Canary-7777-qwertyuiop";
    for arguments in [&["--format", "json"][..], &[], &["--language", "zh-cn"]] {
        let outcome = run(&[&["check", FLEXUS, "--field", "password", "--strength"], arguments].concat(), secret);
        for start in 0..secret.len() - 4 {
            let piece = &secret[start..start + 4];
            // The word is a part of codes and messages.
            assert!("password".contains(piece) || !outcome.everything().contains(piece), "{piece}");
        }
    }
}
