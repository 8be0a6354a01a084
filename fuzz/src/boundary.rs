//! The target `boundary`: what browsers call. What is pushed there, number by number, says what the library says; and no
//! text that is no tape makes it panic or go on for ever.

use gatepass::{Document, Field, HostPattern, Part, Reader, Report, TapeReader, boundary, documents};

use serde_json::{Value, json};

use crate::oracle::Json;
use crate::records;
use crate::request::{self, Given};

/// The bits of an answer.
const VALID: u32 = 1;
const TRUNCATED: u32 = 2;
const UNCHECKED: u32 = 4;

/// The input of one value: of which field, by its number, and of which user.
pub fn value_seed(document: &str, field: &str, username: &str, value: &str) -> Vec<u8> {
    let is_it = |(of, name): &(&'static Document, Field)| of.id == document && name.name() == field;
    let number = u8::try_from(fields().position(|field| is_it(&field)).unwrap()).unwrap();
    let length = u8::try_from(username.len()).unwrap();
    [&[b'0', digit(number), digit(length)], username.as_bytes(), b" ", value.as_bytes()].concat()
}

/// The input of a tape for a document, by its number.
pub fn tape_seed(document: &str, request: &[u8]) -> Vec<u8> {
    let number = documents::ALL.iter().position(|of| of.id == document).unwrap();
    let tape = tape(&request::parts(request)).unwrap_or_default();
    [&[b'1', digit(u8::try_from(number).unwrap()), b'0'], tape.as_bytes()].concat()
}

/// The input of a whole request.
pub fn request_seed(request: &[u8]) -> Vec<u8> {
    [b"200", request].concat()
}

/// A number as a character of a seed; from 10 on it is none of the digits.
fn digit(number: u8) -> u8 {
    b'0'.wrapping_add(number)
}

/// Holds the laws of the boundary against the input.
pub fn holds(data: &[u8]) {
    let [kind, number, length, rest @ ..] = data else { return };
    let [kind, number, length] = [kind, number, length].map(|byte| usize::from(byte.wrapping_sub(b'0')));
    // A caller may say any length.
    let length = if length > 240 { usize::MAX - (255 - length) } else { length };
    match kind % 3 {
        0 => values(number, length, &String::from_utf8_lossy(rest)),
        1 => any_tape(number, &String::from_utf8_lossy(rest)),
        _ => requests(rest),
    }
}

/// The fields of all documents, one document after the other.
fn fields() -> impl Iterator<Item = (&'static Document, Field)> {
    documents::ALL.iter().flat_map(|document| document.fields().map(move |field| (*document, field)))
}

/// What a call pushes, and what it answers.
fn pushed(call: impl FnOnce(&mut dyn FnMut(u32)) -> u32) -> (Vec<u32>, u32) {
    let mut numbers = Vec::new();
    let answer = call(&mut |number| numbers.push(number));
    (numbers, answer)
}

fn values(number: usize, length: usize, text: &str) {
    let username = text.get(..length).unwrap_or_default();
    // What no length is wraps around.
    let value = text.get(length.wrapping_add(1)..).unwrap_or_default();
    let (numbers, answer) = pushed(|push| boundary::check(number, length, text, push));
    let (items, _) = pushed(|push| {
        boundary::checklist(number, value, push);
        0
    });
    let is_valid = boundary::is_valid(number, value);
    if let Some((document, field)) = fields().nth(number) {
        let report = match (field, document.policy(Field::Name)) {
            (Field::Password, Some(_)) => document.check_password(value, username),
            _ => document.check(field, value),
        };
        assert_eq!(records::report(answer, numbers), records::without_words(json!(report.unwrap())));
        assert_eq!(is_valid, answer & VALID == VALID);
        assert_eq!(records::items(items), json!(document.checklist(field, value).unwrap()));
    } else {
        assert!(numbers.is_empty() && items.is_empty() && answer == VALID && !is_valid);
    }
    let count = HostPattern::parse(value).map_or(0, |pattern| pattern.address_count());
    let all = 2_f64.powi(32);
    assert_eq!(boundary::address_count(value).to_bits(), u32::try_from(count).map_or(all, f64::from).to_bits());
}

/// Any text at all is judged to its end, part after part, and what is said of it can be read.
fn any_tape(number: usize, tape: &str) {
    let (numbers, answer) = pushed(|push| boundary::check_request(number, tape, push));
    let Some(&document) = documents::ALL.get(number) else {
        return assert!(numbers.is_empty() && answer == VALID);
    };
    let (mut expected, mut is_valid) = (Vec::new(), true);
    let mut rest = TapeReader::new(tape);
    for part in Part::ALL {
        let values = rest;
        rest.skip();
        if values.more() {
            document.check_part(part, values, &mut |violation| {
                is_valid &= !violation.is_error();
                expected.push(records::said(violation));
            });
        }
        assert_eq!(answer & UNCHECKED << part as u32 != 0, !values.more() && !document.members(part).is_empty());
    }
    assert_eq!(answer & VALID == VALID, is_valid);
    assert_eq!(answer & TRUNCATED == TRUNCATED, expected.len() > Report::MAX_VIOLATIONS);
    expected.truncate(Report::MAX_VIOLATIONS);
    assert_eq!(records::report(answer, numbers)["violations"], Value::Array(expected));
}

/// A request on a tape is judged as everywhere else; and what is pushed is the same for other secrets.
fn requests(data: &[u8]) {
    let (request, parts) = (request::request(data), request::parts(data));
    let Some(tape_of_it) = tape(&parts) else { return };
    for (number, &document) in documents::ALL.iter().enumerate() {
        let (numbers, answer) = pushed(|push| boundary::check_request(number, &tape_of_it, push));
        let report = records::without_words(json!(document.check_request(&request)));
        assert_eq!(records::report(answer, numbers.clone()), report);
        if let Some(other) = request::disguise(document, &parts).as_deref().and_then(tape) {
            assert_eq!(pushed(|push| boundary::check_request(number, &other, push)), (numbers, answer));
        }
    }
}

/// The parts on a tape, as `TapeReader` describes it; nothing where a part cannot be read.
fn tape(parts: &[(Part, Given)]) -> Option<String> {
    let mut tape = String::new();
    for (_, given) in parts {
        match given {
            Given::Nothing => tape.push(')'),
            Given::Values(values) => write(values, &mut tape),
            Given::Fault(_) => return None,
        }
    }
    Some(tape)
}

fn write(value: &Json, tape: &mut String) {
    match value {
        Json::Null => tape.push('a'),
        Json::Boolean(_) => tape.push('b'),
        Json::Number(_) => tape.push('c'),
        Json::Text(text) => put_text(tape, 'd', text),
        Json::List(items) => {
            tape.push('e');
            for item in items {
                write(item, tape);
            }
            tape.push(')');
        }
        Json::Object(members) => {
            tape.push('f');
            for (i, (key, value)) in members.iter().enumerate() {
                let has = |others: &[(String, Json)]| others.iter().any(|(other, _)| other == key);
                let mark = match (has(&members[..i]), has(&members[i + 1..])) {
                    (true, _) => 'm',
                    (false, true) => 'l',
                    (false, false) => 'k',
                };
                put_text(tape, mark, key);
                write(value, tape);
            }
            tape.push(')');
        }
    }
}

fn put_text(tape: &mut String, mark: char, text: &str) {
    tape.extend([&format!("{mark}{}:", text.len()), text]);
}
