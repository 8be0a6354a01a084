//! Writes the seeds, in place of those that are there: `cargo run --manifest-path fuzz/Cargo.toml --example seeds`.

use std::path::Path;
use std::{fs, io};

use gatepass_fuzz::seeds;

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    if root.is_dir() {
        fs::remove_dir_all(&root)?;
    }
    for ((target, name), seed) in seeds::all() {
        let directory = root.join(target);
        fs::create_dir_all(&directory)?;
        fs::write(directory.join(name), seed)?;
    }
    Ok(())
}
