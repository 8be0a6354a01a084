//! Which member was probably meant by a key that the document does not know.

use crate::document::{Content, Member};

/// A longer key is no slip of any member's name.
const LONGEST_KEY: usize = 64;

/// The member that is called so in another document, or whose name is nearest in spelling, of those that are absent.
pub(super) fn suggestion(
    key: &str,
    shape: &'static [Member],
    is_absent: impl Fn(&str) -> bool,
) -> Option<&'static str> {
    if key.len() > LONGEST_KEY {
        return None;
    }
    let find = |is_meant: fn(&str, &Member) -> bool| {
        shape.iter().find(|member| is_meant(key, member) && is_absent(member.name)).map(|member| member.name)
    };
    find(is_called).or_else(|| find(is_near))
}

fn is_called(key: &str, member: &Member) -> bool {
    let Content::Value { field: Some(field), .. } = member.content else { return false };
    field.names().iter().any(|name| is_within(key, name, 0))
}

/// Short names are near to too many words: `port` is not a slip of `host`.
fn is_near(key: &str, member: &Member) -> bool {
    is_within(key, member.name, if member.name.len() < 8 { 1 } else { 2 })
}

/// Whether so many insertions, deletions, replacements and swaps of neighbours turn one into the other; case, dashes and
/// underscores aside.
fn is_within(left: &str, right: &str, edits: usize) -> bool {
    match (first(left), first(right)) {
        (None, None) => true,
        (Some((a, left)), Some((b, right))) if a == b => is_within(left, right, edits),
        _ if edits == 0 => false,
        (None, Some((_, right))) => is_within("", right, edits - 1),
        (Some((_, left)), None) => is_within(left, "", edits - 1),
        (Some((_, shorter_left)), Some((_, shorter_right))) => {
            is_swapped(left, right, edits - 1)
                || is_within(shorter_left, shorter_right, edits - 1)
                || is_within(shorter_left, right, edits - 1)
                || is_within(left, shorter_right, edits - 1)
        }
    }
}

/// Whether the first two characters stand the other way round, and the rest is near.
fn is_swapped(left: &str, right: &str, edits: usize) -> bool {
    let two = |text| first(text).and_then(|(one, rest)| first(rest).map(|(other, rest)| (one, other, rest)));
    match (two(left), two(right)) {
        (Some((a, b, left)), Some((c, d, right))) => a == d && b == c && is_within(left, right, edits),
        _ => false,
    }
}

/// The first character that is no dash or underscore, in lower case, and what follows it.
fn first(text: &str) -> Option<(char, &str)> {
    let mut characters = text.trim_start_matches(['-', '_']).chars();
    let first = characters.next()?.to_ascii_lowercase();
    Some((first, characters.as_str()))
}
