//! Items of one list that say the same twice, or that lie under a wider one.

use crate::params::Params;
use crate::policy::host::COMPARED_ITEMS;
use crate::policy::host::automaton::Automaton;
use crate::policy::host::item::is_accepted;
use crate::policy::host::list::Items;
use crate::reporter::Reporter;
use crate::rule::Rule;

/// Says of an item that it repeats an earlier one, or else that it lies under a wider one, with the position of the first
/// such. That one needs no look at its faults: whatever covers an item that some address matches is matched too.
pub(super) fn judge(rule: Rule, at: &Items<'_>, report: &mut Reporter<'_, '_>) {
    let item = at.item;
    if at.count > COMPARED_ITEMS || !is_accepted(item) {
        return;
    }
    let (mut found, mut is_same) = (0, false);
    let mut others = Items::of(report.value());
    while others.advance() && others.count <= COMPARED_ITEMS {
        let is_earlier = others.count < at.count;
        let other = others.item;
        if other == item && is_earlier {
            (found, is_same) = (others.count, true);
            break;
        }
        if found == 0 && covers(other, item) && (is_earlier || !covers(item, other)) {
            found = others.count;
        }
    }
    if found > 0 && is_same == (rule == Rule::DuplicateHost) {
        report.point(report.place(item), rule, &Params::Item(found - 1));
    }
}

fn covers(wider: &str, item: &str) -> bool {
    Automaton::of(wider).matches(item.as_bytes())
}
