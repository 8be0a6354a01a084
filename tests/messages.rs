//! Every message in both languages, as `tests/vectors/messages.json` has it. Other front ends hold their words against the
//! same file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "in a test a panic is the answer")]

use std::collections::{BTreeMap, BTreeSet, HashSet};

use gatepass::messages::{Table, Words};
use gatepass::{
    CharClass, CharKind, ClassSet, Decision, Escaped, InstanceStatus, Kind, Language, Params, Permitted, Rule,
    Severity, State, WeakReason, documents,
};
use serde::Deserialize;
use serde_json::{Map, Value};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vectors {
    violations: Vec<Case>,
    requirements: Vec<Case>,
    severities: Vec<Entry>,
    states: Vec<Entry>,
    classes: Vec<Entry>,
    types: Vec<Entry>,
    statuses: Vec<Entry>,
    permitted: Vec<Entry>,
    decisions: Vec<Entry>,
}

/// A template with parameters. The name begins with the template's key, and may go on with a colon and a note.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    code: String,
    params: Map<String, Value>,
    #[serde(rename = "en-us")]
    en_us: String,
    #[serde(rename = "zh-cn")]
    zh_cn: String,
}

impl Case {
    fn key(&self) -> &str {
        self.name.split_once(": ").map_or(self.name.as_str(), |(key, _)| key)
    }

    fn rule(&self) -> Rule {
        Rule::from_code(&self.code).unwrap_or_else(|| panic!("no code: {}", self.code))
    }

    fn text(&self, language: Language) -> &str {
        pick(language, &self.en_us, &self.zh_cn)
    }
}

/// A text without parameters.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    #[serde(rename = "en-us")]
    en_us: String,
    #[serde(rename = "zh-cn")]
    zh_cn: String,
}

fn pick<'a>(language: Language, en_us: &'a str, zh_cn: &'a str) -> &'a str {
    match language {
        Language::EnUs => en_us,
        Language::ZhCn => zh_cn,
        other => panic!("no vectors for {}", other.tag()),
    }
}

fn vectors() -> Vectors {
    let vectors: Vectors = serde_json::from_str(include_str!("vectors/messages.json")).unwrap();
    for cases in [&vectors.violations, &vectors.requirements] {
        let mut names = HashSet::new();
        for case in cases {
            assert!(names.insert(&case.name), "two cases are called {}", case.name);
        }
    }
    vectors
}

/// The members of an object of parameters, each of which has to be taken.
struct Given(Map<String, Value>);

impl Given {
    fn take(&mut self, name: &str) -> Value {
        self.0.remove(name).unwrap_or_else(|| panic!("no parameter {name}"))
    }

    fn number(&mut self, name: &str) -> usize {
        number(&self.take(name))
    }

    fn text(&mut self, name: &str) -> &'static str {
        leak(&self.take(name))
    }

    fn char(&mut self, name: &str) -> char {
        character(&self.take(name))
    }

    fn kind(&mut self, name: &str) -> Kind {
        let name = self.text(name);
        KINDS.into_iter().find(|kind| kind.name() == name).unwrap_or_else(|| panic!("no type: {name}"))
    }

    fn classes(&mut self, name: &str) -> ClassSet {
        let names = self.take(name);
        let names: Vec<&str> = names.as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
        let set = CharClass::ALL
            .into_iter()
            .filter(|class| names.contains(&class.name()))
            .fold(ClassSet::EMPTY, ClassSet::with);
        assert!(set.iter().map(CharClass::name).eq(names), "not classes in their order");
        set
    }
}

const KINDS: [Kind; 7] =
    [Kind::Null, Kind::Boolean, Kind::Number, Kind::String, Kind::Array, Kind::Object, Kind::Other];

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

fn leak(value: &Value) -> &'static str {
    value.as_str().unwrap().to_owned().leak()
}

/// A character as reports write it: itself, or escaped as `\u{202e}`.
fn character(value: &Value) -> char {
    let text = value.as_str().unwrap();
    let code = text.strip_prefix("\\u{").and_then(|rest| rest.strip_suffix('}'));
    let character = match code {
        Some(code) => char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap(),
        None => text.parse().unwrap(),
    };
    assert_eq!(Escaped(&character.to_string()).to_string(), text, "not as reports write it");
    character
}

