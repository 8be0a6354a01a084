//! Files of many passwords, and of many bodies with one user each.

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::process::target_directory;

/// How many different lines there are. A file of more has them again and again.
const DIFFERENT: usize = 1_000_000;

/// From where the users of bodies may connect.
const HOSTS: [&str; 4] = ["10.0.0.7", "10.0.0.%", "10.0.%.%", "%"];

/// What judges, and what it judges.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// A password on each line.
    Field,
    /// A body on each line.
    Ndjson,
}

/// A directory for files that take much room. It is removed when it is dropped.
pub(super) struct Directory(PathBuf);

impl Directory {
    pub(super) fn new() -> Result<Self> {
        let path = target_directory()?.join("bench-bulk");
        fs::create_dir_all(&path).with_context(|| format!("cannot make {}", path.display()))?;
        Ok(Self(path))
    }

    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// A file of so many lines.
    pub(super) fn lines(&self, mode: Mode, count: usize) -> Result<PathBuf> {
        let path = self.file("lines");
        write(&path, mode, count).with_context(|| format!("cannot write {}", path.display()))?;
        Ok(path)
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

fn write(path: &Path, mode: Mode, count: usize) -> std::io::Result<()> {
    let mut lines = Vec::new();
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for _ in 0..count.min(DIFFERENT) {
        let password = password(&mut random);
        match mode {
            Mode::Field => writeln!(lines, "{password}")?,
            Mode::Ndjson => {
                let host = HOSTS[random.below(HOSTS.len())];
                writeln!(lines, r#"{{"users":[{{"name":"app_1","host":"{host}","password":"{password}"}}]}}"#)?;
            }
        }
    }
    let mut file = BufWriter::new(File::create(path)?);
    (0..count.div_ceil(DIFFERENT)).try_for_each(|_| file.write_all(&lines))?;
    file.flush()
}

/// Nine in ten have 8 to 16 characters; three in five have characters of every class at hand, and the others fewer, or
/// characters that no password may have.
fn password(random: &mut Random) -> String {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let alphabet: Vec<char> = match random.below(20) {
        0..12 => format!("{LETTERS}0123456789~!@#%^*-_=+?").chars().collect(),
        12..15 => format!("{LETTERS}0123456789").chars().collect(),
        15..18 => "abcdefghijklmnopqrstuvwxyz0123456789".chars().collect(),
        18 => LETTERS.chars().skip(26).collect(),
        _ => format!("{LETTERS}0123456789 .é").chars().collect(),
    };
    let length = match random.below(20) {
        0..18 => 8 + random.below(9),
        18 => 1 + random.below(7),
        _ => 17 + random.below(24),
    };
    (0..length).map(|_| alphabet[random.below(alphabet.len())]).collect()
}

/// The same in every run: xorshift64*, by Vigna.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(high).unwrap_or_default() % end
    }
}
