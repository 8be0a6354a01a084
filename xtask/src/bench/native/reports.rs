//! Reports and checklists of passwords.

use anyhow::Result;

use super::facts::Facts;
use super::times::Times;
use super::verdicts::{KINDS, cases};
use super::{Claim, Findings};
use crate::bench::section::{Bar, figure};
use crate::bench::table::table;

/// What is wrong in another way than at a place, and of how many characters.
const OTHERS: [(usize, &str); 4] =
    [(5, "everything wrong"), (33, "everything wrong"), (32, "each in its own way"), (32, "full-width")];

/// How long a report on a bad password may take, in nanoseconds.
const LIMIT: f64 = 60.0;

pub(super) fn findings(times: &Times, facts: &Facts) -> Result<Findings> {
    Ok(Findings { text: text(times, facts)?, claims: claims(times, facts)? })
}

fn text(times: &Times, facts: &Facts) -> Result<String> {
    Ok(format!(
        "\
### Reports

`PasswordPolicy::check`, and `Policy::checklist`, with a sink that counts. Everything is wrong when no character is allowed, so
that there are too few classes as well; with 5 characters it is also too short, with 33 too long. Each is wrong in its own way
where a space and a mark that is not allowed take turns: then every character is reported. Full-width characters are what an East
Asian keyboard writes.

{}
{}
",
        reports(times)?,
        facts.allocations()
    ))
}

fn reports(times: &Times) -> Result<String> {
    let rows = cases().chain(OTHERS).map(|(length, kind)| {
        let of = |subject| times.of(&group(length, kind), subject).map(figure);
        Ok([length.to_string(), kind.to_owned(), of("check")?, of("checklist")?])
    });
    Ok(table(&["characters", "kind", "`check`", "`checklist`"], rows.collect::<Result<Vec<_>>>()?))
}

fn claims(times: &Times, facts: &Facts) -> Result<Vec<Claim>> {
    let bad: Vec<_> = cases().filter(|&(_, kind)| kind != "pass").collect();
    // One profile is enough: what is slow in one kind is slow in the others.
    let benchmark = slowest(times, &bad)?.benchmark();
    let mut claims = Vec::new();
    for kind in KINDS {
        let of_kind: Vec<_> = bad.iter().copied().filter(|&(_, of)| of == kind).collect();
        if !of_kind.is_empty() {
            claims.push(Claim { bar: slowest(times, &of_kind)?.bar(), benchmark: benchmark.clone() });
        }
    }
    let other = slowest(times, &OTHERS)?;
    claims.push(Claim { bar: other.bar(), benchmark: other.benchmark() });
    let allocations = Bar::at_most("`check`, whatever is wrong", 0.0, facts.allocations_of("check")?, "allocations");
    claims.push(Claim { bar: allocations, benchmark });
    Ok(claims)
}

/// A report, and how long it takes.
struct Timed {
    time: f64,
    length: usize,
    kind: &'static str,
}

fn slowest(times: &Times, cases: &[(usize, &'static str)]) -> Result<Timed> {
    let mut slowest = Timed { time: 0.0, length: 0, kind: "" };
    for &(length, kind) in cases {
        let time = times.of(&group(length, kind), "check")?;
        if time > slowest.time {
            slowest = Timed { time, length, kind };
        }
    }
    Ok(slowest)
}

impl Timed {
    fn bar(&self) -> Bar {
        let Self { time, length, kind } = self;
        let what = format!("`check` of a bad password: {kind}, {length} characters (the slowest)");
        Bar::at_most(what, LIMIT, *time, "ns")
    }

    fn benchmark(&self) -> String {
        format!("{}/check", group(self.length, self.kind))
    }
}

fn group(length: usize, kind: &str) -> String {
    format!("report {length} {kind}")
}
