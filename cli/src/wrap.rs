//! Paragraphs at a width in columns: words apart at spaces, Chinese anywhere but before closing punctuation.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// What a line may not begin with.
const CLOSING: &str = "，。、；：？！）》」』”’";

/// What a line may not end with.
const OPENING: &str = "（《「『“‘";

/// The lines of a text. The first one has `taken` columns less.
pub(crate) fn wrap(text: &str, width: usize, taken: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    let mut room = width.saturating_sub(taken);
    while rest.width() > room {
        let Some(end) = last_break(rest, room) else { break };
        let (line, after) = rest.split_at(end);
        lines.push(line.trim_end());
        rest = after.trim_start();
        room = width;
    }
    lines.push(rest);
    lines
}

/// Where the last line break stands that leaves a line within the room; the first one where there is none.
fn last_break(text: &str, room: usize) -> Option<usize> {
    let breaks =
        || text.char_indices().map(|(at, _)| text.split_at(at)).filter(|(before, after)| is_break(before, after));
    let fitting = breaks().take_while(|(before, _)| before.trim_end().width() <= room).last();
    fitting.or_else(|| breaks().next()).map(|(before, _)| before.len())
}

fn is_break(before: &str, after: &str) -> bool {
    let (Some(left), Some(right)) = (before.chars().next_back(), after.chars().next()) else { return false };
    let is_wide = |c: char| c.width() == Some(2);
    let parts_words = left == ' ' && right != ' ';
    let parts_signs = is_wide(left) || is_wide(right);
    (parts_words || parts_signs) && right != ' ' && !CLOSING.contains(right) && !OPENING.contains(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_whole() {
        assert_eq!(wrap("one two three", 7, 0), ["one two", "three"]);
        assert_eq!(wrap("one two three", 7, 4), ["one", "two", "three"]);
        assert_eq!(wrap("immeasurable", 5, 0), ["immeasurable"]);
        assert_eq!(wrap("immeasurable x", 5, 0), ["immeasurable", "x"]);
        assert_eq!(wrap("", 5, 0), [""]);
    }

    #[test]
    fn chinese_breaks_between_signs_but_not_before_punctuation() {
        assert_eq!(wrap("不能包含空格", 8, 0), ["不能包含", "空格"]);
        assert_eq!(wrap("不能包含，空格", 8, 0), ["不能包", "含，空格"]);
        assert_eq!(wrap("不能（包含）", 6, 0), ["不能", "（包", "含）"]);
    }
}
