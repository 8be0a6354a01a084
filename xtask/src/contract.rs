//! The documents' descriptions against a mock server.

use anyhow::Result;

use crate::node;
use crate::process::{cargo, repository, run};

/// Installs the mock server, serves the descriptions with it, and sends it requests.
pub(crate) fn test() -> Result<()> {
    node::install(&repository()?.join("peers"))?;
    run(cargo().args(["test", "--locked", "--package", "gatepass-peers", "--test", "contract"]))
}
