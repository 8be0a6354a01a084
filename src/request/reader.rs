//! Where a request's values come from.

use crate::params::Kind;
use crate::rule::Rule;

/// A cursor over somebody's values, from which the walker pulls what a document asks for.
///
/// It stands at a value, or inside a list or an object between two of its members. A clone is a second cursor at the same
/// place. JSON text, typed requests and JavaScript objects all become a tape, read by
/// [`TapeReader`](crate::TapeReader); implement this for whatever
/// else you have.
pub trait Reader<'a>: Clone {
    /// The type of the value at the cursor.
    fn kind(&self) -> Kind;

    /// Why nobody could write down the value at the cursor, whose [`kind`](Self::kind) is [`Kind::Other`]: [`Rule::TooDeep`] or
    /// [`Rule::BodyTooLarge`]. That is said in place of `wrong_type`.
    fn fault(&self) -> Option<Rule> {
        None
    }

    /// Takes the string at the cursor and goes behind it. Called only where [`kind`](Self::kind) is [`Kind::String`].
    fn text(&mut self) -> &'a str;

    /// Goes into the list or object at the cursor.
    fn enter(&mut self);

    /// Whether another member follows in the list or object that was entered.
    fn more(&self) -> bool;

    /// Takes the key of the next member and goes to its value. An item of a list has none: there nothing is taken, and what is
    /// returned is empty.
    fn key(&mut self) -> Key<'a>;

    /// Goes behind the value at the cursor.
    fn skip(&mut self);
}

/// The key of a member.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Key<'a> {
    /// The key itself.
    pub text: &'a str,
    /// Whether the object has it more than once.
    pub occurrence: Occurrence,
}

impl<'a> Key<'a> {
    /// A key, and which of its occurrences this is.
    pub const fn new(text: &'a str, occurrence: Occurrence) -> Self {
        Self { text, occurrence }
    }
}

/// Which of a key's occurrences in its object one is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Occurrence {
    /// The only one.
    Only,
    /// The first of several.
    First,
    /// Another one, after the first.
    Again,
}
