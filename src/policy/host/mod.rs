//! The grammar of host lists: IPv4 addresses and patterns with `%`, separated by commas.

mod address;
mod automaton;
mod compare;
mod documented;
mod item;
mod list;
mod pattern;

#[cfg(feature = "wasm")]
pub(crate) use automaton::address_count;
pub(super) use item::replacement;
pub use pattern::HostPattern;

use crate::charset::CharSet;
use crate::policy::PolicyError;
use crate::policy::grammar::Grammar;
use crate::policy::text::Length;
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
pub struct HostListPolicy(Grammar);

/// Duplicates and covers are looked for among so many items: our own limit, because the work grows with the square.
const COMPARED_ITEMS: usize = 64;

/// The rules that compare items. Whether some item breaks them is found out only when they are reported.
const COMPARING: RuleSet = RuleSet::of(&[Rule::DuplicateHost, Rule::CoveredHost]);

/// The rules of a host list.
const RULES: &[Rule] = &[
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
        Self(Grammar::new(RULES, Length::up_to(max_characters), item::LIST))
    }

    /// The most characters that are read.
    pub const fn max_characters(&self) -> usize {
        self.0.length.max()
    }

    /// Every character that a list may have.
    pub const fn alphabet(&self) -> CharSet {
        self.0.alphabet
    }

    /// The verdict.
    pub fn is_valid(&self, value: &str) -> bool {
        self.grammar().is_valid(value)
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
        self.grammar().judge(&mut Reporter::new(value, sink));
    }

    pub(super) const fn grammar(&self) -> &Grammar {
        &self.0
    }
}

/// The rules that some item breaks, with those that compare items, which are asked of each anew.
pub(super) fn broken_rules(list: &str) -> RuleSet {
    let mut broken = RuleSet::default();
    let mut items = Items::of(list);
    while items.advance() {
        broken = broken.union(item::broken_rules(items.item));
    }
    if items.count == 1 { broken } else { broken.union(COMPARING) }
}

/// Says which items break the rule, and where.
pub(super) fn point_at(rule: Rule, report: &mut Reporter<'_, '_>) {
    let mut items = Items::of(report.value());
    while items.advance() {
        match rule {
            Rule::DuplicateHost | Rule::CoveredHost => compare::judge(rule, &items, report),
            _ if item::broken_rules(items.item).contains(rule) => item::report(items.item, rule, report),
            _ => {}
        }
    }
}

/// Whether typing on may mend the rule: where the last item breaks it and no other does, and more characters can make that
/// one match some address.
pub(super) fn can_mend(list: &str, rule: Rule) -> bool {
    let mut items = Items::of(list);
    while items.advance() {
        if item::broken_rules(items.item).contains(rule) {
            let mut longer = Automaton::of(items.item);
            longer.extend("%");
            return longer.count_addresses() > 0 && !items.advance();
        }
    }
    false
}
