//! Where in a request and where in a value, in words.

use std::iter;

use gatepass::{Content, Document, Escaped, Member, Path, Span};

use super::values::Value;
use crate::words::Words;

/// A path for people, who count from 1: `body › users #1 › password`. Empty for a field judged alone.
pub(super) fn of_path(path: &Path<'_>, words: &Words) -> String {
    let Some(part) = path.part() else { return String::new() };
    let list = path.list().map(|list| match path.position() {
        Some(position) => format!("{list} #{}", position.saturating_add(1)),
        None => list.to_owned(),
    });
    let key = path.key().map(|key| Escaped(key).to_string());
    let steps: Vec<_> = iter::once((words.part)(part).to_owned()).chain(list).chain(key).collect();
    steps.join(" › ")
}

/// Whether the document demands that what stands at the path is kept secret.
pub(super) fn is_secret(document: &Document, path: &Path<'_>) -> bool {
    let members = path.part().map_or(&[][..], |part| document.members(part));
    let members = match path.list() {
        Some(list) => find(members, list).map_or(&[][..], |member| match member.content {
            Content::List { members, .. } => members,
            _ => &[],
        }),
        None => members,
    };
    let member = path.key().and_then(|key| find(members, key));
    member.is_some_and(|member| matches!(member.content, Content::Value { policy, .. } if policy.is_secret()))
}

fn find<'m>(members: &'m [Member], name: &str) -> Option<&'m Member> {
    members.iter().find(|member| member.name == name)
}

/// The first and the last character of a span, counted from 1; `None` where it covers none.
pub(super) fn of_span(value: Option<Value<'_>>, span: Option<Span>) -> Option<(usize, usize)> {
    let (text, range) = (value?.text, span?.utf8());
    let before = text.get(..range.start)?.chars().count();
    let inside = text.get(range)?.chars().count();
    (inside > 0).then_some((before + 1, before + inside))
}
