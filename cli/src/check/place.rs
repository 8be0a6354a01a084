//! Where in a request and where in a value, in words.

use gatepass::{Escaped, Path, Span};

use super::values::Value;
use crate::words::Words;

/// A path for people, who count from 1: `body › users #1 › password`. Empty for a field judged alone.
pub(super) fn of_path(path: &Path<'_>, words: &Words) -> String {
    let Some(part) = path.part() else { return String::new() };
    let mut steps = vec![(words.part)(part).to_owned()];
    if let Some(position) = path.position() {
        // The list's own name stands behind the part's, and no list of a document has a name that a pointer escapes.
        let pointer = path.to_string();
        let list = pointer.split('/').nth(2).unwrap_or_default().to_owned();
        steps.push(format!("{list} #{}", position.saturating_add(1)));
        steps.extend(path.key().filter(|&key| key != list).map(|key| Escaped(key).to_string()));
    } else {
        steps.extend(path.key().map(|key| Escaped(key).to_string()));
    }
    steps.join(" › ")
}

/// The first and the last character of a span, counted from 1; `None` where it covers none.
pub(super) fn of_span(value: Option<Value<'_>>, span: Option<Span>) -> Option<(usize, usize)> {
    let (text, range) = (value?.text, span?.utf8());
    let before = text.get(..range.start)?.chars().count();
    let inside = text.get(range)?.chars().count();
    (inside > 0).then_some((before + 1, before + inside))
}
