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

/// In milliseconds; the parts are known in Node alone.
#[derive(Deserialize)]
struct Start {
    subject: String,
    whole: f64,
    #[serde(default)]
    imported: f64,
    #[serde(default)]
    wasm: f64,
}

pub(super) fn findings() -> Result<Findings> {
    let starts: Starts = measured("cold-start", &[""; 0])?;
    let main = starts.node.iter().find(|start| start.subject == "gatepass").context("gatepass was not started")?;
    let bar = Bar::at_most("from the import to the first verdict, in Node", LIMIT, main.whole, "ms");
    let reason = if bar.is_met() { String::new() } else { main.reason() };
    Ok(Findings { text: text(&starts) + &reason, bars: vec![bar] })
}

impl Start {
    /// Where the time goes.
    fn reason(&self) -> String {
        let Self { whole, imported, wasm, .. } = self;
        let [imported, wasm, rest] = [*imported, *wasm, whole - imported - wasm].map(figure);
        format!(
            "\
Why the bar is not met: {imported} ms pass until Node has found, read and evaluated the files, {wasm} ms while it compiles the module and
makes an instance of it, and {rest} ms for the rest, which is to turn the text that holds the module into bytes, and code that runs
for the first time.

"
        )
    }
}

const COLUMNS: [&str; 5] = ["what is imported", "Node", "of that, the import", "of that, WebAssembly", "Chromium"];

fn text(Starts { node, chromium }: &Starts) -> String {
    let rows = node.iter().zip(chromium).map(|(node, chromium)| {
        let [whole, imported, wasm, page] = [node.whole, node.imported, node.wasm, chromium.whole].map(figure);
        [title(&node.subject).to_owned(), whole, imported, wasm, page]
    });
    format!(
        "\
### The first verdict

Milliseconds from the import to the first verdict, where nothing was imported before: the median of seven. In Node each is a
process of its own, which imports the packages as npm lays them down; \"nothing\" is a module that does nothing. In Chromium each is a
page of its own, which has the bundle of the script at hand: no network is part of it.

{}
",
        table(&COLUMNS, rows)
    )
}
