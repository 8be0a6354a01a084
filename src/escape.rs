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

/// What Unicode calls a control or format character, a line or paragraph separator, or ignorable by default (`Cc`, `Cf`, `Zl`,
/// `Zp`, `Default_Ignorable_Code_Point`): escapes, bidirectional controls, fillers, variation selectors, tags.
const fn is_dangerous(character: char) -> bool {
    matches!(character,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}'
        | '\u{890}'..='\u{891}' | '\u{8e2}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{110bd}' | '\u{110cd}' | '\u{13430}'..='\u{1343f}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}
