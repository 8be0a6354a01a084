//! Words for people, in the two languages of `X-Language`. Nothing else in the core holds a sentence.
//!
//! Each language is a table of templates, [`Words`], so that other front ends can be given the same words. A message never
//! repeats a value: what it may say of one stands in the violation's parameters, and that is never a part of a secret.

mod en_us;
pub(crate) mod policies;
#[cfg(feature = "export")]
mod policy;
mod template;
mod zh_cn;

use core::fmt;

use crate::charset::CharClass;
use crate::checklist::State;
use crate::decision::Decision;
use crate::params::Params;
use crate::prerequisite::{InstanceStatus, Permitted};
use crate::rule::{Rule, Severity};
use crate::violation::Violation;
use crate::weak_reason::WeakReason;
pub use policies::FindingMessage;
use template::render;

/// A language of messages.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[non_exhaustive]
pub enum Language {
    /// English: `en-us`.
    #[default]
    EnUs,
    /// Simplified Chinese: `zh-cn`.
    ZhCn,
}

/// Templates by name.
pub type Table = &'static [(&'static str, &'static str)];

/// All the words of one language.
///
/// In a template `{min}` is a parameter, `{min:character|characters}` one of two words by its number, `{#item}` a position
/// counted from 1, or how many classes a set has, and `{,missing}` a list without "or". What stands in `[…]` is left out when
/// a parameter in it is unknown.
#[derive(Debug)]
#[non_exhaustive]
pub struct Words {
    /// By code, or by code and case (`illegal_character.space`): what is wrong, and what to write instead.
    pub violations: Table,
    /// By code: what the rule asks for.
    pub requirements: Table,
    /// By the name of a severity.
    pub severities: Table,
    /// By the name of a state: how a value stands to a rule of its checklist.
    pub states: Table,
    /// By the name of a class of characters: one of them.
    pub classes: Table,
    /// By the name of a JSON type: a value of it.
    pub types: Table,
    /// By the name of a status of an instance.
    pub statuses: Table,
    /// By the name of an answer to "may I call this now?".
    pub permitted: Table,
    /// By the name of a decision: what was decided, and why.
    pub decisions: Table,
    /// Between the items of a list, but for the last two.
    pub comma: &'static str,
    /// Between the last two items of a list of alternatives.
    pub or: &'static str,
    /// The last line of a report that was cut.
    pub truncated: &'static str,
}

impl Language {
    /// Every language.
    pub const ALL: &'static [Self] = &[Self::EnUs, Self::ZhCn];

    /// The tag, as `X-Language` has it: `en-us`, `zh-cn`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::EnUs => "en-us",
            Self::ZhCn => "zh-cn",
        }
    }

    /// The language of a tag; `None` for another text, such as `"en"`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|language| language.tag() == tag)
    }

    /// The tables of the language.
    pub const fn words(self) -> &'static Words {
        match self {
            Self::EnUs => &en_us::WORDS,
            Self::ZhCn => &zh_cn::WORDS,
        }
    }

    /// What is wrong, and what to write instead where that is known. It begins in the middle of a sentence whose subject is
    /// the field.
    ///
    /// ```
    /// use gatepass::documents::TAURUSDB_CHANGE_USER_PASSWORD;
    /// use gatepass::{Field, Language};
    ///
    /// let policy = TAURUSDB_CHANGE_USER_PASSWORD.policy(Field::Password).unwrap();
    /// policy.check("Rds_1", &mut |violation| {
    ///     let message = Language::EnUs.describe(&violation).to_string();
    ///     assert_eq!(message, "must have at least 8 characters (has 5)");
    /// });
    /// ```
    pub fn describe(self, violation: &Violation<'_>) -> Message {
        self.describe_rule(violation.rule, violation.params)
    }

    /// The same, of a rule and its parameters alone.
    pub fn describe_rule(self, rule: Rule, params: Params) -> Message {
        let template = case(params).and_then(|case| find_case(self.words().violations, rule.code(), case));
        let template = template.unwrap_or_else(|| find(self.words().violations, rule.code()));
        Message { language: self, template, params }
    }

    /// What a rule asks for, as a checklist and `gatepass explain` show it: "at least 8 characters".
    pub fn requirement(self, rule: Rule, params: Params) -> Message {
        Message { language: self, template: find(self.words().requirements, rule.code()), params }
    }

    /// The word for a severity.
    pub fn severity(self, severity: Severity) -> &'static str {
        find(self.words().severities, severity.name())
    }

    /// The word for how a value stands to a rule.
    pub fn state(self, state: State) -> &'static str {
        find(self.words().states, state.name())
    }

    /// One character of a class: "an upper-case letter".
    pub fn class(self, class: CharClass) -> &'static str {
        find(self.words().classes, class.name())
    }

    /// A status of an instance, in the words of the documents.
    pub fn status(self, status: InstanceStatus) -> &'static str {
        find(self.words().statuses, status.name())
    }

    /// An answer to "may I call this now?".
    pub fn permitted(self, permitted: Permitted) -> &'static str {
        find(self.words().permitted, permitted.name())
    }

    /// What was decided where a text is silent, and why.
    pub fn decision(self, decision: Decision) -> &'static str {
        find(self.words().decisions, decision.name())
    }
}

/// A template with its parameters; its `Display` is the message.
#[derive(Clone, Copy, Debug)]
pub struct Message {
    language: Language,
    template: &'static str,
    params: Params,
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        render(self.language.words(), self.template, self.params, f)
    }
}

/// Which of a rule's messages suits the parameters, where it has several.
fn case(params: Params) -> Option<&'static str> {
    match params {
        Params::Position { line: 1, column: 1 } => Some("start"),
        Params::Character { kind, .. } => Some(kind.name()),
        Params::Unsafe(None) => Some("dots"),
        Params::Suggestion(Some(_)) => Some("meant"),
        Params::Weak { reason, .. } => reason.map(WeakReason::name),
        Params::Classes { required, present, .. } if required > present.len() as usize + 1 => Some("several"),
        _ => None,
    }
}

fn find_case(table: Table, code: &str, case: &str) -> Option<&'static str> {
    let is_case = |key: &str| key.strip_prefix(code).and_then(|rest| rest.strip_prefix('.')) == Some(case);
    table.iter().find(|(key, _)| is_case(key)).map(|&(_, template)| template)
}

/// The text of a name. The tests hold every table against every name, so it is never empty.
fn find(table: Table, name: &str) -> &'static str {
    table.iter().find(|&&(key, _)| key == name).map_or("", |&(_, text)| text)
}
