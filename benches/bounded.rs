//! What 64 MiB of a value cost, beside what a value costs that is just too long.
//!
//! `cargo bench --bench bounded` writes a table in Markdown, and fails where a ratio is above [`MOST`].
//!
//! In each round the short value and the long one take their turn, and of all rounds the fastest counts: what else the
//! machine does only makes a round slower.
#![allow(clippy::print_stdout, clippy::print_stderr, missing_docs, reason = "a benchmark is no interface, and tells")]

use std::fmt::{self, Write as _};
use std::hint::black_box;
use std::iter;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use gatepass::{Content, Document, Member, Part, Policy, TapeReader, documents};

/// The highest ratio that is allowed.
const MOST: f64 = 1.5;

const LONG: usize = 64 * 1024 * 1024;

const ROUNDS: usize = 200;

/// How much of an unsupported value a report points at, in characters.
const POINTED_AT: usize = 64;

/// A clock that is read before and after is nothing beside this.
const ROUND: Duration = Duration::from_micros(25);

fn main() -> ExitCode {
    let mut worst: f64 = 0.0;
    println!("| document | member | short value | verdict | report | checklist | in a request |");
    println!("|---|---|---|---|---|---|---|");
    for subject in subjects() {
        let short = subject.characters();
        let races = subject.races(short);
        println!("| `{}` | `{}` | {short} characters | {} |", subject.document.id, subject.name, cells(&races));
        worst = races.iter().flatten().map(Race::ratio).fold(worst, f64::max);
    }
    if worst > MOST {
        eprintln!("64 MiB cost {worst:.2} times as much as a short value, which is more than {MOST}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// A member of a request whose value has a longest one.
struct Subject {
    document: &'static Document,
    part: Part,
    name: &'static str,
    policy: &'static Policy,
    longest: usize,
    /// The tape of a request up to the member.
    before: String,
}

/// Every such member of every document.
fn subjects() -> Vec<Subject> {
    let parts = documents::ALL.iter().flat_map(|&document| Part::ALL.map(|part| (document, part)));
    let members = parts.flat_map(|(document, part)| {
        document.members(part).iter().flat_map(move |member| leaves(document, part, member, "f"))
    });
    members.collect()
}

fn leaves(document: &'static Document, part: Part, member: &'static Member, before: &str) -> Vec<Subject> {
    let name = member.name;
    let before = format!("{before}k{}:{name}", name.len());
    match &member.content {
        Content::List { members, .. } => {
            members.iter().flat_map(|member| leaves(document, part, member, &format!("{before}ef"))).collect()
        }
        Content::Value { policy, .. } => {
            let subject = |longest| Subject { document, part, name, policy, longest, before };
            policy.longest().map(subject).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

impl Subject {
    /// How many characters the short value has: one more than are looked at.
    fn characters(&self) -> usize {
        let looked_at = match self.policy {
            // A report points at the start of a value that is not supported, which is longer than any that is.
            Policy::Header(policy) if !policy.supported().is_empty() => POINTED_AT,
            _ => self.longest,
        };
        looked_at + 1
    }

    /// The slowest race of each question, over all contents; none where the question is not asked.
    fn races(&self, characters: usize) -> [Option<Race>; 4] {
        let mut slowest = [None; 4];
        for content in self.contents() {
            let [short, long] = [content.of_characters(characters), content.of_bytes(LONG)];
            let [short_tape, long_tape] = [&short, &long].map(|value| self.tape(value));
            let races = [
                Some(race(&short, &long, |value| self.policy.is_valid(value).into())),
                Some(race(&short, &long, |value| self.violations(value))),
                Some(race(&short, &long, |value| self.items(value))).filter(|_| self.items(&short) > 0),
                Some(race(&short_tape, &long_tape, |tape| self.violations_of_request(tape))),
            ];
            for (slowest, race) in slowest.iter_mut().zip(races) {
                *slowest = slower(*slowest, race);
            }
        }
        slowest
    }

    fn violations(&self, value: &str) -> usize {
        let mut count = 0;
        self.policy.check(value, &mut |_| count += 1);
        count
    }

    fn items(&self, value: &str) -> usize {
        let mut count = 0;
        self.policy.checklist(value, &mut |_| count += 1);
        count
    }

    fn violations_of_request(&self, tape: &str) -> usize {
        let mut count = 0;
        self.document.check_part(self.part, TapeReader::new(tape), &mut |_| count += 1);
        count
    }

    fn tape(&self, value: &str) -> String {
        format!("{}d{}:{value}", self.before, value.len())
    }

    /// Of legal characters alone; the same with an illegal one at the start; of characters of two and of four bytes; and of
    /// no legal character, each a violation of its own.
    fn contents(&self) -> [Pattern; 5] {
        let alphabet = self.policy.alphabet();
        let legal: String = "Aa1_".chars().filter(|&character| alphabet.contains(character)).collect();
        let of = |start: &str, repeated: &str| Pattern { start: start.to_owned(), repeated: repeated.to_owned() };
        [of("", &legal), of("\x7f", &legal), of("", "é"), of("", "😀"), of("", "\x7fé")]
    }
}

/// A text of any length.
struct Pattern {
    start: String,
    repeated: String,
}

impl Pattern {
    fn of_characters(&self, count: usize) -> String {
        self.start.chars().chain(iter::repeat(self.repeated.chars()).flatten()).take(count).collect()
    }

    /// Of so many bytes or a few less.
    fn of_bytes(&self, length: usize) -> String {
        self.start.clone() + &self.repeated.repeat((length - self.start.len()) / self.repeated.len())
    }
}

/// How long the question takes for the short value and for the long one, in nanoseconds.
#[derive(Clone, Copy)]
struct Race {
    short: f64,
    long: f64,
}

impl Race {
    fn ratio(&self) -> f64 {
        self.long / self.short
    }
}

impl fmt::Display for Race {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2} ({} → {})", self.ratio(), Nanoseconds(self.short), Nanoseconds(self.long))
    }
}

struct Nanoseconds(f64);

impl fmt::Display for Nanoseconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            few @ ..10_000.0 => write!(f, "{few:.1} ns"),
            many => write!(f, "{:.1} µs", many / 1000.0),
        }
    }
}

fn slower(one: Option<Race>, other: Option<Race>) -> Option<Race> {
    one.into_iter().chain(other).max_by(|one, other| one.ratio().total_cmp(&other.ratio()))
}

fn cells(races: &[Option<Race>]) -> String {
    let mut text = String::new();
    for (position, race) in races.iter().enumerate() {
        let separator = if position == 0 { "" } else { " | " };
        match race {
            Some(race) => write!(text, "{separator}{race}").ok(),
            None => write!(text, "{separator}none").ok(),
        };
    }
    text
}

fn race(short: &str, long: &str, ask: impl Fn(&str) -> usize) -> Race {
    let mut calls = 1;
    while time(short, &ask, calls) < ROUND {
        calls *= 2;
    }
    let mut fastest = [Duration::MAX; 2];
    for _ in 0..ROUNDS {
        for (fastest, value) in fastest.iter_mut().zip([short, long]) {
            *fastest = time(value, &ask, calls).min(*fastest);
        }
    }
    let [short, long] = fastest.map(|fastest| fastest.as_secs_f64() * 1e9 / f64::from(calls));
    Race { short, long }
}

/// How long so many calls take.
#[inline(never)]
fn time(value: &str, ask: &impl Fn(&str) -> usize, calls: u32) -> Duration {
    let start = Instant::now();
    for _ in 0..calls {
        black_box(ask(black_box(value)));
    }
    start.elapsed()
}
