//! Reports and checklists of passwords.

use anyhow::Result;

use super::facts::Facts;
use super::times::Times;
use super::verdicts::cases;
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

`PasswordPolicy::check`, and `Policy::checklist`, with a sink that counts. Everything is wrong when no character is allowed, so that there are
too few classes as well; with 5 characters it is also too short, with 33 too long. Each is wrong in its own way where
a space and a mark that is not allowed take turns: then every character is reported. Full-width characters are what an East
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
    let mut claims = Vec::new();
    for kind in ["fail first", "fail last", "everything wrong"] {
        claims.push(slowest(times, kind, cases().filter(|&(_, of)| of == kind))?);
    }
    claims.push(slowest(times, "wrong otherwise", OTHERS.into_iter())?);
    let allocations = facts.allocations_of("check")?;
    let bar = Bar::at_most("`check`: allocations", 0.0, allocations, "");
    claims.push(Claim { bar, benchmark: format!("{}/check", group(32, "everything wrong")) });
    Ok(claims)
}

fn slowest(times: &Times, name: &str, cases: impl Iterator<Item = (usize, &'static str)>) -> Result<Claim> {
    let mut slowest = (0.0, String::new());
    for (length, kind) in cases {
        let time = times.of(&group(length, kind), "check")?;
        if time > slowest.0 {
            slowest = (time, group(length, kind));
        }
    }
    let (time, group) = slowest;
    let what = format!("`check` of a bad password, {name} (the slowest: {})", group.trim_start_matches("report "));
    Ok(Claim { bar: Bar::at_most(what, LIMIT, time, "ns"), benchmark: format!("{group}/check") })
}

fn group(length: usize, kind: &str) -> String {
    format!("report {length} {kind}")
}
