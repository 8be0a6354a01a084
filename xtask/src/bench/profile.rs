//! In which functions a program spends its time: the reason that a page gives where a bar is not met.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result};

use super::table::table;
use crate::process::{probe, run, shown, target_directory};
use crate::toolchain::Piece;

const PERF: Piece = Piece::Program("perf", &["--version"], "linux-perf");

/// Below so many percent of the time nothing is shown.
const LEAST: f64 = 1.0;

/// A function that takes more is the whole program, and its instructions tell what it does.
const WHOLE: f64 = 80.0;

/// What stands between the fields of a line; no name of a function holds it.
const SEPARATOR: &str = "\t";

/// Runs a command that succeeds, and all that it starts; a table in Markdown of the functions that took the most of its time.
/// Where one function took nearly all of it, the instructions that did follow.
///
/// What the command writes is not shown. The clock of the processor is what interrupts it, since virtual machines seldom
/// count cycles.
pub(super) fn hottest(command: &Command) -> Result<String> {
    PERF.ensure()?;
    let file = target_directory()?.join("perf.data");
    let mut record = Command::new("perf");
    record.args(["record", "--quiet", "--freq", "1999", "--event", "cpu-clock", "--output"]).arg(&file).arg("--");
    record.arg(command.get_program()).args(command.get_args()).stdout(Stdio::null());
    run(&mut record)?;
    let report = perf(&file, &["report", "--no-children", "--fields", "overhead,sym", "--field-separator", SEPARATOR])?;
    let functions = functions(&report);
    let first = functions.first().context("the profile names no function")?;
    let mut text = table(&["share of the time", "function"], functions.iter().map(Function::row));
    if first.share > WHOLE {
        text += &instructions(&perf(&file, &["annotate", "--no-source", &first.name])?);
    }
    fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
    Ok(text)
}

/// What perf tells of its file.
fn perf(file: &Path, arguments: &[&str]) -> Result<String> {
    let mut perf = Command::new("perf");
    perf.args(arguments).args(["--stdio", "--quiet", "--input"]).arg(file);
    probe(&mut perf).with_context(|| format!("`{}` failed", shown(&perf)))
}

/// A function, and its share of the time in percent.
struct Function {
    share: f64,
    name: String,
    is_of_kernel: bool,
}

impl Function {
    /// From a line such as `12.34%`, separator, `[.] function`; `[k]` is before one of the kernel.
    fn read(line: &str) -> Option<Self> {
        let (share, function) = line.split_once(SEPARATOR)?;
        let (place, name) = function.trim().split_once(' ')?;
        let share = share.trim().strip_suffix('%')?.parse().ok()?;
        Some(Self { share, name: name.trim().to_owned(), is_of_kernel: place == "[k]" })
    }

    fn row(&self) -> [String; 2] {
        let whose = if self.is_of_kernel { " of the kernel" } else { "" };
        [format!("{:.1} %", self.share), format!("`{}`{whose}", self.name)]
    }
}

fn functions(report: &str) -> Vec<Function> {
    report.lines().filter_map(Function::read).filter(|function| function.share >= LEAST).collect()
}

/// The lines that count of a listing such as `12.34 :   23fd9a: movzbl 0x1(%r12),%ebx`, as a block of code.
fn instructions(listing: &str) -> String {
    let lines = listing.lines().filter_map(|line| {
        let (share, instruction) = line.split_once(" :")?;
        let share: f64 = share.trim().parse().ok()?;
        let (_, instruction) = instruction.split_once(':')?;
        (share >= LEAST).then(|| format!("{share:5.1} %  {}\n", instruction.trim()))
    });
    format!("\n```text\n{}```\n", lines.collect::<Vec<_>>().concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_read_with_their_shares() {
        let report = " 70.01%\t[.] <gatepass::Policy>::check\n 28.99%\t[k] clear_page  \n 0.99%\t[.] main\n\n";
        let rows: Vec<_> = functions(report).iter().map(Function::row).collect();
        assert_eq!(rows, [["70.0 %", "`<gatepass::Policy>::check`"], ["29.0 %", "`clear_page` of the kernel"]]);
    }

    #[test]
    fn instructions_that_take_no_time_are_left_out() {
        let listing = " Percent |\n    0.00 :   23fd9a: ret\n    8.65 :   23fd9b: movzbl 0x1(%r12),%ebx\n";
        assert_eq!(instructions(listing), "\n```text\n  8.7 %  movzbl 0x1(%r12),%ebx\n```\n");
    }
}
