//! A text that holds secrets.

use alloc::string::String;
use core::fmt;

use zeroize::Zeroizing;

/// A text that holds secrets, such as the body of a request or a generated password: redacted, and wiped when it is dropped.
pub struct SecretText(Zeroizing<String>);

impl SecretText {
    pub(crate) const fn new(text: Zeroizing<String>) -> Self {
        Self(text)
    }

    /// The text itself. Whoever calls this takes care that it is not shown, logged or left in memory.
    pub fn expose_secret(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretText([redacted])")
    }
}
