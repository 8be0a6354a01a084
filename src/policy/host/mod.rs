//! The grammar of host lists: IPv4 addresses and patterns with `%`, separated by commas.

mod address;
mod automaton;
mod compare;
mod item;
mod list;
mod pattern;

pub use pattern::HostPattern;

use crate::charset::CharSet;
use crate::checklist::{ChecklistItem, State};
use crate::params::Params;
use crate::policy::PolicyError;
use crate::policy::text::end_of;
use crate::reporter::Reporter;
use crate::rule::{Rule, RuleSet};
use crate::violation::Sink;
use automaton::Automaton;
use list::Items;

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

/// So many of the rules are errors: they are first, and are what a checklist has.
const ERRORS: usize = 12;

/// The rules of a host list, in the order of reports.
const RULES: [Rule; 16] = [
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
    Rule::ListTooLong,
    Rule::UndocumentedPattern,
    Rule::DuplicateHost,
    Rule::CoveredHost,
    Rule::AnyAddress,
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
        !self.is_too_long(value) && are_all_accepted(value)
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
        self.judge(&mut Reporter::new(value, sink));
    }

    pub(crate) fn judge(self, report: &mut Reporter<'_, '_>) {
        let value = report.value();
        if self.is_too_long(value) {
            return report.point_beyond(self.max_characters, Rule::ListTooLong, Params::Max(self.max_characters));
        }
        let mut found = RuleSet::default();
        // These are asked of each item anew.
        found.insert(Rule::DuplicateHost);
        found.insert(Rule::CoveredHost);
        found.insert(Rule::AnyAddress);
        let mut items = Items::of(value);
        while items.advance() {
            if let Some(rule) = item::broken_rule(items.item) {
                found.insert(rule);
            }
        }
        for &rule in RULES.iter().filter(|&&rule| found.contains(rule)) {
            let mut items = Items::of(value);
            while items.advance() {
                match rule {
                    Rule::DuplicateHost | Rule::CoveredHost => compare::judge(rule, &items, report),
                    _ if item::breaks(items.item, rule) => item::report(items.item, rule, report),
                    _ => {}
                }
            }
        }
    }

    pub(crate) fn checklist(self, value: &str, sink: &mut dyn FnMut(ChecklistItem)) {
        let mut broken = RuleSet::default();
        self.check(value, &mut |violation| broken.insert(violation.rule));
        for &rule in RULES.iter().take(ERRORS) {
            let can_grow = matches!(rule, Rule::EmptyItem | Rule::MatchesNoAddress) && can_mend(value, rule);
            let params = match rule {
                Rule::AsteriskWildcard => item::ASTERISK,
                Rule::ListTooLong => Params::Max(self.max_characters),
                _ => Params::None,
            };
            sink(ChecklistItem { rule, state: State::of(broken.contains(rule), can_grow), params });
        }
    }

    fn is_too_long(self, value: &str) -> bool {
        end_of(value, self.max_characters) < value.len()
    }
}

/// Whether each item matches some address.
fn are_all_accepted(list: &str) -> bool {
    let mut items = Items::of(list);
    while items.advance() {
        if !item::is_accepted(items.item) {
            return false;
        }
    }
    true
}

/// Whether typing on may mend the rule: where the last item breaks it and no other does, and more characters can make that
/// one match some address.
fn can_mend(list: &str, rule: Rule) -> bool {
    let mut items = Items::of(list);
    while items.advance() {
        if item::breaks(items.item, rule) {
            let mut longer = Automaton::of(items.item);
            longer.extend("%");
            return longer.count_addresses() > 0 && !items.advance();
        }
    }
    false
}
