//! `cargo xtask bench`: measurements, each written into a page of `docs`.

mod bounded_work;
mod machine;

use anyhow::Result;
use clap::ValueEnum;

/// What to measure.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Measure only these parts.
    parts: Vec<Part>,
}

/// One measurement, and the page that it is written into.
#[derive(Clone, Copy, ValueEnum)]
enum Part {
    /// What 64 MiB of a value cost beside a short one: docs/bounded-work.md.
    BoundedWork,
}

/// Measures what was chosen, or everything.
pub(crate) fn run(options: &Options) -> Result<()> {
    let parts = if options.parts.is_empty() { Part::value_variants() } else { &options.parts };
    parts.iter().try_for_each(|part| part.measure())
}

impl Part {
    fn measure(self) -> Result<()> {
        match self {
            Self::BoundedWork => bounded_work::measure(),
        }
    }
}
