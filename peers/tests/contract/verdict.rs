//! What somebody says of a request.

use std::collections::BTreeSet;

/// What somebody says of a request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Verdict {
    Accepted,
    /// With the places of the faults, as JSON Pointers; `None` where it is not said.
    Refused(Option<BTreeSet<String>>),
    /// Nothing: the server broke down.
    Failed,
}

impl Verdict {
    pub(crate) fn is_accepted(&self) -> bool {
        *self == Self::Accepted
    }

    /// Whether both say the same, as far as they say it.
    pub(crate) fn agrees(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Refused(Some(places)), Self::Refused(Some(others))) => places == others,
            (Self::Failed, _) | (_, Self::Failed) => false,
            _ => self.is_accepted() == other.is_accepted(),
        }
    }
}
