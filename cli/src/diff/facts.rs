//! What there is to say of a grammar, so that two can be laid side by side.

use std::fmt;

use gatepass::{CharSet, HeaderPolicy, IdentifierPolicy, Length, PasswordPolicy, Policy};

/// One thing that a grammar says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fact {
    MinLength,
    MaxLength,
    RequiredClasses,
    /// Characters that the other does not allow.
    Characters,
    /// How many characters exactly.
    ExactLength,
    Suffix,
    Supported,
}

impl Fact {
    /// The stable name in JSON.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::MinLength => "min_length",
            Self::MaxLength => "max_length",
            Self::RequiredClasses => "required_classes",
            Self::Characters => "characters",
            Self::ExactLength => "length",
            Self::Suffix => "suffix",
            Self::Supported => "supported",
        }
    }
}

/// What a grammar says of a fact.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Said {
    Number(usize),
    Text(String),
}

impl From<usize> for Said {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl From<String> for Said {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}

/// A fact with what it is for the one, and for the other; `None` where one has no such fact.
pub(super) type Differing = (Fact, [Option<Said>; 2]);

/// The facts in which two grammars differ.
pub(super) fn facts([a, b]: [Policy; 2]) -> Vec<Differing> {
    let (ours, theirs) = (of(&a), of(&b));
    let value = |facts: &[(Fact, Said)], fact| facts.iter().find(|(of, _)| *of == fact).map(|(_, value)| value.clone());
    let mut all: Vec<Fact> = Vec::new();
    for (fact, _) in ours.iter().chain(&theirs) {
        if !all.contains(fact) {
            all.push(*fact);
        }
    }
    let both = |fact| (fact, [value(&ours, fact), value(&theirs, fact)]);
    let differing = all.into_iter().map(both).filter(|(_, [ours, theirs])| ours != theirs);
    differing.chain(characters(a.alphabet(), b.alphabet())).collect()
}

/// The characters that only the one or only the other allows.
fn characters(a: CharSet, b: CharSet) -> Option<Differing> {
    let only = |set: CharSet| (!set.is_empty()).then(|| Said::Text(set.to_string()));
    (a != b).then(|| (Fact::Characters, [only(a.difference(b)), only(b.difference(a))]))
}

fn of(policy: &Policy) -> Vec<(Fact, Said)> {
    match policy {
        Policy::Password(policy) => of_password(policy),
        Policy::Username(policy) => of_length(policy.length()),
        Policy::HostList(policy) => vec![(Fact::MaxLength, policy.max_characters().into())],
        Policy::Identifier(policy) => of_identifier(policy),
        Policy::Header(policy) => of_header(policy),
        _ => Vec::new(),
    }
}

fn of_length(length: Length) -> Vec<(Fact, Said)> {
    vec![(Fact::MinLength, length.min().into()), (Fact::MaxLength, length.max().into())]
}

fn of_password(policy: &PasswordPolicy) -> Vec<(Fact, Said)> {
    let mut facts = of_length(policy.length());
    facts.push((Fact::RequiredClasses, policy.required_classes().into()));
    facts
}

fn of_identifier(policy: &IdentifierPolicy) -> Vec<(Fact, Said)> {
    let length = policy.length().map(|length| (Fact::ExactLength, length.into()));
    let suffix = Some(policy.suffix()).filter(|suffix| !suffix.is_empty());
    length.into_iter().chain(suffix.map(|suffix| (Fact::Suffix, suffix.to_owned().into()))).collect()
}

fn of_header(policy: &HeaderPolicy) -> Vec<(Fact, Said)> {
    match policy.max() {
        Some(max) => vec![(Fact::MaxLength, max.into())],
        None => vec![(Fact::Supported, policy.supported().join(" ").into())],
    }
}
