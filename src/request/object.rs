//! The members of one object of a request, found in one pass.

use crate::document::{Content, Field, Member};
use crate::request::reader::{Occurrence, Reader, members, text};
use crate::violation::Part;

/// What stands in an object for the members of a shape.
pub(super) struct Found<'o, R> {
    part: Part,
    shape: &'static [Member],
    object: &'o R,
    /// The first value of each member.
    first: [Option<R>; SLOTS],
    /// The members that have more than one value, a bit for each.
    repeated: u64,
    /// Whether there are members that the shape does not know.
    pub(super) has_unknown: bool,
}

/// So many members of a shape are found in one pass; each one more costs a pass of its own.
const SLOTS: usize = 16;

impl<'a, 'o, R: Reader<'a>> Found<'o, R> {
    pub(super) fn of(part: Part, shape: &'static [Member], object: &'o R) -> Self {
        let first = [const { None }; SLOTS];
        let mut found = Self { part, shape, object, first, repeated: 0, has_unknown: false };
        for (key, value) in members(object.clone()) {
            match shape.iter().position(|member| found.is_called(key.text, member.name)) {
                Some(index) => found.insert(index, value),
                None => found.has_unknown = true,
            }
        }
        found
    }

    fn insert(&mut self, index: usize, value: R) {
        match self.first.get_mut(index) {
            Some(slot @ None) => *slot = Some(value),
            Some(Some(_)) => self.repeated |= 1 << index,
            None => {}
        }
    }

    /// The names of headers match without regard to case (RFC 9110, 5.1).
    fn is_called(&self, key: &str, name: &str) -> bool {
        match self.part {
            Part::Headers => key.eq_ignore_ascii_case(name),
            Part::Path | Part::Body => key == name,
        }
    }

    /// How many values a member of the shape has: none, one, or more, which counts as two.
    pub(super) fn count(&self, index: usize) -> usize {
        let mut count = 0;
        self.each(index, &mut |_| count += 1);
        count.min(2)
    }

    /// Delivers every value of a member of the shape.
    pub(super) fn each(&self, index: usize, deliver: &mut dyn FnMut(R)) {
        match self.first.get(index) {
            Some(first) if self.repeated >> index & 1 == 0 => first.iter().cloned().for_each(deliver),
            _ => {
                let Some(member) = self.shape.get(index) else { return };
                members(self.object.clone())
                    .filter(|(key, _)| self.is_called(key.text, member.name))
                    .for_each(|(_, value)| deliver(value));
            }
        }
    }

    /// The keys that the shape does not know, each once.
    pub(super) fn unknown_keys(&self) -> impl Iterator<Item = (&'a str, Occurrence)> {
        let is_known = |key: &str| self.shape.iter().any(|member| self.is_called(key, member.name));
        members(self.object.clone())
            .filter(move |(key, _)| key.occurrence != Occurrence::Again && !is_known(key.text))
            .map(|(key, _)| (key.text, key.occurrence))
    }

    /// Whether the object has a member of the shape.
    pub(super) fn has(&self, index: usize) -> bool {
        // A slot is filled also where there are more values than one; to look for them all would be work for each asker.
        match self.first.get(index) {
            Some(slot) => slot.is_some(),
            None => self.count(index) > 0,
        }
    }

    /// The text of a field: of several values, the first that is one.
    pub(super) fn text(&self, field: Field) -> Option<&'a str> {
        let is_field =
            |member: &Member| matches!(member.content, Content::Value { field: Some(of), .. } if of == field);
        let mut found = None;
        self.each(self.shape.iter().position(is_field)?, &mut |value| found = found.or_else(|| text(value)));
        found
    }
}
