//! Sources of "randomness" that a test knows.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{SeedableRng, TryCryptoRng, TryRng};

/// Draws that can be repeated.
pub(crate) fn seeded(seed: u64) -> ChaCha20Rng {
    ChaCha20Rng::seed_from_u64(seed)
}

/// Gives every string of so many bytes once, and then fails.
pub(crate) struct Every {
    next: u64,
}

/// There are no more.
#[derive(Debug)]
pub(crate) struct Exhausted;

impl std::fmt::Display for Exhausted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("exhausted")
    }
}

impl std::error::Error for Exhausted {}

impl Every {
    pub(crate) fn new() -> Self {
        Self { next: 0 }
    }
}

impl TryRng for Every {
    type Error = Exhausted;

    fn try_next_u32(&mut self) -> Result<u32, Exhausted> {
        unreachable!("a generator asks for bytes")
    }

    fn try_next_u64(&mut self) -> Result<u64, Exhausted> {
        unreachable!("a generator asks for bytes")
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Exhausted> {
        if self.next >> (8 * bytes.len()) > 0 {
            return Err(Exhausted);
        }
        bytes.copy_from_slice(&self.next.to_be_bytes()[8 - bytes.len()..]);
        self.next += 1;
        Ok(())
    }
}

impl TryCryptoRng for Every {}
