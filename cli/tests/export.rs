//! `gatepass export`: what it writes is what the library gives, and what does not go together is refused.
#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]

mod common;

use common::{CHANGE, FLEXUS, OTC, RESET, run};
use gatepass::export::{Draft, openapi};
use gatepass::{Language, documents};

/// What the command writes for a document, without the line's end.
fn exported(arguments: &[&str]) -> String {
    let outcome = run(&[&["export"], arguments].concat(), "");
    assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""), "{arguments:?}");
    outcome.stdout.strip_suffix('\n').unwrap().to_owned()
}

#[test]
fn every_target_of_every_document() {
    for document in documents::ALL {
        let (id, policy) = (document.id, document.password_policy().unwrap());
        for &language in Language::ALL {
            let of = |target| exported(&[id, target, "--language", language.tag()]);
            assert_eq!(of("html"), policy.html_attributes("password", language).to_string());
            assert_eq!(of("sentence"), language.describe_policy(policy));
            let variable = policy.terraform_variable("password", language);
            let resource = policy.terraform_random_password("password").unwrap();
            assert_eq!(of("terraform") + "\n", format!("{variable}\n{resource}"));
        }
        assert_eq!(exported(&[id, "passwordrules"]), policy.password_rules());
        assert_eq!(exported(&[id, "openapi"]), format!("{:#}", document.openapi()));
        for (target, draft) in [("json-schema", Draft::Draft202012), ("json-schema-07", Draft::Draft7)] {
            assert_eq!(exported(&[id, target]), format!("{:#}", document.body_json_schema().as_document(draft)));
            for field in document.fields() {
                let schema = document.policy(field).unwrap().json_schema().as_document(draft);
                assert_eq!(exported(&[id, target, "--field", field.name()]), format!("{schema:#}"));
            }
        }
    }
}

#[test]
fn what_is_for_a_tag_or_an_attribute_is_one_line() {
    for target in ["html", "passwordrules", "sentence"] {
        assert_eq!(exported(&[FLEXUS, target]).lines().count(), 1, "{target}");
    }
}

#[test]
fn all_documents_are_one_description() {
    assert_eq!(exported(&["--all", "openapi"]), format!("{:#}", openapi(documents::ALL)));
    assert_eq!(exported(&["openapi", "--all"]), exported(&["--all", "openapi"]));
}

#[test]
fn what_does_not_go_together_ends_with_2() {
    for (arguments, words) in [
        (&["--all", "html"][..], "--all goes with openapi alone"),
        (&["--all", "json-schema"], "--all goes with openapi alone"),
        (&["--all", OTC, "openapi"], "cannot be used with"),
        (&[OTC, "html", "--field", "password"], "--field goes with json-schema"),
        (&["--all", "openapi", "--field", "password"], "--field goes with json-schema"),
        (&[RESET, "json-schema", "--field", "host"], "has no field `host`"),
        (&[RESET], "<TARGET>"),
        (&["html"], "not provided"),
        (&[CHANGE, "json"], "json-schema-07"),
        (&["all", "openapi"], CHANGE),
    ] {
        let outcome = run(&[&["export"], arguments].concat(), "");
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(outcome.stderr.contains(words), "{arguments:?}: {}", outcome.stderr);
    }
    let outcome = run(&["export", "--all", "html", "--language", "zh-cn"], "");
    assert!(outcome.stderr.starts_with("错误：--all 只能"), "{}", outcome.stderr);
}

#[test]
fn a_password_in_the_wrong_place_is_not_repeated() {
    for arguments in [&["Canary_1!", "html"][..], &[CHANGE, "Canary_1!"], &[CHANGE, "html", "--field", "Canary_1!"]] {
        let outcome = run(&[&["export"], arguments].concat(), "");
        assert_eq!(outcome.status, 2);
        assert!(!outcome.everything().contains("Canary"), "{}", outcome.stderr);
    }
}
