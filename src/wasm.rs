//! What browsers call: numbers and strings in, numbers out. The only file that names `wasm_bindgen`.
//!
//! A document is its position in [`documents::ALL`], a field its position in [`Field::ALL`], a rule its position in
//! [`Rule::ALL`](crate::Rule::ALL). What was found is pushed number by number into `pkg/src/records.ts`, which reads:
//!
//! | what | its numbers |
//! |---|---|
//! | violation | rule; path, a text; start and end of the span in UTF-16, or 1 and 0 for none; parameters |
//! | item of a checklist | rule; state, by its position in [`State::ALL`](crate::State::ALL); parameters |
//! | parameters | for each its name, by its position in [`Params::NAMES`] from 1, and its value; at the end 0 |
//! | value | 0: null; 1 and a number; 2 and a text; 3, texts, and at the end an empty one |
//! | | 4 and a type, by its position in [`Kind::ALL`]; 5 and one of [`CharKind::ALL`] |
//! | | 6 and a bit for each of [`CharClass::ALL`](crate::CharClass::ALL) |
//! | text | its code points, and 0: what is echoed has its control characters escaped |
#![allow(unreachable_pub, reason = "wasm-bindgen exports what is public, and nothing calls it from Rust")]

use wasm_bindgen::prelude::wasm_bindgen;

use crate::charset::{CharKind, ClassSet};
use crate::document::{Content, Document, Field, Member};
use crate::documents;
use crate::escape::escape;
use crate::params::{Kind, Name, Params, Visitor};
use crate::policy::{HostPattern, Policy};
use crate::reporter::Reporter;
use crate::request::{Key, TapeReader, check_members, is_given, members};
use crate::violation::{MAX_VIOLATIONS, Part, Path, Violation};

#[wasm_bindgen(raw_module = "#records")]
extern "C" {
    fn push(number: u32);
}

/// The bits of what [`check`] and [`check_request`] answer.
const VALID: u32 = 1;
const TRUNCATED: u32 = 2;
/// The first of three: a bit for each part that was not given.
const UNCHECKED: u32 = 4;

/// How many documents there are.
const DOCUMENTS: usize = 4;

/// The members of each document's parts. With the policies, it is all that the module has of a document.
static SHAPES: [Shape; DOCUMENTS] = shapes();

