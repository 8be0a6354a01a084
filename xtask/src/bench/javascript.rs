//! What the npm package costs in Node and in Chromium, beside what people would pick instead.

mod cold_start;
mod keystroke;
mod profile;
mod speed;

use anyhow::Result;

use super::scripts;
use super::section::{Bar, Section};

/// What was found about one kind of cost.
struct Findings {
    text: String,
    bars: Vec<Bar>,
}

/// Measures all of it.
pub(super) fn measure() -> Result<Section> {
    let package = scripts::package()?;
    let findings = [speed::findings()?, cold_start::findings()?, keystroke::findings(&package)?];
    let mut section = Section { title: "JavaScript", text: String::new(), bars: Vec::new() };
    for Findings { text, bars } in findings {
        section.text += &text;
        section.bars.extend(bars);
    }
    Ok(section)
}
