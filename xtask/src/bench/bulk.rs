//! Many lines: `gatepass check --field password` and `--ndjson`, beside `grep`, `rg`, Python and Node.

#![expect(clippy::cast_precision_loss, reason = "counts of lines and bytes are far below 2^52")]

mod lines;
mod profile;
mod subjects;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};

use super::plot::{Line, Plot};
use super::section::{Bar, Section, figure};
use crate::process::{cargo, probe, run, shown};
use crate::toolchain::Piece;
use lines::{Directory, Mode};
use profile::{Profile, Work};
use subjects::{Output, Subject};

const PROGRAMS: &[Piece] = &[
    Piece::Program("rg", &["--pcre2-version"], "ripgrep"),
    Piece::Program("python3", &["--version"], "python3"),
    Piece::Program("time", &["--version"], "time"),
    Piece::Program("perf", &["--version"], "linux-perf"),
];

const SIZES: [usize; 4] = [10_000, 100_000, 1_000_000, MOST_LINES];
const MOST_LINES: usize = 10_000_000;

/// How many lines the profile is taken of.
const PROFILED: usize = 1_000_000;

/// How often each is run, of which the median counts; once where that takes long.
const RUNS: usize = 5;
const LONG: Duration = Duration::from_secs(2);

const QUIET: Subject = Subject::Gatepass(1, Output::Quiet);
const QUIET_TWICE: Subject = Subject::Gatepass(2, Output::Quiet);
const JSON: Subject = Subject::Gatepass(1, Output::JsonToNowhere);
const JSON_TWICE: Subject = Subject::Gatepass(2, Output::JsonToNowhere);
const JSON_FILE: Subject = Subject::Gatepass(2, Output::JsonToFile);

const FIELD: &[Subject] = &[
    QUIET,
    QUIET_TWICE,
    JSON,
    JSON_TWICE,
    JSON_FILE,
    Subject::Grep,
    Subject::GrepRefusing,
    Subject::Rg,
    Subject::Python,
    Subject::Node,
];
const NDJSON: &[Subject] = &[QUIET, QUIET_TWICE, JSON, JSON_TWICE, Subject::Python, Subject::Node];

/// What was measured of one way to give lines.
struct Measured {
    subjects: &'static [Subject],
    /// For each size the seconds of each subject.
    seconds: Vec<Vec<f64>>,
    /// For each size how many lines are valid.
    valid: Vec<u64>,
    /// For each size the most memory that gatepass had on two threads, in KiB: with `--quiet`, and with JSON.
    memory: Vec<[u64; 2]>,
}

/// Where the time goes.
struct Profiles {
    quiet: Profile,
    json: Profile,
}

/// Measures both ways at every size.
pub(super) fn measure() -> Result<Section> {
    PROGRAMS.iter().try_for_each(|program| program.ensure())?;
    run(cargo().args(["build", "--locked", "--release", "--package", "gatepass-cli"]))?;
    let directory = Directory::new()?;
    let field = Measured::of(Mode::Field, FIELD, &directory)?;
    let ndjson = Measured::of(Mode::Ndjson, NDJSON, &directory)?;
    let lines = directory.lines(Mode::Field, PROFILED)?;
    let profiles = Profiles {
        quiet: profile::take(Output::Quiet, &directory, &lines)?,
        json: profile::take(Output::JsonToFile, &directory, &lines)?,
    };
    let bars = bars(&field, &ndjson, &profiles.json);
    Ok(Section { title: "Many lines", text: text(&field, &ndjson, &profiles)?, bars })
}

impl Measured {
    fn of(mode: Mode, subjects: &'static [Subject], directory: &Directory) -> Result<Self> {
        let mut measured = Self { subjects, seconds: Vec::new(), valid: Vec::new(), memory: Vec::new() };
        for count in SIZES {
            let lines = directory.lines(mode, count)?;
            println!("{count} lines, {} MB", fs::metadata(&lines)?.len() / 1_000_000);
            measured.add(mode, &lines, directory)?;
        }
        Ok(measured)
    }

    fn add(&mut self, mode: Mode, lines: &Path, directory: &Directory) -> Result<()> {
        let json = directory.file("json");
        let mut seconds = Vec::new();
        let mut valid = None;
        for &subject in self.subjects {
            let (time, found) = median(|| subject.run(mode, lines, &json).map(|run| (run.time, run.valid)))?;
            println!("  {:50} {time:.3} s", subject.name());
            let expected = *valid.get_or_insert(found);
            ensure!(found == expected, "{} counts {found} valid lines, and not {expected}", subject.name());
            seconds.push(time);
        }
        fs::remove_file(&json).ok();
        self.seconds.push(seconds);
        self.valid.push(valid.unwrap_or_default());
        self.memory.push([memory(QUIET_TWICE, mode, lines)?, memory(JSON_TWICE, mode, lines)?]);
        Ok(())
    }

