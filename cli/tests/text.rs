//! What a person reads.

mod common;

use common::{CHANGE, FLEXUS, OTC, body, run};

/// Lines that begin so must follow each other, whatever the messages say and however many lines they take.
#[track_caller]
fn assert_lines(text: &str, starts: &[&str]) {
    let mut lines = text.lines();
    for start in starts {
        assert!(lines.any(|line| line.starts_with(start)), "{start}\n{text}");
    }
}

#[test]
fn a_report_shows_what_is_wrong_and_where() {
    let body = r#"{"users": [{"name": "app", "host": "10.10.10.*,10.10.10.5,%", "password": "Rds 1"}], "user": 1}"#;
    let outcome = run(&["check", CHANGE, "--header", "X-Language: fr"], body);
    let starts = [
        "taurusdb.change-user-password",
        "TaurusDB, Changing Password of a Database User, 2025-07-11",
        "",
        "headers › X-Auth-Token",
        "    error[missing]: ",
        "",
        "headers › X-Language",
        "    fr",
        "    ^^ error[unsupported_language]: ",
        "",
        "body › users #1 › host",
        "    10.10.10.*,10.10.10.5,%",
        "             ^ error[asterisk_wildcard]: ",
        "               ^^^^^^^^^^ advice[covered_host]: ",
        "                          ^ advice[any_address]: ",
        "",
        "body › users #1 › password (a secret, not shown)",
        "    error[too_short] at characters 1 to 5: ",
        "    error[illegal_character] at character 4: ",
        "",
        "body › user",
        "    warning[unknown_field]: ",
        "",
        "✗ not valid: 5 errors, 1 warning, 2 pieces of advice",
        "not checked: path (--project-id, --instance-id)",
    ];
    assert_lines(&outcome.stdout, &starts);
    assert!(outcome.stdout.lines().all(|line| line.chars().count() <= 80), "{}", outcome.stdout);
}

#[test]
fn a_report_speaks_chinese() {
    let outcome = run(&["check", CHANGE, "--language", "zh-cn"], body("", "10.10.10.０", "Rds 1234"));
    let starts = [
        "请求体 › users #1 › name",
        "    （空）",
        "    错误[too_short]：",
        "",
        "请求体 › users #1 › host",
        "    10.10.10.０",
        "             ^^ 错误[full_width_character]：",
        "",
        "请求体 › users #1 › password（机密，不显示）",
        "    错误[illegal_character] 第 4 个字符：",
        "",
        "✗ 不合格：3 个错误",
        "未检查：路径（--project-id, --instance-id）、请求头（--header）",
    ];
    assert_lines(&outcome.stdout, &starts);
}

#[test]
fn a_long_value_is_cut_around_what_is_wrong() {
    let hosts = format!("{}x,{}", "10.0.0.1,".repeat(100), "10.0.0.2,".repeat(100));
    let outcome = run(&["check", CHANGE], body("a", &hosts, "Rds_1234"));
    let starts = [
        "    …0.0.1,10.0.0.1,10.0.0.1,x,10.0.0.2,10.0.0.2,10.0.0.2,10.0.0.2,10.0.0.2,10.…",
        "                             ^ error[host_name]: ",
    ];
    assert_lines(&outcome.stdout, &starts);
    assert!(outcome.stdout.lines().all(|line| line.chars().count() <= 80), "{}", outcome.stdout);
}

#[test]
fn whole_characters_are_underlined() {
    let outcome = run(&["check", CHANGE], body("a👨‍👩‍👧e\u{301}", "10.0.0.1", "Rds_1234"));
    let starts = [
        // What joins the family is told, because nobody sees it.
        "    a👨\\u{200d}👩\\u{200d}👧e\u{301}",
        "     ^^^^^^^^^^^^^^^^^^^^^^ error[illegal_character]: ",
        // The accent is not allowed, and what a person sees of it is the letter with it.
        "                           ^ error[illegal_character]: ",
    ];
    assert_lines(&outcome.stdout, &starts);
}

