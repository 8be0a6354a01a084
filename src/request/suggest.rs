//! Which member was probably meant by a key that the document does not know.

use crate::document::{Content, Member};

/// A longer key is no slip of any member's name.
const LONGEST_KEY: usize = 64;

/// So many edits at most turn a slip into a name.
const MOST_EDITS: usize = 2;

/// The member that is called so in another document, or whose name is nearest in spelling, of those that are absent.
pub(super) fn suggestion(
    key: &str,
    shape: &'static [Member],
    is_absent: &dyn Fn(usize) -> bool,
) -> Option<&'static str> {
    if key.len() > LONGEST_KEY {
        return None;
    }
    let key = Spelling::of(key);
    let find = |is_meant: fn(&Spelling, &Member) -> bool| {
        shape.iter().enumerate().find(|&(index, member)| is_meant(&key, member) && is_absent(index))
    };
    find(is_called).or_else(|| find(is_near)).map(|(_, member)| member.name)
}

fn is_called(key: &Spelling, member: &Member) -> bool {
    let Content::Value { field: Some(field), .. } = member.content else { return false };
    field.names().iter().any(|name| key.is_within(name, 0))
}

/// Short names are near to too many words: `port` is not a slip of `host`.
fn is_near(key: &Spelling, member: &Member) -> bool {
    key.is_within(member.name, if member.name.len() < 8 { 1 } else { MOST_EDITS })
}

/// The characters of a key or a name that are compared: in lower case, without dashes and underscores. A name has so many
/// more than any key at most that it is too far from all of them.
struct Spelling {
    characters: [char; LONGEST_KEY + MOST_EDITS + 1],
    count: usize,
}

impl Spelling {
    fn of(text: &str) -> Self {
        let mut spelling = Self { characters: [' '; LONGEST_KEY + MOST_EDITS + 1], count: 0 };
        for character in text.chars().filter(|character| !matches!(character, '-' | '_')) {
            if let Some(slot) = spelling.characters.get_mut(spelling.count) {
                *slot = character.to_ascii_lowercase();
                spelling.count += 1;
            }
        }
        spelling
    }

    fn is_within(&self, name: &str, edits: usize) -> bool {
        is_within(self.characters(), Self::of(name).characters(), edits)
    }

    fn characters(&self) -> &[char] {
        self.characters.get(..self.count).unwrap_or_default()
    }
}

/// Whether so many insertions, deletions, replacements and swaps of neighbours turn one into the other.
fn is_within(left: &[char], right: &[char], edits: usize) -> bool {
    match (left, right) {
        ([], rest) | (rest, []) => rest.len() <= edits,
        ([a, left @ ..], [b, right @ ..]) if a == b => is_within(left, right, edits),
        _ if edits == 0 => false,
        ([a, shorter_left @ ..], [b, shorter_right @ ..]) => {
            let is_swapped = match (shorter_left, shorter_right) {
                ([c, left @ ..], [d, right @ ..]) => a == d && b == c && is_within(left, right, edits - 1),
                _ => false,
            };
            is_swapped
                || is_within(shorter_left, shorter_right, edits - 1)
                || is_within(shorter_left, right, edits - 1)
                || is_within(left, shorter_right, edits - 1)
        }
    }
}
