//! In which functions a program spends its time: the reason that a page gives where a bar is not met.

use std::fs;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};

use super::table::table;
use crate::process::{probe, run, target_directory};
use crate::toolchain::Piece;

const PERF: Piece = Piece::Program("perf", &["--version"], "linux-perf");

/// How many functions are shown.
const SHOWN: usize = 10;

/// What stands between the fields of a line; no name of a function holds it.
const SEPARATOR: char = '\t';

/// Runs a command that succeeds, and all that it starts; a table in Markdown of the functions that took the most of its time.
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
    let mut report = Command::new("perf");
    report.args(["report", "--stdio", "--quiet", "--no-children", "--fields", "overhead,sym", "--field-separator"]);
    report.arg(SEPARATOR.to_string()).arg("--input").arg(&file);
    let report = probe(&mut report).context("`perf report` cannot read what `perf record` wrote")?;
    fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
    functions(&report)
}

/// The first lines of a report, `12.34%`, separator, `[.] function`, as a table.
fn functions(report: &str) -> Result<String> {
    let lines = report.lines().filter_map(|line| line.split_once(SEPARATOR));
    let rows: Vec<_> = lines.take(SHOWN).map(|(share, function)| row(share.trim(), function)).collect();
    ensure!(!rows.is_empty(), "the profile names no function");
    Ok(table(&["share of the time", "function"], rows))
}

fn row(share: &str, function: &str) -> [String; 2] {
    // `[.]` is before a function of the program, `[k]` before one of the kernel.
    let (place, function) = function.trim().split_once(' ').unwrap_or(("", function));
    let whose = if place == "[k]" { " of the kernel" } else { "" };
    [share.to_owned(), format!("`{}`{whose}", function.trim())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_becomes_a_table() {
        let report = " 70.01%\t[.] <gatepass::Policy>::check\n 29.99%\t[k] clear_page  \n\n";
        let rows = "| 70.01% | `<gatepass::Policy>::check` |\n| 29.99% | `clear_page` of the kernel |\n";
        assert!(functions(report).is_ok_and(|table| table.ends_with(rows)));
    }

    #[test]
    fn a_report_of_nothing_is_no_table() {
        assert!(functions("\n").is_err());
    }
}