fn nullable<T>(value: &Value, read: fn(&Value) -> T) -> Option<T> {
    (!value.is_null()).then(|| read(value))
}

/// The parameters of a report as the library has them; anything left over is an error.
fn params(code: &str, given: &Map<String, Value>) -> Params {
    if given.is_empty() {
        return Params::None;
    }
    let mut given = Given(given.clone());
    let params = match code {
        "malformed_json" => Params::Position { line: given.number("line"), column: given.number("column") },
        "invalid_utf8" => Params::Offset(given.number("offset")),
        "too_deep" | "body_too_large" | "too_many_users" | "too_long" | "list_too_long" => {
            Params::Max(given.number("max"))
        }
        "wrong_type" => Params::Type { expected: given.kind("expected"), actual: given.kind("actual") },
        "too_short" => Params::Min { min: given.number("min"), actual: given.number("actual") },
        "wrong_length" => {
            Params::Length { length: given.number("length"), actual: nullable(&given.take("actual"), number) }
        }
        "illegal_character" => {
            let name = given.text("kind");
            let kind = CharKind::ALL.iter().copied().find(|kind| kind.name() == name).unwrap();
            Params::Character { kind, char: given.0.remove("char").map(|char| character(&char)) }
        }
        "asterisk_wildcard" | "full_width_character" => {
            let char = given.0.remove("char").map(|char| character(&char));
            Params::Replacement { char, replacement: given.char("replacement") }
        }
        "too_few_classes" => Params::Classes {
            required: given.number("required"),
            present: given.classes("present"),
            missing: given.classes("missing"),
        },
        "wrong_suffix" => Params::Suffix(given.text("suffix")),
        "unsafe_in_url" => Params::Unsafe(nullable(&given.take("char"), character)),
        "unsupported_language" | "unsupported_content_type" => {
            let list: Vec<&'static str> = given.take("supported").as_array().unwrap().iter().map(leak).collect();
            Params::Supported(list.leak())
        }
        "duplicate_host" | "covered_host" => Params::Item(given.number("item")),
        "duplicate_user" => Params::User(given.number("user")),
        "weak" => Params::Weak {
            guesses: given.number("guesses"),
            reason: nullable(&given.take("reason"), |name| {
                WeakReason::ALL.iter().copied().find(|reason| name == reason.name()).unwrap()
            }),
        },
        "unknown_field" => Params::Suggestion(nullable(&given.take("suggestion"), leak)),
        _ => Params::None,
    };
    assert!(given.0.is_empty(), "{code} has no parameters {:?}", given.0);
    params
}

/// Compares all, so that one run shows every difference.
fn assert_all_equal(differences: impl Iterator<Item = (String, String, String)>) {
    let differences: Vec<String> = differences
        .filter(|(_, found, expected)| found != expected)
        .map(|(name, found, expected)| format!("{name}\n  found:    {found:?}\n  expected: {expected:?}"))
        .collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// Every case with a template, and the table that the template stands in.
fn cases(vectors: &Vectors) -> impl Iterator<Item = (Of, &Case)> {
    let violations = vectors.violations.iter().map(|case| (Of::Violation, case));
    violations.chain(vectors.requirements.iter().map(|case| (Of::Requirement, case)))
}

/// What a template speaks of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Violation,
    Requirement,
}

fn message(of: Of, case: &Case, language: Language) -> String {
    let params = params(&case.code, &case.params);
    match of {
        Of::Violation => language.describe_rule(case.rule(), params).to_string(),
        Of::Requirement => language.requirement(case.rule(), params).to_string(),
    }
}

#[test]
fn messages() {
    let vectors = vectors();
    assert_all_equal(cases(&vectors).flat_map(|(of, case)| {
        Language::ALL.iter().map(move |&language| {
            (format!("{} {}", language.tag(), case.name), message(of, case, language), case.text(language).to_owned())
        })
    }));
}

