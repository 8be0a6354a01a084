//! The grammars of header values.

use crate::charset::CharSet;
use crate::params::Params;
use crate::policy::PolicyError;
use crate::policy::text::{Length, end_of, is_within, kind_alone};
use crate::reporter::Reporter;
use crate::rule::Rule;
use crate::violation::{Path, Sink};

/// What a document says the value of a header may look like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct HeaderPolicy(Grammar);

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Grammar {
    Token { max: usize },
    Language { supported: &'static [&'static str] },
    ContentType { supported: &'static [&'static str] },
}

/// What a header's value may be made of, so that it cannot end the header.
const PRINTABLE: CharSet = CharSet::GRAPHIC.union(CharSet::of(" \t"));

/// How much of an unsupported value a span covers, in characters: enough to point at it.
const SHOWN: usize = 64;

impl HeaderPolicy {
    /// A secret token: not empty, printable ASCII without spaces (so that nothing can be smuggled in with CR or LF), and at
    /// most `max` characters.
    ///
    /// # Panics
    ///
    /// When `max` is 0; in a `const`, at compile time.
    pub const fn token(max: usize) -> Self {
        if max == 0 {
            PolicyError::NothingAllowed.refuse()
        }
        Self(Grammar::Token { max })
    }

    /// One of these languages, exactly.
    ///
    /// # Panics
    ///
    /// When there is none; in a `const`, at compile time.
    pub const fn language(supported: &'static [&'static str]) -> Self {
        if supported.is_empty() {
            PolicyError::NothingAllowed.refuse()
        }
        Self(Grammar::Language { supported })
    }

    /// One of these media types, without regard to case; parameters such as `; charset=utf-8` may follow.
    ///
    /// # Panics
    ///
    /// When there is none; in a `const`, at compile time.
    pub const fn content_type(supported: &'static [&'static str]) -> Self {
        if supported.is_empty() {
            PolicyError::NothingAllowed.refuse()
        }
        Self(Grammar::ContentType { supported })
    }

    /// The values that the document lists; none for a token.
    pub const fn supported(&self) -> &'static [&'static str] {
        match self.0 {
            Grammar::Token { .. } => &[],
            Grammar::Language { supported } | Grammar::ContentType { supported } => supported,
        }
    }

    /// The most characters of a token; `None` for the others.
    pub const fn max(&self) -> Option<usize> {
        match self.0 {
            Grammar::Token { max } => Some(max),
            _ => None,
        }
    }

    /// Whether the value is a secret.
    pub const fn is_secret(&self) -> bool {
        matches!(self.0, Grammar::Token { .. })
    }

    /// Every character that a value may have.
    pub const fn alphabet(&self) -> CharSet {
        match self.0 {
            Grammar::Token { .. } => CharSet::GRAPHIC,
            _ => PRINTABLE,
        }
    }

    /// The verdict.
    pub fn is_valid(&self, value: &str) -> bool {
        match self.0 {
            Grammar::Token { max } => !value.is_empty() && value.len() <= max && is_within(value, &CharSet::GRAPHIC),
            Grammar::Language { supported } => supported.contains(&value),
            Grammar::ContentType { supported } => supported.iter().any(|media_type| is_of_type(value, media_type)),
        }
    }

    /// Everything that is wrong with the value, in the order of reports.
    pub fn check(&self, value: &str, sink: &mut Sink<'_>) {
        self.judge(&mut Reporter::new(value, &Path::default(), sink));
    }

    pub(crate) fn judge(&self, report: &mut Reporter<'_, '_>) {
        let value = report.value();
        let unsupported = match self.0 {
            _ if self.is_valid(value) => return,
            Grammar::Token { .. } if value.is_empty() => return report.point_at_all(Rule::Empty, Params::None),
            Grammar::Token { max } => {
                Length::up_to(max).judge(&CharSet::GRAPHIC, kind_alone, report);
                return;
            }
            Grammar::Language { .. } => Rule::UnsupportedLanguage,
            Grammar::ContentType { .. } => Rule::UnsupportedContentType,
        };
        report.point(0..end_of(value, SHOWN), unsupported, Params::Supported(self.supported()));
    }
}

/// Whether the value is that media type, alone or with parameters after a semicolon. Of these nothing is asked but that they
/// cannot end the header.
fn is_of_type(value: &str, media_type: &str) -> bool {
    let (Some(start), Some(parameters)) = (value.get(..media_type.len()), value.get(media_type.len()..)) else {
        return false;
    };
    let first = parameters.bytes().find(|byte| !matches!(byte, b' ' | b'\t'));
    start.eq_ignore_ascii_case(media_type) && matches!(first, None | Some(b';')) && is_within(parameters, &PRINTABLE)
}
