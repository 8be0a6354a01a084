//! How the command ends, and what goes to which stream.
#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]

mod common;

use std::process::Stdio;

use common::{CHANGE, FLEXUS, File, OTC, RESET, body, command, finish, run};

const VALID: &str = r#"{"users":[{"name":"gaussdb_mysql_user1","host":"127.0.0.1","password":"Rds_1234"}]}"#;

#[test]
fn what_is_valid_ends_with_0() {
    let outcome = run(&["check", CHANGE, "-"], VALID);
    assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""));
    assert!(outcome.stdout.contains("✓ valid"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("not checked: path (--project-id, --instance-id), headers (--header)"));
}

#[test]
fn warnings_and_advice_do_not_count() {
    let outcome = run(&["check", CHANGE], body("a", "%,10.%.1.1", "Rds_1234"));
    assert_eq!(outcome.status, 0);
    assert!(outcome.stdout.contains("✓ valid: 1 warning, 2 pieces of advice"), "{}", outcome.stdout);
}

#[test]
fn what_is_not_valid_ends_with_1() {
    let outcome = run(&["check", CHANGE], body("a", "%", "Rds_1"));
    assert_eq!((outcome.status, outcome.stderr.as_str()), (1, ""));
    assert!(outcome.stdout.contains("✗ not valid: 1 error, 1 piece of advice"), "{}", outcome.stdout);
}

#[test]
fn an_unknown_document_ends_with_2_and_shows_the_nearest() {
    for command in [&["check"][..], &["explain"], &["export", "html"]] {
        let outcome = run(&[&command[..1], &["taurusdb.change-user-pasword"], &command[1..]].concat(), "");
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""));
        for id in [CHANGE, RESET, FLEXUS, OTC] {
            assert!(outcome.stderr.contains(id), "{}", outcome.stderr);
        }
        assert!(outcome.stderr.contains("similar"), "{}", outcome.stderr);
    }
}

#[test]
fn an_unknown_field_ends_with_2_and_shows_the_fields() {
    let outcome = run(&["check", FLEXUS, "--field", "db_user_pwd"], "");
    assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""));
    assert!(outcome.stderr.contains("project_id, instance_id, name, host, password"), "{}", outcome.stderr);
}

#[test]
fn a_field_that_the_document_lacks_ends_with_2() {
    let outcome = run(&["check", FLEXUS, "--field", "host"], "%");
    assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""));
    assert_eq!(
        outcome.stderr,
        "error: flexusrds.reset-root-password has no field `host`; it has project_id, instance_id, password\n"
    );
    let outcome = run(&["check", FLEXUS, "--field", "host", "--language", "zh-cn"], "%");
    assert!(outcome.stderr.starts_with("错误：") && outcome.stderr.contains("没有字段"), "{}", outcome.stderr);
}

#[test]
fn what_cannot_be_read_ends_with_2() {
    for arguments in [&["check", CHANGE][..], &["check", CHANGE, "--ndjson"], &["check", CHANGE, "--field", "host"]] {
        for file in ["no/such/\u{1b}file", env!("CARGO_TARGET_TMPDIR")] {
            let outcome = run(&[arguments, &[file]].concat(), "");
            assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""), "{file}");
            assert!(outcome.stderr.starts_with("error: cannot read "), "{}", outcome.stderr);
            assert!(!outcome.stderr.contains('\u{1b}'), "{}", outcome.stderr);
        }
    }
    let outcome = run(&["check", CHANGE, "--language", "zh-cn", "no/such/file"], "");
    assert!(outcome.stderr.starts_with("错误：无法读取 no/such/file："), "{}", outcome.stderr);
}

#[cfg(target_os = "linux")]
#[test]
fn standard_input_that_cannot_be_read_is_named() {
    for (language, start) in [("en-us", "error: cannot read standard input: "), ("zh-cn", "错误：无法读取标准输入：")]
    {
        let mut child = command(&["check", CHANGE, "--language", language]);
        let directory = std::fs::File::open(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let output = child.stdin(directory).output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(2) && stderr.starts_with(start), "{stderr}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_written_ends_with_2() {
    for arguments in [
        &["documents"][..],
        &["explain", CHANGE],
        &["export", CHANGE, "html"],
        &["check", CHANGE],
        &["check", CHANGE, "--ndjson"],
    ] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut child = command(arguments);
        let child = child.stdin(Stdio::null()).stdout(full).stderr(Stdio::piped()).spawn().unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stderr.starts_with(b"error: cannot write to standard output: "), "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn help_that_cannot_be_written_ends_with_2() {
    for arguments in [&["--help"][..], &["--version"], &["check", "--help"]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        assert_eq!(command(arguments).stdout(full).status().unwrap().code(), Some(2), "{arguments:?}");
        assert_eq!(run(arguments, "").status, 0);
    }
}

#[test]
fn arguments_that_do_not_go_together_end_with_2() {
    for arguments in [
        &["--ndjson", "--field", "host"][..],
        &["--field", "host", "--project-id", "p"],
        &["--field", "host", "--instance-id", "i"],
        &["--field", "host", "--header", "a: b"],
        &["--format", "xml"],
        &["--language", "de-de"],
        &["--password", "x"],
    ] {
        let outcome = run(&[&["check", CHANGE], arguments].concat(), "");
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""), "{arguments:?}");
    }
}