/// The vectors list every text of the table, in its order.
fn assert_same(language: Language, entries: &[Entry], table: Table) {
    assert!(table.iter().map(|&(name, _)| name).eq(entries.iter().map(|entry| entry.name.as_str())), "{table:?}");
    assert_all_equal(entries.iter().zip(table).map(|(entry, &(name, text))| {
        let expected = pick(language, &entry.en_us, &entry.zh_cn);
        (format!("{} {name}", language.tag()), text.to_owned(), expected.to_owned())
    }));
}

#[test]
fn texts_without_parameters() {
    let vectors = vectors();
    for &language in Language::ALL {
        let words = language.words();
        assert_same(language, &vectors.severities, words.severities);
        assert_same(language, &vectors.states, words.states);
        assert_same(language, &vectors.classes, words.classes);
        assert_same(language, &vectors.types, words.types);
        assert_same(language, &vectors.statuses, words.statuses);
        assert_same(language, &vectors.permitted, words.permitted);
        assert_same(language, &vectors.decisions, words.decisions);
    }
}

/// Each name of the library has a text in the table, and each text a name.
fn assert_named<T: Copy>(table: Table, all: &[T], name: fn(T) -> &'static str, text: impl Fn(T) -> &'static str) {
    let named: Vec<_> = all.iter().map(|&item| (name(item), text(item))).collect();
    assert_eq!(named, table);
}

#[test]
fn every_name_has_its_text() {
    let decisions: BTreeSet<Decision> =
        documents::ALL.iter().flat_map(|document| document.decisions).copied().collect();
    let decisions: Vec<Decision> = decisions.into_iter().collect();
    for &language in Language::ALL {
        let words = language.words();
        assert_named(words.severities, &Severity::ALL, Severity::name, |severity| language.severity(severity));
        assert_named(words.states, &State::ALL, State::name, |state| language.state(state));
        assert_named(words.classes, &CharClass::ALL, CharClass::name, |class| language.class(class));
        assert_named(words.statuses, InstanceStatus::ALL, InstanceStatus::name, |status| language.status(status));
        assert_named(words.permitted, &Permitted::ALL, Permitted::name, |permitted| language.permitted(permitted));
        assert_named(words.decisions, &decisions, Decision::name, |decision| language.decision(decision));
        assert!(words.types.iter().map(|&(name, _)| name).eq(KINDS.map(Kind::name)));
    }
}

#[test]
fn every_reason_of_a_weak_password_has_words() {
    for words in Language::ALL.iter().copied().map(Language::words) {
        let reasons = words.violations.iter().filter_map(|(key, _)| key.strip_prefix("weak."));
        assert!(reasons.eq(WeakReason::ALL.iter().map(|reason| reason.name())));
    }
}

#[test]
fn every_rule_has_a_violation_and_a_requirement() {
    let rules: Vec<&str> = Rule::ALL.iter().map(|rule| rule.code()).collect();
    for words in Language::ALL.iter().copied().map(Language::words) {
        let of_rules = |table: Table| table.iter().map(|&(key, _)| key).filter(|key| !key.contains('.')).collect();
        let (violations, requirements): (Vec<&str>, Vec<&str>) =
            (of_rules(words.violations), of_rules(words.requirements));
        assert_eq!(violations, rules);
        assert_eq!(requirements, rules);
    }
}

#[test]
fn languages_have_the_same_keys() {
    let tables = |words: &Words| {
        [
            words.violations,
            words.requirements,
            words.severities,
            words.states,
            words.classes,
            words.types,
            words.statuses,
            words.permitted,
            words.decisions,
        ]
        .map(|table| table.iter().map(|&(key, _)| key).collect::<Vec<_>>())
    };
    let [english, chinese] = [Language::EnUs, Language::ZhCn].map(|language| tables(language.words()));
    assert_eq!(english, chinese);
}

/// The pieces of a template: what is always there, and what stands in brackets.
fn pieces(template: &str) -> Vec<(bool, &str)> {
    template.split('[').enumerate().fold(Vec::new(), |mut pieces, (position, piece)| {
        match (position, piece.split_once(']')) {
            (0, None) => pieces.push((true, piece)),
            (1.., Some((optional, after))) => pieces.extend([(false, optional), (true, after)]),
            _ => panic!("brackets do not match: {template}"),
        }
        pieces
    })
}

