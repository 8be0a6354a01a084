//! How many bytes of a tape a list or an object takes, so that it is skipped at once.

/// How many bytes an extent itself takes.
pub(super) const EXTENT_BYTES: usize = 5;

/// How many bits each of them holds.
const BITS: usize = 6;

/// Of containers in containers only the outermost have one: those that documents look into.
#[cfg(feature = "alloc")]
pub(super) const DEEPEST: usize = 3;

/// An extent that is not known, or too large to be written down.
#[cfg(feature = "alloc")]
pub(super) const UNKNOWN: &str = "00000";

/// An extent as text.
#[cfg(feature = "alloc")]
pub(super) fn write(extent: usize) -> [u8; EXTENT_BYTES] {
    let extent = if extent < 1 << (BITS * EXTENT_BYTES) { extent } else { 0 };
    core::array::from_fn(|digit| b'0' + (extent >> (BITS * digit)) as u8 % (1 << BITS))
}

/// The extent that stands there; 0 where it is not known.
pub(super) fn read(text: &[u8]) -> usize {
    let digits = text.iter().take(EXTENT_BYTES);
    digits.rev().fold(0, |extent, &digit| extent << BITS | usize::from(digit.wrapping_sub(b'0')) % (1 << BITS))
}
