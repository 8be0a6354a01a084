//! The documents' OpenAPI descriptions, served by a mock server: it and gatepass agree on every request, but for those that
//! `docs/openapi.md` lists.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "in a test a panic is the answer")]

mod bodies;
mod cases;
mod corruption;
mod ledger;
mod mock;
#[path = "../node/mod.rs"]
mod node;
mod request;
mod texts;
mod verdict;

use std::collections::BTreeSet;

use gatepass::export::openapi;
use gatepass::{CharSet, Document, Length, PasswordPolicy, documents};
use serde_json::{Value, json};

use cases::Case;
use corruption::{CORRUPTIONS, Corruption};
use mock::Mock;
use request::Slot;
use verdict::Verdict;

/// The description of a document, as another program reads it.
fn description(document: &Document) -> Value {
    serde_json::from_str(&document.openapi().to_string()).unwrap()
}

fn descriptions() -> Vec<Value> {
    documents::ALL.iter().map(|document| description(document)).collect()
}

/// The number of a document's description.
fn number_of(document: &Document) -> usize {
    documents::ALL.iter().position(|&other| other == document).unwrap()
}

/// Where the two differ about a request.
fn difference(mock: &Mock, number: usize, Case { name, request }: &Case) -> Option<String> {
    let answer = mock.send(number, request);
    let (ours, theirs) = (request.verdict(), answer.verdict());
    let id = request.document.id;
    (!ours.agrees(&theirs)).then(|| format!("{id}, {name}: gatepass says {ours:?}, the server {theirs:?}"))
}

/// That gatepass reads what the server answers, and finds it to be what the document describes.
fn assert_described(mock: &Mock, Case { name, request }: &Case) {
    let answer = mock.send(number_of(request.document), request);
    let outcome = request.document.parse_response(answer.status, &answer.body);
    let is_accepted = outcome.unwrap_or_else(|error| panic!("{} {name}: {error}", request.document.id)).is_ok();
    assert_eq!(is_accepted, answer.verdict().is_accepted(), "{} {name}", request.document.id);
}

#[test]
fn gatepass_and_the_server_agree() {
    let mock = Mock::start(&descriptions());
    let systematic = documents::ALL.iter().flat_map(|document| cases::systematic(document));
    let cases: Vec<Case> = systematic.chain(cases::random(500)).collect();
    let accepted = cases.iter().filter(|case| case.request.verdict() == Verdict::Accepted).count();
    let differences: Vec<String> =
        cases.iter().filter_map(|case| difference(&mock, number_of(case.request.document), case)).collect();
    println!("{} requests, {accepted} of them valid", cases.len());
    assert!(differences.is_empty(), "{} differences:\n{}", differences.len(), differences.join("\n"));
    assert!(accepted > 300 && cases.len() - accepted > 1500, "{accepted} of {} are valid", cases.len());
}

#[test]
fn the_servers_answers_are_those_that_gatepass_reads() {
    let mock = Mock::start(&descriptions());
    for &document in documents::ALL {
        let [valid, .., broken] = &cases::systematic(document)[..] else { panic!("there are no cases") };
        assert_described(&mock, valid);
        if document.response(400).is_some() {
            assert_described(&mock, broken);
        }
    }
}

/// The page that explains every difference.
const PAGE: &str = include_str!("../../../docs/openapi.md");

#[test]
fn they_differ_where_the_ledger_says_so_and_as_it_says() {
    let mock = Mock::start(&descriptions());
    let wrong: Vec<String> = ledger::rows().iter().filter_map(|row| row.contradiction(&mock)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_page_explains_each_row_of_the_ledger_and_nothing_else() {
    let lines = PAGE.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    let explained: Vec<&str> = lines.collect();
    let rows: Vec<&str> = ledger::rows().iter().map(|row| row.name).collect();
    assert_eq!(explained, rows);
}

#[test]
fn a_wrong_description_is_found_out() {
    let mock = Mock::start(&CORRUPTIONS.iter().map(Corruption::description).collect::<Vec<_>>());
    for (number, corruption) in CORRUPTIONS.iter().enumerate() {
        let Corruption { document, pointer, value, .. } = corruption;
        assert!(corruption.is_noticed(&mock, number), "{document}: nobody notices {value} at {pointer}");
    }
}

#[test]
fn the_descriptions_are_openapi_as_others_read_it() {
    let all = serde_json::from_str(&openapi(documents::ALL).to_string()).unwrap();
    let descriptions: Vec<Value> = descriptions().into_iter().chain([all]).collect();
    let answer = node::ask("judge.mjs", &json!({ "descriptions": descriptions }));
    assert_eq!(answer["faults"], json!([[], [], [], [], []]));
}

#[test]
fn what_is_not_openapi_is_found_out() {
    type Break = fn(&mut Value);
    let breaks: [Break; 3] = [
        |description| _ = description["info"].as_object_mut().unwrap().remove("version"),
        |description| description["openapi"] = "3.1".into(),
        |description| {
            let paths = description["paths"].as_object_mut().unwrap();
            let operations = paths.values_mut().next().unwrap().as_object_mut().unwrap();
            operations.values_mut().next().unwrap()["parameters"][0]["name"] = "project".into();
        },
    ];
    let broken = breaks.map(|break_one| {
        let mut description = descriptions().remove(0);
        break_one(&mut description);
        description
    });
    let answer = node::ask("judge.mjs", &json!({ "descriptions": broken }));
    for (number, faults) in answer["faults"].as_array().unwrap().iter().enumerate() {
        assert_ne!(faults, &json!([]), "break {number}");
    }
}

/// Every pattern of a description.
fn patterns(value: &Value) -> Vec<&str> {
    match value {
        Value::Array(items) => items.iter().flat_map(patterns).collect(),
        Value::Object(members) => {
            let own = members.get("pattern").and_then(Value::as_str);
            own.into_iter().chain(members.values().flat_map(patterns)).collect()
        }
        _ => Vec::new(),
    }
}

/// The rules of a password whose special characters are all that there can be, and of one for each of them alone.
fn schemas_of_special_characters() -> Vec<Value> {
    let all = CharSet::GRAPHIC.difference(CharSet::ALPHANUMERIC).union(CharSet::of(" "));
    let alone = all.iter().map(|character| CharSet::of(character.encode_utf8(&mut [0; 4])));
    let policies = [all].into_iter().chain(alone).map(|specials| PasswordPolicy::new(Length::new(0, 9), specials, 2));
    policies.map(|policy| serde_json::from_str(&policy.json_schema().to_string()).unwrap()).collect()
}

#[test]
fn patterns_mean_the_same_in_every_dialect() {
    let schemas: Vec<Value> = descriptions().into_iter().chain(schemas_of_special_characters()).collect();
    let patterns: BTreeSet<&str> = schemas.iter().flat_map(patterns).collect();
    let fields = documents::ALL.iter().flat_map(|document| Slot::all(document)).flat_map(|slot| texts::texts(&slot));
    let values: BTreeSet<String> = fields.chain(('\0'..'\u{100}').map(String::from)).collect();

    let question = json!({ "patterns": patterns, "values": values, "flags": ["", "u", "v"] });
    let answer = node::ask("judge.mjs", &question);
    for (pattern, answers) in patterns.iter().zip(answer["verdicts"].as_array().unwrap()) {
        let expression = regex::Regex::new(pattern).unwrap();
        let expected: Vec<bool> = values.iter().map(|value| expression.is_match(value)).collect();
        assert!(expected.contains(&true) && expected.contains(&false), "{pattern} says nothing");
        assert_eq!(answers, &json!([expected, expected, expected]), "{pattern}");
    }
}
