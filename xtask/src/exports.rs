//! What is exported of policies, in the programs that it is for.

use anyhow::Result;

use crate::node;
use crate::process::{cargo, repository, run};

/// Installs the validators and what drives the browser, and asks all of them. `terraform` is asked where it is there.
pub(crate) fn test() -> Result<()> {
    for directory in ["peers", "pkg/tests"] {
        node::install(&repository()?.join(directory))?;
    }
    run(cargo().args(["test", "--locked", "--package", "gatepass-peers", "--test", "exports", "--", "--show-output"]))
}
