//! `gatepass diff`.
#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]

mod common;

use common::{CHANGE, FLEXUS, File, OTC, RESET, run};
use gatepass::{CharSet, Field, Length, PasswordPolicy, documents};
use serde_json::{Value, json};

fn policy(min: usize, max: usize, specials: &str, required: usize) -> File {
    let password = json!({"min_length": min, "max_length": max, "specials": specials, "required_classes": required});
    File::new(json!({ "password": password }).to_string())
}

fn member<'r>(report: &'r Value, name: &str) -> &'r Value {
    report["members"].as_array().unwrap().iter().find(|member| member["member"] == name).unwrap()
}

#[test]
fn documents_are_laid_side_by_side() {
    let outcome = run(&["diff", FLEXUS, CHANGE], "");
    assert_eq!((outcome.status, outcome.stderr.as_str()), (1, ""));
    for line in [
        "A  flexusrds.reset-root-password",
        "    B  PUT /v3/{project_id}/instances/{instance_id}/db-users/password",
        "path › instance_id: A is looser: it accepts whatever B accepts, and more",
        "    at the end: none in A, in07 in B",
        "headers › X-Auth-Token: only B has it",
        "body › password: A is stricter: whatever it accepts, B accepts too, and more",
        "    A  db_user_pwd, mandatory",
        "    B  users (a list of 1 to 50 objects) › password, mandatory",
        "    characters that only A allows: none",
        "    characters that only B allows: . |",
        "    only B accepts, for example: Ab2.Ef6.",
        "✗ they differ",
    ] {
        assert!(outcome.stdout.lines().any(|other| other == line), "{line}\n{}", outcome.stdout);
    }
    assert!(outcome.stdout.contains("safe in both: 8 to 32 characters, of at least 3 classes"), "{}", outcome.stdout);
    let outcome = run(&["diff", FLEXUS, CHANGE, "--language", "zh-cn"], "");
    assert!(outcome.stdout.contains("A 更严格") && outcome.stdout.contains("✗ 两者不同"), "{}", outcome.stdout);
}

/// Of every two documents: what is said to be accepted by one alone is, and relations turn around with the two.
#[test]
fn every_two_documents_are_compared_both_ways() {
    for a in documents::ALL {
        for b in documents::ALL {
            let [there, back] =
                [[a, b], [b, a]].map(|[one, other]| run(&["diff", one.id, other.id, "--format", "json"], ""));
            assert_eq!((there.status, back.status), if a.id == b.id { (0, 0) } else { (1, 1) });
            let (there, back) = (there.json(), back.json());
            assert_eq!(there["same"], json!(a.id == b.id));
            assert_eq!(there["members"].as_array().unwrap().len(), back["members"].as_array().unwrap().len());
            for pair in there["members"].as_array().unwrap() {
                let turned = member(&back, pair["member"].as_str().unwrap());
                let expected = match pair["relation"].as_str() {
                    Some("stricter") => json!("looser"),
                    Some("looser") => json!("stricter"),
                    other => json!(other),
                };
                assert_eq!(turned["relation"], expected);
                assert_eq!((&turned["a"], &turned["only_a_accepts"]), (&pair["b"], &pair["only_b_accepts"]));
                let Some(field) = Field::from_name(pair["member"].as_str().unwrap()) else { continue };
                if let Some(witness) = pair["only_a_accepts"].as_str() {
                    assert_eq!((a.is_valid(field, witness), b.is_valid(field, witness)), (Some(true), Some(false)));
                }
                let is_shown = pair["only_a_accepts"].is_string();
                assert_eq!(
                    is_shown,
                    ["looser", "overlapping", "disjoint"].map(Value::from).contains(&pair["relation"])
                );
            }
        }
    }
}

#[test]
fn what_is_the_same_ends_with_0() {
    for (one, other) in [
        (policy(8, 32, "!#", 3), policy(8, 32, "#!", 3)),
        // Three classes need three characters, whether that is said or not.
        (policy(0, 32, "!", 3), policy(3, 32, "!", 3)),
        (policy(1, 32, "!", 0), policy(1, 32, "!", 1)),
    ] {
        let outcome = run(&["diff", one.path(), other.path()], "");
        assert_eq!(outcome.status, 0, "{}", outcome.stdout);
        assert!(
            outcome.stdout.contains("body › password: the same values\n\n✓ the same verdicts"),
            "{}",
            outcome.stdout
        );
    }
    assert_eq!(run(&["diff", CHANGE, CHANGE], "").status, 0);
}