#[test]
fn a_closed_pipe_ends_it_quietly_with_what_was_found_until_then() {
    for (arguments, line, status) in [
        (&["check", CHANGE, "--field", "host", "--format", "json"][..], "%\n", 0),
        (&["check", CHANGE, "--field", "host"], "x\n", 1),
        (&["check", CHANGE, "--ndjson"], "{\n", 1),
        (&["check", CHANGE], "{\n", 1),
        (&["documents"], "", 0),
        (&["explain", CHANGE], "", 0),
        (&["export", CHANGE, "openapi"], "", 0),
    ] {
        let mut child = command(arguments);
        let mut child = child.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut input = child.stdin.take().unwrap();
        let text = line.repeat(200_000);
        std::io::Write::write_all(&mut input, text.as_bytes()).ok();
        drop(input);
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(status), "{arguments:?}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    }
}

#[test]
fn no_lines_are_0_judged() {
    for mode in [&["--ndjson"][..], &["--field", "password"]] {
        let outcome = run(&[&["check", CHANGE], mode].concat(), "");
        assert_eq!((outcome.status, outcome.stdout.as_str()), (0, "0 judged\n"));
        let outcome = run(&[&["check", CHANGE, "--format", "json"], mode].concat(), "");
        assert_eq!((outcome.status, outcome.stdout.as_str(), outcome.stderr.as_str()), (0, "", "0 judged\n"));
    }
}

#[test]
fn quiet_is_the_summary_alone() {
    let input = body("a", "%", "Rds_1");
    let single = run(&["check", CHANGE, "--quiet"], input.clone());
    assert_eq!((single.status, single.stdout.as_str()), (1, "✗ not valid: 1 error, 1 piece of advice\n"));
    let single = run(&["check", CHANGE, "--quiet", "--format", "json"], input.clone());
    assert_eq!((single.status, single.stdout.as_str()), (1, ""));
    assert_eq!(single.stderr, "✗ not valid: 1 error, 1 piece of advice\n");
    let bulk = run(&["check", CHANGE, "--quiet", "--ndjson"], format!("{input}\n{VALID}\n"));
    assert_eq!((bulk.status, bulk.stdout.as_str(), bulk.stderr.as_str()), (1, "2 judged, 1 not valid\n", ""));
    let bulk = run(&["check", CHANGE, "--quiet", "--field", "name", "--format", "json"], "a\nb");
    assert_eq!((bulk.status, bulk.stdout.as_str(), bulk.stderr.as_str()), (0, "", "2 judged, all valid\n"));
}

#[test]
fn documents_are_listed() {
    let text = run(&["documents"], "");
    assert_eq!((text.status, text.stdout.lines().count()), (0, 5));
    let starts: Vec<_> =
        text.stdout.lines().filter_map(|line| line.find("PUT").or_else(|| line.find("POST"))).collect();
    assert!(starts.len() == 4 && starts.iter().all(|start| *start == starts[0]), "{}", text.stdout);
    let json = run(&["documents", "--format", "json"], "").json();
    assert_eq!(
        json[3],
        serde_json::json!({
            "id": CHANGE,
            "product": "TaurusDB",
            "operation": "Changing Password of a Database User",
            "revision": "2025-07-11",
            "method": "PUT",
            "path": "/v3/{project_id}/instances/{instance_id}/db-users/password",
        })
    );
    assert_eq!(json[2]["revision"], serde_json::Value::Null);
}

#[test]
fn headers_come_from_arguments_and_files() {
    let headers = File::new("X-Auth-Token:  token\r\n\r\nX-Language: zh-cn\nAccept:*/*");
    let at = format!("@{}", headers.path());
    let report = run(&["check", RESET, "--format", "json", "--header", &at], r#"{"password":"Test_345612"}"#).json();
    // One space is syntax, the second one belongs to the token.
    assert_eq!(report["violations"][0]["path"], "/headers/X-Auth-Token");
    assert_eq!(report["violations"][0]["params"], serde_json::json!({ "kind": "space" }));
    assert_eq!(report["violations"].as_array().unwrap().len(), 1);
    assert_eq!(report["unchecked"], serde_json::json!(["path"]));

    let both = ["check", RESET, "--format", "json", "--header", &at, "--header", "x-language:en-us"];
    let report = run(&both, r#"{"password":"Test_345612"}"#).json();
    assert_eq!(common::codes(&report), ["illegal_character", "duplicate_key"]);
}

#[test]
fn what_is_no_header_ends_with_2_and_is_not_repeated() {
    let file = File::new("X-Language: en-us\nCANARY\n");
    let bytes = File::new(b"X-Auth-Token: CANARY\xff\n");
    let (at_file, at_bytes) = (format!("@{}", file.path()), format!("@{}", bytes.path()));
    for (header, place) in [
        ("CANARY", "--header number 1"),
        (": CANARY", "--header number 1"),
        ("X-Auth-Token : CANARY", "--header number 1"),
        ("X-CANARY\r\nX-Auth-Token: CANARY", "--header number 1"),
        ("X-CANARY\u{e9}: CANARY", "--header number 1"),
        ("@", "--header number 1"),
        (&at_file, "line 2 of"),
        (&at_bytes, "line 1 of"),
    ] {
        let outcome = run(&["check", RESET, "--header", header], "{}");
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""));
        assert!(outcome.stderr.contains(place) && !outcome.stderr.contains("CANARY"), "{}", outcome.stderr);
    }
    assert_eq!(run(&["check", RESET, "--header", "@no/such/file"], "{}").status, 2);
}

#[test]
fn headers_come_from_standard_input_where_the_body_does_not() {
    let body = File::new(r#"{"password":"Test_345612"}"#);
    // A byte order mark belongs to no header.
    let headers = "\u{feff}X-Auth-Token: token\nX-Language: zh-cn\n";
    let outcome = run(&["check", RESET, "--format", "json", "--header", "@-", body.path()], headers);
    assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""));
    assert_eq!(outcome.json()["unchecked"], serde_json::json!(["path"]));
    for file in [&[][..], &["-"]] {
        let outcome = run(&[&["check", RESET, "--header", "@-"], file].concat(), headers);
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""));
        assert!(outcome.stderr.starts_with("error: --header @- needs a FILE"), "{}", outcome.stderr);
    }
    let arguments = ["check", RESET, "--language", "zh-cn", "--header", "@-", body.path()];
    let outcome = run(&arguments, "CANARY");
    assert!(outcome.stderr.starts_with("错误：标准输入的第 1 行不是请求头"), "{}", outcome.stderr);
}

