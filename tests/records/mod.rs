//! The numbers of the boundary as the report that they stand for, in JSON, and requests as the tapes that it reads:
//! what `pkg/src/records.ts` and `pkg/src/tape.ts` do, a second time.

#![allow(dead_code, unreachable_pub, clippy::unwrap_used, reason = "shared by tests that use one part of it each")]

use gatepass::{
    CharClass, CharKind, Document, Escaped, Field, Kind, Part, Rule, Severity, State, Violation, boundary, documents,
};
use serde_json::{Value, json};

/// The report of one value.
pub fn check(document: &Document, field: Field, username: &str, value: &str) -> Value {
    let text = format!("{username} {value}");
    let mut numbers = Vec::new();
    let answer = boundary::check(field_number(document, field), username.len(), &text, |number| numbers.push(number));
    report(answer, numbers)
}

/// The verdict on one value.
pub fn is_valid(document: &Document, field: Field, value: &str) -> bool {
    boundary::is_valid(field_number(document, field), value)
}

/// The checklist of one value.
pub fn checklist(document: &Document, field: Field, value: &str) -> Value {
    let mut numbers = Vec::new();
    boundary::checklist(field_number(document, field), value, |number| numbers.push(number));
    items(numbers)
}

/// The report of a request. A part that is absent was not given, nor was a path or headers of which there is none.
pub fn check_request(document: &Document, [path, headers, body]: [Option<&Value>; 3]) -> Value {
    let some = |part: Option<&'_ Value>| part.filter(|part| **part != json!({})).map(tape);
    let parts = [some(path), some(headers), body.map(tape)];
    check_tape(document, &parts.map(|part| part.unwrap_or_else(|| ")".to_owned())).concat())
}

/// The report of whatever is on a tape.
pub fn check_tape(document: &Document, tape: &str) -> Value {
    let number = documents::ALL.iter().position(|other| other.id == document.id).unwrap();
    let mut numbers = Vec::new();
    let answer = boundary::check_request(number, tape, |number| numbers.push(number));
    report(answer, numbers)
}

/// A report of the library as the boundary says it: without its head, messages and bytes.
pub fn without_words(mut report: Value) -> Value {
    let members = report.as_object_mut().unwrap();
    for name in ["schema", "document", "revision"] {
        members.remove(name).unwrap();
    }
    members.entry("truncated").or_insert(json!(false));
    for violation in members["violations"].as_array_mut().unwrap() {
        violation.as_object_mut().unwrap().remove("message").unwrap();
        remove_bytes(violation);
    }
    report
}

/// A violation of the library as the boundary says it.
pub fn said(violation: &Violation<'_>) -> Value {
    let mut said = json!(violation);
    remove_bytes(&mut said);
    said
}

fn remove_bytes(violation: &mut Value) {
    if let Some(span) = violation["span"].as_object_mut() {
        span.remove("utf8").unwrap();
    }
}

/// The number of a field: its position among the fields of all documents.
fn field_number(document: &Document, field: Field) -> usize {
    let all = documents::ALL.iter().flat_map(|document| document.fields().map(|field| (document.id, field)));
    all.into_iter().position(|one| one == (document.id, field)).unwrap()
}

/// What an answer and the numbers that were pushed with it say.
pub fn report(answer: u32, numbers: Vec<u32>) -> Value {
    let is_set = |bit: usize| answer >> bit & 1 == 1;
    let unchecked: Vec<&str> =
        (2..).zip(Part::ALL).filter(|&(bit, _)| is_set(bit)).map(|(_, part)| part.name()).collect();
    assert!(answer < 1 << 5, "bits that mean nothing");
    json!({
        "valid": is_set(0),
        "truncated": is_set(1),
        "unchecked": unchecked,
        "violations": Records::new(numbers).all(Records::violation),
    })
}

/// The checklist that the numbers say.
pub fn items(numbers: Vec<u32>) -> Value {
    Records::new(numbers).all(Records::item)
}

