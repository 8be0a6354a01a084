//! What is exported of policies, in the programs that it is for: each says of every password what the library says, but for what
//! `docs/exports.md` lists.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "in a test a panic is the answer")]

mod bodies;
mod hcl;
mod inputs;
#[path = "../node/mod.rs"]
mod node;
mod policies;
mod random_password;
mod rules;
mod terraform;

use gatepass::export::{Draft, Json};
use gatepass::{CharSet, Language, Length, PasswordPolicy, documents};
use serde_json::{Value, json};

use crate::hcl::Variable;
use inputs::Case;
use policies::policies;
use random_password::RandomPassword;
use rules::Rules;
use terraform::Configuration;

fn cases() -> Vec<Case> {
    policies().into_iter().map(Case::of).collect()
}

/// That no consumer differs anywhere, and that there was something to differ about.
fn assert_none(differences: &[String], cases: &[Case]) {
    let verdicts: Vec<bool> = cases.iter().flat_map(Case::expected).collect();
    let valid = verdicts.iter().filter(|&&verdict| verdict).count();
    println!("{} policies, {} passwords, {valid} of them valid", cases.len(), verdicts.len());
    assert!(differences.is_empty(), "{} differences:\n{}", differences.len(), differences.join("\n"));
    assert!(valid * 20 > verdicts.len() && valid * 2 < verdicts.len(), "{valid} of {} are valid", verdicts.len());
}

fn value(json: &Json) -> Value {
    serde_json::from_str(&json.to_string()).unwrap()
}

fn bits(verdicts: &Value) -> Vec<bool> {
    verdicts.as_array().unwrap().iter().map(|verdict| verdict.as_bool().unwrap()).collect()
}

/// The policy as a schema of each draft.
fn schemas(json: &Json) -> [Value; 2] {
    [Draft::Draft202012, Draft::Draft7].map(|draft| value(&json.clone().as_document(draft)))
}

#[test]
fn a_generator_of_passwords_reads_the_rules() {
    let cases = cases();
    let differ = |case: &Case| {
        let rules = Rules::read(&case.policy.password_rules());
        let verdicts: Vec<bool> = case.values.iter().map(|value| rules.admit(value)).collect();
        case.differences("password-rules-parser", &verdicts)
    };
    assert_none(&cases.iter().flat_map(differ).collect::<Vec<_>>(), &cases);
}

#[test]
fn javascript_reads_the_patterns_and_the_schemas() {
    let cases = cases();
    let patterns = cases.iter().map(|case| json!({ "pattern": case.policy.html_pattern(), "values": case.values }));
    let schemas =
        cases.iter().map(|case| json!({ "schemas": schemas(&case.policy.json_schema()), "values": case.values }));
    let answers = node::ask("exports.mjs", &patterns.chain(schemas).collect());
    let (patterns, schemas) = answers.as_array().unwrap().split_at(cases.len());
    let of_patterns =
        cases.iter().zip(patterns).flat_map(|(case, verdicts)| case.differences("RegExp", &bits(verdicts)));
    let of_schemas = cases.iter().zip(schemas).flat_map(|(case, verdicts)| {
        [("ajv 2020-12", 0), ("ajv 7", 1)]
            .into_iter()
            .flat_map(|(name, draft)| case.differences(name, &bits(&verdicts[draft])))
    });
    assert_none(&of_patterns.chain(of_schemas).collect::<Vec<_>>(), &cases);
}

#[test]
fn rust_reads_the_schemas() {
    let cases = cases();
    let differ = |case: &Case| {
        let of_draft = |schema: &Value| {
            let validator = jsonschema::validator_for(schema).unwrap();
            let verdicts: Vec<bool> = case.values.iter().map(|value| validator.is_valid(&json!(value))).collect();
            case.differences("jsonschema", &verdicts)
        };
        schemas(&case.policy.json_schema()).iter().flat_map(of_draft).collect::<Vec<_>>()
    };
    assert_none(&cases.iter().flat_map(differ).collect::<Vec<_>>(), &cases);
}

