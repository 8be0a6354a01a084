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
    findings: &[
        (
            "too_short_for_anything",
            "allows passwords of less than 8 characters (min_length = {min}), too few even beside a second factor; write \
             min_length = 15, or at least 8",
        ),
        (
            "too_short_alone",
            "allows passwords of less than 15 characters (min_length = {min}), too few where the password is the only factor; \
             write min_length = 15",
        ),
        ("low_maximum", "allows no more than {max} characters; write max_length = 64 or more, so that passphrases fit"),
        (
            "composition_rule",
            "requires {required} classes of characters, which people meet in ways that are easy to guess; ask for length \
             instead: required_classes = 0",
        ),
        (
            "refused_characters",
            "refuses {characters}; allow every printing character and the space (U+0020), if the server can",
        ),
        (
            "ascii_only",
            "refuses characters beyond ASCII, as every policy of gatepass does; where the server takes them, judge by another rule",
        ),
        ("empty_allowed", "allows the empty password; write min_length = 15"),
        (
            "implied_minimum",
            "says min_length = {min}, but {required} classes need {required} characters; write min_length = {required} or more",
        ),
        ("idle_classes", "requires one class, which every password has; write required_classes = 0"),
        (
            "every_class",
            "requires all {required} classes: one forgotten digit and a good password is refused; require fewer, \
             best none: required_classes = 0",
        ),
        ("fixed_length", "allows one length only, {length}, which tells whoever guesses; let max_length be larger"),
        (
            "huge_maximum",
            "allows {max} characters, and what hashes a password may have to read them all; write at most 4096",
        ),
        (
            "low_entropy",
            "allows passwords of {length} characters, which have some {bits} bits even if they are drawn at random; \
             write a larger min_length, so that there are 64",
        ),
        ("few_specials", "has few special characters, {characters}, so they are easily guessed; allow more, or none"),
        ("space", "allows the space, which may be trimmed from the ends on its way; make sure that nothing does so"),
        (
            "shell_characters",
            "allows {characters}, which a shell reads otherwise; put passwords in single quotes there, or in files",
        ),
        ("url_characters", "allows {characters}, which the password of a URL cannot hold unescaped; write %XX there"),
        (
            "connection_string_characters",
            "allows {characters}, which connection strings of keys and values read otherwise; quote them there, or pass the \
             password by itself",
        ),
        ("sql_characters", "allows {characters}, which end or escape a string of SQL; pass passwords as parameters"),
        ("csv_characters", "allows {characters}, which end or quote a field of CSV; quote the fields of such files"),
        (
            "look_alikes",
            "allows {characters}, which look like others; leave them out where people read passwords from paper",
        ),
    ],
};
