//! The boundary to browsers: numbers and strings in, numbers out. `wasm.rs` exports it; on any other machine, tests call it.
//!
//! A document is its position in [`documents::ALL`], a field its position among the fields of all documents, a rule its position
//! in [`Rule::ALL`](crate::Rule::ALL). What was found is pushed number by number to `pkg/src/records.ts`, which reads:
//!
//! | what | its numbers |
//! |---|---|
//! | violation | rule; path; start of the span in UTF-16, which may be absent, and its end; parameters |
//! | item of a checklist | rule; state, by its position in [`State::ALL`](crate::State::ALL); parameters |
//! | path | for each step 1 and a text, 2 and a position, or three more than a part's position in [`Part::ALL`]; at the end 0 |
//! | parameters | which they are, and their values, in the order of `Numbers::params` |
//! | text | for each character one more than its code point; at the end 0 |
//! | what may be absent | 0, or one more than its number |
use crate::document::{Content, Document, Field, Member};
use crate::documents;
use crate::params::Params;
use crate::policy::{self, Policy, part};
use crate::reporter::Reporter;
use crate::request::{Reader, TapeReader, check_members};
use crate::span::Span;
use crate::violation::{MAX_VIOLATIONS, Part, Path, Violation};

/// The bits of what [`check`] and [`check_request`] answer.
const VALID: u32 = 1;
const TRUNCATED: u32 = 2;
/// The first of three: a bit for each part that was not given.
const UNCHECKED: u32 = 4;

/// How many documents there are.
const DOCUMENTS: usize = documents::ALL.len();

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

/// The fields of all documents, one document after the other: found when the module is built, so that a verdict looks for
/// nothing.
static FIELDS: [FieldOf; FIELD_COUNT] = fields();

/// A field of a document.
#[derive(Clone, Copy)]
struct FieldOf {
    policy: &'static Policy,
    /// Whether the document has user names too.
    is_beside_name: bool,
}

const FIELD_COUNT: usize = {
    let mut count = 0;
    let mut i = 0;
    while i < DOCUMENTS * Field::ALL.len() {
        count += field(i).is_some() as usize;
        i += 1;
    }
    count
};

#[allow(clippy::panic, reason = "it would, when the module is built")]
const fn fields() -> [FieldOf; FIELD_COUNT] {
    let Some(first) = field(0) else { panic!("every document has projects") };
    let mut fields = [first; FIELD_COUNT];
    let mut count = 0;
    let mut i = 0;
    while i < DOCUMENTS * Field::ALL.len() {
        if let Some(field) = field(i) {
            fields[count] = field;
            count += 1;
        }
        i += 1;
    }
    fields
}

/// The field of the document, numbered as if every document had every field.
const fn field(i: usize) -> Option<FieldOf> {
    let document = documents::ALL[i / Field::ALL.len()];
    match document.member(Field::ALL[i % Field::ALL.len()]) {
        Some(Member { content: Content::Value { policy, .. }, .. }) => {
            Some(FieldOf { policy, is_beside_name: document.member(Field::Name).is_some() })
        }
        _ => None,
    }
}

/// The verdict on one value; false where there is no such field.
pub fn is_valid(field: usize, value: &str) -> bool {
    FIELDS.get(field).is_some_and(|field| field.policy.is_valid(value))
}

/// Pushes the violations of one value. Before the value stand the name of its user, of so many bytes, and a space. The name
/// may be empty, and is looked at only beside a password.
pub fn check(field: usize, username_bytes: usize, username_and_value: &str, push: impl FnMut(u32)) -> u32 {
    let mut report = Report::new(push);
    if let Some(FieldOf { policy, is_beside_name }) = FIELDS.get(field) {
        let username = part(username_and_value, 0..username_bytes);
        let value = part(username_and_value, username_bytes.wrapping_add(1)..username_and_value.len());
        let sink = &mut report.sink();
        let reporter = &mut Reporter::new(value, sink);
        policy.judge(reporter);
        if let (Policy::Password(policy), true) = (policy, is_beside_name) {
            policy.judge_against_username(username, reporter);
        }
    }
    report.answer
}

/// Pushes the checklist of one value.
pub fn checklist(field: usize, value: &str, push: impl FnMut(u32)) {
    let mut numbers = Numbers { push };
    if let Some(field) = FIELDS.get(field) {
        field.policy.checklist(value, &mut |item| {
            numbers.push(item.rule as u32);
            numbers.push(item.state as u32);
            numbers.params(item.params);
        });
    }
}

