//! Where the time of a run on two threads goes: samples of every thread, put into groups.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};

use super::lines::{Directory, Mode};
use super::subjects::{Output, Subject};
use crate::process::probe;

/// What a function does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Work {
    Judging,
    Making,
    Writing,
    Reading,
}

/// The share of each kind of work, and of the functions that take most.
pub(super) struct Profile {
    pub(super) shares: BTreeMap<Work, f64>,
    pub(super) hottest: Vec<Hot>,
}

/// A function.
pub(super) struct Hot {
    pub(super) share: f64,
    pub(super) work: Work,
    pub(super) name: String,
}

/// How many functions are shown.
const SHOWN: usize = 12;

/// What the names of functions that make JSON have in them. Of copying bytes they do nearly all.
const MAKES_JSON: &[&str] = &["json", "serde", "messages", "fmt", "memmove", "memcpy"];

impl Work {
    pub(super) const ALL: [Self; 4] = [Self::Judging, Self::Making, Self::Writing, Self::Reading];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Judging => "judging",
            Self::Making => "making JSON",
            Self::Writing => "gathering and writing",
            Self::Reading => "reading, and waking threads",
        }
    }

    /// One thread writes and the others judge; the system works for both.
    fn of(thread: &str, symbol: &str) -> Self {
        match symbol.split_once(' ') {
            _ if thread != "judge" => Self::Writing,
            Some(("[k]", _)) => Self::Reading,
            Some((_, name)) if MAKES_JSON.iter().any(|part| name.contains(part)) => Self::Making,
            _ => Self::Judging,
        }
    }
}

/// Takes samples of a run on two threads.
pub(super) fn take(output: Output, directory: &Directory, lines: &Path) -> Result<Profile> {
    let samples = directory.file("samples");
    let judge = Subject::Gatepass(2, output).command(Mode::Field, lines)?;
    let mut record = Command::new("perf");
    record.args(["record", "--quiet", "--event=cpu-clock", "--freq=5000", "--output"]).arg(&samples).arg("--");
    record.arg(judge.get_program()).args(judge.get_args()).stdin(Stdio::null()).stderr(Stdio::null());
    let status = record.stdout(File::create(directory.file("json"))?).status().context("cannot start perf")?;
    ensure!(matches!(status.code(), Some(0 | 1)), "perf ended with {status}");
    let mut report = Command::new("perf");
    report.args(["report", "--stdio", "--no-children", "--sort=comm,symbol", "--field-separator=|", "--input"]);
    let table = probe(report.arg(&samples)).context("perf reports nothing")?;
    read(&table)
}

fn read(table: &str) -> Result<Profile> {
    let mut profile = Profile { shares: BTreeMap::new(), hottest: Vec::new() };
    for row in table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let mut columns = row.split('|').map(str::trim);
        let (Some(share), Some(thread), Some(symbol)) = (columns.next(), columns.next(), columns.next()) else {
            continue;
        };
        let share: f64 = share.trim_end_matches('%').parse().with_context(|| format!("no row of a profile: {row}"))?;
        let work = Work::of(thread, symbol);
        *profile.shares.entry(work).or_default() += share;
        let name = symbol.split_once(' ').map_or(symbol, |(_, name)| name).to_owned();
        profile.hottest.push(Hot { share, work, name });
    }
    ensure!(!profile.hottest.is_empty(), "the profile is empty");
    profile.hottest.truncate(SHOWN);
    Ok(profile)
}
