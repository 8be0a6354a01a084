//! Generated passwords: how many there are, that each is as likely as any other, and that what was asked for holds.
#![cfg(feature = "generate")]
#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]
#![allow(clippy::cast_precision_loss, reason = "what is held against a logarithm or a share may be rounded")]

mod counting;
mod enumeration;
mod formula;
mod options;
mod sources;
mod uniformity;
#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod wiping;

use gatepass::{CharSet, PasswordPolicy};

/// The characters of each class that a policy allows, and that are among these.
fn classes(policy: &PasswordPolicy, characters: CharSet) -> [CharSet; 4] {
    let classes = [CharSet::UPPER, CharSet::LOWER, CharSet::DIGITS, policy.specials()];
    classes.map(|class| class.intersection(characters))
}

/// How many characters each class has.
fn sizes(policy: &PasswordPolicy, characters: CharSet) -> [u32; 4] {
    classes(policy, characters).map(CharSet::len)
}

/// Every character that a policy can allow.
const ANY: CharSet = CharSet::GRAPHIC.union(CharSet::of(" "));