#[test]
fn both_read_the_schemas_of_bodies() {
    let bodies: Vec<_> = documents::ALL.iter().map(|document| (*document, bodies::bodies(document))).collect();
    let question = |(document, bodies): &(&gatepass::Document, Vec<Value>)| json!({ "schemas": schemas(&document.body_json_schema()), "values": bodies });
    let answers = node::ask("exports.mjs", &bodies.iter().map(question).collect());
    for ((document, bodies), answers) in bodies.iter().zip(answers.as_array().unwrap()) {
        let expected: Vec<bool> = bodies.iter().map(|body| bodies::is_valid(document, body)).collect();
        assert!(expected.iter().filter(|&&it| it).count() > 20 && expected.iter().filter(|&&it| !it).count() > 20);
        for (schema, answer) in schemas(&document.body_json_schema()).iter().zip(answers.as_array().unwrap()) {
            let validator = jsonschema::validator_for(schema).unwrap();
            let in_rust: Vec<bool> = bodies.iter().map(|body| validator.is_valid(body)).collect();
            for (number, body) in bodies.iter().enumerate() {
                let verdicts = (bits(answer)[number], in_rust[number]);
                assert_eq!(verdicts, (expected[number], expected[number]), "{} {body}", document.id);
            }
        }
    }
}

/// The attributes of a field, as a page has them and as they are meant.
fn field(policy: &PasswordPolicy, values: &[String]) -> Value {
    let attributes = policy.html_attributes("a\"b&lt;<>", Language::EnUs);
    let meant: Vec<_> = attributes.iter().collect();
    json!({ "html": attributes.to_string(), "attributes": meant, "values": values })
}

#[test]
fn a_browser_reads_the_fields() {
    let mut cases = cases();
    // What a field removes from its value before anybody sees it.
    let breaks = |value: &String| value.contains(['\n', '\r']);
    cases.iter_mut().for_each(|case| case.values.retain(|value| !breaks(value)));
    let broken = Case { policy: *documents::ALL[0].password_policy().unwrap(), values: vec!["Rds_\n1234".to_owned()] };
    let typed = [
        Case::of(PasswordPolicy::new(Length::new(3, 4), CharSet::of("-]\"&"), 2)).thinned(20),
        Case::of(broken.policy).thinned(20),
    ];
    let typed = typed.map(|mut case| {
        case.values.retain(|value| value.chars().all(|character| !character.is_control()));
        case
    });
    let fields = |cases: &[Case]| cases.iter().map(|case| field(&case.policy, &case.values)).collect::<Value>();
    cases.push(broken);
    let answers = node::ask("browser.mjs", &json!({ "cases": fields(&cases), "typed": fields(&typed) }));
    let mut set = answers["cases"].as_array().unwrap().clone();
    assert_eq!(
        (set.pop(), cases.pop().unwrap().expected()),
        (Some(json!([true])), vec![false]),
        "line breaks are removed no more"
    );
    let pairs = cases.iter().zip(&set).chain(typed.iter().zip(answers["typed"].as_array().unwrap()));
    let differences = pairs.flat_map(|(case, verdicts)| case.differences("Chromium", &bits(verdicts)));
    assert_none(&differences.collect::<Vec<_>>(), &cases);
}

#[test]
fn the_conditions_of_terraform_hold_without_it() {
    let cases = cases();
    let differ = |case: &Case| {
        let variable = Variable::read(&case.policy.terraform_variable("password", Language::EnUs));
        let verdicts: Vec<bool> = case.values.iter().map(|value| variable.admits(value)).collect();
        case.differences("hcl-rs", &verdicts)
    };
    assert_none(&cases.iter().flat_map(differ).collect::<Vec<_>>(), &cases);
}

#[test]
fn terraform_takes_what_is_valid() {
    if !terraform::is_there() {
        return;
    }
    // Every set of special characters has at least so many policies.
    let cases: Vec<Case> = cases().into_iter().step_by(4).map(|case| case.thinned(12)).collect();
    let differ = |(number, case): (usize, &Case)| {
        let language = Language::ALL[number % Language::ALL.len()];
        let variable = case.policy.terraform_variable("password", language);
        let verdicts = terraform::verdicts(&number.to_string(), &variable, &case.values);
        case.differences("terraform", &verdicts)
    };
    assert_none(&cases.iter().enumerate().flat_map(differ).collect::<Vec<_>>(), &cases);
}

/// The text of the variable of a document, and a password that breaks each of its rules.
fn variable_and_fault() -> (String, &'static str) {
    let policy = documents::ALL[0].password_policy().unwrap();
    (policy.terraform_variable("password", Language::EnUs), "canary ")
}

