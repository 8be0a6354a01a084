//! What stands in a list or an object, one entry after the other.

use crate::policy::is_same_but_for_case;
use crate::request::reader::{Key, Occurrence, Reader};
use crate::violation::Part;

/// A cursor that goes through the items of a list or the members of an object.
#[derive(Clone)]
pub(crate) struct Entries<'a, R> {
    /// A cursor at the value of the current entry.
    pub(crate) value: R,
    /// The key of the current entry; that of an item is empty.
    pub(crate) key: Key<'a>,
    rest: R,
}

impl<'a, R: Reader<'a>> Entries<'a, R> {
    /// A cursor before the first entry of a list or an object. Copied to each of its callers, it is a tenth of the walker.
    #[inline(never)]
    pub(crate) fn of(container: &R) -> Self {
        let mut rest = container.clone();
        rest.enter();
        Self { value: container.clone(), key: Key::new("", Occurrence::Only), rest }
    }

    /// Goes to the next entry, if there is one.
    pub(crate) fn next(&mut self) -> bool {
        let is_there = self.rest.more();
        if is_there {
            self.key = self.rest.key();
            self.value = self.rest.clone();
            self.rest.skip();
        }
        is_there
    }

    /// Goes to the next member of a name, if there is one.
    pub(crate) fn find(&mut self, part: Option<Part>, name: &str) -> bool {
        while self.next() {
            if is_called(part, self.key.text, name) {
                return true;
            }
        }
        false
    }
}

/// The names of headers match without regard to case (RFC 9110, 5.1).
fn is_called(part: Option<Part>, key: &str, name: &str) -> bool {
    match part {
        Some(Part::Headers) => is_same_but_for_case(key.as_bytes(), name.as_bytes()),
        _ => key == name,
    }
}
