//! docs/performance.md, put together from its sections.

use std::fs;

use anyhow::{Context as _, Result};

use super::machine;
use super::section::Section;
use crate::process::repository;

const PAGE: &str = "docs/performance.md";

/// Writes the page.
pub(super) fn write(sections: &[Section]) -> Result<()> {
    let page = page(&machine::description()?, sections);
    fs::write(repository()?.join(PAGE), page).with_context(|| format!("cannot write {PAGE}"))?;
    println!("wrote {PAGE}");
    Ok(())
}

/// Shows what would stand on the page.
pub(super) fn show(sections: &[Section]) {
    if !sections.is_empty() {
        println!("{}", content(sections));
    }
}

fn page(machine: &str, sections: &[Section]) -> String {
    let content = content(sections);
    format!(
        "\
<!-- Written by `cargo xtask bench`. Do not edit. -->

# Performance

What gatepass costs, beside what people would pick instead. Everything here was measured in one run, on one machine, and no
figure is typed by hand; ratios carry over to other machines, and times less so.

{machine}
{content}"
    )
}

fn content(sections: &[Section]) -> String {
    let bars = sections.iter().flat_map(|section| &section.bars).map(|bar| format!("{bar}\n"));
    let texts = sections.iter().map(|section| format!("\n## {}\n\n{}", section.title, section.text));
    let [bars, texts] = [bars.collect::<Vec<_>>(), texts.collect()].map(|parts| parts.concat());
    format!("## What was asked for\n\n| what | bar | measured | met |\n|---|---|---|---|\n{bars}{texts}")
}
