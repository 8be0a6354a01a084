//! What is exported of policies, in the programs that it is for: each says of every password what the library says, but for what
//! `docs/exports.md` lists.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "in a test a panic is the answer")]
#![allow(clippy::print_stdout, reason = "how much was tried, and what was not there to try it with")]

mod bodies;
mod hcl;
mod inputs;
#[path = "../node/mod.rs"]
mod node;
mod policies;
mod random_password;
mod rules;
mod terraform;
mod texts;

use gatepass::export::{Draft, Json};
use gatepass::{CharSet, Document, Field, Language, Length, PasswordPolicy, Policy, documents};
use serde_json::{Value, json};

use crate::hcl::Variable;
use inputs::Case;
use policies::policies;
use random_password::RandomPassword;
use rules::Rules;
use terraform::Configuration;

fn cases() -> Vec<Case> {
    policies().iter().map(Case::of).collect()
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
    let of_patterns = cases.iter().zip(patterns).flat_map(|(case, verdicts)| {
        [("RegExp v", 0), ("RegExp u", 1)]
            .into_iter()
            .flat_map(|(name, flag)| case.differences(name, &bits(&verdicts[flag])))
    });
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
    let question = |(document, bodies): &(&Document, Vec<Value>)| json!({ "schemas": schemas(&document.body_json_schema()), "values": bodies });
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

/// The schema of a list of hosts admits some that match no address: `docs/openapi.md` says which.
#[test]
fn both_read_the_schemas_of_the_other_fields() {
    let of_document =
        |document: &'static Document| document.fields().map(|field| (field, document.policy(field).unwrap()));
    let fields: Vec<_> = documents::ALL.iter().copied().flat_map(of_document).collect();
    let texts = texts::texts();
    let question =
        |(_, policy): &(Field, Policy)| json!({ "schemas": schemas(&policy.json_schema()), "values": texts });
    let answers = node::ask("exports.mjs", &fields.iter().map(question).collect());
    let mut counts = [0, 0];
    for ((field, policy), answers) in fields.iter().zip(answers.as_array().unwrap()) {
        for (schema, answer) in schemas(&policy.json_schema()).iter().zip(answers.as_array().unwrap()) {
            let validator = jsonschema::validator_for(schema).unwrap();
            for (text, &in_javascript) in texts.iter().zip(&bits(answer)) {
                let (in_rust, valid) = (validator.is_valid(&json!(text)), policy.is_valid(text));
                counts[usize::from(valid)] += 1;
                assert_eq!(in_javascript, in_rust, "{} {text:?}", field.name());
                assert!(in_rust == valid || *field == Field::Host && in_rust, "{} {text:?}", field.name());
            }
        }
    }
    assert!(counts.iter().all(|&count| count > 500), "{counts:?}");
}

/// The attributes of a field, as a page has them and as they are meant.
fn field(policy: &PasswordPolicy, values: &[String]) -> Value {
    let attributes = policy.html_attributes("a\"b&lt;<>", Language::EnUs);
    let meant: Vec<_> = attributes.iter().collect();
    json!({ "html": attributes.to_string(), "attributes": meant, "values": values })
}

/// A field removes line breaks from its value before anybody sees them.
fn without_line_breaks(mut case: Case) -> Case {
    case.values.retain(|value| !value.contains(['\n', '\r']));
    case
}

/// What keys there are for, and little of it, because typing takes time.
fn typeable(case: Case) -> Case {
    let mut case = case.thinned(20);
    case.values.retain(|value| !value.contains(char::is_control));
    case
}

fn fields(cases: &[Case]) -> Value {
    cases.iter().map(|case| field(&case.policy, &case.values)).collect()
}

#[test]
fn a_browser_reads_the_fields() {
    let cases: Vec<Case> = cases().into_iter().map(without_line_breaks).collect();
    let documented = documents::ALL[0].password_policy().unwrap();
    let typed = [PasswordPolicy::new(Length::new(3, 4), CharSet::of("-]\"&"), 2), *documented];
    let typed = typed.map(|policy| typeable(Case::of(&policy)));
    let answers = node::ask("browser.mjs", &json!({ "cases": fields(&cases), "typed": fields(&typed) }));
    let [set, keyed] = ["cases", "typed"].map(|kind| answers[kind].as_array().unwrap());
    let pairs = cases.iter().zip(set).chain(typed.iter().zip(keyed));
    let differences = pairs.flat_map(|(case, verdicts)| case.differences("Chromium", &bits(verdicts)));
    assert_none(&differences.collect::<Vec<_>>(), &cases);
}

#[test]
fn a_browser_removes_line_breaks() {
    let policy = *documents::ALL[0].password_policy().unwrap();
    let case = Case { policy, values: vec!["Rds_\n1234".to_owned(), "Rds_\r\n1234".to_owned()] };
    let answers = node::ask("browser.mjs", &json!({ "cases": [field(&case.policy, &case.values)], "typed": [] }));
    assert_eq!((bits(&answers["cases"][0]), case.expected()), (vec![true; 2], vec![false; 2]));
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

/// What is tried on the wrong policy; not much of it, because Terraform takes its time.
fn wrong() -> Case {
    Case::of(&policy_of(2)).thinned(7)
}

/// That a consumer does not just agree: it reads the export of one policy, and another one, of which a class less is asked, is held
/// against it.
fn assert_noticed(consumer: &str, verdicts: &[bool]) {
    assert_ne!(wrong().differences(consumer, verdicts), Vec::<String>::new(), "{consumer}");
}

fn policy_of(required: usize) -> PasswordPolicy {
    PasswordPolicy::new(Length::new(2, 20), CharSet::of("-]"), required)
}

#[test]
fn a_wrong_export_is_found_out() {
    let (policy, values) = (policy_of(3), wrong().values);
    let verdicts = |admits: &dyn Fn(&str) -> bool| values.iter().map(|value| admits(value)).collect::<Vec<bool>>();
    let rules = Rules::read(&policy.password_rules());
    assert_noticed("password-rules-parser", &verdicts(&|value| rules.admit(value)));
    let text = policy.terraform_variable("password", Language::EnUs);
    let variable = Variable::read(&text);
    assert_noticed("hcl-rs", &verdicts(&|value| variable.admits(value)));
    for schema in schemas(&policy.json_schema()) {
        let validator = jsonschema::validator_for(&schema).unwrap();
        assert_noticed("jsonschema", &verdicts(&|value| validator.is_valid(&json!(value))));
    }
    let pattern = json!({ "pattern": policy.html_pattern(), "values": values });
    let schemas = json!({ "schemas": schemas(&policy.json_schema()), "values": values });
    let answers = node::ask("exports.mjs", &json!([pattern, schemas]));
    assert_noticed("RegExp v", &bits(&answers[0][0]));
    assert_noticed("RegExp u", &bits(&answers[0][1]));
    assert_noticed("ajv 2020-12", &bits(&answers[1][0]));
    assert_noticed("ajv 7", &bits(&answers[1][1]));
    let answers = node::ask(
        "browser.mjs",
        &json!({ "cases": [field(&policy, &values)], "typed": [field(&policy, &["Aa".to_owned()])] }),
    );
    assert_noticed("Chromium", &bits(&answers["cases"][0]));
    assert_eq!((&answers["typed"][0], policy_of(2).is_valid("Aa")), (&json!([false]), true));
    if terraform::is_there() {
        assert_noticed("terraform", &terraform::verdicts("wrong", &text, &values));
    }
    let resource = policy_of(1).terraform_random_password("password").unwrap();
    assert!(RandomPassword::read(&resource).results(40).iter().any(|password| !policy_of(4).is_valid(password)));
}