type Shape = [&'static [Member]; 3];

const fn shapes() -> [Shape; DOCUMENTS] {
    let mut shapes: [Shape; DOCUMENTS] = [[&[]; 3]; DOCUMENTS];
    let mut i = 0;
    while i < documents::ALL.len() {
        let Document { path_parameters, headers, body, .. } = documents::ALL[i];
        shapes[i] = [path_parameters, headers, body];
        i += 1;
    }
    shapes
}

/// The grammar of each field of each document, found when the module is built: a verdict looks for nothing.
static POLICIES: [[Option<&'static Policy>; FIELDS]; DOCUMENTS] = policies();

const FIELDS: usize = Field::ALL.len();

const fn policies() -> [[Option<&'static Policy>; FIELDS]; DOCUMENTS] {
    let mut policies = [[None; FIELDS]; DOCUMENTS];
    let mut i = 0;
    while i < DOCUMENTS * FIELDS {
        let (document, field) = (i / FIELDS, i % FIELDS);
        if let Some(Member { content: Content::Value { policy, .. }, .. }) =
            documents::ALL[document].member(Field::ALL[field])
        {
            policies[document][field] = Some(policy);
        }
        i += 1;
    }
    policies
}

/// The verdict on one value; false where there is no such field.
#[wasm_bindgen]
pub fn is_valid(document: usize, field: usize, value: &str) -> bool {
    policy(document, field).is_some_and(|policy| policy.is_valid(value))
}

/// Pushes the violations of one value. Before the value stand the name of its user with its length, as on a [tape](TapeReader),
/// and a space. The name may be empty, and is looked at only beside a password.
#[wasm_bindgen]
pub fn check(document: usize, field: usize, username_and_value: &str) -> u32 {
    let (username, rest) = TapeReader::new(username_and_value).split_string();
    let value = rest.get(1..).unwrap_or_default();
    let mut report = Report::new();
    if let Some(policy) = policy(document, field) {
        let sink = &mut |violation: Violation<'_>| report.add(&violation);
        let path = Path::default();
        let reporter = &mut Reporter::new(value, &path, sink);
        policy.judge(reporter);
        let has_names = self::policy(document, Field::Name as usize).is_some();
        if let (Policy::Password(policy), true) = (policy, has_names) {
            policy.judge_against_username(username, reporter);
        }
    }
    report.answer
}

/// Pushes the checklist of one value.
#[wasm_bindgen]
pub fn checklist(document: usize, field: usize, value: &str) {
    if let Some(policy) = policy(document, field) {
        policy.checklist(value, &mut |item| {
            push(item.rule as u32);
            push(item.state as u32);
            push_params(item.params);
        });
    }
}

/// Pushes the violations of a request: an object of the parts that are given, on a [tape](TapeReader).
#[wasm_bindgen]
pub fn check_request(document: usize, tape: &str) -> u32 {
    let mut report = Report::new();
    let Some(shape) = SHAPES.get(document) else { return report.answer };
    for (part, shape) in Part::ALL.into_iter().zip(shape) {
        let is_part = |(key, values): &(Key<'_>, TapeReader<'_>)| key.text == part.name() && is_given(part, *values);
        if let Some((_, values)) = members(TapeReader::new(tape)).find(is_part) {
            check_members(part, shape, &values, &mut |violation| report.add(&violation));
        } else if !shape.is_empty() {
            report.answer |= UNCHECKED << part as u32;
        }
    }
    report.answer
}

/// How many UTF-16 units of a value can make a difference: so many and no more need to be passed on. The last 16 of them
/// must be the last of the value, which are asked for a suffix.
#[wasm_bindgen]
pub fn longest_value(document: usize, field: usize) -> usize {
    policy(document, field).map_or(0, units)
}

/// The same for a member of a request, and for a list how many items; 0 for a member that the document does not know, whose
/// content is never judged.
#[wasm_bindgen]
pub fn longest_member(document: usize, part: usize, key: &str) -> usize {
    let member = SHAPES.get(document).and_then(|shape| find_key(shape.get(part)?, key));
    match member.map(|member| &member.content) {
        Some(Content::Value { policy, .. }) => units(policy),
        Some(Content::List { max, .. }) => max + 1,
        None => 0,
    }
}

/// How many addresses a host pattern opens: 0 for a text that is none.
#[wasm_bindgen]
#[allow(clippy::cast_precision_loss, reason = "at most 2^32")]
pub fn address_count(pattern: &str) -> f64 {
    HostPattern::accepted(pattern).map_or(0, |pattern| pattern.address_count()) as f64
}

fn policy(document: usize, field: usize) -> Option<&'static Policy> {
    *POLICIES.get(document)?.get(field)?
}

fn find_key(members: &'static [Member], key: &str) -> Option<&'static Member> {
    members.iter().find_map(|member| match member.content {
        _ if member.name.eq_ignore_ascii_case(key) => Some(member),
        Content::List { members, .. } => find_key(members, key),
        Content::Value { .. } => None,
    })
}

/// A character has at most two units; the first beyond the longest is looked at too.
fn units(policy: &Policy) -> usize {
    policy.longest().map_or(usize::MAX, |characters| (characters + 1) * 2 + 16)
}

/// What is found for one call, pushed as it comes.
struct Report {
    answer: u32,
    violations: usize,
}

impl Report {
    const fn new() -> Self {
        Self { answer: VALID, violations: 0 }
    }

    fn add(&mut self, violation: &Violation<'_>) {
        if violation.is_error() {
            self.answer &= !VALID;
        }
        if self.violations == MAX_VIOLATIONS {
            self.answer |= TRUNCATED;
            return;
        }
        self.violations += 1;
        push(violation.rule as u32);
        violation.path.spell(&mut push_char);
        push(0);
        let (start, end) = violation.span.map_or((1, 0), |span| (span.utf16().start, span.utf16().end));
        push_number(start);
        push_number(end);
        push_params(violation.params);
    }
}

fn push_params(params: Params) {
    params.visit(&mut Pushed);
    push(0);
}

/// Parameters, pushed as they come.
struct Pushed;

impl Visitor for Pushed {
    fn null(&mut self, name: Name) {
        push_head(name, 0);
    }

    fn number(&mut self, name: Name, number: usize) {
        push_head(name, 1);
        push_number(number);
    }

    fn text(&mut self, name: Name, text: &'static str) {
        push_head(name, 2);
        push_text(text);
    }

    fn texts(&mut self, name: Name, texts: &'static [&'static str]) {
        push_head(name, 3);
        for text in texts {
            push_text(text);
        }
        push(0);
    }

    fn character(&mut self, name: Name, character: char) {
        push_head(name, 2);
        escape(character, &mut push_char);
        push(0);
    }

    fn kind(&mut self, name: Name, kind: Kind) {
        push_head(name, 4);
        push(kind as u32);
    }

    fn char_kind(&mut self, name: Name, kind: CharKind) {
        push_head(name, 5);
        push(kind as u32);
    }

    fn classes(&mut self, name: Name, classes: ClassSet) {
        push_head(name, 6);
        push(classes.bits().into());
    }
}

fn push_head(name: Name, kind_of_value: u32) {
    push(name as u32 + 1);
    push(kind_of_value);
}

fn push_text(text: &str) {
    text.chars().for_each(push_char);
    push(0);
}

fn push_char(character: char) {
    push(character.into());
}

/// What does not fit stands for "more than anybody counts".
fn push_number(number: usize) {
    push(u32::try_from(number).unwrap_or(u32::MAX));
}
