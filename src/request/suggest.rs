//! Which member was probably meant by a key that the document does not know.

use crate::document::{Content, Field, Member};

/// A longer key, in bytes, is no slip of any member's name.
const LONGEST_KEY: usize = 64;

/// Every name that a document gives a field.
const NAMES: &[(&str, Field)] = &[
    ("project_id", Field::ProjectId),
    ("instance_id", Field::InstanceId),
    ("name", Field::Name),
    ("username", Field::Name),
    ("host", Field::Host),
    ("password", Field::Password),
    ("db_user_pwd", Field::Password),
];

/// The bit of a member that is present. Of more than 32, some share one; there, what is absent may go without a suggestion.
pub(super) const fn bit(index: usize) -> u32 {
    1 << (index % 32)
}

/// The member that is called so in another document, or else the first whose name is near in spelling, of those that are not
/// `present`.
pub(super) fn suggestion(key: &str, shape: &'static [Member], present: u32) -> Option<&'static str> {
    if key.len() > LONGEST_KEY {
        return None;
    }
    let key = Spelling::of(key);
    let called = NAMES.iter().find(|(name, _)| key.is_near(name, 0)).map(|&(_, field)| field);
    let mut near = None;
    for (index, member) in shape.iter().enumerate() {
        if present & bit(index) != 0 {
            continue;
        }
        if matches!(member.content, Content::Value { field: Some(field), .. } if Some(field) == called) {
            return Some(member.name);
        }
        // Short names are near to too many words: `port` is not a slip of `host`.
        if near.is_none() && key.is_near(member.name, if member.name.len() < 8 { 1 } else { 2 }) {
            near = Some(member.name);
        }
    }
    near
}

/// The characters of a key or a name that are compared: in lower case, without dashes and underscores. Each is known by its
/// first byte, which is enough beside names in ASCII.
struct Spelling([u8; ROOM]);

/// Twice the longest key: so much that an end is found wherever one is looked for. Of a longer name, the start is too far from
/// any key.
const ROOM: usize = 2 * LONGEST_KEY;

/// Follows the last character; no UTF-8 holds it.
const END: u8 = 0xff;

impl Spelling {
    fn of(text: &str) -> Self {
        let mut spelling = Self([END; ROOM]);
        let compared = text.bytes().filter(|byte| !matches!(byte, b'-' | b'_' | 0x80..=0xbf));
        for (slot, byte) in spelling.0.iter_mut().zip(compared) {
            *slot = byte.to_ascii_lowercase();
        }
        spelling
    }

    fn is_near(&self, name: &str, edits: usize) -> bool {
        is_within(self, 0, &Self::of(name), 0, edits)
    }

    fn at(&self, index: usize) -> u8 {
        self.0[index % ROOM]
    }
}

/// Whether so many insertions, deletions, replacements and swaps of neighbours turn the rest of one into the rest of the other.
fn is_within(left: &Spelling, i: usize, right: &Spelling, j: usize, edits: usize) -> bool {
    let (a, b) = (left.at(i), right.at(j));
    if a == b {
        return a == END || is_within(left, i + 1, right, j + 1, edits);
    }
    let is_swapped = || left.at(i + 1) == b && right.at(j + 1) == a;
    edits > 0
        && (is_within(left, i + 1, right, j + 1, edits - 1)
            || is_within(left, i + 1, right, j, edits - 1)
            || is_within(left, i, right, j + 1, edits - 1)
            || is_swapped() && is_within(left, i + 2, right, j + 2, edits - 1))
}
