//! The grammars of the identifiers in a request's path: with a range, or without one and merely safe in a URL.

use crate::charset::CharSet;
use crate::checklist::Checklist;
use crate::params::Params;
use crate::policy::PolicyError;
use crate::policy::text::{count, end_of, head, is_within, kind_and_first};
use crate::reporter::Reporter;
use crate::rule::Rule;
use crate::violation::{Path, Sink};

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
        fits && is_within(value, &self.alphabet())
    }

    /// Everything that is wrong with the value, in the order of reports.
    pub fn check(&self, value: &str, sink: &mut Sink<'_>) {
        self.judge(&mut Reporter::new(value, &Path::default(), sink));
    }

    pub(crate) fn judge(&self, report: &mut Reporter<'_, '_>) {
        if report.value().is_empty() {
            return report.point_at_all(Rule::Empty, Params::None);
        }
        match self.0 {
            Range::Fixed { length, suffix } => judge_fixed(length, suffix, report),
            Range::Unstated { usual } => judge_url_safe(usual, report),
        }
    }

    pub(crate) fn checklist(&self, value: &str, list: &mut Checklist<'_>) {
        list.add(Rule::Empty, true, Params::None);
        let Range::Fixed { length, suffix } = self.0 else {
            return list.add(Rule::UnsafeInUrl, is_dot_segment(value), Params::None);
        };
        if value.is_empty() {
            // The report says `empty` alone; these rules are not met all the same.
            list.broken.insert(Rule::WrongLength);
            list.broken.insert(Rule::WrongSuffix);
        }
        let head = head(value, length);
        let actual = (head == value).then(|| count(head));
        list.add(Rule::WrongLength, actual.is_some(), Params::Length { length, actual });
        list.add(Rule::IllegalCharacter, false, Params::None);
        if !suffix.is_empty() {
            let can_grow = actual.is_some_and(|count| can_still_end_with(value, count, length, suffix));
            list.add(Rule::WrongSuffix, can_grow, Params::Suffix(suffix));
        }
    }
}

fn judge_fixed(length: usize, suffix: &'static str, report: &mut Reporter<'_, '_>) {
    let value = report.value();
    let head = head(value, length);
    let characters = count(head);
    if characters < length {
        report.point_at_all(Rule::WrongLength, Params::Length { length, actual: Some(characters) });
    }
    report.point_beyond(length, Rule::WrongLength, Params::Length { length, actual: None });
    report.point_at_runs(0..head.len(), &CharSet::ALPHANUMERIC, Rule::IllegalCharacter, kind_and_first);
    if !value.ends_with(suffix) {
        let start = end_of(head, characters.saturating_sub(suffix.len()));
        report.point(start..head.len(), Rule::WrongSuffix, Params::Suffix(suffix));
    }
}

fn judge_url_safe(usual: &[Shape], report: &mut Reporter<'_, '_>) {
    let value = report.value();
    if is_dot_segment(value) {
        report.point_at_all(Rule::UnsafeInUrl, Params::Unsafe(None));
    }
    report.point_at_runs(0..value.len(), &UNRESERVED, Rule::UnsafeInUrl, |_, first| Params::Unsafe(Some(first)));
    if !usual.is_empty() && !usual.iter().any(|shape| shape.fits(value)) {
        report.point_at_all(Rule::UnusualShape, Params::None);
    }
}

/// A client or a server would take these for "this folder" and "the one above" (RFC 3986, 3.3).
fn is_dot_segment(value: &str) -> bool {
    matches!(value, "." | "..")
}

/// Whether characters can be added so that the value has the length and the suffix: what stands already where the suffix
/// belongs must agree with it.
fn can_still_end_with(value: &str, count: usize, length: usize, suffix: &str) -> bool {
    let begun = (count + suffix.len()).saturating_sub(length);
    suffix.get(..begun).is_some_and(|start| value.ends_with(start))
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
