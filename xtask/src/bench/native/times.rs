//! What criterion measured.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

use super::benchmark;
use crate::process::{run, target_directory};

/// How often the benchmark is run: whoever keeps the machine busy for a while does so in one of the runs.
pub(super) const RUNS: usize = 3;

/// The samples that criterion wrote, in a directory for each run.
pub(super) struct Times {
    directories: Vec<PathBuf>,
}

impl Times {
    /// Runs the benchmark.
    pub(super) fn measure() -> Result<Self> {
        let directory = target_directory()?.join("criterion");
        if directory.exists() {
            // What an earlier task measured must not stand for what this one does not.
            fs::remove_dir_all(&directory).with_context(|| format!("cannot remove {}", directory.display()))?;
        }
        let directories: Vec<_> = (0..RUNS).map(|run| directory.join(run.to_string())).collect();
        for directory in &directories {
            run(benchmark("native").args(["--", "--quiet"]).env("CRITERION_HOME", directory))?;
        }
        Ok(Self { directories })
    }

    /// How long the subject took for one value of the group, in nanoseconds.
    ///
    /// The fastest of all samples of all runs: noise is never negative. A mean or a median is of the noise as well, and between two subjects
    /// of two nanoseconds each a busy neighbour decides. Each sample has as many rounds, so none is fast by being short.
    pub(super) fn of(&self, group: &str, subject: &str) -> Result<f64> {
        let mut fastest = f64::INFINITY;
        for directory in &self.directories {
            fastest = samples(&directory.join(group).join(subject).join("new"))?.into_iter().fold(fastest, f64::min);
        }
        ensure!(fastest.is_finite(), "{group}/{subject} has no samples");
        Ok(fastest)
    }
}

/// The time of one value in each sample of a measurement.
fn samples(measurement: &Path) -> Result<Vec<f64>> {
    let values = number(&read(&measurement.join("benchmark.json"))?["throughput"]["Elements"])?;
    let samples = read(&measurement.join("sample.json"))?;
    let [times, rounds] = [numbers(&samples["times"])?, numbers(&samples["iters"])?];
    Ok(times.iter().zip(rounds).map(|(time, rounds)| time / rounds / values).collect())
}

fn read(file: &Path) -> Result<Value> {
    let text = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    serde_json::from_slice(&text).with_context(|| format!("{} is no JSON", file.display()))
}

fn numbers(list: &Value) -> Result<Vec<f64>> {
    list.as_array().context("criterion wrote no list of numbers")?.iter().map(number).collect()
}

fn number(value: &Value) -> Result<f64> {
    value.as_f64().context("criterion wrote no number")
}