    /// The seconds that a subject takes for each size.
    fn of_subject(&self, subject: Subject) -> impl Iterator<Item = f64> {
        let place = self.subjects.iter().position(|&other| other == subject);
        self.seconds.iter().filter_map(move |seconds| seconds.get(place?).copied())
    }

    /// The same for the most lines.
    fn at_most_lines(&self, subject: Subject) -> f64 {
        self.of_subject(subject).last().unwrap_or(f64::NAN)
    }

    /// How many times as much memory the most lines take, beside the hundredth of them: with JSON.
    fn growth(&self) -> f64 {
        let of = |memory: Option<&[u64; 2]>| memory.map_or(f64::NAN, |&[_, json]| json as f64);
        of(self.memory.last()) / of(self.memory.get(1))
    }

    /// How many times as long one takes as another for the most lines.
    fn ratio(&self, slow: Subject, fast: Subject) -> f64 {
        self.at_most_lines(slow) / self.at_most_lines(fast)
    }
}

/// The median of some runs in seconds, and what all of them found.
fn median(mut run: impl FnMut() -> Result<(Duration, u64)>) -> Result<(f64, u64)> {
    let (first, found) = run()?;
    let mut times = vec![first];
    while first < LONG && times.len() < RUNS {
        let (time, again) = run()?;
        ensure!(again == found, "{again} valid lines, where there were {found} before");
        times.push(time);
    }
    times.sort();
    Ok((times.get(times.len() / 2).unwrap_or(&first).as_secs_f64(), found))
}

/// The most memory that a run has, in KiB.
fn memory(subject: Subject, mode: Mode, lines: &Path) -> Result<u64> {
    let judge = subject.command(mode, lines)?;
    let mut time = Command::new("time");
    time.args(["--quiet", "--format=%M"]).arg(judge.get_program()).args(judge.get_args());
    let output = time.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).output()?;
    let told = String::from_utf8(output.stderr)?;
    let kibibytes = told.lines().last().and_then(|line| line.parse().ok());
    kibibytes.with_context(|| format!("`{}` tells no memory: {told}", shown(&time)))
}

fn bars(field: &Measured, ndjson: &Measured, profile: &Profile) -> Vec<Bar> {
    let share = |work| profile.shares.get(&work).copied().unwrap_or_default();
    vec![
        Bar::at_least(
            "`--quiet` on one thread, faster than `grep -cP` with lookaheads",
            10.0,
            field.ratio(Subject::Grep, QUIET),
            "×",
        ),
        Bar::at_least("`--quiet` on one thread, faster than Python", 50.0, field.ratio(Subject::Python, QUIET), "×"),
        Bar::at_least("`--quiet`, two threads beside one", 1.8, field.ratio(QUIET, QUIET_TWICE), "×"),
        Bar::at_least("JSON, two threads beside one", 1.8, field.ratio(JSON, JSON_TWICE), "×"),
        Bar::at_least("`--ndjson --quiet`, two threads beside one", 1.8, ndjson.ratio(QUIET, QUIET_TWICE), "×"),
        Bar::at_most(
            "JSON on two threads: memory for 10^7 lines beside 10^5",
            1.5,
            field.growth().max(ndjson.growth()),
            "×",
        ),
        Bar::at_least(
            "JSON to a file: making and writing it, of all that is done",
            50.0,
            share(Work::Making) + share(Work::Writing),
            "%",
        ),
    ]
}

