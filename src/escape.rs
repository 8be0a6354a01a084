//! Makes text from outside safe to show: nothing in it can move a cursor, colour a terminal or turn a line around.

use core::fmt::{self, Write};

/// Shows a text with its control, escape and bidirectional characters written as `\u{202e}`.
///
/// ```
/// assert_eq!(gatepass::Escaped("10.0.0.1\u{1b}[2J").to_string(), "10.0.0.1\\u{1b}[2J");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Escaped<'a>(pub &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| write_escaped(f, c))
    }
}

/// Writes one character, escaped where needed.
pub(crate) fn write_escaped(f: &mut fmt::Formatter<'_>, character: char) -> fmt::Result {
    if is_dangerous(character) { write!(f, "{}", character.escape_unicode()) } else { f.write_char(character) }
}

/// Control characters (C0, DEL, C1), line and paragraph separators, and Unicode's bidirectional controls
/// (UAX #9, `Bidi_Control`).
const fn is_dangerous(character: char) -> bool {
    matches!(character,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{61c}' | '\u{200e}' | '\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
