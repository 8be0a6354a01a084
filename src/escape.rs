//! Makes text from outside safe to show: nothing in it can move a cursor, colour a terminal or turn a line around.

use core::fmt::{self, Write};

/// Shows a text with its control, escape, bidirectional and invisible characters written as `\u{202e}`.
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
    if is_dangerous(character) { write!(f, "\\u{{{:x}}}", u32::from(character)) } else { f.write_char(character) }
}

/// Control characters (C0, DEL, C1), line and paragraph separators, Unicode's bidirectional controls (UAX #9, `Bidi_Control`),
/// and the characters that nobody sees: soft hyphen, zero-width characters, fillers, tags.
const fn is_dangerous(character: char) -> bool {
    matches!(character,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}
