//! The grammar of a value, from which its verdict, its checklist and its report follow.

use crate::charset::{CharSet, ClassSet};
use crate::checklist::{ChecklistItem, State};
use crate::policy::identifier::Shape;
use crate::policy::measured::Measured;
use crate::policy::text::Length;
use crate::reporter::Reporter;
use crate::rule::{Rule, RuleSet};

/// The grammar of a value: its rules, and what they ask. The same data for all policies, so that there is one way to judge.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Grammar {
    /// They are reported in the order of [`Rule`].
    pub(super) rules: RuleSet,
    /// How many characters it has; what is beyond is not looked at.
    pub(super) length: Length,
    /// Every character that a valid value may have.
    pub(super) alphabet: CharSet,
    /// Whether no character of a value may be shown.
    pub(super) is_secret: bool,
    pub(super) demand: Demand,
}

/// What a grammar asks beside a length and an alphabet, by one more rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Demand {
    /// It has no such rule.
    Nothing,
    /// A password has characters of so many of these classes.
    Classes(u8, ClassSet),
    /// An identifier ends so.
    Suffix(&'static str),
    /// An identifier usually has one of these shapes.
    Usual(&'static [Shape]),
    /// A header's value is one of these.
    Supported(&'static [&'static str]),
}

impl Grammar {
    /// Rules that ask no more than a length and an alphabet.
    pub(super) const fn new(rules: &[Rule], length: Length, alphabet: CharSet) -> Self {
        Self { rules: RuleSet::of(rules), length, alphabet, is_secret: false, demand: Demand::Nothing }
    }

    /// How an identifier ends; empty where that is not said.
    pub(super) const fn suffix(&self) -> &'static str {
        match self.demand {
            Demand::Suffix(suffix) => suffix,
            _ => "",
        }
    }

    /// How many characters of a value are looked at, but for its end; `None` where all of them are.
    pub(super) const fn longest(&self) -> Option<usize> {
        match self.length.max() {
            usize::MAX => None,
            max => Some(max),
        }
    }

    /// The verdict: whether no rule is broken that forbids the value.
    pub(super) fn is_valid(&self, value: &str) -> bool {
        Measured::by(self, value).broken_rules().errors().is_empty()
    }

    /// Delivers every error rule, with how the value stands to it.
    pub(super) fn checklist(&self, value: &str, sink: &mut dyn FnMut(ChecklistItem)) {
        let value = Measured::by(self, value);
        let broken = value.broken_rules();
        for rule in self.rules.errors().iter() {
            let is_broken = broken.contains(rule);
            let state = State::of(is_broken, is_broken && value.can_grow(rule));
            sink(ChecklistItem { rule, state, params: value.params(rule) });
        }
    }

    /// Says which rules are broken, and where.
    pub(super) fn judge(&self, report: &mut Reporter<'_, '_>) {
        let value = Measured::by(self, report.value());
        for rule in value.broken_rules().iter() {
            value.point_at(rule, report);
            // Of nothing there is no more to say.
            if rule == Rule::Empty {
                return;
            }
        }
    }
}
