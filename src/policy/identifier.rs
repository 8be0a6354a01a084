//! The grammars of the identifiers in a request's path: with a range, or without one and merely safe in a URL.

use crate::charset::CharSet;
use crate::checklist::{ChecklistItem, State};
use crate::params::Params;
use crate::policy::PolicyError;
use crate::policy::text::{Head, IllegalCharacters, Secrecy, check_alphabet, is_within};
use crate::rule::{Rule, RuleSet};
use crate::span::Span;
use crate::violation::{Sink, Violation};

/// What a document says a project or instance identifier may look like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct IdentifierPolicy(Range);

/// Whether the document gives a range.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Range {
    Fixed { length: usize, suffix: &'static str },
    Unstated { usual: &'static [Shape] },
}

/// The characters that stand for themselves in a URL: the unreserved ones of RFC 3986.
const UNRESERVED: CharSet = CharSet::ALPHANUMERIC.union(CharSet::of("-_.~"));

impl IdentifierPolicy {
    /// Exactly `length` letters and digits, the last of which are `suffix` (which may be empty).
    ///
    /// # Panics
    ///
    /// Where [`try_fixed`](Self::try_fixed) fails; in a `const`, at compile time.
    pub const fn fixed(length: usize, suffix: &'static str) -> Self {
        match Self::try_fixed(length, suffix) {
            Ok(policy) => policy,
            Err(error) => error.refuse(),
        }
    }

    /// Like [`fixed`](Self::fixed), and [`PolicyError::ImpossibleSuffix`] when the suffix is longer than the identifier or
    /// holds something else than letters and digits, such as `"-in07"`; [`PolicyError::NothingAllowed`] for a length of 0.
    pub const fn try_fixed(length: usize, suffix: &'static str) -> Result<Self, PolicyError> {
        let possible = match CharSet::try_of(suffix) {
            Ok(set) => set.is_subset(CharSet::ALPHANUMERIC) && suffix.len() <= length,
            Err(_) => false,
        };
        match (length, possible) {
            (0, _) => Err(PolicyError::NothingAllowed),
            (_, true) => Ok(Self(Range::Fixed { length, suffix })),
            (_, false) => Err(PolicyError::ImpossibleSuffix),
        }
    }

    /// Whatever is safe in a URL's path, because the document gives no range. What has none of the usual shapes is a
    /// warning, unless there are none.
    pub const fn url_safe(usual: &'static [Shape]) -> Self {
        Self(Range::Unstated { usual })
    }

    /// The exact length, where the document gives one.
    pub const fn length(&self) -> Option<usize> {
        match self.0 {
            Range::Fixed { length, .. } => Some(length),
            Range::Unstated { .. } => None,
        }
    }

    /// How the value must end; empty where the document does not say.
    pub const fn suffix(&self) -> &'static str {
        match self.0 {
            Range::Fixed { suffix, .. } => suffix,
            Range::Unstated { .. } => "",
        }
    }

    /// The shapes that the service is known to give out, where the document gives no range.
    pub const fn usual_shapes(&self) -> &'static [Shape] {
        match self.0 {
            Range::Fixed { .. } => &[],
            Range::Unstated { usual } => usual,
        }
    }

    /// Every character that a value may have.
    pub const fn alphabet(&self) -> CharSet {
        match self.0 {
            Range::Fixed { .. } => CharSet::ALPHANUMERIC,
            Range::Unstated { .. } => UNRESERVED,
        }
    }

    /// The verdict.
    pub fn is_valid(&self, value: &str) -> bool {
        let fits = match self.0 {
            Range::Fixed { length, suffix } => value.len() == length && value.ends_with(suffix),
            Range::Unstated { .. } => !value.is_empty() && !is_dot_segment(value),
        };
        fits && is_within(value, self.alphabet())
    }

    /// Everything that is wrong with the value, in the order of reports.
    pub fn check(&self, value: &str, sink: &mut Sink<'_>) {
        if value.is_empty() {
            return sink(Violation::new(Rule::Empty, Params::None, Some(Span::of(value, value))));
        }
        match self.0 {
            Range::Fixed { length, suffix } => check_fixed(value, length, suffix, sink),
            Range::Unstated { usual } => check_url_safe(value, usual, sink),
        }
    }

    pub(crate) fn checklist(&self, value: &str, broken: RuleSet, sink: &mut dyn FnMut(ChecklistItem)) {
        let mut item = |rule, is_broken, can_grow, params| {
            sink(ChecklistItem::new(rule, State::of(is_broken, can_grow), params));
        };
        item(Rule::Empty, value.is_empty(), true, Params::None);
        let Range::Fixed { length, suffix } = self.0 else {
            let is_unsafe = broken.contains(Rule::UnsafeInUrl);
            return item(Rule::UnsafeInUrl, is_unsafe, is_dot_segment(value), Params::None);
        };
        // Of an empty value the report says `empty` alone; the other rules are not met all the same.
        let count = count_up_to(value, length);
        item(Rule::WrongLength, count != Some(length), count.is_some(), Params::Length { length, actual: count });
        item(Rule::IllegalCharacter, broken.contains(Rule::IllegalCharacter), false, Params::None);
        if !suffix.is_empty() {
            let can_grow = count.is_some_and(|count| can_still_end_with(value, count, length, suffix));
            item(Rule::WrongSuffix, !value.ends_with(suffix), can_grow, Params::Suffix(suffix));
        }
    }

    pub(crate) fn head<'a>(&self, value: &'a str) -> Head<'a> {
        Head::cut(value, self.length().unwrap_or(usize::MAX))
    }
}

