//! Counts instructions by callgrind.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use super::Count;
use crate::process::{cargo, read, repository, run, target_directory};
use crate::toolchain::{IS_LINUX_X86_64, Piece};

/// A target whose C library is part of the program: that of the system chooses its functions by the processor.
const TARGET: &str = "x86_64-unknown-linux-musl";

const NEEDS: &[Piece] = &[Piece::Program("valgrind", &["--version"], "valgrind"), Piece::Target(TARGET)];

const PROGRAM: &str = "gatepass-instructions";

/// The function of the program of which each return ends a count.
const COUNTED: &str = "gatepass_instructions::counted";

/// How the names of the allocator's functions begin.
const ALLOCATOR: &str = "__rustc::__rust_";

/// What callgrind calls its profiles, and numbers.
const OUT: &str = "callgrind.out";

/// Counts the instructions of every path.
pub(crate) fn count() -> Result<Vec<Count>> {
    ensure!(IS_LINUX_X86_64, "instructions can be counted on Linux on x86-64 alone");
    NEEDS.iter().try_for_each(|piece| piece.ensure())?;
    build()?;
    let profiles = directory()?;
    if profiles.exists() {
        fs::remove_dir_all(&profiles).with_context(|| format!("cannot remove {}", profiles.display()))?;
    }
    fs::create_dir_all(&profiles).with_context(|| format!("cannot make {}", profiles.display()))?;
    let paths = walk(&profiles)?;
    ensure!(!paths.is_empty(), "{PROGRAM} walked no path");
    let count = |(path, n): (&str, usize)| {
        let profile = profiles.join(path);
        name_profile(&profiles, n, &profile)?;
        Ok(Count { path: path.to_owned(), instructions: instructions(&profile)? })
    };
    paths.lines().zip(1..).map(count).collect()
}

/// Where the profiles of the last count lie, each by the name of its path.
pub(super) fn directory() -> Result<PathBuf> {
    Ok(target_directory()?.join("callgrind"))
}

fn build() -> Result<()> {
    let line = format!("build --locked --package {PROGRAM} --profile instructions --target {TARGET}");
    // A choice of the user's, such as for the own processor, would be counted too.
    let mut build = cargo();
    run(build
        .args(line.split(' '))
        .current_dir(repository()?)
        .env("RUSTFLAGS", "")
        .env_remove("CARGO_ENCODED_RUSTFLAGS"))
}

/// Walks every path under callgrind, which writes a profile of each. Returns their names.
fn walk(profiles: &Path) -> Result<String> {
    let program = target_directory()?.join(TARGET).join("instructions").join(PROGRAM);
    let mut valgrind = Command::new("valgrind");
    valgrind
        .args(["--tool=callgrind", "--quiet", "--collect-atstart=no", "--compress-strings=no"])
        .args([format!("--toggle-collect={COUNTED}"), format!("--dump-after={COUNTED}")])
        .arg(format!("--callgrind-out-file={OUT}"))
        .arg(program)
        .current_dir(profiles);
    // Neither valgrind's options nor the program are anybody's own.
    valgrind.env_clear().envs(env::var_os("PATH").map(|path| ("PATH", path)));
    read(&mut valgrind)
}

/// Callgrind numbers profiles; a person looks for a path.
fn name_profile(profiles: &Path, number: usize, name: &Path) -> Result<()> {
    fs::rename(profiles.join(format!("{OUT}.{number}")), name)
        .with_context(|| format!("callgrind wrote no profile {number}; does {PROGRAM} call `{COUNTED}`?"))
}

fn instructions(profile: &Path) -> Result<u32> {
    let text = fs::read_to_string(profile).with_context(|| format!("cannot read {}", profile.display()))?;
    total(&text).with_context(|| format!("{} is no profile of callgrind", profile.display()))
}

/// The instructions in a profile, but for those of the allocator: how long it searches depends on all that it was asked before, and
/// a new path would change the counts of others.
fn total(profile: &str) -> Option<u32> {
    let total: u32 = profile.lines().find_map(|line| line.strip_prefix("totals: "))?.parse().ok()?;
    let of_allocator: u32 =
        calls(profile).filter(|(callee, _)| callee.starts_with(ALLOCATOR)).map(|(_, cost)| cost).sum();
    total.checked_sub(of_allocator)
}

/// Every function that is called, and the instructions that it takes for that caller, with all that it calls.
fn calls(profile: &str) -> impl Iterator<Item = (&str, u32)> {
    let lines = profile.lines();
    let (numbers, costs) = (lines.clone().skip(1), lines.clone().skip(2));
    lines.zip(numbers).zip(costs).filter_map(|((callee, number), cost)| {
        number.strip_prefix("calls=")?;
        Some((callee.strip_prefix("cfn=")?, cost.split(' ').nth(1)?.parse().ok()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROFILE: &str = "\
fn=gatepass::check
0 40
cfn=__rustc::__rust_alloc
calls=2 0 
0 300
0 7
cfn=memcmp
calls=1 0 
0 11

fn=__rustc::__rust_alloc
0 1
cfn=malloc
calls=2 0 
0 299

totals: 358
";

    #[test]
    fn calls_are_read_with_what_they_cost() {
        let found: Vec<_> = calls(PROFILE).collect();
        assert_eq!(found, [("__rustc::__rust_alloc", 300), ("memcmp", 11), ("malloc", 299)]);
    }

    #[test]
    fn the_allocator_is_not_counted() {
        assert_eq!(total(PROFILE), Some(58));
        let longer = PROFILE.replace("0 300", "0 900").replace("358", "958");
        assert_eq!(total(&longer), Some(58));
    }

    #[test]
    fn everything_else_is_counted() {
        let slower = PROFILE.replace("0 11", "0 12").replace("358", "359");
        assert_eq!(total(&slower), Some(59));
    }

    #[test]
    fn a_profile_has_a_total() {
        assert_eq!(total("events: Ir\n"), None);
    }
}
