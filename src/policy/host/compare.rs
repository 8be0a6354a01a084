//! Items of one list that say the same twice, or that lie under a wider one.

use crate::params::Params;
use crate::policy::host::{COMPARED_ITEMS, HostPattern};
use crate::reporter::Reporter;
use crate::rule::Rule;

/// The first items of a list; an empty one stands for one that is broken.
pub(super) type Compared<'a> = [&'a str; COMPARED_ITEMS];

/// Says which items repeat an earlier one, and then which others lie under a wider one, each with the position of the first
/// such.
pub(super) fn judge(items: &Compared<'_>, report: &mut Reporter<'_, '_>) {
    let questions: [(Rule, Find); 2] = [(Rule::DuplicateHost, first_equal), (Rule::CoveredHost, first_cover)];
    for (rule, find) in questions {
        for (position, item) in items.iter().enumerate().filter(|(_, item)| !item.is_empty()) {
            if let Some(other) = find(items, position, item) {
                report.point(report.place(item), rule, Params::Item(other));
            }
        }
    }
}

/// Looks for the other item to name beside one, which stands at that position.
type Find = fn(&Compared<'_>, usize, &str) -> Option<usize>;

fn first_equal(items: &Compared<'_>, position: usize, item: &str) -> Option<usize> {
    items.iter().take(position).position(|&earlier| earlier == item)
}

/// Of two items that cover each other it is the later that is covered.
fn first_cover(items: &Compared<'_>, position: usize, item: &str) -> Option<usize> {
    if first_equal(items, position, item).is_some() {
        return None;
    }
    let mut others = items.iter().enumerate();
    others.position(|(other, wider)| {
        !wider.is_empty() && covers(wider, item) && (other < position || !covers(item, wider))
    })
}

fn covers(wider: &str, item: &str) -> bool {
    HostPattern::judged(wider).covers(&HostPattern::judged(item))
}
