//! IPv4 addresses as text.

use core::fmt::{self, Write};
use core::net::Ipv4Addr;

/// The text of an IPv4 address, without an allocation.
pub(super) struct AddressText {
    bytes: [u8; LONGEST_ADDRESS],
    length: usize,
}

/// `255.255.255.255`
const LONGEST_ADDRESS: usize = 15;

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
