//! What a person reads.

mod common;

use common::{CHANGE, FLEXUS, OTC, body, run};

#[test]
fn a_report_shows_what_is_wrong_and_where() {
    let body = r#"{"users": [{"name": "app", "host": "10.10.10.*,10.10.10.5,%", "password": "Rds 1"}], "user": 1}"#;
    let outcome = run(&["check", CHANGE, "--header", "X-Language: fr"], body);
    let expected = "\
taurusdb.change-user-password
TaurusDB, Changing Password of a Database User, 2025-07-11

headers › X-Auth-Token
    error[missing]: is mandatory and missing; add it

headers › X-Language
    fr
    ^^ error[unsupported_language]: must be en-us or zh-cn, exactly so

body › users #1 › host
    10.10.10.*,10.10.10.5,%
             ^ error[asterisk_wildcard]: has the wrong wildcard; write `%`
               instead of `*`
               ^^^^^^^^^^ advice[covered_host]: lies under item 3 of the list and
                          is an account of its own, with its own password; keep
                          both if both accounts exist
                          ^ advice[any_address]: opens the account to every IPv4
                            address; write the addresses that need it, if you
                            can

body › users #1 › password (a secret, not shown)
    error[too_short] at characters 1 to 5: must have at least 8 characters (has
    5)
    error[illegal_character] at character 4: must not contain a space; remove it

body › user
    warning[unknown_field]: is no field of this document

✗ not valid: 5 errors, 1 warning, 2 pieces of advice
not checked: path (--project-id, --instance-id)
";
    assert_eq!(outcome.stdout, expected);
}

#[test]
fn a_report_speaks_chinese() {
    let outcome = run(&["check", CHANGE, "--language", "zh-cn"], body("", "10.10.10.０", "Rds 1234"));
    let expected = "\
taurusdb.change-user-password
TaurusDB, Changing Password of a Database User, 2025-07-11

请求体 › users #1 › name
    （空）
    错误[too_short]：至少要有 1 个字符（现有 0 个）

请求体 › users #1 › host
    10.10.10.０
             ^^ 错误[full_width_character]：包含全角字符；请把 `０` (U+FF10) 改
                为 `0`

请求体 › users #1 › password（机密，不显示）
    错误[illegal_character] 第 4 个字符：不能包含空格；请删除

✗ 不合格：3 个错误
未检查：路径（--project-id, --instance-id）、请求头（--header）
";
    assert_eq!(outcome.stdout, expected);
}

#[test]
fn a_long_value_is_cut_around_what_is_wrong() {
    let hosts = format!("{}x,{}", "10.0.0.1,".repeat(100), "10.0.0.2,".repeat(100));
    let outcome = run(&["check", CHANGE], body("a", &hosts, "Rds_1234"));
    let shown = "    …0.0.1,10.0.0.1,10.0.0.1,x,10.0.0.2,10.0.0.2,10.0.0.2,10.0.0.2,10.0.0.2,10.0…\n";
    assert!(outcome.stdout.contains(shown), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("\n                             ^ error[host_name]: is a host name"));
    assert!(outcome.stdout.lines().all(|line| line.chars().count() <= 80), "{}", outcome.stdout);
}

#[test]
fn whole_characters_are_underlined() {
    let outcome = run(&["check", CHANGE], body("a👨‍👩‍👧e\u{301}", "10.0.0.1", "Rds_1234"));
    assert!(outcome.stdout.contains("    a👨‍👩‍👧e\u{301}\n     ^^^ error[illegal_character]"), "{}", outcome.stdout);
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
    let expected = "\
line 1: body › users #1 › host: advice[any_address] at character 1: opens the account to every IPv4 address; write the \
addresses that need it, if you can
line 2: body › users #1 › name: error[illegal_character] at character 2: must not contain a space; remove it
line 2: body › users #1 › password: error[too_short] at characters 1 to 5: must have at least 8 characters (has 5)
2 judged, 1 not valid
";
    assert_eq!(outcome.stdout, expected);
    let outcome = run(&["check", FLEXUS, "--field", "password", "--language", "zh-cn"], "Rds_1234\nRds 1234");
    assert_eq!(
        outcome.stdout,
        "第 2 行：错误[illegal_character] 第 4 个字符：不能包含空格；请删除\n共判断 2 项，1 项不合格\n"
    );
}
