//! `gatepass check --policy FILE`.
#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]

mod common;

use std::fs;

use common::{File, codes, run};
use serde_json::Value;

const POLICY: &str = r#"
title = "Acme databases"
[password]
min_length = 12
max_length = 64
specials = "!#$*_-"
required_classes = 3
"#;

const FAULTY: &str = "[password]\nmin_length = 12\nmax_length = 64\nspecials = '!*-_'\nrequired_class = 3\n";

#[test]
fn each_line_is_a_password_that_the_policy_judges() {
    let policy = File::new(POLICY);
    for arguments in [&["check", "--policy", policy.path()][..], &["check", "--policy", policy.path(), "-"]] {
        let outcome = run(arguments, "correct-Horse\nshort|\n");
        assert_eq!((outcome.status, outcome.stderr.as_str()), (1, ""));
        assert!(outcome.stdout.ends_with("2 judged, 1 not valid\n"), "{}", outcome.stdout);
        assert!(!outcome.stdout.contains("short|"), "{}", outcome.stdout);
    }
    let passwords = File::new("correct-Horse\n");
    for field in [&[][..], &["--field", "password"]] {
        let arguments = [&["check", "--policy", policy.path(), passwords.path()], field].concat();
        assert_eq!(run(&arguments, "").status, 0);
        assert_eq!(run(&[&arguments[..], &["--quiet"]].concat(), "").stdout, "1 judged, all valid\n");
    }
}

#[test]
fn a_password_in_the_place_of_a_file_is_not_repeated_however_it_is_spelled() {
    let outcome = run(&["check", "--policy", File::new(POLICY).path(), "correct-horse"], "");
    assert_eq!(outcome.status, 2);
    assert!(
        outcome.everything().contains("not shown") && !outcome.everything().contains("horse"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn reports_name_no_document_and_obey_the_schema() {
    let policy = File::new(POLICY);
    let schema: Value = serde_json::from_str(include_str!("../../docs/report.schema.json")).unwrap();
    let schema = jsonschema::draft202012::new(&schema).unwrap();
    let outcome = run(&["check", "--policy", policy.path(), "--format", "json"], b"a b\ncorrect-Horse\n\xff\n");
    let reports = outcome.json_lines();
    assert_eq!(outcome.status, 1);
    assert_eq!(codes(&reports[0]), ["too_short", "illegal_character", "too_few_classes"]);
    assert_eq!(codes(&reports[1]), Vec::<&str>::new());
    assert_eq!(codes(&reports[2]), ["invalid_utf8"]);
    for report in &reports {
        assert!(schema.is_valid(report), "{report}");
        assert_eq!((&report["document"], &report["revision"]), (&Value::Null, &Value::Null));
    }
}

#[test]
fn the_format_is_that_of_the_name_and_otherwise_of_the_text() {
    let json = r#"{"password": {"min_length": 1, "max_length": 9, "specials": "", "required_classes": 1}}"#;
    for text in [POLICY, json] {
        assert_eq!(run(&["check", "--policy", File::new(text).path()], "").stdout, "0 judged\n");
    }
    for (extension, text, status) in [("toml", POLICY, 0), ("json", json, 0), ("json", POLICY, 2), ("TOML", json, 2)] {
        let file = File::new("");
        let path = file.0.with_extension(extension);
        fs::write(&path, text).unwrap();
        let outcome = run(&["check", "--policy", path.to_str().unwrap()], "");
        fs::remove_file(&path).unwrap();
        assert_eq!(outcome.status, status, "{extension} {}", outcome.stderr);
    }
}

#[test]
fn every_fault_is_shown_with_its_line_an_underline_and_what_to_write() {
    let policy = File::new(FAULTY);
    let outcome = run(&["check", "--policy", policy.path()], "");
    assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""));
    let path = policy.path();
    let expected = format!(
        "error: {path} holds no policy: 3 errors\n\
         \n\
         error[missing_key]: lacks `required_classes`; add it\n \
         --> {path}:1:1\n\
         1 | [password]\n  \
           | ^^^^^^^^^^\n\
         \n\
         error[ambiguous_range]: has `*-_`, which a regular expression takes for a range;\n\
         here nothing is a range, so write `-` first or last: \"-!*_\"\n \
         --> {path}:4:14\n\
         4 | specials = '!*-_'\n  \
           |              ^^^\n\
         \n\
         error[unknown_key]: is no key of a policy; write `required_classes`\n \
         --> {path}:5:1\n\
         5 | required_class\n  \
           | ^^^^^^^^^^^^^^\n"
    );
    // A suggestion is for what is absent.
    assert_eq!(outcome.stderr, expected);
    let outcome = run(&["check", "--policy", policy.path(), "--language", "zh-cn"], "");
    assert!(outcome.stderr.starts_with("错误：") && outcome.stderr.contains("这里没有范围"), "{}", outcome.stderr);
}

#[test]
fn what_is_to_be_copied_stands_on_one_line() {
    let policy = File::new(
        "[password]\nmin_length = 1\nmax_length = 9\nspecials = ' !#$%&()*+,-./:;<=>?@_{|}~'\nrequired_classes = 0\n",
    );
    for language in ["en-us", "zh-cn"] {
        let outcome = run(&["check", "--policy", policy.path(), "--language", language], "");
        assert!(outcome.stderr.contains("\"- !#$%&()*+,./:;<=>?@_{|}~\"\n"), "{}", outcome.stderr);
    }
}

#[test]
fn lines_of_what_is_no_policy_are_not_shown() {
    for text in [
        "Rds_1234\nRds_5678\n",
        r#"{"db_user_pwd": "Rds_1234"}"#,
        r#"{"password": "Rds_1234"}"#,
        "password = 'Rds_1234'",
    ] {
        let outcome = run(&["check", "--policy", File::new(text).path()], "");
        assert_eq!(outcome.status, 2);
        assert!(outcome.stderr.contains("holds no policy") && !outcome.stderr.contains("Rds_"), "{}", outcome.stderr);
    }
}

/// A team may keep its policy beside other settings.
#[test]
fn what_stands_beside_a_key_that_no_policy_has_is_not_shown() {
    let json = r#"{"root": "Rds_1234", "admin": "Rds_5678", "password": {"specials": "!", "key": "Rds_9012"}}"#;
    for text in [format!("{POLICY}root_password = 'Rds_1234'\n"), json.to_owned()] {
        let outcome = run(&["check", "--policy", File::new(text).path()], "");
        assert!(outcome.status == 2 && outcome.stderr.contains("error[unknown_key]"), "{}", outcome.stderr);
        assert!(outcome.stderr.contains("root") && !outcome.stderr.contains("Rds_"), "{}", outcome.stderr);
    }
}

#[test]
fn what_cannot_be_read_is_not_shown() {
    let toml = format!("{POLICY}root_password = Rds_1234\n");
    for text in [&toml, r#"{"password": {}, "root": Rds_1234}"#] {
        let outcome = run(&["check", "--policy", File::new(text).path()], "");
        assert!(outcome.status == 2 && outcome.stderr.contains("error[malformed_"), "{}", outcome.stderr);
        assert!(!outcome.stderr.contains("Rds_"), "{}", outcome.stderr);
    }
}

#[test]
fn files_that_cannot_be_read_end_with_2() {
    let large = File::sparse(1 << 30);
    let binary = File::new(b"\xff\xfe");
    for (file, why) in
        [(large.path(), "error[too_large]"), (binary.path(), "error: cannot read "), ("no/such.toml", "cannot read")]
    {
        let outcome = run(&["check", "--policy", file], "");
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""));
        assert!(outcome.stderr.contains(why), "{}", outcome.stderr);
    }
}

