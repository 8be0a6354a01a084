//! The rules of a policy in words.

use gatepass::{CharSet, Document, Field, HeaderPolicy, Language, Params, Policy, Rule, Shape};

use crate::words::words;

/// Every error rule of a policy.
pub(super) fn requirements(policy: Policy, language: Language) -> Vec<String> {
    let mut rules = Vec::new();
    match policy {
        Policy::Header(header) => rules.extend(of_header(header)),
        _ => policy.checklist("", &mut |item| rules.push((item.rule, item.params))),
    }
    let in_words = |(rule, params)| requirement(rule, params, policy, language);
    rules.into_iter().map(in_words).collect()
}

/// The rules of a header, which has no checklist: its value is nothing that a person types.
fn of_header(policy: &HeaderPolicy) -> Vec<(Rule, Params)> {
    let mut rules = Vec::new();
    // Nothing is no valid value of any header.
    policy.check("", &mut |violation| rules.push((violation.rule, violation.params)));
    if let Some(max) = policy.max() {
        rules.extend([(Rule::TooLong, Params::Max(max)), (Rule::IllegalCharacter, Params::None)]);
    }
    rules
}

fn requirement(rule: Rule, params: Params, policy: Policy, language: Language) -> String {
    let words = words(language);
    let requirement = language.requirement(rule, params);
    match (rule, policy) {
        (Rule::IllegalCharacter | Rule::UnsafeInUrl, _) => {
            format!("{requirement}{}{}", words.colon, spelled(policy.alphabet()))
        }
        (Rule::TooFewClasses, Policy::Password(policy)) => {
            let classes: Vec<_> = policy.classes().iter().map(|class| language.class(class)).collect();
            format!("{requirement}{}{}", words.colon, classes.join(words.comma))
        }
        _ => requirement.to_string(),
    }
}

/// What is pointed out about the values of a policy, though it makes none invalid.
pub(super) fn hints(document: &Document, policy: Policy, language: Language) -> Vec<(Rule, String)> {
    let rules: &[Rule] = match policy {
        Policy::Password(_) if document.member(Field::Name).is_some() => {
            &[Rule::EqualsUsername, Rule::EqualsReversedUsername]
        }
        Policy::HostList(_) => &[Rule::UndocumentedPattern, Rule::DuplicateHost, Rule::CoveredHost, Rule::AnyAddress],
        Policy::Identifier(policy) if !policy.usual_shapes().is_empty() => &[Rule::UnusualShape],
        _ => &[],
    };
    rules.iter().map(|&rule| (rule, hint(rule, policy, language))).collect()
}

fn hint(rule: Rule, policy: Policy, language: Language) -> String {
    let words = words(language);
    let requirement = language.requirement(rule, Params::None);
    match (rule, policy) {
        (Rule::UndocumentedPattern, _) => format!("{requirement}{}{}", words.colon, words.page.host_forms),
        (Rule::UnusualShape, Policy::Identifier(policy)) => {
            let shapes = policy.usual_shapes().iter().map(|&shape| shape_in_words(shape, language));
            format!("{requirement}{}{}", words.colon, shapes.collect::<Vec<_>>().join(words.page.or))
        }
        _ => requirement.to_string(),
    }
}

/// The characters of a set: the three ranges by their ends, the others one by one.
fn spelled(set: CharSet) -> String {
    let ranges = [(CharSet::UPPER, "A–Z"), (CharSet::LOWER, "a–z"), (CharSet::DIGITS, "0–9")];
    let (whole, _): (Vec<_>, Vec<_>) = ranges.into_iter().partition(|(range, _)| range.is_subset(set));
    let named = whole.iter().fold(CharSet::EMPTY, |named, (range, _)| named.union(*range));
    let others = set.difference(named).iter().map(String::from);
    whole.iter().map(|(_, name)| (*name).to_owned()).chain(others).collect::<Vec<_>>().join(" ")
}

/// A mask such as `####in00`, as `Shape` describes them, in words.
fn shape_in_words(shape: Shape, language: Language) -> String {
    let words = words(language);
    if shape == Shape::DASHED_UUID {
        return words.page.dashed_uuid.to_owned();
    }
    let is_one_run = |one: &u8, other: &u8| one == other || !is_placeholder(*one) && !is_placeholder(*other);
    let runs = shape.mask().as_bytes().chunk_by(is_one_run);
    let in_words = |run: &[u8]| match run.first() {
        Some(b'#') => (words.page.hex_digits)(run.len()),
        Some(b'0') => (words.page.digits)(run.len()),
        Some(b'*') => (words.page.letters_and_digits)(run.len()),
        _ => format!("`{}`", String::from_utf8_lossy(run)),
    };
    runs.map(in_words).collect::<Vec<_>>().join(words.comma)
}

const fn is_placeholder(mask: u8) -> bool {
    matches!(mask, b'#' | b'0' | b'*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alphabets_are_spelled_out() {
        assert_eq!(spelled(CharSet::ALPHANUMERIC.union(CharSet::of("_"))), "A–Z a–z 0–9 _");
        assert_eq!(spelled(CharSet::of("b%a1")), "% 1 a b");
    }

    #[test]
    fn masks_are_put_into_words() {
        let words = shape_in_words(Shape::INSTANCE_ID, Language::EnUs);
        assert_eq!(words, "32 hexadecimal digits, `in`, 2 digits");
        assert_eq!(shape_in_words(Shape::PROJECT_ID, Language::ZhCn), "32 位字母和数字");
    }
}
