//! What a page has to load for a verdict.

use anyhow::{Context as _, Result};
use serde::Deserialize;

use super::scripts::{self, title};
use super::section::{Bar, Section};
use super::table::table;

/// What the main entry may have, and what it should have, in KiB.
const LIMIT: f64 = 9.0;
const GOAL: f64 = 8.0;

/// The script of which the bar speaks.
const MAIN: &str = "all of gatepass";

#[derive(Deserialize)]
struct Size {
    name: String,
    minified: u32,
    brotli: u32,
}

pub(super) fn measure() -> Result<Section> {
    scripts::package()?;
    let mut sizes: Vec<Size> = scripts::measured("size", &[""; 0])?;
    sizes.sort_by_key(|size| size.brotli);
    let main = sizes.iter().find(|size| size.name == MAIN).context("the main entry was not measured")?;
    let main = main.kib();
    let bars = vec![Bar::at_most("main entry of the npm package, with all documents, brotli", LIMIT, main, "KiB")];
    Ok(Section { title: "Size", text: text(&sizes, main), bars })
}

impl Size {
    fn kib(&self) -> f64 {
        f64::from(self.brotli) / 1024.0
    }

    fn row(&self) -> [String; 3] {
        let Self { name, minified, .. } = self;
        let minified = f64::from(*minified) / 1024.0;
        [title(name).to_owned(), format!("{minified:.2}"), format!("{:.2}", self.kib())]
    }
}

fn text(sizes: &[Size], main: f64) -> String {
    let goal = if main <= GOAL { "is met" } else { "is not met" };
    format!(
        "\
What a page loads for a verdict by the rule of `taurusdb.change-user-password`: a script that asks for it, bundled from the npm
packages and minified by esbuild, and compressed by brotli at quality 11. For libraries the script holds the rule too. \"All of
gatepass\" is the main entry with everything that it exports: every document, reports, checklists and requests. The goal for it,
{GOAL} KiB, {goal}.

{}",
        table(&["what the page takes", "KiB, minified", "KiB, brotli"], sizes.iter().map(Size::row))
    )
}
