//! Every rule of a field with its state, for a form that shows them live.

use crate::params::Params;
use crate::rule::Rule;

/// How a value stands to one rule while a person is typing.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum State {
    /// The rule is met.
    Met,
    /// It is not, and adding characters cannot change that.
    Unmet,
    /// It is not, and adding characters at the end still can.
    NotYet,
}

impl State {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Met, Self::Unmet, Self::NotYet];

    /// The state of a rule that is broken or not, and that more characters can mend or not.
    pub(crate) const fn of(broken: bool, can_grow: bool) -> Self {
        match (broken, can_grow) {
            (false, _) => Self::Met,
            (true, true) => Self::NotYet,
            (true, false) => Self::Unmet,
        }
    }

    /// The stable name: `met`, `unmet`, `not_yet`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Unmet => "unmet",
            Self::NotYet => "not_yet",
        }
    }
}

/// One rule of a field, and how a value stands to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct ChecklistItem {
    /// The rule.
    pub rule: Rule,
    /// Whether it is met.
    pub state: State,
    /// The rule's parameters, whether it is met or not.
    pub params: Params,
}

impl ChecklistItem {
    /// How far the value has come, as `(have, need)`: 5 of 8 characters, 2 of 3 classes. `None` for a rule that knows only
    /// yes and no.
    pub fn progress(&self) -> Option<(usize, usize)> {
        match self.params {
            Params::Min { min, actual } => Some((actual.min(min), min)),
            Params::Length { length, actual } => Some((actual.unwrap_or(length), length)),
            Params::Classes { required, present, .. } => Some(((present.len() as usize).min(required), required)),
            _ => None,
        }
    }
}
