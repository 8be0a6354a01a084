//! The grammar of host lists: IPv4 addresses and patterns with `%`, separated by commas.

mod compare;
mod count;
mod item;
mod like;
mod list;
mod pattern;

pub use pattern::HostPattern;

use crate::charset::CharSet;
use crate::checklist::Checklist;
use crate::params::Params;
use crate::policy::PolicyError;
use crate::policy::text::end_of;
use crate::reporter::Reporter;
use crate::rule::{Rule, RuleSet};
use crate::violation::{Path, Sink};
use count::can_grow;
use list::items;

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
const REQUIREMENTS: [Rule; 11] = [
    Rule::EmptyItem,
    Rule::SpaceInList,
    Rule::AsteriskWildcard,
    Rule::FullWidthCharacter,
    Rule::Ipv6Address,
    Rule::CidrSuffix,
    Rule::NetmaskSuffix,
    Rule::UnderscoreWildcard,
    Rule::HostName,
    Rule::IllegalCharacter,
    Rule::MatchesNoAddress,
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
        !self.is_too_long(value) && items(value).all(item::is_accepted)
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
        self.judge(&mut Reporter::new(value, &Path::default(), sink));
    }

    pub(crate) fn judge(self, report: &mut Reporter<'_, '_>) {
        let value = report.value();
        if self.is_too_long(value) {
            return report.point_beyond(self.max_characters, Rule::ListTooLong, Params::Max(self.max_characters));
        }
        let mut found = RuleSet::default();
        let mut compared = [""; COMPARED_ITEMS];
        for (position, item) in items(value).enumerate() {
            let broken = item::broken_rule(item);
            if let Some(rule) = broken {
                found.insert(rule);
            }
            if let (Some(slot), true) = (compared.get_mut(position), item::is_no_error(broken)) {
                *slot = item;
            }
        }
        for rule in found.iter() {
            for item in items(value).filter(|item| item::broken_rule(item) == Some(rule)) {
                item::report(item, rule, report);
            }
        }
        compare::judge(&compared, report);
        for item in items(value).filter(|item| HostPattern::judged(item).is_any_address()) {
            report.point(report.place(item), Rule::AnyAddress, Params::None);
        }
    }

    pub(crate) fn checklist(self, value: &str, list: &mut Checklist<'_>) {
        for rule in REQUIREMENTS {
            let can_grow = match rule {
                Rule::EmptyItem => only_last(value, rule).is_some(),
                Rule::MatchesNoAddress => only_last(value, rule).is_some_and(can_grow),
                _ => false,
            };
            list.add(rule, can_grow, if rule == Rule::AsteriskWildcard { item::ASTERISK } else { Params::None });
        }
        list.add(Rule::ListTooLong, false, Params::Max(self.max_characters));
    }

    fn is_too_long(self, value: &str) -> bool {
        end_of(value, self.max_characters) < value.len()
    }
}

/// The last item, where it breaks the rule and no other does: then typing on may mend it.
fn only_last(value: &str, rule: Rule) -> Option<&str> {
    let is_broken = |item: &&str| item::broken_rule(item) == Some(rule);
    let last = items(value).last().filter(is_broken)?;
    (items(value).filter(is_broken).count() == 1).then_some(last)
}
