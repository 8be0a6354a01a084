//! Verdicts on passwords.

use anyhow::Result;

use super::times::Times;
use super::{Claim, Findings, beside};
use crate::bench::section::{Bar, figure};
use crate::bench::table::table;

pub(super) const LENGTHS: [usize; 4] = [8, 12, 16, 32];

pub(super) const KINDS: [&str; 4] = ["pass", "fail first", "fail last", "everything wrong"];

/// Who stands beside gatepass: the name of the benchmark, and the head of the column.
const OTHERS: [(&str, &str); 7] = [
    ("floor", "OR of the bytes"),
    ("document", "gatepass, from the document on"),
    ("regex", "five regular expressions"),
    ("validator", "validator"),
    ("garde", "garde"),
    ("passwords", "passwords (nearly the same rule)"),
    ("zxcvbn", "zxcvbn (another question)"),
];

/// How many times the floor a verdict may cost, by length.
const FLOORS: [(usize, f64); 4] = [(8, 2.0), (12, 2.0), (16, 2.0), (32, 5.0)];

/// How many times a verdict the five regular expressions must cost, by length.
const EXPRESSIONS: [(usize, f64); 3] = [(8, 20.0), (12, 20.0), (32, 10.0)];

pub(super) fn findings(times: &Times) -> Result<Findings> {
    Ok(Findings { text: text(times)?, claims: claims(times)? })
}

fn text(times: &Times) -> Result<String> {
    Ok(format!(
        "\
### Verdicts

`PasswordPolicy::is_valid`. Of a password that fails, its first or last character is not allowed, or none is: gatepass reads it all
nevertheless, and the first of the five regular expressions ends at the first such character, so that the bars beside them are of
passwords that pass.

{}
One password again and again:

{}
",
        verdicts(times)?,
        verdicts_on_one(times)?
    ))
}

fn verdicts(times: &Times) -> Result<String> {
    let columns: Vec<_> = ["characters", "kind", "gatepass"].into_iter().chain(OTHERS.map(|(_, head)| head)).collect();
    let rows = cases().map(|(length, kind)| {
        let of = |subject| times.of(&group(length, kind), subject);
        let gatepass = of("gatepass")?;
        let others = OTHERS.iter().map(|(other, _)| Ok(beside(of(other)?, gatepass)));
        let row = [Ok(length.to_string()), Ok(kind.to_owned()), Ok(figure(gatepass))].into_iter().chain(others);
        row.collect::<Result<Vec<_>>>()
    });
    Ok(table(&columns, rows.collect::<Result<Vec<_>>>()?))
}

fn verdicts_on_one(times: &Times) -> Result<String> {
    let rows = LENGTHS.map(|length| {
        let of = |subject| times.of(&format!("again {length}"), subject);
        let gatepass = of("gatepass")?;
        let [floor, regex] = [of("floor")?, of("regex")?].map(|time| beside(time, gatepass));
        Ok([length.to_string(), figure(gatepass), floor, regex])
    });
    let columns = ["characters", "gatepass", "OR of the bytes", "five regular expressions"];
    Ok(table(&columns, rows.into_iter().collect::<Result<Vec<_>>>()?))
}

fn claims(times: &Times) -> Result<Vec<Claim>> {
    let floors = FLOORS.into_iter().map(|(length, limit)| floor(times, length, limit));
    let expressions = EXPRESSIONS.into_iter().map(|(length, limit)| expressions(times, length, limit));
    floors.chain(expressions).collect()
}

/// Of all kinds, the one that is farthest from the floor.
fn floor(times: &Times, length: usize, limit: f64) -> Result<Claim> {
    let mut worst = (0.0, "");
    for kind in KINDS {
        let group = group(length, kind);
        let ratio = times.of(&group, "gatepass")? / times.of(&group, "floor")?;
        if ratio > worst.0 {
            worst = (ratio, kind);
        }
    }
    let (ratio, kind) = worst;
    let what = format!("verdict at {length} characters, beside the OR of their bytes ({kind}, the worst kind)");
    Ok(Claim { bar: Bar::at_most(what, limit, ratio, "×"), benchmark: format!("{}/gatepass", group(length, kind)) })
}

fn expressions(times: &Times, length: usize, limit: f64) -> Result<Claim> {
    let group = group(length, "pass");
    let ratio = times.of(&group, "regex")? / times.of(&group, "gatepass")?;
    let what = format!("five regular expressions beside the verdict, at {length} characters");
    Ok(Claim { bar: Bar::at_least(what, limit, ratio, "×"), benchmark: format!("{group}/gatepass") })
}

pub(super) fn cases() -> impl Iterator<Item = (usize, &'static str)> {
    LENGTHS.into_iter().flat_map(|length| KINDS.map(|kind| (length, kind)))
}

fn group(length: usize, kind: &str) -> String {
    format!("verdict {length} {kind}")
}
