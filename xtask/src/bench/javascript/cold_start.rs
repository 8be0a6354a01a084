//! From the import to the first verdict.

use anyhow::{Context as _, Result};
use serde::Deserialize;

use super::Findings;
use crate::bench::scripts::{measured, title};
use crate::bench::section::{Bar, figure};
use crate::bench::table::table;

/// In milliseconds, in Node.
const LIMIT: f64 = 5.0;

#[derive(Deserialize)]
struct Starts {
    node: Vec<Start>,
    chromium: Vec<Start>,
}

#[derive(Deserialize)]
struct Start {
    subject: String,
    milliseconds: f64,
}

pub(super) fn findings() -> Result<Findings> {
    let starts: Starts = measured("cold-start", &[""; 0])?;
    let main = starts.node.iter().find(|start| start.subject == "gatepass").context("gatepass was not started")?;
    let bar = Bar::at_most("from the import to the first verdict, in Node", LIMIT, main.milliseconds, "ms");
    Ok(Findings { text: text(&starts), bars: vec![bar] })
}

fn text(Starts { node, chromium }: &Starts) -> String {
    let rows = node.iter().zip(chromium).map(|(node, chromium)| {
        let [inside, page] = [node, chromium].map(|start| figure(start.milliseconds));
        [title(&node.subject).to_owned(), inside, page]
    });
    format!(
        "\
### The first verdict

Milliseconds from the import to the first verdict, where nothing was imported before: the median of seven. In Node each is a
process of its own, which imports the packages as npm lays them down; \"nothing\" is a module that does nothing. In Chromium each is a
page of its own, which has the bundle of the script at hand: no network is part of it.

{}
",
        table(&["what is imported", "Node", "Chromium"], rows)
    )
}