/// A value as it stands on a tape.
fn tape(value: &Value) -> String {
    let string = |text: &str| format!("{}:{text}", text.len());
    match value {
        Value::Null => "a".to_owned(),
        Value::Bool(_) => "b".to_owned(),
        Value::Number(_) => "c".to_owned(),
        Value::String(text) => format!("d{}", string(text)),
        Value::Array(items) => format!("e{})", items.iter().map(tape).collect::<String>()),
        Value::Object(members) => {
            let members = members.iter().map(|(key, value)| format!("k{}{}", string(key), tape(value)));
            format!("f{})", members.collect::<String>())
        }
    }
}

/// What was pushed, read from its start.
struct Records {
    numbers: std::vec::IntoIter<u32>,
}

impl Records {
    fn new(numbers: Vec<u32>) -> Self {
        Self { numbers: numbers.into_iter() }
    }

    fn all(mut self, read: fn(&mut Self) -> Value) -> Value {
        let mut all = Vec::new();
        while self.numbers.len() > 0 {
            all.push(read(&mut self));
        }
        Value::Array(all)
    }

    fn next(&mut self) -> u32 {
        self.numbers.next().unwrap()
    }

    /// The next number, as a position in a list of names.
    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[usize::try_from(self.next()).unwrap()]
    }

    fn violation(&mut self) -> Value {
        let rule = self.of(Rule::ALL);
        json!({
            "severity": Severity::name(rule.severity()),
            "code": rule.code(),
            "path": self.path(),
            "span": self.span(),
            "params": self.params(),
        })
    }

    fn item(&mut self) -> Value {
        json!({ "code": self.of(Rule::ALL).code(), "state": self.of(&State::ALL).name(), "params": self.params() })
    }

    fn path(&mut self) -> String {
        let mut path = String::new();
        loop {
            let step = match self.next() {
                0 => return path,
                1 => Escaped(&self.text()).to_string().replace('~', "~0").replace('/', "~1"),
                2 => self.next().to_string(),
                part => Part::ALL[usize::try_from(part - 3).unwrap()].name().to_owned(),
            };
            path = path + "/" + &step;
        }
    }

    fn span(&mut self) -> Value {
        match self.next() {
            0 => Value::Null,
            start => json!({ "utf16": [start - 1, self.next()] }),
        }
    }

    fn params(&mut self) -> Value {
        match self.next() {
            0 => json!({}),
            1 => json!({ "max": self.next() }),
            2 => json!({ "min": self.next(), "actual": self.next() }),
            3 => json!({ "length": self.next(), "actual": self.next().checked_sub(1) }),
            4 => json!({ "expected": self.of(Kind::ALL).name(), "actual": self.of(Kind::ALL).name() }),
            5 => {
                let kind = self.of(CharKind::ALL).name();
                self.with_character(json!({ "kind": kind }))
            }
            6 => json!({ "char": self.character() }),
            7 => {
                let found = json!({});
                let mut params = self.with_character(found);
                params["replacement"] = json!(char::from_u32(self.next()));
                params
            }
            8 => json!({ "required": self.next(), "present": self.classes(), "missing": self.classes() }),
            9 => json!({ "suffix": self.text() }),
            10 => json!({ "supported": self.texts() }),
            11 => json!({ "item": self.next() }),
            12 => json!({ "user": self.next() }),
            13 => json!({ "suggestion": Some(self.text()).filter(|text| !text.is_empty()) }),
            form => unreachable!("parameters {form} are said of texts alone"),
        }
    }

    /// The parameters with a character, where there is one.
    fn with_character(&mut self, mut params: Value) -> Value {
        if let Some(character) = self.character() {
            params["char"] = json!(character);
        }
        params
    }

    fn character(&mut self) -> Option<String> {
        let character = char::from_u32(self.next().checked_sub(1)?).unwrap();
        Some(Escaped(&character.to_string()).to_string())
    }

    fn text(&mut self) -> String {
        let mut text = String::new();
        while let Some(point) = self.next().checked_sub(1) {
            text.push(char::from_u32(point).unwrap());
        }
        text
    }

    fn texts(&mut self) -> Vec<String> {
        std::iter::repeat_with(|| self.text()).take_while(|text| !text.is_empty()).collect()
    }

    fn classes(&mut self) -> Vec<&'static str> {
        let bits = self.next();
        (0..).zip(CharClass::ALL).filter(|&(bit, _)| bits >> bit & 1 == 1).map(|(_, class)| class.name()).collect()
    }
}