fn check_fixed(value: &str, length: usize, suffix: &'static str, sink: &mut Sink<'_>) {
    let head = Head::cut(value, length);
    let beyond = head.first_beyond(value);
    if beyond.is_some() || head.characters < length {
        let actual = beyond.is_none().then_some(head.characters);
        let span = beyond.unwrap_or_else(|| Span::of(value, value));
        sink(Violation::new(Rule::WrongLength, Params::Length { length, actual }, Some(span)));
    }
    check_alphabet(head.text, CharSet::ALPHANUMERIC, Secrecy::Open, sink);
    if !value.ends_with(suffix) {
        let span = Span::of(value, last_characters(head.text, suffix.len()));
        sink(Violation::new(Rule::WrongSuffix, Params::Suffix(suffix), Some(span)));
    }
}

fn check_url_safe(value: &str, usual: &[Shape], sink: &mut Sink<'_>) {
    let whole = Span::of(value, value);
    if is_dot_segment(value) {
        sink(Violation::new(Rule::UnsafeInUrl, Params::Unsafe(None), Some(whole)));
    }
    for (span, _, first) in IllegalCharacters::new(value, UNRESERVED).runs() {
        sink(Violation::new(Rule::UnsafeInUrl, Params::Unsafe(Some(first)), Some(span)));
    }
    if !usual.is_empty() && !usual.iter().any(|shape| shape.fits(value)) {
        sink(Violation::new(Rule::UnusualShape, Params::None, Some(whole)));
    }
}

/// A client or a server would take these for "this folder" and "the one above" (RFC 3986, 3.3).
fn is_dot_segment(value: &str) -> bool {
    matches!(value, "." | "..")
}

/// The number of characters, or `None` when there are more than `most`.
fn count_up_to(value: &str, most: usize) -> Option<usize> {
    let head = Head::cut(value, most);
    (head.text.len() == value.len()).then_some(head.characters)
}

/// Whether characters can be added so that the value has the length and the suffix: what stands already where the suffix
/// belongs must agree with it.
fn can_still_end_with(value: &str, count: usize, length: usize, suffix: &str) -> bool {
    let begun = (count + suffix.len()).saturating_sub(length);
    suffix.get(..begun).is_some_and(|start| value.ends_with(start))
}

fn last_characters(text: &str, count: usize) -> &str {
    match text.char_indices().rev().take(count).last() {
        Some((start, _)) => &text[start..],
        None => &text[text.len()..],
    }
}

/// A shape that a service is known to give out, as a mask: `#` is a hexadecimal digit, `0` a digit, `*` a letter or a digit,
/// and anything else stands for itself.
///
/// ```
/// use gatepass::Shape;
///
/// assert!(Shape::new("####-in00").fits("12ab-in07"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shape(&'static str);

impl Shape {
    /// 32 letters and digits: a project.
    pub const PROJECT_ID: Self = Self("********************************");
    /// 32 hexadecimal digits, `in` and two digits: an instance.
    pub const INSTANCE_ID: Self = Self("################################in00");
    /// A UUID with its dashes.
    pub const DASHED_UUID: Self = Self("########-####-####-####-############");

    /// The shape of a mask.
    ///
    /// # Panics
    ///
    /// When the mask is empty or not ASCII, as `"é"`; in a `const`, at compile time.
    pub const fn new(mask: &'static str) -> Self {
        if mask.is_empty() || !mask.is_ascii() {
            PolicyError::NothingAllowed.refuse()
        }
        Self(mask)
    }

    /// The mask.
    pub const fn mask(self) -> &'static str {
        self.0
    }

    /// Whether the value has the shape.
    pub fn fits(self, value: &str) -> bool {
        value.len() == self.0.len() && value.bytes().zip(self.0.bytes()).all(|(byte, mask)| fits_mask(byte, mask))
    }
}

fn fits_mask(byte: u8, mask: u8) -> bool {
    match mask {
        b'#' => byte.is_ascii_hexdigit(),
        b'0' => byte.is_ascii_digit(),
        b'*' => byte.is_ascii_alphanumeric(),
        _ => byte == mask,
    }
}
