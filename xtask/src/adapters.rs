//! The library's adapters, each with the feature of its name and no other: what another feature lends it would not be noticed
//! where all of them are on.

use anyhow::Result;

use crate::process::{cargo, run};

const ADAPTERS: [&str; 6] = ["garde", "validator", "schemars", "clap", "http", "secrecy"];

/// Checks the library with each adapter's feature, and runs the example that shows it and asserts what it prints.
pub(crate) fn run_examples() -> Result<()> {
    for adapter in ADAPTERS {
        println!("\n{adapter}");
        let library = ["--locked", "--quiet", "--package", "gatepass", "--features", adapter];
        // An example is built with the dependencies of tests, which turn features of their own on; the library alone is not.
        run(cargo().arg("check").args(library))?;
        // What the tests built is at hand in their profile.
        run(cargo().arg("run").args(library).args(["--profile", "test", "--example", adapter]))?;
    }
    Ok(())
}
