//! `cargo xtask bench`: measurements, each written into a page of `docs`.

mod bounded_work;
mod bulk;
mod instructions;
mod javascript;
mod machine;
mod native;
mod page;
mod plot;
mod profile;
mod scripts;
mod section;
mod size;
mod table;

use anyhow::Result;
use clap::ValueEnum;
use section::Section;

/// What to measure.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Measure only these parts. A part of docs/performance.md is shown then, and not written.
    parts: Vec<Part>,
}

/// One measurement, in the order of docs/performance.md.
#[derive(Clone, Copy, ValueEnum)]
enum Part {
    /// What 64 MiB of a value cost beside a short one: docs/bounded-work.md.
    BoundedWork,
    /// How long verdicts, reports and requests take natively, beside what people would write instead.
    Native,
    /// What a verdict, a first verdict and a key press cost in Node and in Chromium, beside what people would pick instead.
    Javascript,
    /// What the npm package adds to a page, beside the same.
    Size,
    /// Files of up to ten million lines, beside `grep`, `rg`, Python and Node.
    Bulk,
    /// How many instructions the hot paths take.
    Instructions,
}

/// Measures what was chosen, or everything.
pub(crate) fn run(options: &Options) -> Result<()> {
    if options.parts.is_empty() {
        return page::write(&measure(Part::value_variants())?);
    }
    page::show(&measure(&options.parts)?);
    Ok(())
}

fn measure(parts: &[Part]) -> Result<Vec<Section>> {
    let sections = parts.iter().map(|part| part.measure()).collect::<Result<Vec<_>>>()?;
    Ok(sections.into_iter().flatten().collect())
}

impl Part {
    /// Its section of docs/performance.md, unless it has a page of its own.
    fn measure(self) -> Result<Option<Section>> {
        match self {
            Self::BoundedWork => bounded_work::measure().map(|()| None),
            Self::Native => native::measure().map(Some),
            Self::Javascript => javascript::measure().map(Some),
            Self::Size => size::measure().map(Some),
            Self::Bulk => bulk::measure().map(Some),
            Self::Instructions => instructions::measure().map(Some),
        }
    }
}
