//! Words about policies themselves: what is wrong with a file of one, and what is odd about one.
//!
//! They are tables of their own, because no browser needs them.

mod en_us;
mod zh_cn;

use core::fmt::{self, Display};

use crate::charset::CharSet;
use crate::lint::{Finding, FindingValue};
use crate::messages::{Language, Table, find};

/// The words about policies of one language. In a template `{max}` is a value by its name.
struct Words {
    /// By code, or by code and case (`unknown_key.meant`): what is wrong with a file, and what to write instead.
    #[cfg(feature = "policy-file")]
    faults: Table,
    /// By code: what is odd about a policy, and what to write instead.
    findings: Table,
}

impl Language {
    const fn policies(self) -> &'static Words {
        match self {
            Self::EnUs => &en_us::WORDS,
            Self::ZhCn => &zh_cn::WORDS,
        }
    }
}

impl Language {
    /// What is odd about a policy, and what to write instead. It begins in the middle of a sentence whose subject is the policy.
    pub const fn describe_finding(self, finding: &Finding) -> FindingMessage<'_> {
        FindingMessage { finding, language: self }
    }
}

/// A finding in the words of a language; its `Display` is the message.
#[derive(Clone, Copy, Debug)]
pub struct FindingMessage<'f> {
    finding: &'f Finding,
    language: Language,
}

impl Display for FindingMessage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let template = find(self.language.policies().findings, self.finding.lint.code());
        fill(template, f, |name, f| match self.finding.values().find(|(of, _)| *of == name) {
            Some((_, FindingValue::Number(number))) => number.fmt(f),
            Some((_, FindingValue::Characters(set))) => write_characters(set, f),
            None => Ok(()),
        })
    }
}

/// The characters one by one; the space by its number, because it is not seen.
fn write_characters(set: CharSet, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (position, character) in set.iter().enumerate() {
        let gap = if position == 0 { "" } else { " " };
        match character {
            ' ' => write!(f, "{gap}U+0020")?,
            _ => write!(f, "{gap}{character}")?,
        }
    }
    Ok(())
}

/// Writes what is wrong with a file, and what to write instead.
#[cfg(feature = "policy-file")]
pub(crate) fn write_fault(
    language: Language,
    fault: &crate::policy_file::Fault,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    use crate::escape::Escaped;
    use crate::messages::find_case;
    use crate::policy_file::FaultValue;

    let (table, code) = (language.policies().faults, fault.code().code());
    let template = fault.case().and_then(|case| find_case(table, code, case)).unwrap_or_else(|| find(table, code));
    fill(template, f, |name, f| match fault.values().find(|(of, _)| *of == name) {
        Some((_, FaultValue::Number(number))) => number.fmt(f),
        Some((_, FaultValue::Text(text))) => Escaped(text).fmt(f),
        Some((_, FaultValue::Kind(kind))) => f.write_str(find(language.words().types, kind.name())),
        None => Escaped(fault.suggestion().unwrap_or_default()).fmt(f),
    })
}

/// Writes a template, each `{name}` in it as `write` writes that value.
fn fill(
    template: &str,
    f: &mut fmt::Formatter<'_>,
    write: impl Fn(&str, &mut fmt::Formatter<'_>) -> fmt::Result,
) -> fmt::Result {
    let mut rest = template;
    while let Some((before, placeholder)) = rest.split_once('{') {
        let (name, after) = placeholder.split_once('}').unwrap_or((placeholder, ""));
        f.write_str(before)?;
        write(name, f)?;
        rest = after;
    }
    f.write_str(rest)
}
