//! What criterion measured.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::benchmark;
use crate::process::{run, target_directory};

/// The samples that criterion wrote.
pub(super) struct Times {
    directory: PathBuf,
}

impl Times {
    /// Runs the benchmark.
    pub(super) fn measure() -> Result<Self> {
        let directory = target_directory()?.join("criterion");
        if directory.exists() {
            // What an earlier run measured must not stand for what this one does not.
            fs::remove_dir_all(&directory).with_context(|| format!("cannot remove {}", directory.display()))?;
        }
        run(benchmark("native").args(["--", "--quiet"]).env("CRITERION_HOME", &directory))?;
        Ok(Self { directory })
    }

    /// How long the subject took for one value of the group, in nanoseconds.
    ///
    /// The fastest of all samples: noise is never negative. A mean or a median is of the noise as well, and between two subjects
    /// of two nanoseconds each a busy neighbour decides. Each sample has as many rounds, so none is fast by being short.
    pub(super) fn of(&self, group: &str, subject: &str) -> Result<f64> {
        let measurement = self.directory.join(group).join(subject).join("new");
        let values = number(&read(&measurement.join("benchmark.json"))?["throughput"]["Elements"])?;
        let samples = read(&measurement.join("sample.json"))?;
        let [times, rounds] = [numbers(&samples["times"])?, numbers(&samples["iters"])?];
        let samples = times.iter().zip(rounds).map(|(time, rounds)| time / rounds / values);
        samples.reduce(f64::min).with_context(|| format!("{group}/{subject} has no samples"))
    }
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
