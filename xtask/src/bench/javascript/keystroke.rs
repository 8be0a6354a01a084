//! What a page does at every key press.

use std::path::Path;

use anyhow::{Result, ensure};
use serde::Deserialize;

use super::Findings;
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
    let typed: Vec<Typed> = measured("keystroke", &[package, &page::make()?])?;
    let named: Vec<_> = typed.iter().map(|typed| typed.page.as_str()).collect();
    ensure!(named == PAGES.map(|(name, _)| name), "other pages were typed into: {named:?}");
    let pages = || PAGES.iter().zip(&typed);
    let bars = pages().skip(1).map(|((_, what), typed)| {
        let what = format!("scripts at a key press, 4 × slowed down, median: {what}");
        Bar::at_most(what, LIMIT, typed.scripts.median, "ms")
    });
    let rows = pages().map(|((_, what), typed)| {
        let times = [&typed.scripts, &typed.tasks].map(|times| [times.median, times.p95].map(figure));
        [vec![(*what).to_owned(), typed.keys.to_string(), figure(typed.slowdown)], times.concat()].concat()
    });
    Ok(Findings { bars: bars.collect(), text: text(&table(&COLUMNS, rows)) })
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