#[test]
fn policies_are_compared_with_each_other_and_with_documents() {
    let ours = policy(12, 64, "!|", 2);
    let report = run(&["diff", ours.path(), CHANGE, "--format", "json"], "").json();
    assert_eq!(
        (&report["schema"], &report["b"], &report["request"]),
        (&json!("gatepass.diff/1"), &json!(CHANGE), &Value::Null)
    );
    assert_eq!(report["members"].as_array().unwrap().len(), 1);
    let password = member(&report, "password");
    assert_eq!(password["relation"], "overlapping");
    assert_eq!(
        password["differences"],
        json!({
            "min_length": {"a": 12, "b": 8}, "max_length": {"a": 64, "b": 32}, "required_classes": {"a": 2, "b": 3},
            "characters": {"a": null, "b": "#$%&()*+,-.=?@^_~"},
        })
    );
    assert_eq!(
        password["both_accept"],
        json!({"min_length": 12, "max_length": 32, "specials": "!|", "required_classes": 3})
    );
    let made = PasswordPolicy::new(Length::new(12, 64), CharSet::of("!|"), 2);
    let theirs = documents::find(CHANGE).unwrap().password_policy().unwrap();
    let (only_ours, only_theirs) =
        (password["only_a_accepts"].as_str().unwrap(), password["only_b_accepts"].as_str().unwrap());
    assert!(made.is_valid(only_ours) && !theirs.is_valid(only_ours), "{only_ours}");
    assert!(theirs.is_valid(only_theirs) && !made.is_valid(only_theirs), "{only_theirs}");

    let short = policy(1, 4, "", 0);
    let outcome = run(&["diff", short.path(), ours.path()], "");
    assert!(outcome.status == 1 && outcome.stdout.contains("no value suits both"), "{}", outcome.stdout);
    assert!(!outcome.stdout.contains("safe in both"), "{}", outcome.stdout);
}

#[test]
fn characters_stand_apart_and_the_space_is_seen() {
    let outcome = run(&["diff", policy(1, 40, " ;.-", 0).path(), policy(3, 40, "$", 2).path()], "");
    for line in [
        "    minimum length: 1 in A, 3 in B",
        "    required classes of characters: 0 in A, 2 in B",
        "    characters that only A allows: U+0020 - . ;",
        "    characters that only B allows: $",
    ] {
        assert!(outcome.stdout.lines().any(|other| other == line), "{line}\n{}", outcome.stdout);
    }
}

#[test]
fn examples_that_tell_nobody_anything_are_not_shown() {
    let outcome = run(&["diff", policy(1, 9_000, "", 0).path(), policy(1, 8_000, "", 0).path()], "");
    assert!(outcome.stdout.contains("A is looser") && !outcome.stdout.contains("for example"), "{}", outcome.stdout);
}

/// At the end of a line, or between two lists, nobody sees a space.
#[test]
fn what_is_not_seen_is_made_visible() {
    let outcome = run(&["diff", policy(4, 64, " !", 0).path(), policy(4, 64, "!$", 0).path()], "");
    for line in ["    characters that only A allows: U+0020", "    only A accepts, for example: Ab2␣"] {
        assert!(outcome.stdout.lines().any(|other| other == line), "{line}\n{}", outcome.stdout);
    }
    let spaced = policy(4, 64, " !", 0);
    let outcome = run(&["diff", spaced.path(), policy(4, 32, " !", 0).path()], "");
    assert!(outcome.stdout.lines().any(|line| line.ends_with("U+0020 !")), "{}", outcome.stdout);
    let outcome = run(&["diff", policy(0, 64, "!", 0).path(), policy(1, 64, "!", 0).path()], "");
    assert!(outcome.stdout.contains("    only A accepts the empty one\n"), "{}", outcome.stdout);
}

#[test]
fn names_of_bodies_and_headers_differ_too() {
    let outcome = run(&["diff", RESET, OTC], "");
    assert_eq!(outcome.status, 1);
    for text in
        ["body › password: the same values\n    A  password, mandatory", "headers › Content-Type: only B has it"]
    {
        assert!(outcome.stdout.contains(text), "{text}\n{}", outcome.stdout);
    }
}

#[test]
fn what_cannot_be_read_ends_with_2() {
    let faulty = File::new("[password]\nmin_length = 'x'\n");
    let outcome = run(&["diff", CHANGE, faulty.path()], "");
    assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""));
    assert!(outcome.stderr.contains("error[wrong_type]"), "{}", outcome.stderr);
    let outcome = run(&["diff", "Rds_1234", CHANGE], "");
    assert!(outcome.status == 2 && !outcome.stderr.contains("Rds_"), "{}", outcome.stderr);
    assert_eq!(run(&["diff", CHANGE], "").status, 2);
    let outcome = run(&["diff", "taurusdb.change-user-pasword", CHANGE], "");
    assert!(outcome.status == 2 && outcome.stderr.contains("is no document, and no file"), "{}", outcome.stderr);
    let outcome = run(&["diff", "-", "-"], "[password]");
    assert_eq!(
        (outcome.status, outcome.stderr.as_str()),
        (2, "error: standard input cannot give more than one policy\n")
    );
}
