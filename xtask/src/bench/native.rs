//! How long verdicts, reports and requests take, beside the floor and what people would write instead.

mod facts;
mod growth;
mod hosts;
mod reports;
mod requests;
mod times;
mod verdicts;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::profile;
use super::section::{Bar, Section, figure};
use crate::process::{cargo, probe};
use times::Times;

/// What was found about one kind of work.
struct Findings {
    text: String,
    claims: Vec<Claim>,
}

/// A bar, and the benchmark whose profile shows why where it is not met.
struct Claim {
    bar: Bar,
    benchmark: String,
}

/// Measures all of it.
pub(super) fn measure() -> Result<Section> {
    let facts = facts::find()?;
    let times = Times::measure()?;
    let findings = [
        verdicts::findings(&times)?,
        reports::findings(&times, &facts)?,
        hosts::findings(&times)?,
        requests::findings(&times)?,
        growth::findings(&times)?,
    ];
    let mut section = Section { title: "Natively", text: introduction(&times, &facts)?, bars: Vec::new() };
    for Findings { text, claims } in findings {
        section.text += &text;
        section.text += &reasons(&claims)?;
        section.bars.extend(claims.into_iter().map(|claim| claim.bar));
    }
    Ok(section)
}

fn introduction(times: &Times, facts: &facts::Facts) -> Result<String> {
    Ok(format!(
        "\
The rule is that of `taurusdb.change-user-password`: 8 to 32 characters, three of four classes, 19 special characters. Every figure
is the time of one call in nanoseconds, and in parentheses how many times the time of gatepass that is.

- In a round 64 different passwords are judged one after the other, and the time of the round is divided by their number. The
  compiler knows nothing of them and must produce each answer, for the floor as for all others. One password judged again and
  again, which a processor learns by heart, stands beside that below.
- To go through the passwords and ask nothing takes {} ns of each. It is part of every figure: it is not subtracted, because a
  processor does it while it does the rest.
- criterion takes 100 samples in each of {} runs, and the fastest of all counts: whatever else the machine does only makes a
  sample slower. On a virtual machine that is steadier than the median, and it is the same for all.

Those that check the same rule were held against the verdict of gatepass before anything was measured:

{}
",
        figure(times.of("verdict 8 pass", "nothing")?),
        times::RUNS,
        facts.agreement()
    ))
}

/// The profile of each benchmark that does not meet its bar.
fn reasons(claims: &[Claim]) -> Result<String> {
    let unmet: BTreeSet<_> =
        claims.iter().filter(|claim| !claim.bar.is_met()).map(|claim| claim.benchmark.as_str()).collect();
    let profiles = unmet.into_iter().map(profile_of).collect::<Result<Vec<_>>>()?;
    Ok(profiles.concat())
}

fn profile_of(benchmark: &str) -> Result<String> {
    println!("profiling {benchmark}");
    let mut command = Command::new(executable()?);
    command.args(["--bench", "--profile-time", "3", &format!("^{benchmark}$")]);
    let functions = profile::hottest(&command)?;
    Ok(format!("Why a bar is not met: where `{benchmark}` spends its time.\n\n{functions}\n"))
}

/// The program of the benchmark.
fn executable() -> Result<PathBuf> {
    let messages = probe(benchmark("native").args(["--no-run", "--message-format", "json"]));
    let messages = messages.context("the benchmark cannot be built")?;
    let mut programs = messages.lines().filter_map(|line| {
        let message: Value = serde_json::from_str(line).ok()?;
        message["executable"].as_str().filter(|_| message["target"]["name"] == "native").map(PathBuf::from)
    });
    programs.next_back().context("cargo does not tell where the benchmark is")
}

fn benchmark(name: &str) -> Command {
    let mut cargo = cargo();
    cargo.args(["bench", "--locked", "--package", "gatepass-bench", "--bench", name]);
    cargo
}

/// A time, and how many times another one it is.
fn beside(time: f64, other: f64) -> String {
    format!("{} ({} ×)", figure(time), figure(time / other))
}
