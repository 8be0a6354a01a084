//! The grammar of host lists: IPv4 addresses and patterns with `%`, separated by commas.

mod compare;
mod count;
mod item;
mod like;
mod pattern;

pub use pattern::HostPattern;

use crate::charset::CharSet;
use crate::checklist::{ChecklistItem, State};
use crate::params::Params;
use crate::policy::PolicyError;
use crate::policy::text::Head;
use crate::rule::{Rule, RuleSet};
use crate::span::Span;
use crate::violation::{Sink, Violation};
use compare::Compared;

/// What a document says a list of hosts may look like.
///
/// The grammar of an item is fixed; how many characters of a list are read is not. An item that is an address or a pattern
/// of digits, dots and `%`, and that at least one IPv4 address matches, is accepted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct HostListPolicy {
    max_characters: usize,
}

/// Duplicates and covers are looked for among so many items: our own limit, because the work grows with the square.
const COMPARED_ITEMS: usize = 64;

/// The error rules of a host list, in the order of reports.
const REQUIREMENTS: [(Rule, Params); 11] = [
    (Rule::EmptyItem, Params::None),
    (Rule::SpaceInList, Params::None),
    (Rule::AsteriskWildcard, item::ASTERISK),
    (Rule::FullWidthCharacter, Params::None),
    (Rule::Ipv6Address, Params::None),
    (Rule::CidrSuffix, Params::None),
    (Rule::NetmaskSuffix, Params::None),
    (Rule::UnderscoreWildcard, Params::None),
    (Rule::HostName, Params::None),
    (Rule::IllegalCharacter, Params::None),
    (Rule::MatchesNoAddress, Params::None),
];

impl HostListPolicy {
    /// A list of at most so many characters. No document gives a limit; this one is ours, so that the work is bounded.
    ///
    /// # Panics
    ///
    /// When that is 0; in a `const`, at compile time.
    pub const fn new(max_characters: usize) -> Self {
        if max_characters == 0 {
            PolicyError::NothingAllowed.refuse()
        }
        Self { max_characters }
    }

    /// The most characters that are read.
    pub const fn max_characters(&self) -> usize {
        self.max_characters
    }

    /// Every character that a list may have.
    pub const fn alphabet(&self) -> CharSet {
        CharSet::DIGITS.union(CharSet::of(".%,"))
    }

    /// The verdict.
    pub fn is_valid(&self, value: &str) -> bool {
        self.first_beyond(value).is_none() && value.split(',').all(item::is_accepted)
    }

    /// The patterns of a valid list; `None` for another.
    ///
    /// ```
    /// use gatepass::HostListPolicy;
    ///
    /// let patterns = HostListPolicy::new(8192).patterns("10.10.10.%,192.168.0.1").unwrap();
    /// assert_eq!(patterns.map(|pattern| pattern.address_count()).sum::<u64>(), 257);
    /// ```
    pub fn patterns(self, value: &str) -> Option<impl Iterator<Item = HostPattern<'_>>> {
        self.is_valid(value).then(|| HostPattern::all_of_judged(value))
    }

    /// Everything that is wrong with the value or worth knowing about it, in the order of reports.
    pub fn check(&self, value: &str, sink: &mut Sink<'_>) {
        if let Some(span) = self.first_beyond(value) {
            return sink(Violation::new(Rule::ListTooLong, Params::Max(self.max_characters), Some(span)));
        }
        let mut found = RuleSet::default();
        let mut compared = Compared::new();
        for item in value.split(',') {
            let broken = item::broken_rule(item);
            if let Some(rule) = broken {
                found.insert(rule);
            }
            compared.push(item::is_no_error(broken).then_some(HostPattern::judged(item)));
        }
        for rule in found.iter() {
            for item in value.split(',').filter(|item| item::broken_rule(item) == Some(rule)) {
                item::report(value, item, rule, sink);
            }
        }
        let mut say = |rule, item: &str, params| sink(Violation::new(rule, params, Some(Span::of(value, item))));
        compared.duplicates(|item, of| say(Rule::DuplicateHost, item, Params::Item(of)));
        compared.covered(|item, by| say(Rule::CoveredHost, item, Params::Item(by)));
        for item in value.split(',').filter(|item| HostPattern::judged(item).is_any_address()) {
            say(Rule::AnyAddress, item, Params::None);
        }
    }

    pub(crate) fn checklist(self, value: &str, broken: RuleSet, sink: &mut dyn FnMut(ChecklistItem)) {
        for (rule, params) in REQUIREMENTS {
            let can_grow = match rule {
                Rule::EmptyItem => only_last(value, rule),
                Rule::MatchesNoAddress => {
                    only_last(value, rule) && value.rsplit(',').next().is_some_and(item::can_grow)
                }
                _ => false,
            };
            sink(ChecklistItem::new(rule, State::of(broken.contains(rule), can_grow), params));
        }
        let too_long = broken.contains(Rule::ListTooLong);
        sink(ChecklistItem::new(Rule::ListTooLong, State::of(too_long, false), Params::Max(self.max_characters)));
    }

    pub(crate) fn head(self, value: &str) -> Head<'_> {
        Head::cut(value, self.max_characters)
    }

    fn first_beyond(self, value: &str) -> Option<Span> {
        self.head(value).first_beyond(value)
    }
}

/// Whether the last item, and no other, breaks the rule: then typing on may mend it.
fn only_last(value: &str, rule: Rule) -> bool {
    let mut items = value.rsplit(',').map(item::broken_rule);
    items.next() == Some(Some(rule)) && items.all(|broken| broken != Some(rule))
}
