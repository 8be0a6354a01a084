//! What is so on every machine: who agrees about the rule, and how often memory is allocated.

use std::process::Stdio;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

use super::benchmark;
use crate::bench::table::table;
use crate::process::shown;

/// What the benchmark `facts` wrote.
pub(super) struct Facts(Value);

/// Runs the benchmark, which fails where somebody who claims the rule disagrees about it.
pub(super) fn find() -> Result<Facts> {
    let mut benchmark = benchmark("facts");
    println!("$ {}", shown(&benchmark));
    let output = benchmark.stdin(Stdio::null()).stderr(Stdio::inherit()).output();
    let output = output.with_context(|| format!("cannot start `{}`", shown(&benchmark)))?;
    ensure!(output.status.success(), "`{}` ended with {}", shown(&benchmark), output.status);
    serde_json::from_slice(&output.stdout).map(Facts).context("the facts are no JSON")
}

impl Facts {
    /// Who agrees with gatepass, and who does not.
    pub(super) fn agreement(&self) -> String {
        let all = ["same_rule", "other_rules"].into_iter().flat_map(|rules| self.cells(rules));
        table(&["judged by", "passwords", "other verdicts than gatepass"], all)
    }

    /// How often a password makes them allocate.
    pub(super) fn allocations(&self) -> String {
        table(&["asked", "allocations for one password, at most"], self.cells("allocations"))
    }

    /// How often a password makes that question allocate, at most.
    pub(super) fn allocations_of(&self, question: &str) -> Result<f64> {
        let row = self.rows("allocations").find(|row| row[0] == question);
        row.and_then(|row| row[1].as_f64()).with_context(|| format!("nobody counted the allocations of {question}"))
    }

    fn cells(&self, name: &str) -> impl Iterator<Item = Vec<String>> {
        self.rows(name).map(|row| row.as_array().into_iter().flatten().map(cell).collect())
    }

    fn rows(&self, name: &str) -> impl Iterator<Item = &Value> {
        self.0[name].as_array().into_iter().flatten()
    }
}

fn cell(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