fn text(field: &Measured, ndjson: &Measured, profiles: &Profiles) -> Result<String> {
    let pcre = probe(Command::new("rg").arg("--pcre2-version")).context("rg has no PCRE2")?;
    let python = probe(Command::new("python3").arg("--version")).context("Python does not tell its version")?;
    let grep = probe(Command::new("grep").arg("--version")).context("grep does not tell its version")?;
    Ok(format!(
        "\
How long a file of many lines takes, from the start of the process to its end: with `--field password` a password on each
line, nine in ten of 8 to 16 characters, and {valid} % of them valid; with `--ndjson` a body with one user on each line. The
files are made from a fixed seed, and lie in memory that the system keeps of them. The lines of 10^7 are those of 10^6 ten
times. All programs count the same number of valid lines, or the measurement fails; medians of {RUNS} runs, or one run where
that takes more than {long} s. Without `--threads` gatepass takes a thread for each core.

Beside it: {grep}, with `LC_ALL=C`, so that it need not decode characters, and with two expressions; rg with {pcre}; {python}
and Node, with [scripts](../bench/bulk) of one compiled expression, which for bodies judge the names and the hosts too, by
less than the document asks for.

### A password on each line

{field_table}
{field_plot}
### A body on each line

{ndjson_table}
{ndjson_plot}
### Memory

The most that gatepass has on two threads, in MB.

{memory}
### Where the time goes

Samples of runs on two threads, of 10^{profiled} passwords. With `--quiet`, what takes most is {most_quiet}.

{quiet}
With JSON that is written to a file, what takes most is {most_json}.

{json}",
        valid = figure(100.0 * *field.valid.last().unwrap_or(&0) as f64 / MOST_LINES as f64),
        long = LONG.as_secs(),
        grep = grep.lines().next().unwrap_or_default(),
        pcre = pcre.lines().next().unwrap_or_default().trim_end_matches(" is available"),
        python = python.trim(),
        field_table = table(field),
        field_plot = plot("bulk-field", "Seconds by the number of passwords, both axes logarithmic", field, &[JSON, JSON_FILE, Subject::GrepRefusing, JSON_TWICE])?,
        ndjson_table = table(ndjson),
        ndjson_plot = plot("bulk-ndjson", "Seconds by the number of bodies, both axes logarithmic", ndjson, &[])?,
        memory = memory_table(field, ndjson),
        profiled = PROFILED.ilog10(),
        most_quiet = most(&profiles.quiet),
        quiet = profile_table(&profiles.quiet),
        most_json = most(&profiles.json),
        json = profile_table(&profiles.json),
    ))
}

/// Seconds at each size; for the most lines how many each second, and how many times as long as gatepass on one thread.
fn table(measured: &Measured) -> String {
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let sizes = SIZES.map(|count| format!("10^{}", count.ilog10()));
    let title = ["seconds for lines"].into_iter().chain(sizes.iter().map(String::as_str)).chain(["lines/s", "×"]);
    let title: Vec<_> = title.map(str::to_owned).collect();
    let under = vec!["---".to_owned(); title.len()];
    let rows = measured.subjects.iter().map(|&subject| {
        let seconds = measured.of_subject(subject).map(|seconds| format!("{seconds:.3}"));
        let speed = MOST_LINES as f64 / measured.at_most_lines(subject) / 1e6;
        let ends = [format!("{} million", figure(speed)), figure(measured.ratio(subject, QUIET))];
        row([subject.name()].into_iter().chain(seconds).chain(ends).collect())
    });
    [row(title), row(under)].into_iter().chain(rows).collect()
}

fn plot(name: &str, description: &str, measured: &Measured, without: &[Subject]) -> Result<String> {
    let shown: Vec<_> = measured.subjects.iter().copied().filter(|subject| !without.contains(subject)).collect();
    let names: Vec<_> = shown.iter().map(|subject| subject.name().replace('`', "")).collect();
    let lines = shown.iter().zip(&names).map(|(&subject, name)| Line {
        name,
        points: SIZES.iter().map(|&count| count as f64).zip(measured.of_subject(subject)).collect(),
    });
    Plot { name, description, x: "lines", y: "seconds", is_logarithmic: true, lines: lines.collect() }.draw()
}

fn memory_table(field: &Measured, ndjson: &Measured) -> String {
    let mut table = "| lines | passwords, `--quiet` | passwords, JSON | bodies, `--quiet` | bodies, JSON |\n\
                     |---|---|---|---|---|\n"
        .to_owned();
    for ((count, field), ndjson) in SIZES.iter().zip(&field.memory).zip(&ndjson.memory) {
        let megabytes = field.iter().chain(ndjson).map(|&kibibytes| figure(kibibytes as f64 * 1024.0 / 1e6));
        let megabytes: Vec<_> = megabytes.collect();
        writeln!(table, "| 10^{} | {} |", count.ilog10(), megabytes.join(" | ")).ok();
    }
    table
}

/// The kind of work that takes most.
fn most(profile: &Profile) -> &'static str {
    let most = profile.shares.iter().max_by(|one, other| one.1.total_cmp(other.1));
    most.map_or("nothing", |(work, _)| work.name())
}

fn profile_table(profile: &Profile) -> String {
    let mut table = "| work | share |\n|---|---|\n".to_owned();
    for work in Work::ALL {
        let share = profile.shares.get(&work).copied().unwrap_or_default();
        writeln!(table, "| {} | {} % |", work.name(), figure(share)).ok();
    }
    table += "\n| hottest functions | work | share |\n|---|---|---|\n";
    for hot in &profile.hottest {
        writeln!(table, "| `{}` | {} | {} % |", hot.name, hot.work.name(), figure(hot.share)).ok();
    }
    table
}
