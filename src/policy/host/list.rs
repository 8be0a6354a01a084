//! The pieces of a text between separators.

/// The items of a host list; an empty list has one, which is empty.
pub(super) fn items(list: &str) -> Pieces<'_> {
    pieces(list, b',')
}

/// The pieces of a text between these separators, which are ASCII.
pub(super) fn pieces(text: &str, separator: u8) -> Pieces<'_> {
    Pieces { rest: Some(text), separator }
}

/// What [`pieces`] gives. `str::split` does the same, and would be a tenth of the module for browsers.
pub(super) struct Pieces<'a> {
    rest: Option<&'a str>,
    separator: u8,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let text = self.rest?;
        let end = text.bytes().position(|byte| byte == self.separator);
        self.rest = end.and_then(|end| text.get(end + 1..));
        text.get(..end.unwrap_or(text.len()))
    }
}