#[test]
fn nothing_that_is_repeated_can_steer_a_terminal() {
    let body = "{\"users\":[{\"name\":\"a\\u001b[31m\\u0007\",\"host\":\"\\u202e1\",\"password\":\"Rds_1234\",\"\\u001b[2J\\u2066\":1}]}";
    for format in ["text", "json"] {
        for mode in [&[][..], &["--ndjson"]] {
            let arguments = [&["check", CHANGE, "--format", format], mode].concat();
            let outcome = run(&arguments, body);
            let is_plain = |c: char| c == '\n' || !c.is_control() && !"\u{202e}\u{2066}".contains(c);
            assert!(outcome.everything().chars().all(is_plain), "{}", outcome.stdout);
        }
    }
    let headers = ["check", OTC, "--header", "Content-Type: \u{1b}[31m\u{202e}", "--project-id", "\u{9b}31m"];
    let outcome = run(&headers, "{}");
    assert!(
        outcome.stdout.contains("\\u{1b}[31m\\u{202e}") && !outcome.stdout.contains('\u{1b}'),
        "{}",
        outcome.stdout
    );
    assert!(outcome.stdout.contains("\\u{9b}31m") && !outcome.stdout.contains('\u{9b}'), "{}", outcome.stdout);
}

#[test]
fn bulk_runs_have_a_line_for_each_violation() {
    let bodies = format!("{}\n{}\n", body("a", "%", "Rds_1234"), body("a b", "10.0.0.1", "Rds_1"));
    let outcome = run(&["check", CHANGE, "--ndjson"], bodies);
    let starts = [
        "line 1: body › users #1 › host: advice[any_address] at character 1: ",
        "line 2: body › users #1 › name: error[illegal_character] at character 2: ",
        "line 2: body › users #1 › password: error[too_short] at characters 1 to 5: ",
        "2 judged, 1 not valid",
    ];
    assert_lines(&outcome.stdout, &starts);
    assert_eq!(outcome.stdout.lines().count(), starts.len());
    let outcome = run(&["check", FLEXUS, "--field", "password", "--language", "zh-cn"], "Rds_1234\nRds 1234");
    assert_lines(&outcome.stdout, &["第 2 行：错误[illegal_character] 第 4 个字符：", "共判断 2 项，1 项不合格"]);
}

#[test]
fn a_key_named_like_its_list_is_told() {
    let named = r#"{"users":[{"name":"a","host":"%","password":"Rds_1234","users":1}]}"#;
    assert_lines(&run(&["check", CHANGE], named).stdout, &["body › users #1 › users", "    warning[unknown_field]: "]);
    let bulk = run(&["check", CHANGE, "--ndjson"], named);
    assert!(bulk.stdout.contains("line 1: body › users #1 › users: warning[unknown_field]: "), "{}", bulk.stdout);
    let list = run(&["check", CHANGE], r#"{"users":[]}"#);
    assert_lines(&list.stdout, &["body › users", "    error["]);
}

#[test]
fn a_secret_is_called_one_wherever_it_stands() {
    for users in [
        r#"[{"name":"a","host":"%","password":"Rds_1","password":"Rds_1234"}]"#,
        r#"[{"name":"a","host":"%","password":["Rds_1"]}]"#,
    ] {
        let outcome = run(&["check", CHANGE], format!(r#"{{"users":{users}}}"#));
        let heading = "body › users #1 › password (a secret, not shown)\n";
        assert!(outcome.stdout.contains(heading), "{}", outcome.stdout);
    }
    // What is not there is not hidden either.
    let outcome = run(&["check", CHANGE], r#"{"users":[{"name":"a","host":"%"}]}"#);
    assert!(outcome.stdout.contains("body › users #1 › password\n"), "{}", outcome.stdout);
}
