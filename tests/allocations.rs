//! Verdicts, checks and checklists, of values and of requests, allocate nothing, whatever they find.
#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]

mod common;
mod oracle;

use std::hint::black_box;
use std::net::Ipv4Addr;

use common::{Subject, fields, headers};
use gatepass::documents::{self, TAURUSDB_CHANGE_USER_PASSWORD as CHANGE};
use gatepass::{Content, Document, Field, HostListPolicy, HostPattern, Member, Part, Rule, TapeReader};

const MIB: usize = 1024 * 1024;

/// How often the action allocates.
fn allocations(action: impl FnOnce()) -> u64 {
    allocation_counter::measure(action).count_total
}

#[test]
fn allocations_are_counted() {
    assert_eq!(allocations(|| drop(black_box(Box::new(1)))), 1);
}

/// Values of each kind: valid, invalid in every way, empty, long.
fn samples() -> Vec<String> {
    let samples = [
        "Rds_1234",
        "root",
        "054e292c9880d4992f02c0196d3ea468",
        "ba62a0b83a1b42bfab275829d86ac0fdin07",
        "10.10.10.%,10.%,1%,%%,10.10.10.%,10.10.10.5,10.10.10.256,%",
        "10.10.10.*, a,é,/24,10.0.0.0/24,10.0.0.0/255.0.0.0,::1,,10.0.0._,localhost,１０．0.0.1,;",
        "en-us",
        "fr",
        "application/json; charset=utf-8",
        "text/html",
        "",
        "é😀 \0",
        "..",
        "../",
        "054e292c9880",
    ];
    let long = ["10.%,".repeat(1600), "1".repeat(8193), "a".repeat(65_537), "é1".repeat(MIB), " \0é".repeat(MIB)];
    samples.iter().map(|&sample| sample.to_owned()).chain(long).collect()
}

/// The rules that were said to be broken, without an allocation.
struct Said(Vec<bool>);

impl Said {
    fn new() -> Self {
        Self(vec![false; Rule::ALL.len()])
    }

    fn add(&mut self, rule: Rule) {
        self.0[Rule::ALL.iter().position(|&one| one == rule).unwrap()] = true;
    }

    fn missing(&self) -> Vec<Rule> {
        Rule::ALL.iter().zip(&self.0).filter(|(_, said)| !**said).map(|(&rule, _)| rule).collect()
    }
}

/// Whichever rules are broken: all that are of a value or a request without an owner. JSON is read onto a tape that is owned,
/// and nothing estimates how weak a password is.
#[test]
fn verdicts_and_checks_of_whatever_is_broken() {
    let mut said = Said::new();
    let (samples, subjects) = (samples(), fields().chain(headers()).collect::<Vec<Subject>>());
    for (subject, value) in subjects.iter().flat_map(|subject| samples.iter().map(move |value| (subject, value))) {
        let policy = subject.policy;
        let count = allocations(|| {
            let mut items = 0;
            policy.check(value, &mut |violation| said.add(violation.rule));
            policy.checklist(value, &mut |_| items += 1);
            black_box((policy.is_valid(value), policy.illegal_characters(value).count(), items));
        });
        assert_eq!(count, 0, "{subject} {value:.20}");
    }
    for (document, part) in parts() {
        for tape in tapes(document, part, &samples) {
            let count = allocations(|| {
                document.check_part(part, TapeReader::new(&tape), &mut |violation| said.add(violation.rule));
            });
            assert_eq!(count, 0, "{} {part:?} {tape:.60}", document.id);
        }
    }
    assert_eq!(said.missing(), [Rule::MalformedJson, Rule::InvalidUtf8, Rule::Weak]);
}

fn parts() -> impl Iterator<Item = (&'static Document, Part)> {
    documents::ALL.iter().flat_map(|&document| Part::ALL.map(|part| (document, part)))
}

/// The part with each sample in each of its members, and parts that are broken in other ways.
fn tapes(document: &Document, part: Part, samples: &[String]) -> Vec<String> {
    let full = samples.iter().map(|value| object(document.members(part), value));
    let broken = [
        "a",
        "h",
        "i",
        "f)",
        "fk5:userse))",
        "fk5:usersd1:x)",
        "fl1:xam1:xa)",
        "fl5:usersem5:usersa)",
        // A user's password is the name, and the name backwards; the second user is the first one.
        "fk5:usersefk4:named3:aXak4:hostd1:%k8:passwordd3:aXa)fk4:named3:aXak4:hostd1:%k8:passwordd3:xyz)))",
    ];
    let crowd = format!("fk5:userse{}))", "f)".repeat(100));
    full.chain(broken.map(str::to_owned)).chain([crowd, "fk1:a".repeat(1000), "e".repeat(1000)]).collect()
}

fn object(members: &[Member], value: &str) -> String {
    let member = |member: &Member| {
        let content = match member.content {
            Content::List { members, .. } => format!("e{})", object(members, value)),
            _ => format!("d{}:{value}", value.len()),
        };
        format!("k{}:{}{content}", member.name.len(), member.name)
    };
    format!("f{})", members.iter().map(member).collect::<String>())
}

#[test]
fn verdicts_of_documents() {
    for (document, value) in
        documents::ALL.iter().flat_map(|document| samples().into_iter().map(move |it| (document, it)))
    {
        let count = allocations(|| {
            for &field in Field::ALL {
                black_box(document.is_valid(field, &value));
            }
            document.check_against_username(&value, "root", &mut |violation| _ = black_box(violation.rule));
            document.check_against_username("Rds_1234", &value, &mut |violation| _ = black_box(violation.rule));
        });
        assert_eq!(count, 0, "{} {value:.20}", document.id);
    }
}

#[test]
fn host_patterns() {
    for value in samples() {
        let count = allocations(|| {
            for item in value.split(',').take(100) {
                let Ok(pattern) = HostPattern::parse(item) else { continue };
                black_box((pattern.matches(Ipv4Addr::LOCALHOST), pattern.address_count(), pattern.covers(&pattern)));
                black_box((pattern.is_any_address(), pattern.is_documented()));
            }
            black_box(HostListPolicy::new(8192).patterns(&value).map(Iterator::count));
        });
        assert_eq!(count, 0, "{value:.20}");
    }
}

#[test]
fn what_a_path_shows() {
    let tape = "fk5:usersefk4:named1:-k4:hostd5:*,10.l8:passwordam8:passwordd2:abk1:xb)a)k4:noneg)";
    let mut shown = 0;
    let count = allocations(|| {
        CHANGE.check_part(Part::Body, TapeReader::new(tape), &mut |violation| {
            shown += usize::from(violation.path.key().is_some() || violation.path.position().is_some());
        });
    });
    assert_eq!(count, 0);
    assert!(shown > 0);
}
