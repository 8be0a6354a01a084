//! `cargo xtask test`: every check of the project, one step after the other.

pub(crate) mod steps;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Result, ensure};

use self::steps::{STEPS, Step};

/// Which steps to run.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Run only the steps whose name contains one of these words.
    #[arg(value_name = "FILTER")]
    filters: Vec<String>,
    /// List the steps instead of running them.
    #[arg(long)]
    list: bool,
}

/// Runs the chosen ones of the steps of `cargo xtask test`.
pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    run_steps("test", STEPS, options)
}

/// Runs the chosen steps of a task, all of them whatever fails, and counts.
pub(crate) fn run_steps(task: &str, steps: &[Step], options: &Options) -> Result<ExitCode> {
    let chosen: Vec<&Step> = steps.iter().filter(|step| is_chosen(step.name, &options.filters)).collect();
    ensure!(!chosen.is_empty(), "no step has such a name; `cargo xtask {task} --list` lists them");
    if options.list {
        list(&chosen);
        return Ok(ExitCode::SUCCESS);
    }
    let (chosen, others): (Vec<&Step>, Vec<&Step>) = chosen.into_iter().partition(|step| step.applies());
    let failed: Vec<&Step> = chosen.iter().copied().filter(|step| !passes(step)).collect();
    summarize(task, chosen.len(), &failed, &others);
    Ok(if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn is_chosen(name: &str, filters: &[String]) -> bool {
    filters.is_empty() || filters.iter().any(|filter| name.contains(filter.as_str()))
}

fn list(steps: &[&Step]) {
    let width = steps.iter().map(|step| step.name.len()).max().unwrap_or_default();
    for step in steps {
        println!("{:width$}  {}", step.name, step.title);
    }
}

/// Runs one step, and says how it went and how long it took.
fn passes(step: &Step) -> bool {
    println!("\n=== {}: {}", step.name, step.title);
    let start = Instant::now();
    let outcome = step.run();
    let seconds = start.elapsed().as_secs_f64();
    match &outcome {
        Ok(()) => println!("=== {}: passed in {seconds:.1} s", step.name),
        Err(error) => println!("=== {}: FAILED in {seconds:.1} s: {error:#}", step.name),
    }
    outcome.is_ok()
}

/// Lists what failed and what was not run because this platform is another, and ends with the counts alone on the last line.
fn summarize(task: &str, total: usize, failed: &[&Step], others: &[&Step]) {
    println!();
    for step in others {
        println!("not run: {}; it says nothing but on Linux on x86-64", step.name);
    }
    for step in failed {
        println!("failed: {0}; to run it alone: cargo xtask {task} {0}", step.name);
    }
    println!("{} passed, {} failed", total - failed.len(), failed.len());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filters(words: &[&str]) -> Vec<String> {
        words.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn without_a_filter_every_step_is_chosen() {
        assert!(is_chosen("format", &filters(&[])));
    }

    #[test]
    fn one_filter_that_fits_is_enough() {
        assert!(is_chosen("lint-workspace", &filters(&["demo", "lint"])));
        assert!(!is_chosen("format", &filters(&["demo", "lint"])));
    }
}