/// The names of the placeholders of a piece, and the literal text between them.
fn placeholders(piece: &str) -> (Vec<&str>, Vec<&str>) {
    let mut parts = piece.split('{');
    let mut literals = vec![parts.next().unwrap()];
    let mut names = Vec::new();
    for part in parts {
        let (placeholder, literal) = part.split_once('}').unwrap_or_else(|| panic!("braces do not match: {piece}"));
        let name = placeholder.split(':').next().unwrap();
        names.push(name.trim_start_matches(['#', ',']));
        literals.push(literal);
    }
    (names, literals)
}

fn templates() -> impl Iterator<Item = (Language, Of, &'static str, &'static str)> {
    Language::ALL.iter().copied().flat_map(|language| {
        let words = language.words();
        let all = move |of, table: Table| table.iter().map(move |&(key, text)| (language, of, key, text));
        all(Of::Violation, words.violations).chain(all(Of::Requirement, words.requirements))
    })
}

/// No template without a vector: by the key in its name, and because the message has the template's fixed text in its order.
#[test]
fn every_template_has_a_case() {
    let vectors = vectors();
    for (language, table, key, template) in templates() {
        let mut of_key = cases(&vectors).filter(|&(of, case)| of == table && case.key() == key).peekable();
        assert!(of_key.peek().is_some(), "no vector for {key}");
        for (_, case) in of_key {
            let fixed = pieces(template).into_iter().filter(|(is_fixed, _)| *is_fixed);
            fixed.flat_map(|(_, piece)| placeholders(piece).1).fold(case.text(language), |rest, literal| {
                rest.split_once(literal).unwrap_or_else(|| panic!("{} is not of {template}", case.name)).1
            });
        }
    }
    for (of, case) in cases(&vectors) {
        assert_eq!(case.key().split('.').next(), Some(case.code.as_str()), "{}", case.name);
        assert!(templates().any(|(_, table, key, _)| table == of && key == case.key()), "no template {}", case.key());
    }
}

/// What stands in brackets is there in one case and not there in another.
#[test]
fn every_option_is_taken_and_left() {
    let vectors = vectors();
    for (language, table, key, template) in templates() {
        for (_, piece) in pieces(template).into_iter().filter(|(is_fixed, _)| !is_fixed) {
            let longest = placeholders(piece).1.into_iter().max_by_key(|literal| literal.len()).unwrap();
            let (taken, left): (Vec<_>, Vec<_>) = cases(&vectors)
                .filter(|&(of, case)| of == table && case.key() == key)
                .partition(|(_, case)| case.text(language).contains(longest));
            assert!(!taken.is_empty() && !left.is_empty(), "{}: [{piece}] of {key}", language.tag());
        }
    }
}

#[test]
fn placeholders_are_parameters_of_the_rule() {
    let vectors = vectors();
    let mut known: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for case in &vectors.violations {
        known.entry(&case.code).or_default().extend(case.params.keys().map(String::as_str));
    }
    known.entry("too_few_classes").or_default().insert("wanted");
    for (_, _, key, template) in templates() {
        let code = key.split('.').next().unwrap();
        for (_, piece) in pieces(template) {
            let unknown: Vec<&str> =
                placeholders(piece).0.into_iter().filter(|name| !known[code].contains(name)).collect();
            assert!(unknown.is_empty(), "{key} has no {unknown:?}: {template}");
        }
    }
}

/// A secret's violations have no `char`, so a template that needs one would leave a hole, or leak. Only identifiers have
/// `unsafe_in_url`.
#[test]
fn no_template_of_a_secret_needs_a_character() {
    for (_, _, key, template) in templates().filter(|(_, _, key, _)| *key != "unsafe_in_url") {
        for (is_fixed, piece) in pieces(template) {
            assert!(!is_fixed || !placeholders(piece).0.contains(&"char"), "{key}: {template}");
        }
    }
}

/// Templates with options and plurals can go wrong at their joints.
#[test]
fn no_text_has_stray_spaces() {
    let vectors = vectors();
    for (of, case) in cases(&vectors) {
        for &language in Language::ALL {
            let text = message(of, case, language);
            assert!(text == text.trim() && !text.contains("  "), "{} {}: {text:?}", language.tag(), case.name);
        }
    }
}
