//! Which member was probably meant by a key that the document does not know.

use crate::document::Member;

/// In which bits two names differ that documents give to one field.
const USERNAMES: u64 = spelling("name") ^ spelling("username");
const PASSWORDS: u64 = spelling("password") ^ spelling("db_user_pwd");

/// The bit of a member that is present. Of more than 32, some share one; there, what is absent may go without a suggestion.
pub(super) const fn bit(index: usize) -> u32 {
    1 << (index % 32)
}

/// The first member, of those that are not `present`, that another document calls so or whose name is near in spelling.
pub(super) fn suggestion(key: &str, shape: &'static [Member], present: u32) -> Option<&'static str> {
    let key = spelling(key);
    let is_meant = |name| is_same_field(key, name) || is_near(key, name);
    let is_absent = |index| present & bit(index) == 0;
    let mut members = shape.iter().enumerate();
    members.find(|&(index, member)| is_absent(index) && is_meant(spelling(member.name))).map(|(_, member)| member.name)
}

/// How many bits of a spelling a letter has.
const BITS: u64 = 5;

/// The letters of a key or a name, of many the last twelve, as one number. In these bits of ASCII, case makes no difference.
const fn spelling(text: &str) -> u64 {
    let mut rest = text.as_bytes();
    let mut spelling = 0;
    while let [byte, after @ ..] = rest {
        if byte.is_ascii_alphabetic() {
            spelling = spelling << BITS | (*byte % (1 << BITS)) as u64;
        }
        rest = after;
    }
    spelling
}

/// Whether key and name are two names of one field. Which is which does not matter: either may be the document's.
fn is_same_field(key: u64, name: u64) -> bool {
    matches!(key ^ name, USERNAMES | PASSWORDS)
}

/// Whether a key is a name but for one insertion, deletion, replacement or swap of neighbours, or for two neighbours left out.
fn is_near(key: u64, name: u64) -> bool {
    let common_end = u64::from((key ^ name).trailing_zeros()) / BITS * BITS;
    let (key, name) = (key >> common_end, name >> common_end);
    let (shorter_key, shorter_name) = (key >> BITS, name >> BITS);
    shorter_key == shorter_name
        || shorter_key == name
        || key == shorter_name
        || key == shorter_name >> BITS
        || swapped(key) == name
}

/// The letters with the last two swapped.
const fn swapped(letters: u64) -> u64 {
    let (last, one_before) = (letters % (1 << BITS), (letters >> BITS) % (1 << BITS));
    letters >> (2 * BITS) << (2 * BITS) | last << BITS | one_before
}
