//! The items of a list.

/// A cursor over the items of a host list, first before all of them. An empty list has one item, which is empty.
///
/// An iterator over `str::split` does the same, and would be a tenth of the module for browsers.
pub(super) struct Items<'a> {
    rest: Option<&'a str>,
    /// The item that the cursor is at.
    pub(super) item: &'a str,
    /// How many items there are up to it.
    pub(super) count: usize,
}

impl<'a> Items<'a> {
    #[inline(never)]
    pub(super) fn of(list: &'a str) -> Self {
        Self { rest: Some(list), item: "", count: 0 }
    }

    /// Goes to the next item, where there is one.
    pub(super) fn advance(&mut self) -> bool {
        let Some(rest) = self.rest else { return false };
        let end = rest.bytes().position(|byte| byte == b',').unwrap_or(rest.len());
        self.rest = rest.get(end + 1..);
        self.item = rest.get(..end).unwrap_or_default();
        self.count += 1;
        true
    }
}
