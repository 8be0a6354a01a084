//! What a page does at every key press.

use std::path::Path;

use anyhow::{Result, ensure};
use serde::Deserialize;

use super::Findings;
use super::profile::hottest;
use crate::bench::scripts::measured;
use crate::bench::section::{Bar, figure};
use crate::bench::table::table;
use crate::page;

/// In milliseconds, on a processor that is slowed down to a fourth.
const LIMIT: f64 = 1.0;

/// The pages that are typed into, as the script names them, and what they are. The first has no script.
const PAGES: [(&str, &str); 3] = [
    ("plain", "a field without any script"),
    ("form", "a form with `bindForm`, and checklists"),
    ("demo", "the demo's page, with its report and its request"),
];

#[derive(Deserialize)]
struct Typed {
    page: String,
    keys: u32,
    slowdown: f64,
    scripts: Times,
    tasks: Times,
}

#[derive(Deserialize)]
struct Times {
    median: f64,
    p95: f64,
}

pub(super) fn findings(package: &Path) -> Result<Findings> {
    let demo = page::make()?;
    let typed: Vec<Typed> = measured("keystroke", &[package, &demo])?;
    let named: Vec<_> = typed.iter().map(|typed| typed.page.as_str()).collect();
    ensure!(named == PAGES.map(|(name, _)| name), "other pages were typed into: {named:?}");
    let pages = || PAGES.iter().zip(&typed);
    let rows = pages().map(|((_, what), typed)| {
        let times = [&typed.scripts, &typed.tasks].map(|times| [times.median, times.p95].map(figure));
        [vec![(*what).to_owned(), typed.keys.to_string(), figure(typed.slowdown)], times.concat()].concat()
    });
    let mut findings = Findings { text: text(&table(&COLUMNS, rows)), bars: Vec::new() };
    for ((name, what), typed) in pages().skip(1) {
        let told = format!("scripts at a key press, 4 × slowed down, median: {what}");
        let bar = Bar::at_most(told, LIMIT, typed.scripts.median, "ms");
        if !bar.is_met() {
            findings.text += &reason(what, &hottest("keystroke-profile", &[package, &demo, Path::new(name)])?);
        }
        findings.bars.push(bar);
    }
    Ok(findings)
}

const COLUMNS: [&str; 7] = [
    "page",
    "keys",
    "slowed down",
    "scripts, median",
    "scripts, 95 of 100",
    "everything, median",
    "everything, 95 of 100",
];

fn text(table: &str) -> String {
    format!(
        "\
### A key press

Milliseconds in Chromium, whose processor is slowed down to a fourth (`Emulation.setCPUThrottlingRate`); \"slowed down\" is by how
much, measured by a loop of fixed work. Passwords, good and bad, are typed into a field key by key and removed again. Chromium's
own trace tells how long the page's scripts ran from one `keydown` to the next, whatever called them, and how long the main
thread was busy with everything: the browser's own work on a key, style, layout and paint. Event Timing rounds to eight
milliseconds, and listeners around those of the page would not see what runs after them.

{table}
"
    )
}

fn reason(what: &str, functions: &str) -> String {
    format!("Why the bar is not met in {what}: where its scripts spend their time, not slowed down.\n\n{functions}\n")
}