#[test]
fn terraform_tells_every_fault() {
    let (variable, fault) = variable_and_fault();
    if terraform::is_there() {
        let said = Configuration::new("faults", &[("main.tf", &variable)])
            .said(&["plan", "-no-color"], &[("password", fault)]);
        for words in ["at least 8 characters", "no characters but these", "of at least three of these"] {
            assert!(said.contains(words), "{said}");
        }
        assert!(!said.contains("at most"), "{said}");
    }
}

/// Why there is a comment at the variable.
#[test]
fn terraform_shows_a_value_of_the_root_module_and_none_of_another() {
    let (variable, fault) = variable_and_fault();
    if terraform::is_there() {
        let root = Configuration::new("root", &[("main.tf", &variable)]);
        assert!(
            root.said(&["plan", "-no-color"], &[("password", fault)]).contains(fault),
            "the comment is out of date"
        );
        let caller = "variable \"password\" {\n  sensitive = true\n}\n\nmodule \"inner\" {\n  source   = \"./inner\"\n  \
                      password = var.password\n}\n";
        let module = Configuration::new("module", &[("main.tf", caller), ("inner/main.tf", &variable)]);
        assert!(module.run(&["init"], &[]).status.success());
        let said = module.said(&["plan", "-no-color"], &[("password", fault)]);
        assert!(said.contains("at least 8 characters") && !said.contains(fault), "{said}");
    }
}

/// Terraform normalises every text; three characters of Unicode become characters of ASCII by that.
#[test]
fn terraform_changes_three_characters_before_it_judges_them() {
    if terraform::is_there() {
        let policy = PasswordPolicy::new(Length::new(1, 1), CharSet::of(";`"), 0);
        let values = ["\u{212a}", "\u{37e}", "\u{1fef}"].map(str::to_owned);
        assert!(values.iter().all(|value| !policy.is_valid(value)));
        let variable = policy.terraform_variable("password", Language::EnUs);
        assert_eq!(terraform::verdicts("normalised", &variable, &values), [true; 3]);
    }
}

#[test]
fn every_random_password_is_valid() {
    let mut count = 0;
    for policy in policies() {
        let Some(resource) = policy.terraform_random_password("password") else {
            assert_eq!(policy.length().max(), 0);
            continue;
        };
        for password in RandomPassword::read(&resource).results(40) {
            count += 1;
            assert!(policy.is_valid(&password), "{password:?} of {resource}");
        }
    }
    assert!(count > 10_000, "{count}");
}

/// The consumers could not agree with anything: each refuses a policy that is not the one that was exported.
#[test]
fn a_wrong_export_is_found_out() {
    let (policy, other) =
        [3, 2].map(|required| PasswordPolicy::new(Length::new(2, 5), CharSet::of("-]"), required)).into();
    let (case, values) = (Case::of(other), Case::of(other).values);
    let rules = Rules::read(&policy.password_rules());
    let variable = Variable::read(&policy.terraform_variable("password", Language::EnUs));
    let verdicts = |admits: &dyn Fn(&str) -> bool| values.iter().map(|value| admits(value)).collect::<Vec<bool>>();
    assert_ne!(case.differences("rules", &verdicts(&|value| rules.admit(value))), Vec::<String>::new());
    assert_ne!(case.differences("hcl-rs", &verdicts(&|value| variable.admits(value))), Vec::<String>::new());
    let questions = json!([{ "pattern": policy.html_pattern(), "values": values }, { "schemas": schemas(&policy.json_schema()), "values": values }]);
    let answers = node::ask("exports.mjs", &questions);
    for verdicts in [&answers[0], &answers[1][0], &answers[1][1]] {
        assert_ne!(case.differences("JavaScript", &bits(verdicts)), Vec::<String>::new());
    }
    let answers = node::ask("browser.mjs", &json!({ "cases": [field(&policy, &values)], "typed": [] }));
    assert_ne!(case.differences("Chromium", &bits(&answers["cases"][0])), Vec::<String>::new());
    if terraform::is_there() {
        let text = policy.terraform_variable("password", Language::EnUs);
        assert_ne!(case.differences("terraform", &terraform::verdicts("wrong", &text, &values)), Vec::<String>::new());
    }
    let resource =
        PasswordPolicy::new(Length::new(20, 20), CharSet::of("-]"), 1).terraform_random_password("password").unwrap();
    assert!(RandomPassword::read(&resource).results(40).iter().any(|password| !policy_of_four().is_valid(password)));
}

fn policy_of_four() -> PasswordPolicy {
    PasswordPolicy::new(Length::new(20, 20), CharSet::of("-]"), 4)
}
