//! How many instructions the hot paths take.

use anyhow::Result;

use super::section::Section;
use crate::instructions::{Count, TOLERANCE, count};

/// Counts, whatever is recorded.
pub(super) fn measure() -> Result<Section> {
    let rows: String = count()?.iter().map(row).collect();
    let text = format!(
        "\
What callgrind counts of each path on x86-64, with all that it calls but for the allocator. The program is built as one unit and
brings its own C library (musl), so that a count is the same on every such machine, however busy. `cargo xtask test` fails where one
is more than {TOLERANCE} % away from its record, `bench/instructions/counts.toml`. An instruction is no unit of time.

| path | instructions |
|---|---|
{rows}"
    );
    Ok(Section { title: "Instructions", text, bars: Vec::new() })
}

fn row(Count { path, instructions }: &Count) -> String {
    format!("| {path} | {instructions} |\n")
}
