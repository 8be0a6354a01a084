//! One host pattern: an IPv4 address, or one in which `%` stands for a part.

use core::fmt;
use core::net::Ipv4Addr;

use crate::policy::host::address::AddressText;
use crate::policy::host::automaton::{Automaton, address_count};
use crate::policy::host::item;
use crate::rule::Rule;
use crate::violation::Violation;

/// A host pattern that matches at least one IPv4 address.
///
/// The server compares the client's address with it **as text**: `%` stands for any run of characters, dots included. So
/// `10.%.1` is every address that begins with `10.` and ends with `.1`, and `10.10.10.1%` is 111 addresses.
///
/// ```
/// use core::net::Ipv4Addr;
/// use gatepass::{HostPattern, Rule};
///
/// let pattern = HostPattern::parse("10.10.10.%")?;
/// assert!(pattern.matches(Ipv4Addr::new(10, 10, 10, 7)));
/// assert_eq!(pattern.address_count(), 256);
/// assert_eq!(pattern.to_string(), "10.10.10.%");
///
/// let violation = HostPattern::parse("10.10.10.*").unwrap_err();
/// assert_eq!(violation.rule, Rule::AsteriskWildcard);
/// # Ok::<(), gatepass::Violation<'static>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct HostPattern<'a>(&'a str);

impl<'a> HostPattern<'a> {
    /// Reads one pattern; a comma is an illegal character here. The error is the first violation, such as
    /// `matches_no_address` for `10.10.10.256` or `host_name` for `localhost`.
    pub fn parse(text: &'a str) -> Result<Self, Violation<'static>> {
        item::first_fault(text).map_or(Ok(Self(text)), Err)
    }

    /// The pattern of a text that was judged before.
    pub(super) const fn judged(text: &'a str) -> Self {
        Self(text)
    }

    /// The patterns of a list that was judged before.
    pub(crate) fn all_of_judged(list: &'a str) -> impl Iterator<Item = Self> {
        list.split(',').map(Self::judged)
    }

    /// The text, as it was read.
    pub const fn as_str(&self) -> &'a str {
        self.0
    }

    /// Whether the server would let a client of that address in.
    pub fn matches(&self, address: Ipv4Addr) -> bool {
        Automaton::of(self.0).matches(AddressText::of(address).as_bytes())
    }

    /// How many addresses the pattern opens, exactly: 1 for an address, 256 for `10.10.10.%`, 2^32 for `%`.
    pub fn address_count(&self) -> u64 {
        address_count(self.0)
    }

    /// Whether the pattern opens all 2^32 addresses, as `%` and `%.%` do.
    pub fn is_any_address(&self) -> bool {
        // Only a pattern of dots and `%` can: a digit is a demand.
        self.0.bytes().all(|byte| matches!(byte, b'.' | b'%')) && self.address_count() == 1 << 32
    }

    /// Whether the document shows the form: `%`, four octets, or one to three leading octets and then `.%`.
    pub fn is_documented(&self) -> bool {
        !item::broken_rules(self.0).contains(Rule::UndocumentedPattern)
    }

    /// Whether every address of the other pattern is one of this pattern too. Between patterns in no documented form the
    /// answer may be no where it is yes, never the other way round.
    ///
    /// Two accounts whose hosts cover each other are two accounts all the same, each with its own password.
    pub fn covers(&self, other: &HostPattern<'_>) -> bool {
        Automaton::of(self.0).matches(other.0.as_bytes())
    }
}

impl<'a> TryFrom<&'a str> for HostPattern<'a> {
    type Error = Violation<'static>;

    fn try_from(text: &'a str) -> Result<Self, Self::Error> {
        Self::parse(text)
    }
}

impl fmt::Display for HostPattern<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}