/// How often the process has written until now; `None` where the system does not tell.
#[cfg(target_os = "linux")]
fn writes(process: u32) -> Option<u64> {
    let told = std::fs::read_to_string(format!("/proc/{process}/io")).ok()?;
    told.lines().find_map(|line| line.strip_prefix("syscw: "))?.parse().ok()
}

#[cfg(target_os = "linux")]
#[test]
fn many_lines_are_few_writes() {
    let mut child = command(&["check", CHANGE, "--field", "host"]);
    let mut child = child.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut reports = std::io::BufReader::new(child.stdout.take().unwrap());
    std::io::Write::write_all(&mut input, "x\n".repeat(20_000).as_bytes()).unwrap();
    // With the last report read, and the input still open, all has been written.
    for _ in 0..20_000 {
        let mut line = Vec::new();
        std::io::BufRead::read_until(&mut reports, b'\n', &mut line).unwrap();
        assert!(!line.contains(&0x1b));
    }
    let writes = writes(child.id());
    assert!(writes.is_none_or(|writes| writes < 1_000), "{writes:?}");
    drop(input);
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
fn colour_is_for_terminals_unless_it_is_unwanted() {
    let judge = |variables: &[(&str, &str)]| {
        let mut command = command(&["check", CHANGE]);
        command.envs(variables.iter().copied());
        finish(command, body("a b", "%", "Rds_1234").into_bytes()).stdout
    };
    assert!(!judge(&[]).contains('\u{1b}'));
    assert!(judge(&[("CLICOLOR_FORCE", "1")]).contains("\u{1b}[31m"));
    assert!(!judge(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]).contains('\u{1b}'));
}
