//! The seeds of `seeds/`, as the vectors of the project give them: one for each kind of verdict, so that they are few.

use std::collections::{BTreeMap, BTreeSet};
use std::iter;

use gatepass::{Field, Policy, documents};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::policy::Parameters;
use crate::{boundary, password, request};

/// What is longer is left to the tests: a fuzzer begins with what is short.
const LONGEST: usize = 1024;

/// How many patterns share a seed.
const PATTERNS: usize = 8;

/// The seeds of every target: by the target's name and the seed's.
pub type Seeds = BTreeMap<(&'static str, String), Vec<u8>>;

#[derive(Deserialize)]
struct FieldCase {
    name: String,
    document: String,
    field: String,
    value: Value,
    #[serde(default)]
    username: String,
    violations: Vec<Value>,
}

#[derive(Deserialize)]
struct RequestCase {
    name: String,
    document: String,
    #[serde(default)]
    path: BTreeMap<String, Value>,
    #[serde(default)]
    headers: BTreeMap<String, Value>,
    #[serde(default, deserialize_with = "present")]
    body: Option<Value>,
    body_text: Option<String>,
    violations: Vec<Value>,
}

#[derive(Deserialize)]
struct HostCases {
    counts: Vec<CountCase>,
}

#[derive(Deserialize)]
struct CountCase {
    pattern: String,
}

/// A value that is there, also when it is `null`.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

/// All seeds.
pub fn all() -> Seeds {
    let mut seeds = Seeds::new();
    fields(&mut seeds);
    hosts(&mut seeds);
    requests(&mut seeds);
    seeds
}

/// Every pattern of which the vectors know how many addresses it opens.
pub fn patterns() -> Vec<String> {
    let HostCases { counts } = read(include_str!("../../tests/vectors/hosts.json"));
    counts.into_iter().map(|case| case.pattern).collect()
}

fn read<T: for<'de> Deserialize<'de>>(json: &str) -> T {
    serde_json::from_str(json).unwrap()
}

/// Under a name of the words of the case's, and a number where another case has the same words.
fn add(seeds: &mut Seeds, target: &'static str, name: &str, seed: Vec<u8>) {
    if seed.len() <= LONGEST {
        let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let name = words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-");
        let names = iter::once(name.clone()).chain((2..).map(|number| format!("{name}-{number}")));
        let free = names.map(|name| (target, name)).find(|key| !seeds.contains_key(key));
        seeds.extend(free.map(|key| (key, seed)));
    }
}

/// Of each field the first value that is judged so; under its document for the target that makes policies.
fn fields(seeds: &mut Seeds) {
    let mut known = BTreeSet::new();
    for case in read::<Vec<FieldCase>>(include_str!("../../tests/vectors/fields.json")) {
        let Value::String(value) = &case.value else { continue };
        let said: Vec<(&Value, &Value)> = case.violations.iter().map(|said| (&said["code"], &said["params"])).collect();
        if !known.insert(format!("{} {said:?}", case.field)) {
            continue;
        }
        match case.field.as_str() {
            "password" => add(seeds, "password", &case.name, password::seed(&case.username, value)),
            "host" => add(seeds, "host_list", &case.name, value.clone().into_bytes()),
            _ => {}
        }
        add(seeds, "boundary", &case.name, boundary::value_seed(&case.document, &case.field, &case.username, value));
        let field = Field::from_name(&case.field).unwrap();
        let policy = documents::find(&case.document).and_then(|document| document.policy(field)).unwrap();
        add(seeds, "policy", &case.name, parameters(policy, value).seed());
    }
}

/// Parameters that say what the policy says.
fn parameters(policy: Policy, value: &str) -> Parameters<'_> {
    let small = |number: usize| u8::try_from(number).unwrap_or(u8::MAX);
    let any = Parameters::new(value);
    match policy {
        Policy::Password(policy) => any
            .of_kind(0)
            .with_length(small(policy.length().min()), small(policy.length().max()))
            .with_characters(&policy.specials().to_string())
            .with_required(small(policy.required_classes())),
        Policy::Username(policy) => any
            .of_kind(1)
            .with_length(small(policy.length().min()), small(policy.length().max()))
            .with_characters(&policy.alphabet().to_string()),
        Policy::HostList(_) => any.of_kind(2).with_length(0, 249),
        Policy::Identifier(policy) => match policy.length() {
            // The constant text begins with the suffix that is known.
            Some(length) => any.of_kind(3).with_length(0, small(length)).with_part(0, small(policy.suffix().len())),
            None => any.of_kind(4).with_required(small(policy.usual_shapes().len())),
        },
        _ => any.of_kind(5).with_length(0, 250),
    }
}

fn hosts(seeds: &mut Seeds) {
    for (number, patterns) in patterns().chunks(PATTERNS).enumerate() {
        add(seeds, "host_list", &format!("counted {number}"), patterns.join(",").into_bytes());
    }
}

/// Every request whose parts can be written as lines and a body; for browsers the first that is judged so.
fn requests(seeds: &mut Seeds) {
    let mut known = BTreeSet::new();
    for case in read::<Vec<RequestCase>>(include_str!("../../tests/vectors/requests.json")) {
        let (Some(path), Some(headers)) = (texts(&case.path), texts(&case.headers)) else { continue };
        let body = case.body_text.or_else(|| case.body.map(|body| body.to_string()));
        let seed = request::seed(&path, &headers, body.as_deref().map(str::as_bytes));
        if known.insert(case.violations.iter().map(|said| said["code"].to_string()).collect::<Vec<_>>()) {
            add(seeds, "boundary", &case.name, boundary::request_seed(&seed));
            add(seeds, "boundary", &format!("tape {}", case.name), boundary::tape_seed(&case.document, &seed));
        }
        add(seeds, "request", &case.name, seed);
    }
}

fn texts(members: &BTreeMap<String, Value>) -> Option<Vec<(&str, &str)>> {
    members.iter().map(|(name, value)| Some((name.as_str(), value.as_str()?))).collect()
}
