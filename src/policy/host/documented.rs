//! The forms of patterns that the documents show.

/// How many addresses a pattern matches that is `%`, four octets, or one to three leading octets and then `.%`; 0 for any
/// other text, whatever it matches.
pub(super) fn documented_count(pattern: &str) -> u64 {
    let mut rest = pattern.as_bytes();
    for free in (1..=4).rev() {
        if rest == b"%" {
            return 1 << (8 * free);
        }
        let digits = rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
        let (octet, behind) = rest.split_at(digits);
        if !is_octet(octet) {
            return 0;
        }
        rest = match behind {
            [] if free == 1 => return 1,
            [b'.', behind @ ..] => behind,
            _ => return 0,
        };
    }
    0
}

/// 0 to 255 without leading zeros.
fn is_octet(digits: &[u8]) -> bool {
    match digits {
        [_] | [b'1'..=b'9', _] | [b'1', _, _] => true,
        [b'2', tens, ones] => [*tens, *ones] <= *b"55",
        _ => false,
    }
}
