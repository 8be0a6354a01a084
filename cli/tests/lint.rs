//! `gatepass lint`.
#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]

mod common;

use common::{CHANGE, File, run};
use serde_json::{Value, json};

const POLICY: &str =
    "title = 'Acme'\n[password]\nmin_length = 7\nmax_length = 64\nspecials = '_'\nrequired_classes = 3\n";

fn codes(report: &Value) -> Vec<&str> {
    report["findings"].as_array().unwrap().iter().map(|finding| finding["code"].as_str().unwrap()).collect()
}

#[test]
fn each_finding_cites_its_source_and_says_what_to_write() {
    let file = File::new(POLICY);
    let outcome = run(&["lint", file.path()], "");
    assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""));
    let page = outcome.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    for text in [
        "Acme warning[too_short_for_anything]: allows passwords of less than 8 characters (min_length = 7)",
        "write min_length = 15, or at least 8 NIST SP 800-63B-4, 3.1.1.2 (SHALL) · OWASP ASVS 5.0, 6.2.1 (level 1)",
        "advice[few_specials]: has few special characters, _,",
        "4 warnings, 2 pieces of advice What no policy says",
    ] {
        assert!(page.contains(text), "{text}\n{page}");
    }
    assert!(outcome.stdout.lines().all(|line| line.chars().count() <= 80), "{page}");
    let outcome = run(&["lint", File::new(POLICY.replace('7', "12")).path()], "");
    let cited = "    NIST SP 800-63B-4, 3.1.1.2 (SHALL)\n    OWASP ASVS 5.0, 6.2.1 (strongly recommended)\n\n";
    assert!(outcome.stdout.contains(cited), "{}", outcome.stdout);
    let outcome = run(&["lint", file.path(), "--language", "zh-cn"], "");
    assert!(outcome.stdout.contains("警告[composition_rule]：要求 3 类字符"), "{}", outcome.stdout);
}

#[test]
fn findings_are_data() {
    let report = run(&["lint", File::new(POLICY).path(), "--format", "json"], "").json();
    assert_eq!((&report["schema"], &report["title"]), (&json!("gatepass.lint/1"), &json!("Acme")));
    assert_eq!(
        codes(&report),
        [
            "too_short_for_anything",
            "composition_rule",
            "refused_characters",
            "ascii_only",
            "low_entropy",
            "few_specials"
        ]
    );
    let finding = &report["findings"][0];
    assert_eq!((&finding["severity"], &finding["params"]), (&json!("warning"), &json!({"min": 7})));
    assert_eq!(
        finding["references"],
        json!([
            {"standard": "NIST SP 800-63B-4", "section": "3.1.1.2", "level": "SHALL"},
            {"standard": "OWASP ASVS 5.0", "section": "6.2.1", "level": "level 1"},
        ])
    );
    assert_eq!(report["findings"][5]["params"], json!({"characters": "_"}));
    assert_eq!(report["findings"][5]["references"][0]["level"], Value::Null);
}

#[test]
fn findings_end_with_1_only_when_they_are_denied() {
    let good = "[password]\nmin_length = 15\nmax_length = 64\nspecials = '-'\nrequired_classes = 0\n";
    let file = File::new(good);
    for (arguments, status) in [
        (&["--deny", "warning"][..], 1),
        (&["--deny", "advice"], 1),
        (&["--deny", "warning", "--allow", "refused_characters"], 0),
        (&["--deny", "advice", "--allow", "refused_characters", "--allow", "ascii_only"], 1),
        (&["--deny", "advice", "--allow", "refused_characters", "--allow", "ascii_only", "--allow", "few_specials"], 0),
        (&[], 0),
    ] {
        let outcome = run(&[&["lint", file.path()], arguments].concat(), "");
        assert_eq!(outcome.status, status, "{arguments:?} {}", outcome.stdout);
        assert_eq!(status == 0 && arguments.len() > 5, outcome.stdout.contains("nothing found"), "{arguments:?}");
    }
    let outcome = run(&["lint", file.path(), "--allow", "low_entropi"], "");
    assert!(outcome.status == 2 && outcome.stderr.contains("low_entropy"), "{}", outcome.stderr);
}

#[test]
fn documents_and_standard_input_are_linted_too() {
    let outcome = run(&["lint", CHANGE, "--format", "json"], "");
    assert_eq!((outcome.status, &outcome.json()["subject"]), (0, &json!(CHANGE)));
    assert_eq!(run(&["lint", "-"], POLICY).status, 0);
}

#[test]
fn what_is_no_policy_ends_with_2() {
    let faulty = File::new("[password]\nmin_length = 'x'\n");
    let outcome = run(&["lint", faulty.path(), "--deny", "advice"], "");
    assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""));
    assert!(outcome.stderr.contains("error[wrong_type]") && outcome.stderr.contains("^^^"), "{}", outcome.stderr);
    let outcome = run(&["lint", "Rds_1234"], "");
    assert!(outcome.status == 2 && !outcome.stderr.contains("Rds_"), "{}", outcome.stderr);
    assert_eq!(run(&["lint"], "").status, 2);
}
