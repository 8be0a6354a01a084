//! Schemas against the policies that they come from: small domains whole, boundaries, and values at random.
#![cfg(feature = "export")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "in a test a panic is the answer")]

mod common;
mod forms;
mod oracle;
mod strings;

use common::{fields, headers};
use forms::expand;
use gatepass::export::Json;
use gatepass::{
    CharSet, Document, Example, Field, HeaderPolicy, HostListPolicy, IdentifierPolicy, Length, Member, Method,
    PasswordPolicy, RawRequest, ResponseBody, ResponseShape, Rule, UsernamePolicy, documents,
};
use jsonschema::Validator;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Value, json};
use strings::strings;

fn value(json: &Json) -> Value {
    serde_json::from_str(&json.to_string()).unwrap()
}

/// A schema as two drafts read it.
struct Schema([Validator; 2]);

impl Schema {
    fn of(json: &Json) -> Self {
        let schema = value(json);
        assert!(jsonschema::meta::is_valid(&schema), "{json:#}");
        Self([jsonschema::draft202012::new(&schema).unwrap(), jsonschema::draft7::new(&schema).unwrap()])
    }

    fn admits(&self, value: &Value) -> bool {
        let [new, old] = self.0.each_ref().map(|validator| validator.is_valid(value));
        assert_eq!(new, old, "the drafts differ about {value}");
        new
    }

    fn admits_text(&self, text: &str) -> bool {
        self.admits(&text.into())
    }
}

/// All that may be special characters.
const SPECIALS: &str = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

#[test]
fn at_least_k_of_n_over_every_short_password() {
    // One letter of each class, a special one that means something in expressions, and one of no class.
    let values = strings("Aa1-é", 5);
    let mut policies = 0;
    for (min, max) in [(0, 0), (0, 3), (1, 1), (2, 4), (4, 4), (0, usize::MAX)] {
        for (specials, required) in ["", "-", "-]^"].into_iter().flat_map(|set| (0..=4).map(move |k| (set, k))) {
            let Ok(policy) = PasswordPolicy::try_new(Length::new(min, max), CharSet::of(specials), required) else {
                continue;
            };
            policies += 1;
            let schema = Schema::of(&policy.json_schema());
            for value in &values {
                assert_eq!(schema.admits_text(value), policy.is_valid(value), "{policy:?} {value:?}");
            }
        }
    }
    assert_eq!(policies, 63);
}

#[test]
fn the_unions_of_k_of_n_are_as_many_as_there_are_sets_of_classes() {
    let unions = |specials: &str, required| {
        let schema = PasswordPolicy::new(Length::new(8, 32), CharSet::of(specials), required).json_schema();
        value(&schema)["allOf"].as_array().map_or(0, Vec::len)
    };
    // The binomials of n over n − k + 1.
    assert_eq!([0, 1, 2, 3, 4].map(|required| unions("_", required)), [0, 1, 4, 6, 4]);
    assert_eq!([0, 1, 2, 3].map(|required| unions("", required)), [0, 1, 3, 3]);
}

/// Passwords beside the rules: each character alone, and between those of three classes and of one.
#[test]
fn every_special_character_alone_and_with_all_others() {
    let sets = SPECIALS.chars().map(String::from).chain([SPECIALS.to_owned()]);
    for (specials, required) in sets.flat_map(|set| [1, 2, 4].map(|required| (set.clone(), required))) {
        let policy = PasswordPolicy::new(Length::new(1, 8), CharSet::of(&specials), required);
        let schema = Schema::of(&policy.json_schema());
        for character in '\0'..='\u{ff}' {
            for text in
                [format!("{character}"), format!("a{character}"), format!("Aa{character}1"), format!("a{character}a")]
            {
                assert_eq!(schema.admits_text(&text), policy.is_valid(&text), "{specials:?} {required} {text:?}");
            }
        }
    }
}

