//! Items of one list that say the same twice, or that lie under a wider one.

use crate::policy::host::{COMPARED_ITEMS, HostPattern};

/// The first items of a list; `None` stands for one that is broken.
pub(super) struct Compared<'a> {
    patterns: [Option<HostPattern<'a>>; COMPARED_ITEMS],
    count: usize,
}

impl<'a> Compared<'a> {
    pub(super) const fn new() -> Self {
        Self { patterns: [None; COMPARED_ITEMS], count: 0 }
    }

    /// Takes the next item, if it is one of the first: the pattern, or `None` for one that is broken.
    pub(super) fn push(&mut self, pattern: Option<HostPattern<'a>>) {
        if let Some(slot) = self.patterns.get_mut(self.count) {
            *slot = pattern;
            self.count += 1;
        }
    }

    /// Each item that repeats an earlier one, with the position of the first such.
    pub(super) fn duplicates(&self, mut say: impl FnMut(&'a str, usize)) {
        for (position, pattern) in self.patterns() {
            if let Some(first) = self.first_equal(position, pattern) {
                say(pattern.as_str(), first);
            }
        }
    }

    /// Each item, but for duplicates, that another one covers, with the position of the first such. Of two that cover each
    /// other it is the later.
    pub(super) fn covered(&self, mut say: impl FnMut(&'a str, usize)) {
        for (position, pattern) in self.patterns().filter(|&(at, item)| self.first_equal(at, item).is_none()) {
            let cover = self
                .patterns()
                .find(|&(other, wider)| wider.covers(&pattern) && (other < position || !pattern.covers(&wider)));
            if let Some((by, _)) = cover {
                say(pattern.as_str(), by);
            }
        }
    }

    fn first_equal(&self, position: usize, pattern: HostPattern<'_>) -> Option<usize> {
        self.patterns()
            .take_while(|&(earlier, _)| earlier < position)
            .find(|&(_, other)| other == pattern)
            .map(|(at, _)| at)
    }

    fn patterns(&self) -> impl Iterator<Item = (usize, HostPattern<'a>)> {
        self.patterns[..self.count].iter().enumerate().filter_map(|(position, pattern)| Some((position, (*pattern)?)))
    }
}
