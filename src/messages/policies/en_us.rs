//! English.

use super::Words;

pub(super) static WORDS: Words = Words {
    #[cfg(feature = "policy-file")]
    faults: &[
        ("too_large", "is larger than {max} bytes, which no policy is; give the file of a policy"),
        ("malformed_json", "is not JSON from here on; correct it"),
        ("malformed_json.escape", "has an escape that JSON does not know; write the character alone"),
        ("malformed_toml", "is not TOML; correct it"),
        (
            "malformed_toml.escape",
            "has an escape that TOML does not know; write the character alone, or put the text between single quotes",
        ),
        ("duplicate_key", "is there already; keep one of them"),
        ("unknown_key", "is no key of a policy; remove it"),
        ("unknown_key.meant", "is no key of a policy; write `{suggestion}`"),
        ("missing_key", "lacks `{key}`; add it"),
        ("wrong_type", "must be {expected}, not {actual}"),
        ("wrong_number", "must be a whole number from 0 on; correct it"),
        ("min_above_max", "min_length is {min}, above max_length, which is {max}; swap or correct them"),
        ("too_many_classes", "requires more classes than there are; write {classes} or less"),
        (
            "too_many_classes_for_length",
            "requires more classes than the longest password has characters; write {max} or less",
        ),
        (
            "special_is_letter_or_digit",
            "has letters or digits, which are always allowed and have classes of their own; write {suggestion}",
        ),
        ("special_is_control", "has a control character, which no password can have; write {suggestion}"),
        ("special_is_not_ascii", "has a character beyond ASCII, which no password can have; write {suggestion}"),
        (
            "regex_class",
            "is in brackets, as in a regular expression; write the characters alone: {suggestion}, or let `]` stand before \
             `[` where you mean these two",
        ),
        (
            "regex_range",
            "has `{text}`, a range of a regular expression; letters and digits are always allowed, so write {suggestion}",
        ),
        (
            "regex_escape",
            "has `{text}`, an escape of a regular expression; every character stands for itself, so write {suggestion}, a \
             backslash last where you mean one",
        ),
        (
            "ambiguous_range",
            "has `{text}`, which a regular expression takes for a range; here nothing is a range, so write `-` first or last: \
             {suggestion}",
        ),
    ],
};
