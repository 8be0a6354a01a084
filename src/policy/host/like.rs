//! The server's comparison of a client's address with a stored host, as text: `%` matches any run of characters, dots
//! included.

use core::fmt::{self, Write};
use core::net::Ipv4Addr;

/// Whether the pattern matches the whole text.
///
/// A `%` in the text is absorbed only by a `%` of the pattern. So a pattern that matches another pattern's text matches
/// whatever that other one matches.
pub(super) fn like(pattern: &[u8], text: &[u8]) -> bool {
    let (mut p, mut t) = (0, 0);
    // Where to go on when the last `%` has to absorb one character more.
    let mut retry = None;
    while let Some(byte) = text.get(t) {
        match pattern.get(p) {
            Some(b'%') => {
                p += 1;
                retry = Some((p, t));
            }
            Some(same) if same == byte => {
                p += 1;
                t += 1;
            }
            _ => {
                let Some((after_wildcard, absorbed)) = retry else { return false };
                p = after_wildcard;
                t = absorbed + 1;
                retry = Some((p, t));
            }
        }
    }
    pattern.iter().skip(p).all(|&byte| byte == b'%')
}

/// The text of an IPv4 address, without an allocation.
pub(super) struct AddressText {
    bytes: [u8; LONGEST_ADDRESS],
    length: usize,
}

/// `255.255.255.255`
pub(super) const LONGEST_ADDRESS: usize = 15;

impl AddressText {
    pub(super) fn of(address: Ipv4Addr) -> Self {
        let mut text = Self { bytes: [0; LONGEST_ADDRESS], length: 0 };
        // It cannot fail: an address has at most `LONGEST_ADDRESS` bytes.
        let _ = write!(text, "{address}");
        text
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}

impl Write for AddressText {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.length + text.len();
        self.bytes.get_mut(self.length..end).ok_or(fmt::Error)?.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}
