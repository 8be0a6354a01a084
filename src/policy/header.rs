//! The grammars of header values.

use crate::charset::CharSet;
use crate::policy::PolicyError;
use crate::policy::grammar::{Demand, Grammar};
use crate::policy::text::{Length, is_same_but_for_case};
use crate::reporter::Reporter;
use crate::rule::Rule;
use crate::violation::Sink;

/// What a document says the value of a header may look like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct HeaderPolicy(Grammar);

/// What a header's value may be made of, so that it cannot end the header.
const PRINTABLE: CharSet = CharSet::GRAPHIC.union(CharSet::of(" \t"));

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
        let rules = &[Rule::Empty, Rule::TooLong, Rule::IllegalCharacter];
        Self(Grammar { is_secret: true, ..Grammar::new(rules, Length::up_to(max), CharSet::GRAPHIC) })
    }

    /// One of these languages, exactly.
    ///
    /// # Panics
    ///
    /// When there is none; in a `const`, at compile time.
    pub const fn language(supported: &'static [&'static str]) -> Self {
        Self::listed(Rule::UnsupportedLanguage, supported, Length::up_to(longest(supported)))
    }

    /// One of these media types, without regard to case; parameters such as `; charset=utf-8` may follow.
    ///
    /// # Panics
    ///
    /// When there is none; in a `const`, at compile time.
    pub const fn content_type(supported: &'static [&'static str]) -> Self {
        Self::listed(Rule::UnsupportedContentType, supported, Length::ANY)
    }

    const fn listed(rule: Rule, supported: &'static [&'static str], length: Length) -> Self {
        if supported.is_empty() {
            PolicyError::NothingAllowed.refuse()
        }
        Self(Grammar { demand: Demand::Supported(supported), ..Grammar::new(&[rule], length, PRINTABLE) })
    }

    /// The values that the document lists; none for a token.
    pub const fn supported(&self) -> &'static [&'static str] {
        match self.0.demand {
            Demand::Supported(supported) => supported,
            _ => &[],
        }
    }

    /// The most characters of a token; `None` for the others.
    pub const fn max(&self) -> Option<usize> {
        if self.is_secret() { Some(self.0.length.max()) } else { None }
    }

    /// Whether the values are media types, to which parameters may be added.
    pub const fn is_media_type(&self) -> bool {
        self.0.rules.contains(Rule::UnsupportedContentType)
    }

    /// Whether the value is a secret.
    pub const fn is_secret(&self) -> bool {
        self.0.is_secret
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

/// The length of the longest text.
const fn longest(texts: &[&str]) -> usize {
    match texts {
        [] => 0,
        [first, rest @ ..] => {
            let longest = longest(rest);
            if first.len() > longest { first.len() } else { longest }
        }
    }
}

/// Whether the value is that media type, alone or with parameters after a semicolon. Of these nothing is asked but that they
/// cannot end the header.
pub(super) fn is_of_type(value: &str, media_type: &str) -> bool {
    let Some((start, parameters)) = value.as_bytes().split_at_checked(media_type.len()) else { return false };
    is_same_but_for_case(start, media_type.as_bytes())
        && parameters.iter().find(|byte| !matches!(byte, b' ' | b'\t')).is_none_or(|&byte| byte == b';')
}
