//! `gatepass generate`: what it draws is accepted, what was asked for holds, and it ends as it should.
#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]

mod common;

use std::collections::HashSet;
use std::process::Stdio;

use common::{CHANGE, FLEXUS, OTC, RESET, command, run};

/// The lines of standard output of a run that must succeed.
#[track_caller]
fn generated(arguments: &[&str]) -> Vec<String> {
    let outcome = run(&[&["generate"], arguments].concat(), "");
    assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""));
    assert!(outcome.stdout.is_empty() || outcome.stdout.ends_with('\n'));
    outcome.stdout.lines().map(str::to_owned).collect()
}

/// All of them are passwords of the document, says the command itself.
#[track_caller]
fn assert_accepted(document: &str, passwords: &[String]) {
    let outcome = run(&["check", document, "--field", "password", "--quiet"], passwords.join("\n"));
    assert_eq!(outcome.stdout, format!("{} judged, all valid\n", passwords.len()));
}

/// How many passwords there are.
#[track_caller]
fn count(arguments: &[&str]) -> u128 {
    let outcome = run(&[&["generate", "--entropy", "--format", "json"], arguments].concat(), "");
    assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""));
    outcome.json()["count"].as_str().unwrap().parse().unwrap()
}

#[test]
fn one_a_line_and_all_of_them_are_accepted() {
    for document in [CHANGE, RESET, FLEXUS, OTC] {
        for (length, arguments) in [(20, &[][..]), (8, &["--length", "8"]), (32, &["--length", "32"])] {
            let passwords = generated(&[&[document, "--count", "200"], arguments].concat());
            assert_eq!(passwords.iter().collect::<HashSet<_>>().len(), 200);
            assert!(passwords.iter().all(|password| password.len() == length));
            assert_accepted(document, &passwords);
        }
        assert_eq!(generated(&[document]).len(), 1);
    }
    assert!(generated(&[CHANGE, "--count", "0"]).is_empty());
}

#[test]
fn several_documents_have_to_accept_them() {
    let passwords = generated(&[CHANGE, "--also", FLEXUS, "--also", OTC, "--count", "500", "--length", "8"]);
    for document in [CHANGE, FLEXUS, OTC, RESET] {
        assert_accepted(document, &passwords);
    }
    // Of as many that only the first accepts, some are not accepted by the others.
    let alone = generated(&[CHANGE, "--count", "500"]).join("\n");
    assert_eq!(run(&["check", FLEXUS, "--field", "password", "--quiet"], alone).status, 1);
    assert_eq!(count(&[CHANGE, "--also", FLEXUS]), count(&[FLEXUS]));
}

#[test]
fn characters_are_left_out() {
    let characters = |arguments: &[&str]| {
        let passwords = generated(&[&[CHANGE, "--count", "1000", "--length", "32"], arguments].concat());
        assert_accepted(CHANGE, &passwords);
        let mut characters: Vec<_> = passwords.concat().chars().collect::<HashSet<_>>().into_iter().collect();
        characters.sort_unstable();
        characters.retain(|c| !c.is_ascii_alphanumeric() || "0OoDQ1lI".contains(*c));
        characters.into_iter().collect::<String>()
    };
    // In so many characters each of the alphabet is there: less likely than one in 10^170 is missing.
    assert_eq!(characters(&[]), "!#$%&()*+,-.01=?@DIOQ^_lo|~");
    assert_eq!(characters(&["--no-look-alikes"]), "!#$%&()*+,-.=?@^_~");
    assert_eq!(characters(&["--safe-for", "shell"]), "+.01DIOQ_lo");
    assert_eq!(characters(&["--safe-for", "url"]), "-.01DIOQ_lo~");
    assert_eq!(characters(&["--safe-for", "sql"]), "!+.01=DIOQ^_lo~");
    assert_eq!(characters(&["--safe-for", "sql", "--safe-for", "url", "--no-look-alikes"]), "._~");
}