#[test]
fn what_needs_a_document_is_refused() {
    let policy = File::new(POLICY);
    let passwords = File::new("x");
    for (arguments, why) in [
        (&["--ndjson"][..], "--ndjson"),
        (&["--project-id", "x"], "--project-id"),
        (&["--header", "X-Language: en-us"], "--header"),
        (&["--field", "host"], "--policy has no field `host`; it has password"),
        (&[common::FLEXUS, passwords.path()], "DOCUMENT"),
    ] {
        let outcome = run(&[&["check", "--policy", policy.path()], arguments].concat(), "");
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(outcome.stderr.contains(why), "{}", outcome.stderr);
    }
    let outcome = run(&["check", "--policy", "-"], POLICY);
    assert!(outcome.status == 2 && outcome.stderr.contains("--policy - needs a FILE"), "{}", outcome.stderr);
    assert_eq!(run(&["check", "--policy", "-", passwords.path()], POLICY).status, 1);
    assert_eq!(run(&["check"], "").status, 2);
}

#[test]
fn a_policy_in_the_place_of_a_document_is_told_where_to_stand() {
    // Its name is as plain as an id is.
    for arguments in [&["check"][..], &["generate"], &["export"]] {
        let end = if arguments == ["export"] { &["html"][..] } else { &[] };
        let outcome = run(&[arguments, &["./tests/common/mod.rs"], end].concat(), "");
        let tip = "a policy of your own is given as '--policy ./tests/common/mod.rs'";
        assert!(outcome.status == 2 && outcome.stderr.contains(tip), "{}", outcome.stderr);
    }
    let outcome = run(&["explain", "./tests/common/mod.rs"], "");
    assert!(outcome.status == 2 && !outcome.stderr.contains("--policy"), "{}", outcome.stderr);
}
