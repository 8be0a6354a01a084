//! The items of a list.

use crate::policy::text::part;

/// A cursor over the items of a host list, first before all of them. An empty list has one item, which is empty.
///
/// An iterator over `str::split` does the same, and would be a tenth of the module for browsers.
pub(super) struct Items<'a> {
    list: &'a str,
    /// The item that the cursor is at.
    pub(super) item: &'a str,
    /// How many items there are up to it.
    pub(super) count: usize,
    /// Where the next item starts: beyond the list, where there is none.
    next: usize,
}

impl<'a> Items<'a> {
    #[inline(never)]
    pub(super) fn of(list: &'a str) -> Self {
        Self { list, item: "", count: 0, next: 0 }
    }

    /// Goes to the next item, where there is one.
    pub(super) fn advance(&mut self) -> bool {
        let is_there = self.next <= self.list.len();
        if is_there {
            let mut end = self.next;
            while self.list.as_bytes().get(end).is_some_and(|&byte| byte != b',') {
                end += 1;
            }
            self.item = part(self.list, self.next..end);
            self.next = end + 1;
            self.count += 1;
        }
        is_there
    }
}
