//! Fills templates; [`Words`] says how they are written.

use core::fmt::{self, Display, Write};

use crate::charset::CharClass;
use crate::escape::write_escaped;
use crate::messages::{Words, find};
use crate::params::{ParamValue, Params};

pub(super) fn render(words: &Words, template: &str, params: Params, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Some((before, rest)) = template.split_once('[') else {
        return render_plain(words, template, params, out);
    };
    let (optional, after) = rest.split_once(']').unwrap_or((rest, ""));
    render_plain(words, before, params, out)?;
    if placeholders(optional).all(|(name, _)| value(params, name) != ParamValue::Null) {
        render_plain(words, optional, params, out)?;
    }
    render(words, after, params, out)
}

fn render_plain(words: &Words, template: &str, params: Params, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut rest = template;
    while let Some((before, placeholder, after)) = next_placeholder(rest) {
        out.write_str(before)?;
        let (name, form) = split(placeholder);
        write_value(words, value(params, name), form, out)?;
        rest = after;
    }
    out.write_str(rest)
}

/// How a parameter is to be written.
#[derive(Clone, Copy)]
enum Form<'t> {
    Itself,
    /// A position from 1, or the size of a set.
    Count,
    /// A list with nothing but commas.
    Commas,
    /// One of two words, by the number.
    Plural(&'t str, &'t str),
}

fn next_placeholder(template: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = template.split_once('{')?;
    let (placeholder, after) = rest.split_once('}')?;
    Some((before, placeholder, after))
}

fn placeholders(template: &str) -> impl Iterator<Item = (&str, Form<'_>)> {
    let mut rest = template;
    core::iter::from_fn(move || {
        let (_, placeholder, after) = next_placeholder(rest)?;
        rest = after;
        Some(split(placeholder))
    })
}

fn split(placeholder: &str) -> (&str, Form<'_>) {
    if let Some(name) = placeholder.strip_prefix('#') {
        return (name, Form::Count);
    }
    if let Some(name) = placeholder.strip_prefix(',') {
        return (name, Form::Commas);
    }
    match placeholder.split_once(':').and_then(|(name, words)| Some((name, words.split_once('|')?))) {
        Some((name, (one, other))) => (name, Form::Plural(one, other)),
        None => (placeholder, Form::Itself),
    }
}

/// The value of a parameter; `wanted` is how many classes are still to be added.
fn value(params: Params, name: &str) -> ParamValue {
    match params {
        Params::Classes { required, present, .. } if name == "wanted" => {
            ParamValue::Number(required.saturating_sub(present.len() as usize))
        }
        _ => params.entries().find(|&(key, _)| key == name).map_or(ParamValue::Null, |(_, value)| value),
    }
}

fn write_value(words: &Words, value: ParamValue, form: Form<'_>, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    match (value, form) {
        (ParamValue::Number(number), Form::Plural(one, other)) => out.write_str(if number == 1 { one } else { other }),
        (ParamValue::Number(number), Form::Count) => write!(out, "{}", number.saturating_add(1)),
        (ParamValue::Number(number), _) => write!(out, "{number}"),
        (ParamValue::Classes(set), Form::Count) => write!(out, "{}", set.len()),
        (ParamValue::Classes(set), _) => {
            let class = |class: CharClass| find(words.classes, class.name());
            write_list(words, form, set.iter().map(class), set.len() as usize, out)
        }
        (ParamValue::Texts(list), _) => write_list(words, form, list.iter(), list.len(), out),
        (ParamValue::Kind(kind), _) => out.write_str(find(words.types, kind.name())),
        (ParamValue::Text(text), _) => out.write_str(text),
        (ParamValue::Char(character), _) => write_char(character, out),
        (ParamValue::Null, _) => Ok(()),
    }
}

fn write_list(
    words: &Words,
    form: Form<'_>,
    items: impl Iterator<Item = impl Display>,
    count: usize,
    out: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    for (position, item) in items.enumerate() {
        match (position, form) {
            (0, _) => {}
            (_, Form::Itself) if position + 1 == count => out.write_str(words.or)?,
            _ => out.write_str(words.comma)?,
        }
        write!(out, "{item}")?;
    }
    Ok(())
}

/// A character in backticks; with its code point where its looks may not tell.
fn write_char(character: char, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    out.write_char('`')?;
    write_escaped(out, character)?;
    out.write_char('`')?;
    if character.is_ascii_graphic() { Ok(()) } else { write!(out, " (U+{:04X})", u32::from(character)) }
}
