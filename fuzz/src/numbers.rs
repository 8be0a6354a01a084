//! What the boundary to browsers pushes, read as `src/boundary.rs` describes it.

use gatepass::{CharClass, CharKind, Escaped, Kind, Part, Rule, State, Violation};
use serde_json::{Map, Value, json};

use crate::json;

/// A violation, as far as numbers say it.
#[derive(Clone, PartialEq, Debug)]
pub struct Said {
    pub rule: Rule,
    pub path: String,
    /// In UTF-16.
    pub span: Option<(usize, usize)>,
    pub params: Value,
}

/// What numbers are to say of a violation.
pub fn said(violation: &Violation<'_>) -> Said {
    Said {
        rule: violation.rule,
        path: violation.path.to_string(),
        span: violation.span.map(|span| (span.utf16().start, span.utf16().end)),
        params: json::params(violation.params),
    }
}

/// Every violation; all numbers are read.
pub fn violations(numbers: &[u32]) -> Vec<Said> {
    all(numbers, |numbers| Said {
        rule: Rule::ALL[numbers.index()],
        path: numbers.path(),
        span: numbers.span(),
        params: numbers.params(),
    })
}

/// Every item of a checklist; all numbers are read.
pub fn checklist(numbers: &[u32]) -> Vec<(Rule, State, Value)> {
    all(numbers, |numbers| {
        let rule = Rule::ALL[numbers.index()];
        let state = [State::Met, State::Unmet, State::NotYet][numbers.index()];
        (rule, state, numbers.params())
    })
}

fn all<T>(numbers: &[u32], read: impl Fn(&mut Numbers<'_>) -> T) -> Vec<T> {
    let mut rest = Numbers(numbers);
    let mut all = Vec::new();
    while !rest.0.is_empty() {
        all.push(read(&mut rest));
    }
    all
}

struct Numbers<'n>(&'n [u32]);

impl Numbers<'_> {
    fn next(&mut self) -> u32 {
        let (first, rest) = self.0.split_first().expect("a number follows");
        self.0 = rest;
        *first
    }

    fn index(&mut self) -> usize {
        self.next().try_into().unwrap()
    }

    fn character(&mut self) -> Option<char> {
        self.next().checked_sub(1).map(|code| char::from_u32(code).expect("a character"))
    }

    fn text(&mut self) -> String {
        std::iter::from_fn(|| self.character()).collect()
    }

    fn path(&mut self) -> String {
        let mut path = String::new();
        loop {
            let step = match self.next() {
                0 => return path,
                1 => Escaped(&self.text()).to_string().replace('~', "~0").replace('/', "~1"),
                2 => self.next().to_string(),
                part => Part::ALL[part as usize - 3].name().to_owned(),
            };
            path = format!("{path}/{step}");
        }
    }

    fn span(&mut self) -> Option<(usize, usize)> {
        let start = self.index().checked_sub(1)?;
        Some((start, self.index()))
    }

    fn classes(&mut self) -> Vec<&'static str> {
        let bits = self.next();
        assert!(bits < 16);
        CharClass::ALL
            .iter()
            .enumerate()
            .filter(|(bit, _)| bits >> bit & 1 == 1)
            .map(|(_, class)| class.name())
            .collect()
    }

    fn params(&mut self) -> Value {
        match self.next() {
            0 => json!({}),
            1 => json!({ "max": self.next() }),
            2 => json!({ "min": self.next(), "actual": self.next() }),
            3 => json!({ "length": self.next(), "actual": self.next().checked_sub(1) }),
            4 => json!({ "expected": Kind::ALL[self.index()].name(), "actual": Kind::ALL[self.index()].name() }),
            5 => {
                let kind = CharKind::ALL[self.index()].name();
                object([("kind", Some(json!(kind))), ("char", self.character().map(shown))])
            }
            6 => json!({ "char": self.character().map(shown) }),
            7 => {
                let char = self.character().map(shown);
                let replacement = char::from_u32(self.next()).map(shown);
                object([("char", char), ("replacement", replacement)])
            }
            8 => json!({ "required": self.next(), "present": self.classes(), "missing": self.classes() }),
            9 => json!({ "suffix": self.text() }),
            10 => {
                let texts = std::iter::from_fn(|| Some(self.text()).filter(|text| !text.is_empty()));
                json!({ "supported": texts.collect::<Vec<_>>() })
            }
            11 => json!({ "item": self.next() }),
            12 => json!({ "user": self.next() }),
            13 => json!({ "suggestion": Some(self.text()).filter(|text| !text.is_empty()) }),
            form => panic!("no parameters have the number {form}"),
        }
    }
}

fn shown(character: char) -> Value {
    json!(Escaped(&character.to_string()).to_string())
}

fn object<const N: usize>(members: [(&str, Option<Value>); N]) -> Value {
    let members = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(members.collect::<Map<_, _>>())
}