/// Pushes the violations of a request: its parts, one after the other on a [tape](TapeReader). Of a part that is not given, the
/// end of an object is.
pub fn check_request(document: usize, tape: &str, push: impl FnMut(u32)) -> u32 {
    let mut report = Report::new(push);
    let Some(shape) = SHAPES.get(document) else { return report.answer };
    let mut tape = TapeReader::new(tape);
    for (&part, members) in Part::ALL.iter().zip(shape) {
        let values = tape;
        tape.skip();
        if values.more() {
            check_members(part, members, &values, &mut report.sink());
        } else if !members.is_empty() {
            report.answer |= UNCHECKED << part as u32;
        }
    }
    report.answer
}

/// How many addresses a host pattern opens: 0 for a text that is none.
#[allow(clippy::cast_precision_loss, reason = "at most 2^32")]
pub fn address_count(pattern: &str) -> f64 {
    policy::address_count(pattern) as f64
}

/// What is found for one call, pushed as it comes.
struct Report<P> {
    answer: u32,
    violations: usize,
    numbers: Numbers<P>,
}

impl<P: FnMut(u32)> Report<P> {
    const fn new(push: P) -> Self {
        Self { answer: VALID, violations: 0, numbers: Numbers { push } }
    }

    fn sink(&mut self) -> impl FnMut(&Violation<'_>) {
        |violation| self.add(violation)
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
        self.numbers.push(violation.rule as u32);
        self.numbers.path(&violation.path);
        self.numbers.span(violation.span);
        self.numbers.params(violation.params);
    }
}

/// The steps of a path.
const TEXT: u32 = 1;
const POSITION: u32 = 2;
/// The first of three.
const FIRST_PART: u32 = 3;

/// Says everything in numbers.
struct Numbers<P> {
    push: P,
}

impl<P: FnMut(u32)> Numbers<P> {
    fn push(&mut self, number: u32) {
        (self.push)(number);
    }

    fn span(&mut self, span: Option<Span>) {
        if let Some(span) = span {
            self.count(span.utf16().start + 1);
            self.count(span.utf16().end);
        } else {
            self.push(0);
        }
    }

    fn path(&mut self, path: &Path<'_>) {
        if let Some(part) = path.part() {
            self.push(FIRST_PART + part as u32);
        }
        if let Some(list) = path.list() {
            self.step(list);
        }
        if let Some(position) = path.position() {
            self.push(POSITION);
            self.count(position);
        }
        if let Some(key) = path.key() {
            self.step(key);
        }
        self.push(0);
    }

    fn step(&mut self, key: &str) {
        self.push(TEXT);
        self.text(key);
    }

    fn params(&mut self, params: Params) {
        self.push(form(params));
        match params {
            Params::Max(count) | Params::Item(count) | Params::User(count) => self.count(count),
            Params::Min { min, actual } => {
                self.count(min);
                self.count(actual);
            }
            Params::Length { length, actual } => {
                self.count(length);
                self.push(actual.map_or(0, |actual| number(actual) + 1));
            }
            Params::Type { expected, actual } => {
                self.push(expected as u32);
                self.push(actual as u32);
            }
            Params::Character { kind, char } => {
                self.push(kind as u32);
                self.optional(char);
            }
            Params::Unsafe(char) => self.optional(char),
            Params::Replacement { char, replacement } => {
                self.optional(char);
                self.push(replacement.into());
            }
            Params::Classes { required, present, missing } => {
                self.count(required);
                self.push(present.bits().into());
                self.push(missing.bits().into());
            }
            Params::Suffix(text) => self.text(text),
            Params::Suggestion(text) => self.text(text.unwrap_or_default()),
            Params::Supported(texts) => {
                for text in texts {
                    self.text(text);
                }
                self.push(0);
            }
            Params::None | Params::Position { .. } | Params::Offset(_) | Params::Weak { .. } => {}
        }
    }

    fn text(&mut self, text: &str) {
        text.chars().for_each(|character| self.optional(Some(character)));
        self.optional(None);
    }

    fn optional(&mut self, character: Option<char>) {
        self.push(character.map_or(0, |character| u32::from(character) + 1));
    }

    fn count(&mut self, count: usize) {
        self.push(number(count));
    }
}

/// Which parameters a rule has, by its position among those of `pkg/src/records.ts`.
const fn form(params: Params) -> u32 {
    match params {
        Params::None => 0,
        Params::Max(_) => 1,
        Params::Min { .. } => 2,
        Params::Length { .. } => 3,
        Params::Type { .. } => 4,
        Params::Character { .. } => 5,
        Params::Unsafe(_) => 6,
        Params::Replacement { .. } => 7,
        Params::Classes { .. } => 8,
        Params::Suffix(_) => 9,
        Params::Supported(_) => 10,
        Params::Item(_) => 11,
        Params::User(_) => 12,
        Params::Suggestion(_) => 13,
        // They are said of what is no JavaScript value, or by nobody that is here.
        Params::Position { .. } => 14,
        Params::Offset(_) => 15,
        Params::Weak { .. } => 16,
    }
}

/// What does not fit stands for "more than anybody counts".
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