#[test]
fn a_name_and_its_reverse_are_left_out() {
    let all = count(&[CHANGE, "--length", "8"]);
    for (names, fewer) in [
        (&["--username", "Root_123"][..], 2),
        (&["--username", "Ab0__0bA"], 1),
        (&["--username", "Root_123", "--username", "321_tooR", "--username", "--Root12"], 4),
        // These are no passwords of this length.
        (&["--username", "root", "--username", "aaaaaaaa", "--username", ""], 0),
    ] {
        assert_eq!(count(&[&[CHANGE, "--length", "8"], names].concat()), all - fewer, "{names:?}");
    }
}

#[test]
fn the_number_and_the_entropy_are_told() {
    let outcome = run(&["generate", FLEXUS, "--also", CHANGE, "--length", "8", "--entropy", "--format", "json"], "");
    let entropy = outcome.json();
    assert_eq!(entropy["documents"], serde_json::json!([FLEXUS, CHANGE]));
    assert_eq!((&entropy["length"], &entropy["count"]), (&8.into(), &"1435197491241696".into()));
    let bits = 1_435_197_491_241_696_f64.log2();
    assert!((entropy["entropy_bits"].as_f64().unwrap() - bits).abs() < 1e-12);

    let outcome = run(&["generate", FLEXUS, "--length", "8", "--entropy"], "");
    assert_eq!(outcome.stdout, "1435197491241696 passwords of 8 characters, 50.35 bits of entropy each\n");
    let outcome = run(&["generate", FLEXUS, "--length", "8", "--entropy", "--language", "zh-cn"], "");
    assert_eq!(outcome.stdout, "长度为 8 个字符的密码共 1435197491241696 个，每个的熵为 50.35 位\n");
}

#[test]
fn what_cannot_be_met_ends_with_2() {
    for (arguments, words) in [
        (
            &[FLEXUS, "--length", "7"][..],
            "error: passwords of this length are not allowed; give a --length from 8 to 32\n",
        ),
        (&[FLEXUS, "--length", "33", "--language", "zh-cn"], "错误：不允许此长度的密码；请将 --length 设为 8 到 32\n"),
        (
            &[FLEXUS, "--length", "0", "--entropy"],
            "error: passwords of this length are not allowed; give a --length from 8 to 32\n",
        ),
    ] {
        let outcome = run(&[&["generate"], arguments].concat(), "");
        assert_eq!((outcome.status, outcome.stdout.as_str(), outcome.stderr.as_str()), (2, "", words));
    }
    for arguments in [
        &["generate"][..],
        &["generate", "taurusdb.change-user-pasword"],
        &["generate", FLEXUS, "--count", "-1"],
        &["generate", FLEXUS, "--length", "a lot"],
        &["generate", FLEXUS, "--safe-for", "xml"],
        &["generate", FLEXUS, "--also", "nothing"],
        &["generate", "--policy", "-", "--also", "-"],
        &["generate", FLEXUS, "--count", "2", "--entropy"],
        &["generate", FLEXUS, "--format", "json"],
        &["generate", FLEXUS, "--format", "json", "--count", "3"],
    ] {
        let outcome = run(arguments, "");
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(outcome.stderr.starts_with("error: ") || outcome.stderr.starts_with("Draw "), "{}", outcome.stderr);
    }
}

#[test]
fn what_may_be_a_secret_is_not_repeated() {
    for arguments in [
        &["generate", "QZQZ_1234"][..],
        &["generate", FLEXUS, "QZQZ_1234"],
        &["generate", FLEXUS, "--also", "QZQZ_1234"],
        &["generate", FLEXUS, "--count", "QZQZ_1234"],
        &["generate", FLEXUS, "--username", "QZQZ_1234", "--length", "7"],
    ] {
        let outcome = run(arguments, "");
        assert_eq!(outcome.status, 2);
        assert!(!outcome.everything().contains("QZQZ"), "{}", outcome.everything());
    }
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let mut child = command(&["generate", CHANGE, "--count", "1000000000000"]);
    let mut child = child.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_written_ends_with_2() {
    for arguments in [&["--count", "100000"][..], &["--count", "1"], &["--entropy"]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut child = command(&[&["generate", CHANGE], arguments].concat());
        let child = child.stdin(Stdio::null()).stdout(full).stderr(Stdio::piped()).spawn().unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stderr.starts_with(b"error: cannot write to standard output: "));
    }
}
