//! How many bytes of a tape a list or an object takes, so that it is skipped at once.

/// How many bytes an extent itself takes.
pub(super) const EXTENT_BYTES: usize = 5;

/// How many digits there are, and the first of them.
const BASE: usize = 64;
const ZERO: u8 = b'0';

/// What is too large to be written down.
#[cfg(feature = "alloc")]
const LIMIT: usize = 1 << 30;

/// Of containers in containers only the outermost have one: those that documents look into.
#[cfg(feature = "alloc")]
pub(super) const DEEPEST: usize = 3;

/// An extent that is not known, or too large to be written down.
#[cfg(feature = "alloc")]
pub(super) const UNKNOWN: &str = "00000";

/// An extent as text, its lowest digit first.
#[cfg(feature = "alloc")]
pub(super) fn write(extent: usize) -> [u8; EXTENT_BYTES] {
    let mut rest = if extent < LIMIT { extent } else { 0 };
    [(); EXTENT_BYTES].map(|()| {
        let digit = rest % BASE;
        rest /= BASE;
        ZERO + u8::try_from(digit).unwrap_or_default()
    })
}

/// The extent that stands there; 0 where it is not known.
pub(super) fn read(text: &[u8]) -> usize {
    text.iter().rev().fold(0, |extent, &digit| extent * BASE + usize::from(digit.wrapping_sub(ZERO)) % BASE)
}
