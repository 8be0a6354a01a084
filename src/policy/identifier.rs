//! The grammars of the identifiers in a request's path: with a range, or without one and merely safe in a URL.

use crate::charset::CharSet;
use crate::policy::PolicyError;
use crate::policy::grammar::{Demand, Grammar};
use crate::policy::text::Length;
use crate::reporter::Reporter;
use crate::rule::Rule;
use crate::violation::Sink;

/// What a document says a project or instance identifier may look like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct IdentifierPolicy(Grammar);

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
            (_, true) => {
                let rules: &[Rule] = if suffix.is_empty() {
                    &[Rule::Empty, Rule::WrongLength, Rule::IllegalCharacter]
                } else {
                    &[Rule::Empty, Rule::WrongLength, Rule::IllegalCharacter, Rule::WrongSuffix]
                };
                let grammar = Grammar::new(rules, Length::exactly(length), CharSet::ALPHANUMERIC);
                Ok(Self(Grammar { demand: Demand::Suffix(suffix), ..grammar }))
            }
            (_, false) => Err(PolicyError::ImpossibleSuffix),
        }
    }

    /// Whatever is safe in a URL's path, because the document gives no range. What has none of the usual shapes is a
    /// warning, unless there are none.
    pub const fn url_safe(usual: &'static [Shape]) -> Self {
        let rules: &[Rule] = if usual.is_empty() {
            &[Rule::Empty, Rule::UnsafeInUrl]
        } else {
            &[Rule::Empty, Rule::UnsafeInUrl, Rule::UnusualShape]
        };
        Self(Grammar { demand: Demand::Usual(usual), ..Grammar::new(rules, Length::ANY, UNRESERVED) })
    }

    /// The exact length, where the document gives one.
    pub const fn length(&self) -> Option<usize> {
        match self.0.demand {
            Demand::Usual(_) => None,
            _ => Some(self.0.length.max()),
        }
    }

    /// How the value must end; empty where the document does not say.
    pub const fn suffix(&self) -> &'static str {
        self.0.suffix()
    }

    /// The shapes that the service is known to give out, where the document gives no range.
    pub const fn usual_shapes(&self) -> &'static [Shape] {
        match self.0.demand {
            Demand::Usual(shapes) => shapes,
            _ => &[],
        }
    }

    /// Every character that a value may have.
    pub const fn alphabet(&self) -> CharSet {
        self.0.alphabet
    }

    /// The verdict.
    pub fn is_valid(&self, value: &str) -> bool {
        self.grammar().is_valid(value)
    }

    /// Everything that is wrong with the value, in the order of reports.
    pub fn check(&self, value: &str, sink: &mut Sink<'_>) {
        self.grammar().judge(&mut Reporter::new(value, sink));
    }

    pub(super) const fn grammar(&self) -> &Grammar {
        &self.0
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
