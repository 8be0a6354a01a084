//! Compares counts of instructions with those that are kept.

use super::Count;

/// By how many per cent a count may differ from its record.
pub(crate) const TOLERANCE: u64 = 5;

/// A line for each path that takes clearly more or fewer instructions than before, or stands on one side alone.
pub(super) fn differences(kept: &[Count], now: &[Count]) -> Vec<String> {
    let changed = now.iter().filter_map(|now| difference(find(kept, &now.path), now));
    let gone = kept.iter().filter(|kept| find(now, &kept.path).is_none());
    let gone = gone.map(|Count { path, instructions }| format!("gone: {path}: {instructions}"));
    changed.chain(gone).collect()
}

fn find<'a>(counts: &'a [Count], path: &str) -> Option<&'a Count> {
    counts.iter().find(|count| count.path == path)
}

/// In which way a path differs from its record, if it does.
fn difference(kept: Option<&Count>, now: &Count) -> Option<String> {
    let Count { path, instructions: now } = now;
    let Some(Count { instructions: kept, .. }) = kept else {
        return Some(format!("new: {path}: {now}"));
    };
    let is_within = u64::from(now.abs_diff(*kept)) * 100 <= u64::from(*kept) * TOLERANCE;
    (!is_within).then(|| {
        let word = if now > kept { "slower" } else { "faster" };
        let per_cent = (f64::from(*now) / f64::from(*kept) - 1.0) * 100.0;
        format!("{word}: {path}: {kept} → {now} ({per_cent:+.1} %)")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(of: &[(&str, u32)]) -> Vec<Count> {
        of.iter().map(|&(path, instructions)| Count { path: path.to_owned(), instructions }).collect()
    }

    fn compared(kept: &[(&str, u32)], now: &[(&str, u32)]) -> Vec<String> {
        differences(&counts(kept), &counts(now))
    }

    #[test]
    fn up_to_the_tolerance_nothing_is_said() {
        assert!(compared(&[("a", 100), ("b", 100), ("c", 100)], &[("a", 105), ("b", 95), ("c", 100)]).is_empty());
    }

    #[test]
    fn more_than_the_tolerance_is_slower_or_faster() {
        assert_eq!(compared(&[("a", 1000)], &[("a", 1051)]), ["slower: a: 1000 → 1051 (+5.1 %)"]);
        assert_eq!(compared(&[("a", 1000)], &[("a", 949)]), ["faster: a: 1000 → 949 (-5.1 %)"]);
        assert_eq!(
            compared(&[("a", u32::MAX / 2)], &[("a", u32::MAX)]),
            ["slower: a: 2147483647 → 4294967295 (+100.0 %)"]
        );
    }

    #[test]
    fn of_few_instructions_one_counts_as_much_as_its_share() {
        assert!(compared(&[("a", 20)], &[("a", 21)]).is_empty());
        assert_eq!(compared(&[("a", 19)], &[("a", 20)]), ["slower: a: 19 → 20 (+5.3 %)"]);
    }

    #[test]
    fn what_stands_on_one_side_alone_is_told() {
        assert_eq!(compared(&[("a", 1), ("gone", 2)], &[("new", 3), ("a", 1)]), ["new: new: 3", "gone: gone: 2"]);
    }
}