#[test]
fn every_alphabet_is_written_so_that_it_means_itself() {
    let all: String = ('\0'..='\x7f').collect();
    let one_by_one = all.chars().map(String::from);
    let without_one = all.chars().map(|left_out| all.replace(left_out, ""));
    for set in one_by_one.chain(without_one).chain([all.clone(), "0123456789".to_owned(), "AZ".to_owned()]) {
        let policy = UsernamePolicy::new(Length::new(1, 2), CharSet::of(&set));
        let schema = Schema::of(&policy.json_schema());
        for character in '\0'..='\u{ff}' {
            let text = character.to_string();
            assert_eq!(schema.admits_text(&text), policy.is_valid(&text), "{set:?} {text:?}");
        }
    }
}

/// Whether a list has an item with a `%` that touches a digit and that matches no address: what its schema does not know.
fn is_beyond_schema(list: &str) -> bool {
    let touches = |item: &str| {
        let pairs: Vec<&[u8]> = item.as_bytes().windows(2).collect();
        pairs.iter().any(|pair| pair.contains(&b'%') && pair.iter().any(u8::is_ascii_digit))
    };
    list.split(',').any(|item| {
        gatepass::HostPattern::parse(item).is_err_and(|fault| fault.rule == Rule::MatchesNoAddress) && touches(item)
    })
}

fn assert_hosts_agree(policy: HostListPolicy, lists: &[String]) {
    let schema = Schema::of(&policy.json_schema());
    for list in lists {
        let (admitted, valid) = (schema.admits_text(list), policy.is_valid(list));
        assert!(admitted || !valid, "the schema refuses {list:?}");
        assert!(valid || !admitted || is_beyond_schema(list), "the schema admits {list:?}");
    }
}

#[test]
fn hosts_over_every_short_list() {
    assert_hosts_agree(HostListPolicy::new(8192), &strings("1.%,", 8));
    assert_hosts_agree(HostListPolicy::new(4), &strings("05.%", 6));
    assert_hosts_agree(HostListPolicy::new(8192), &strings("2. /*", 5));
}

#[test]
fn hosts_with_every_octet() {
    let octets = (0..1000).flat_map(|number| [number.to_string(), format!("0{number}")]);
    let lists = octets.flat_map(|octet| {
        ["1.1.1.#", "#.1.1.1", "1.#.%", "#.%", "%.#", "%.#.1.1"].map(|list| list.replace('#', &octet))
    });
    assert_hosts_agree(HostListPolicy::new(8192), &lists.collect::<Vec<_>>());
}

/// A pattern whose readers try one text in many ways would take longer than anybody waits.
#[test]
fn hosts_that_are_long_and_wrong_take_no_longer() {
    let schema = Schema::of(&HostListPolicy::new(8192).json_schema());
    for item in ["1.1.1.1,", "%%%%%%%%,", "1%1%1%1,", "%.%.%.%,", "1.%,", "%1%.2%3.%4,", "%", "1"] {
        let list = item.repeat(8191 / item.len());
        assert!(!schema.admits_text(&(list + "x")));
    }
}

#[test]
fn identifiers_and_headers() {
    static SHAPES: [gatepass::Shape; 1] = [gatepass::Shape::INSTANCE_ID];
    let (fixed, ending) = (IdentifierPolicy::fixed(3, ""), IdentifierPolicy::fixed(3, "a1"));
    let (whole, free) = (IdentifierPolicy::fixed(2, "a1"), IdentifierPolicy::url_safe(&SHAPES));
    let (token, language) = (HeaderPolicy::token(3), HeaderPolicy::language(&["a", "a1."]));
    let media_type = HeaderPolicy::content_type(&["a/1", "a+."]);
    let schemas = [fixed, ending, whole, free].map(|policy| Schema::of(&policy.json_schema()));
    let header_schemas = [token, language, media_type].map(|policy| Schema::of(&policy.json_schema()));
    for text in strings("aA1./+; \té", 4) {
        for (policy, schema) in [fixed, ending, whole, free].iter().zip(&schemas) {
            assert_eq!(schema.admits_text(&text), policy.is_valid(&text), "{policy:?} {text:?}");
        }
        for (policy, schema) in [token, language, media_type].iter().zip(&header_schemas) {
            assert_eq!(schema.admits_text(&text), policy.is_valid(&text), "{policy:?} {text:?}");
        }
    }
}

