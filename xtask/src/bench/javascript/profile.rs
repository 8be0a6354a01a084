//! In which functions of JavaScript the time goes: the reason that the page gives where a bar is not met.

use std::ffi::OsStr;

use anyhow::Result;
use serde::Deserialize;

use crate::bench::scripts::measured;
use crate::bench::table::table;

/// Below so many percent of the time no function is shown.
const LEAST: f64 = 2.0;

#[derive(Deserialize)]
struct Function {
    name: String,
    percent: f64,
}

/// A table of the functions that a script finds to take the most time.
pub(super) fn hottest(script: &str, arguments: &[impl AsRef<OsStr>]) -> Result<String> {
    let functions: Vec<Function> = measured(script, arguments)?;
    let rows = functions.iter().filter(|function| function.percent >= LEAST);
    let rows = rows.map(|Function { name, percent }| [format!("{percent:.1} %"), name.clone()]);
    Ok(table(&["share of the time", "function"], rows))
}
