//! `xtask-bindgen MODULE DIRECTORY`: writes the module as JavaScript loads it, and the glue of its boundary.

use std::env;

use anyhow::{Context as _, Result};
use wasm_bindgen_cli_support::{Bindgen, EncodeInto};

fn main() -> Result<()> {
    let mut arguments = env::args_os().skip(1);
    let module = arguments.next().context("the module to read is missing")?;
    let directory = arguments.next().context("the directory to write to is missing")?;
    Bindgen::new()
        .input_path(&module)
        .bundler(true)?
        .typescript(false)
        .encode_into(EncodeInto::Always)
        .out_name("gatepass")
        .generate(&directory)
        .with_context(|| format!("wasm-bindgen cannot read {}", module.display()))
}
