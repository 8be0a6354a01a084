//! One rule not met by one value, as data.

use core::fmt::{self, Write as _};

use crate::escape::write_escaped;
use crate::params::Params;
use crate::policy::head;
use crate::rule::{Rule, Severity};
use crate::span::Span;

/// One rule not met by one value: which rule, its parameters, where in the request, where in the value.
///
/// It never holds a character of a secret field. Put it into words with
/// [`Language::describe`](crate::messages::Language::describe).
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Violation<'a> {
    /// The rule that is not met.
    pub rule: Rule,
    /// What the rule has to say beyond its code.
    pub params: Params,
    /// Where in the request; empty when one field was judged alone.
    pub path: Path<'a>,
    /// Where in the value; `None` for what is absent, of a wrong type, or a matter of the value as a whole.
    pub span: Option<Span>,
}

/// How many violations a report holds; then it is truncated.
#[cfg(any(feature = "alloc", feature = "wasm"))]
pub(crate) const MAX_VIOLATIONS: usize = 1_000;

/// Where a check delivers what it finds. Whoever keeps a violation clones it.
pub type Sink<'s> = dyn FnMut(&Violation<'_>) + 's;

impl Violation<'_> {
    pub(crate) fn new(rule: Rule, params: Params, span: Option<Span>) -> Self {
        Self { rule, params, path: Path::default(), span }
    }

    /// How grave it is: that of its [`Rule`].
    pub const fn severity(&self) -> Severity {
        self.rule.severity()
    }

    /// Whether it forbids the request.
    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }

    /// The same, holding what it borrowed.
    #[cfg(feature = "alloc")]
    pub fn into_owned(self) -> Violation<'static> {
        Violation { rule: self.rule, params: self.params, path: self.path.into_owned(), span: self.span }
    }
}

/// The three parts of a request that a document speaks of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Part {
    /// The parameters in the URL's path.
    Path,
    /// The headers.
    Headers,
    /// The body.
    Body,
}

impl Part {
    /// All three, in the order of reports.
    pub const ALL: [Self; 3] = [Self::Path, Self::Headers, Self::Body];

    /// The stable name in reports: `path`, `headers`, `body`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Headers => "headers",
            Self::Body => "body",
        }
    }
}

#[cfg(feature = "alloc")]
type Key<'a> = alloc::borrow::Cow<'a, str>;
#[cfg(not(feature = "alloc"))]
type Key<'a> = &'a str;

/// How much of an unknown key a path repeats, in characters.
const KEY_CHARACTERS: usize = 64;

/// A place in a request, such as `/body/users/0/password`.
///
/// Its `Display` is a JSON Pointer (RFC 6901) into `{ "path": …, "headers": …, "body": … }`, and empty for a field judged
/// alone. Keys that no document knows are cut at 64 characters and shown [escaped](crate::Escaped).
#[derive(Clone, PartialEq, Eq, Hash, Default, Debug)]
pub struct Path<'a> {
    part: Option<Part>,
    list: Option<&'static str>,
    item: Option<usize>,
    member: Option<Key<'a>>,
}

impl<'a> Path<'a> {
    /// Goes to a part, from nowhere.
    pub(crate) fn go_to_part(&mut self, part: Part) {
        self.part = Some(part);
    }

    /// Goes to a list of the body, or back to what holds it.
    pub(crate) fn go_to_list(&mut self, name: Option<&'static str>) {
        self.list = name;
    }

    /// Goes to an item of the list, or back to the list.
    pub(crate) fn go_to_item(&mut self, position: Option<usize>) {
        self.item = position;
    }

    /// Goes to a member, or back to what holds it.
    pub(crate) fn go_to_member(&mut self, key: Option<&'a str>) {
        self.member = key.map(|key| Key::from(head(key, KEY_CHARACTERS)));
    }

    #[cfg(feature = "alloc")]
    fn into_owned(self) -> Path<'static> {
        let member = self.member.map(|key| Key::from(key.into_owned()));
        Path { part: self.part, list: self.list, item: self.item, member }
    }

    /// The part of the request; `None` when one field was judged alone.
    pub const fn part(&self) -> Option<Part> {
        self.part
    }

    /// The name of the body's list that the path leads to or into.
    pub const fn list(&self) -> Option<&'static str> {
        self.list
    }

    /// The position in the body's list, from 0.
    pub const fn position(&self) -> Option<usize> {
        self.item
    }

    /// The key of the member behind the part, or behind the list's item: `password`, `X-Language`, or one that no document
    /// knows. `None` for a part, a list or an item as a whole.
    pub fn key(&self) -> Option<&str> {
        self.member.as_ref().map(AsRef::as_ref)
    }

    /// Whether the path is that of a field judged alone.
    pub const fn is_empty(&self) -> bool {
        self.part.is_none()
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(part) = self.part {
            write_token(f, part.name())?;
        }
        if let Some(list) = self.list {
            write_token(f, list)?;
        }
        if let Some(item) = self.item {
            write!(f, "/{item}")?;
        }
        if let Some(key) = &self.member {
            write_token(f, key)?;
        }
        Ok(())
    }
}

/// One step of a JSON Pointer.
fn write_token(f: &mut fmt::Formatter<'_>, key: &str) -> fmt::Result {
    f.write_char('/')?;
    key.chars().try_for_each(|character| match character {
        '~' => f.write_str("~0"),
        '/' => f.write_str("~1"),
        _ => write_escaped(f, character),
    })
}