#[test]
fn every_field_of_the_documents_at_its_boundaries() {
    for subject in fields().chain(headers()) {
        let schema = Schema::of(&subject.policy.json_schema());
        let longest = subject.policy.longest().unwrap_or(40);
        let ends = ["", "in07", "Aa1", "_", ".", "%", "é", "\n"];
        for length in (0..40).chain(longest.saturating_sub(1)..=longest + 1) {
            for text in
                ends.iter().flat_map(|end| ["a", "0", "%", "1,"].map(|part| part.repeat(length / part.len()) + end))
            {
                let valid = subject.policy.is_valid(&text);
                assert!(
                    schema.admits_text(&text) == valid || is_beyond_schema(&text),
                    "{subject} {length} {text:.40?}"
                );
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_password_under_any_policy(
        min in 0..6_usize,
        more in 0..6_usize,
        specials in subsequence(SPECIALS.chars().collect::<Vec<_>>(), 0..=SPECIALS.len()),
        required in 0..5_usize,
        values in vec("[ -~]{0,12}|[Aa1 -/]{0,8}|\\PC{0,4}", 40),
    ) {
        let specials: String = specials.into_iter().collect();
        if let Ok(policy) = PasswordPolicy::try_new(Length::new(min, min + more), CharSet::of(&specials), required) {
            let schema = Schema::of(&policy.json_schema());
            for value in values {
                prop_assert_eq!(schema.admits_text(&value), policy.is_valid(&value), "{:?} {:?}", policy, value);
            }
        }
    }

    #[test]
    fn any_hosts(lists in vec(vec("[0-9.%]{0,12}|((25[0-9]|[0-9]{1,3}|%)\\.?){1,5}|[ -~]{0,3}", 1..4), 20)) {
        let lists: Vec<String> = lists.iter().map(|items| items.join(",")).collect();
        assert_hosts_agree(HostListPolicy::new(8192), &lists);
    }

    #[test]
    fn any_value_of_the_documents(
        subject in select(fields().collect::<Vec<_>>().iter().map(|subject| (subject.document, subject.field.unwrap())).collect::<Vec<_>>()),
        values in vec("[0-9a-zA-Z]{30,38}|[ -~]{0,34}|[0-9.%,]{1,20}|\\PC{0,9}", 20),
    ) {
        let (document, field) = subject;
        let policy = document.policy(field).unwrap();
        let schema = Schema::of(&policy.json_schema());
        for value in values {
            let is_same = schema.admits_text(&value) == policy.is_valid(&value);
            prop_assert!(is_same || field == Field::Host && is_beyond_schema(&value), "{} {:?}", document.id, value);
        }
    }
}

/// What a body's schema cannot know, beside hosts.
const BEYOND_BODIES: [Rule; 2] = [Rule::DuplicateKey, Rule::TooDeep];

#[test]
fn bodies_of_the_vectors() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("vectors/requests.json")).unwrap();
    let (mut valid, mut broken) = (0, 0);
    for case in &cases {
        let (Some(body), Some(id)) = (case.get("body"), case["document"].as_str()) else { continue };
        let (document, body) = (documents::find(id).unwrap(), expand(body.clone()));
        let mut request = RawRequest::new();
        request.set_json_body(body.to_string().as_bytes());
        let report = document.check_request(&request);
        if report.violations().iter().any(|violation| BEYOND_BODIES.contains(&violation.rule)) {
            continue;
        }
        *if report.is_valid() { &mut valid } else { &mut broken } += 1;
        assert_eq!(Schema::of(&document.body_json_schema()).admits(&body), report.is_valid(), "{}", case["name"]);
    }
    assert!(valid > 20 && broken > 20, "{valid} {broken}");
}

/// Everything in a value that has one of these keys, with the key's value.
fn find_all<'a>(value: &'a Value, key: &str) -> Vec<&'a Value> {
    match value {
        Value::Array(items) => items.iter().flat_map(|item| find_all(item, key)).collect(),
        Value::Object(members) => {
            members.get(key).into_iter().chain(members.values().flat_map(|member| find_all(member, key))).collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn examples_are_as_their_schemas_say() {
    for document in documents::ALL {
        let description = value(&document.openapi());
        let operation = &description["paths"][document.path][document.method.name().to_ascii_lowercase()];
        let bodies = find_all(&operation["requestBody"], "application/json").into_iter();
        let answers = find_all(&operation["responses"], "application/json").into_iter();
        let parameters = operation["parameters"].as_array().unwrap().iter();
        let mut examples = 0;
        for described in bodies.chain(answers).chain(parameters) {
            let schema = jsonschema::draft202012::new(&described["schema"]).unwrap();
            if let Some(example) = described.get("example") {
                examples += 1;
                assert!(schema.is_valid(example), "{} {example}", document.id);
            }
        }
        assert!(examples > 0, "{} has no example", document.id);
    }
}

#[test]
fn every_schema_of_a_description_is_one() {
    for document in documents::ALL {
        let description = value(&document.openapi());
        let schemas = find_all(&description, "schema");
        assert!(schemas.len() > 2);
        assert!(schemas.into_iter().all(jsonschema::meta::is_valid), "{}", document.id);
    }
    assert!(!jsonschema::meta::is_valid(&json!({ "type": "text" })));
}

#[test]
fn a_description_says_what_its_document_says() {
    let description = value(&documents::TAURUSDB_CHANGE_USER_PASSWORD.openapi());
    assert_eq!(description["info"]["title"], "TaurusDB, Changing Password of a Database User");
    assert_eq!(description["info"]["version"], "2025-07-11");
    let operation = &description["paths"]["/v3/{project_id}/instances/{instance_id}/db-users/password"]["put"];
    assert_eq!(operation["operationId"], "taurusdb.change-user-password");
    let parameters: Vec<_> = operation["parameters"].as_array().unwrap().iter().collect();
    let said = |name: &str| parameters.iter().map(|parameter| parameter[name].clone()).collect::<Value>();
    assert_eq!(said("name"), json!(["project_id", "instance_id", "X-Auth-Token", "X-Language"]));
    assert_eq!(said("in"), json!(["path", "path", "header", "header"]));
    assert_eq!(said("required"), json!([true, true, true, false]));
    assert_eq!(parameters[3]["schema"], json!({ "type": "string", "enum": ["en-us", "zh-cn"], "default": "en-us" }));
    let users = &operation["requestBody"]["content"]["application/json"]["schema"]["properties"]["users"];
    assert_eq!((&users["minItems"], &users["maxItems"]), (&json!(1), &json!(50)));
    assert_eq!(users["items"]["required"], json!(["name", "host", "password"]));
    assert_eq!(operation["responses"].as_object().unwrap().keys().collect::<Vec<_>>(), ["202", "400", "500"]);
    assert_eq!(
        operation["responses"]["202"]["content"]["application/json"]["example"]["job_id"],
        "dff1d289-4d03-4942-8b9f-463ea07c000d"
    );
}

/// "status not stated", "not stated", and a `Content-Type` that stands where OpenAPI wants it.
#[test]
fn what_a_text_does_not_state_is_not_made_up() {
    let description = |document: &Document| value(&document.openapi());
    let flexus = description(&documents::FLEXUSRDS_RESET_ROOT_PASSWORD);
    let operation = &flexus["paths"][documents::FLEXUSRDS_RESET_ROOT_PASSWORD.path]["post"];
    assert_eq!(operation["responses"], json!({ "2XX": { "description": "Success, without a body" } }));
    assert_eq!(operation["parameters"].as_array().unwrap().len(), 2);
    let otc = description(&documents::OTC_RDS_RESET_ROOT_PASSWORD);
    assert_eq!(otc["info"]["version"], "not stated");
    let operation = &otc["paths"][documents::OTC_RDS_RESET_ROOT_PASSWORD.path]["post"];
    let names = find_all(&operation["parameters"], "name");
    assert_eq!(names, [&json!("project_id"), &json!("instance_id"), &json!("X-Auth-Token")]);
    assert_eq!(
        operation["requestBody"]["content"].as_object().unwrap().keys().collect::<Vec<_>>(),
        ["application/json"]
    );
}

#[test]
fn a_document_of_ones_own_is_described_too() {
    static TYPE: HeaderPolicy = HeaderPolicy::content_type(&["application/json", "application/vnd.acme+json"]);
    static PASSWORD: PasswordPolicy = PasswordPolicy::new(Length::new(12, 64), CharSet::of("-_"), 2);
    static BARE: Document = Document::new("acme.ping", Method::Get, "/ping");
    static FULL: Document = Document::new("acme.set-password", Method::Patch, "/password")
        .with_headers(&[Member::header("content-type", &TYPE)])
        .with_body(&[Member::password("secret", &PASSWORD).optional()])
        .with_defaults(&[("secret", "Correct-horse-1")])
        .with_responses(&[ResponseShape::new(Some(204), ResponseBody::Nothing)])
        .with_example(Example::new("no JSON"));
    assert_eq!(
        BARE.openapi().to_string(),
        r#"{"openapi":"3.1.0","info":{"title":"acme.ping","version":"not stated"},"#.to_owned()
            + r#""paths":{"/ping":{"get":{"operationId":"acme.ping","parameters":[]}}}}"#
    );
    let description = value(&FULL.openapi());
    let operation = &description["paths"]["/password"]["patch"];
    let content = operation["requestBody"]["content"].as_object().unwrap();
    assert_eq!(content.keys().collect::<Vec<_>>(), ["application/json", "application/vnd.acme+json"]);
    let described = &content["application/json"];
    assert_eq!(described.get("example"), None);
    assert_eq!(described["schema"]["required"], json!([]));
    assert_eq!(described["schema"]["properties"]["secret"]["default"], "Correct-horse-1");
    assert_eq!(operation["parameters"], json!([]));
}

/// An example keeps the order of its members; one that could only be shown wrong is not shown.
#[test]
fn examples_are_shown_as_they_are_or_not_at_all() {
    static PASSWORD: PasswordPolicy = PasswordPolicy::new(Length::new(12, 64), CharSet::of("-_"), 2);
    static BODY: [Member; 1] = [Member::password("secret", &PASSWORD)];
    let bare = Document::new("acme.set-password", Method::Put, "/password").with_body(&BODY);
    let shown = |body: &'static str| {
        let description = bare.with_example(Example::new(body)).openapi().to_string();
        description.split_once(r#""example":"#).map(|(_, rest)| rest.strip_suffix("}}}}}}}").unwrap().to_owned())
    };
    for example in [r#"{"secret":"b","a":["1",{}]}"#, r#"{"b":"","a":""}"#, "[]"] {
        assert_eq!(shown(example).as_deref(), Some(example));
    }
    for other in ["", "{", r#"{"secret":1}"#, r#"{"secret":null}"#, "[[true]]"] {
        assert_eq!(shown(other), None, "{other}");
    }
}

#[test]
fn json_is_written_on_one_line_or_indented_and_serialized_in_the_same_order() {
    let schema = UsernamePolicy::new(Length::new(1, 2), CharSet::of("a")).json_schema();
    let line = r#"{"type":"string","minLength":1,"maxLength":2,"pattern":"^[a]*$"}"#;
    assert_eq!(schema.to_string(), line);
    assert_eq!(serde_json::to_string(&schema).unwrap(), line);
    assert_eq!(format!("{schema:#}").lines().nth(1), Some("  \"type\": \"string\","));
}

#[test]
fn what_has_no_longest_value_has_no_maximum() {
    let schema = UsernamePolicy::new(Length::new(1, usize::MAX), CharSet::of("a")).json_schema();
    assert_eq!(schema.to_string(), r#"{"type":"string","minLength":1,"pattern":"^[a]*$"}"#);
}

#[test]
fn the_identifiers_of_an_example_stand_at_its_parameters() {
    let described = |document: &Document| {
        let description = value(&document.openapi());
        let operation = &description["paths"][document.path][document.method.name().to_ascii_lowercase()];
        [0, 1].map(|parameter| operation["parameters"][parameter]["example"].clone())
    };
    for document in documents::ALL {
        let example = document.example.unwrap();
        assert_eq!(described(document), [json!(example.project_id), json!(example.instance_id)]);
    }
    assert_eq!(described(&documents::OTC_RDS_RESET_ROOT_PASSWORD)[1], "dsfae23fsfdsae3435in01");
}
