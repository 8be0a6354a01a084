//! English, as `X-Language: en-us` has it.

#[cfg(feature = "export")]
use alloc::{borrow::ToOwned as _, format, string::String};

use super::Words;
#[cfg(feature = "export")]
use super::policy::PolicyWords;

pub(super) static WORDS: Words = Words {
    violations: &[
        ("malformed_json", "is not valid JSON: the reader stopped at line {line}, column {column}; correct it there"),
        (
            "malformed_json.start",
            "is not JSON from its first character on; it is empty, or begins with a byte order mark or with something that \
             JSON does not know",
        ),
        ("invalid_utf8", "is not UTF-8: the first fault is at byte {#offset}; save it as UTF-8"),
        ("too_deep", "is nested deeper than {max} {max:level|levels}; leave out what the document does not show"),
        ("body_too_large", "is larger than {max} {max:byte|bytes}, the most that gatepass reads; shorten it"),
        ("duplicate_key", "is there more than once, and two readers may disagree about which one counts; keep one"),
        ("missing", "is mandatory and missing; add it"),
        ("wrong_type", "must be {expected}, not {actual}"),
        ("no_users", "has no user; add at least one"),
        ("too_many_users", "has more than {max} {max:user|users}; send the others in another request"),
        ("empty", "must not be empty"),
        ("too_short", "must have at least {min} {min:character|characters} (has {actual})"),
        ("too_long", "must have at most {max} {max:character|characters}; shorten it"),
        ("empty_item", "has an empty item; write an address there, or remove the comma if there is one too many"),
        ("space_in_list", "must not contain a space; remove it"),
        ("asterisk_wildcard", "has the wrong wildcard; write {replacement} instead of `*`"),
        ("full_width_character", "has a full-width character; write {replacement} instead[ of {char}]"),
        ("ipv6_address", "is an IPv6 address; write an IPv4 address, the only kind that the document shows"),
        (
            "cidr_suffix",
            "has a prefix length; write `%` for the octets that are open, such as 10.10.10.% for 10.10.10.0/24",
        ),
        (
            "netmask_suffix",
            "has a netmask; write `%` for the octets that are open, such as 10.10.10.% for 10.10.10.0/255.255.255.0",
        ),
        (
            "underscore_wildcard",
            "has `_`, a wildcard of MySQL that the document does not know; write the digit itself, or `%` for a part",
        ),
        ("host_name", "is a host name; write its IPv4 address, because the document asks for an IP address"),
        ("wrong_length", "must have exactly {length} {length:character|characters}[ (has {actual})]; correct it"),
        ("illegal_character", "has a character that is not allowed; replace it"),
        ("illegal_character.space", "must not contain a space; remove it"),
        ("illegal_character.control", "must not contain a control character[ such as {char}]; remove it"),
        ("illegal_character.ascii_letter", "has a letter that is not allowed[: {char}]; replace it"),
        ("illegal_character.ascii_digit", "has a digit that is not allowed[: {char}]; replace it"),
        (
            "illegal_character.ascii_punctuation",
            "has a punctuation mark that is not allowed[: {char}]; use an allowed one or remove it",
        ),
        (
            "illegal_character.full_width",
            "must not contain a full-width character[ such as {char}]; write an allowed half-width one",
        ),
        ("illegal_character.non_ascii", "must not contain a character beyond ASCII[ such as {char}]; replace it"),
        (
            "too_few_classes",
            "must have characters of at least {required} {required:class|classes} (has {#present}); add {missing}",
        ),
        (
            "too_few_classes.several",
            "must have characters of at least {required} {required:class|classes} (has {#present}); \
             add {wanted} of these: {,missing}",
        ),
        ("wrong_suffix", "must end in `{suffix}`"),
        (
            "unsafe_in_url",
            "has {char}, which is not safe in a URL; use ASCII letters, digits, `-`, `_`, `.` and `~` only",
        ),
        ("unsafe_in_url.dots", "must not be `.` or `..`, which a URL takes for a folder; write the identifier"),
        ("unsupported_language", "must be {supported}, exactly so"),
        ("unsupported_content_type", "must be {supported}; a parameter such as `; charset=utf-8` may follow"),
        (
            "matches_no_address",
            "matches no IPv4 address; write four octets from 0 to 255 without leading zeros, or a pattern such as 10.10.10.%",
        ),
        (
            "list_too_long",
            "has more than {max} {max:character|characters}, the most that gatepass reads; move some of its hosts to another entry of the same user",
        ),
        ("equals_username", "is the user name, which the service may refuse; choose another password"),
        (
            "equals_reversed_username",
            "is the user name backwards, which the service may refuse; choose another password",
        ),
        (
            "undocumented_pattern",
            "matches addresses, but in a form that the document does not show; it shows `%`, four octets, \
             and one to three leading octets followed by `.%`; write one of these, or make sure that it means what you want",
        ),
        ("duplicate_host", "repeats item {#item} of the list; remove one of them"),
        ("unusual_shape", "does not look like an identifier that the service gives out; check it"),
        ("unknown_field", "is no field of this document; check its spelling, or remove it"),
        ("unknown_field.meant", "is no field of this document; write `{suggestion}` instead"),
        ("duplicate_user", "has the same name and host as user #{#user}; remove one of them"),
        ("weak", "is easy to guess; choose a longer or less common one"),
        (
            "weak.user_input",
            "is easy to guess for whoever knows its user; choose one that has nothing to do with the user",
        ),
        ("weak.top_10_password", "is one of the 10 most common passwords; choose another password"),
        ("weak.top_100_password", "is one of the 100 most common passwords; choose another password"),
        ("weak.common_password", "is a common password; choose another password"),
        ("weak.similar_to_common_password", "is like a common password, and as easy to guess; choose another password"),
        ("weak.single_word", "is little more than one word; add some that have nothing to do with it"),
        ("weak.single_name", "is little more than the name of a person; choose another password"),
        ("weak.common_name", "has the name of a person as its largest part; choose a longer or less common one"),
        ("weak.keyboard_row", "follows a row of the keyboard; choose another password"),
        ("weak.keyboard_pattern", "follows the keys of the keyboard from one to the next; choose another password"),
        (
            "weak.repeated_character",
            "repeats one character, which is as easy to guess as a short password; choose another password",
        ),
        (
            "weak.repeated_pattern",
            "repeats the same characters, which is as easy to guess as a short password; choose another password",
        ),
        (
            "weak.sequence",
            "has characters in their order, such as `abc` or `6543`, as its largest part; choose another password",
        ),
        ("weak.recent_year", "has a year as its largest part; choose a longer or less common one"),
        ("weak.date", "has a date as its largest part; choose a longer or less common one"),
        (
            "covered_host",
            "is covered by item {#item} of the list, and is an account of its own, with its own password; \
             keep both if both accounts exist",
        ),
        ("any_address", "opens the account to every IPv4 address; write the addresses that need it, if you can"),
    ],
    requirements: &[
        ("malformed_json", "well-formed JSON"),
        ("invalid_utf8", "text in UTF-8"),
        ("too_deep", "nested no deeper than {max} {max:level|levels}"),
        ("body_too_large", "at most {max} {max:byte|bytes}"),
        ("duplicate_key", "every key once"),
        ("missing", "every mandatory field"),
        ("wrong_type", "values of the document's types"),
        ("no_users", "at least one user"),
        ("too_many_users", "at most {max} {max:user|users}"),
        ("empty", "not empty"),
        ("too_short", "at least {min} {min:character|characters}"),
        ("too_long", "at most {max} {max:character|characters}"),
        ("empty_item", "an address or a pattern in every item, separated by commas"),
        ("space_in_list", "no spaces"),
        ("asterisk_wildcard", "`%` as the wildcard, not `*`"),
        ("full_width_character", "no full-width characters"),
        ("ipv6_address", "no IPv6 addresses"),
        ("cidr_suffix", "no prefix lengths such as `/24`"),
        ("netmask_suffix", "no netmasks such as `/255.255.255.0`"),
        ("underscore_wildcard", "no `_` as a wildcard"),
        ("host_name", "no host names"),
        ("wrong_length", "exactly {length} {length:character|characters}"),
        ("illegal_character", "no characters but the allowed ones"),
        ("too_few_classes", "characters of at least {required} {required:class|classes}"),
        ("wrong_suffix", "`{suffix}` at the end"),
        ("unsafe_in_url", "only what is safe in a URL"),
        ("unsupported_language", "{supported}"),
        ("unsupported_content_type", "{supported}, with or without parameters"),
        ("matches_no_address", "every item matches at least one IPv4 address"),
        ("list_too_long", "at most {max} {max:character|characters}"),
        ("equals_username", "better not the user name"),
        ("equals_reversed_username", "better not the user name backwards"),
        ("undocumented_pattern", "better in a form that the document shows"),
        ("duplicate_host", "better no item twice"),
        ("unusual_shape", "better shaped like the identifiers that the service gives out"),
        ("unknown_field", "better no field that the document does not know"),
        ("duplicate_user", "better no user twice"),
        ("weak", "hard to guess"),
        ("covered_host", "an item under a wider one is an account of its own"),
        ("any_address", "a pattern that opens every address is pointed out"),
    ],
    severities: &[("error", "error"), ("warning", "warning"), ("advice", "advice")],
    states: &[("met", "met"), ("unmet", "not met"), ("not_yet", "not met yet")],
    classes: &[
        ("upper", "an upper-case letter"),
        ("lower", "a lower-case letter"),
        ("digit", "a digit"),
        ("special", "a special character"),
    ],
    types: &[
        ("null", "null"),
        ("boolean", "a boolean"),
        ("number", "a number"),
        ("string", "a string"),
        ("array", "a list"),
        ("object", "an object"),
        ("other", "something that JSON does not know"),
    ],
    statuses: &[
        ("creating", "creating"),
        ("rebooting", "rebooting"),
        ("upgrading", "upgrading"),
        ("changing_instance_class", "changing instance class"),
        ("creating_users", "creating users"),
        ("deleting_users", "deleting users"),
        ("none_of_these", "another status"),
    ],
    permitted: &[
        ("yes", "yes: the document names no obstacle in this status"),
        ("no", "no: the document forbids it in this status; wait until the instance has left it"),
        ("unknown", "unknown: the document does not say"),
    ],
    decisions: &[
        (
            "ascii_only",
            "Letters and digits are those of ASCII. A full-width or accented letter is no letter here; it is a character \
             that is not allowed.",
        ),
        (
            "backtick",
            "Both forms of the text show the special characters between backticks. That is markup that leaked: it stands \
             at both ends, and no other page of the family has it. The backtick is not allowed.",
        ),
        ("full_stop", "\"Include\" means \"are\", and the full stop behind the special characters ends the sentence."),
        (
            "masked_example",
            "The example shows `******` for the password. That is a mask, judged like any other text, and not valid.",
        ),
        ("nothing_trimmed", "Nothing is trimmed, normalised or changed: what is judged is what is sent."),
        (
            "nothing_beyond_maximum",
            "Of a password that is too long only the legal number of characters is looked at, so that no input, however \
             long, costs more than a legal one.",
        ),
        (
            "weak_is_advice",
            "The service says that it refuses weak passwords, and not what is weak. No client can know, so this is no rule \
             here.",
        ),
        (
            "username_is_warning",
            "The document does not relate the password to the user name. Sibling pages refuse a password that equals it, \
             or equals it backwards (DBS.05000006, DBS.05000007), so these are warnings; the comparison is exact.",
        ),
        (
            "hosts_are_text",
            "The server compares the client's address with a host as text, `%` matching any run of characters, dots \
             included. `10.10.10.1%` is 10.10.10.1, 10.10.10.10 to 19 and 10.10.10.100 to 199.",
        ),
        (
            "ipv4_only",
            "The text says \"host IP address\" and shows IPv4 only. By decision host names, IPv6, prefix lengths, netmasks \
             and `_` are refused, although MySQL knows them.",
        ),
        (
            "undocumented_patterns",
            "A pattern that matches addresses but stands in no form that the text shows is a warning: the text does not \
             forbid it. One that can match no address is an error.",
        ),
        (
            "hosts_are_accounts",
            "The server keeps one account for each host, each with its own password, and the more specific one wins. So an \
             item under a wider one is pointed out, not refused.",
        ),
        (
            "host_list_limits",
            "The text gives no limits, so these are ours: 8,192 characters are read, and repeated and covered items are \
             looked for among the first 64.",
        ),
        (
            "no_range",
            "The text gives no range for an identifier. It is refused only when it is empty or would change the URL; one \
             that is unlike those the service gives out is a warning.",
        ),
        (
            "not_really_uuid",
            "The text calls the instance id \"compliant with the UUID format\", and its own example is 32 hexadecimal \
             digits and `in07`. Both shapes are usual here, and neither is demanded.",
        ),
        (
            "token_is_printable",
            "A token is printable ASCII without spaces, so that nothing can be smuggled in behind a line break. The limit of \
             65,536 characters is ours. The token is a secret like the password.",
        ),
        (
            "content_type_is_mandatory",
            "The table calls `Content-Type` mandatory and states a default. It is mandatory here; case does not matter, and \
             parameters may follow.",
        ),
        (
            "prerequisite_breaks_off",
            "The text breaks off at \"Before calling this API:\", so whether the operation may be called now is unknown.",
        ),
        (
            "statuses_are_prose",
            "The statuses are prose, not strings of an API. The answer is yes only for a status that you know to be none of \
             them.",
        ),
        ("success_status_unstated", "The text does not state the status of success, only that the body is \"None\"."),
        ("empty_object_accepted", "The text says \"None\" and shows `{}`: both are accepted as success."),
        (
            "body_limits",
            "A field that the text does not know is a warning. The same key twice is an error, because two readers may \
             disagree. A body of more than 64 MiB or 64 levels is refused: these limits are ours.",
        ),
        (
            "not_recommended",
            "This is the server's rule, not a recommendation: 8 to 32 characters with a rule of composition is weaker than \
             what NIST SP 800-63B-4 and OWASP ASVS 5.0 (6.2.5, 6.2.9) ask for.",
        ),
    ],
    comma: ", ",
    or: " or ",
    truncated: "and more, which are not listed",
};

#[cfg(feature = "export")]
pub(super) static POLICY: PolicyWords = PolicyWords {
    length: |length| match (length.min(), length.max()) {
        (0, 0) => "no character at all".to_owned(),
        (0, usize::MAX) => "any number of characters".to_owned(),
        (0, max) => format!("at most {max} {}", characters(max)),
        (min, usize::MAX) => format!("at least {min} {}", characters(min)),
        (min, max) if min == max => format!("exactly {min} {}", characters(min)),
        (min, max) => format!("{min} to {max} characters"),
    },
    classes: &[("upper", "upper-case letters"), ("lower", "lower-case letters"), ("digit", "digits")],
    specials: |specials| match specials.len() {
        1 => format!("the special character {specials}"),
        _ => format!("the special characters {specials}"),
    },
    space: "the space",
    and: " and ",
    commas: [", ", ", and "],
    sentence: |length, required, classes, list| match required {
        0 => format!("{length} from these, and nothing else: {list}"),
        _ if required == classes => format!("{length} from all of these, and nothing else: {list}"),
        _ => format!("{length} from at least {} of these, and nothing else: {list}", number(required)),
    },
    only: |list| format!("no characters but these: {list}"),
    at_least: |required, classes, list| match required {
        _ if required == classes => format!("characters of all of these: {list}"),
        _ => format!("characters of at least {} of these: {list}", number(required)),
    },
    must_have: |demand| format!("The password must have {demand}"),
    terraform_note: "Terraform shows a value that it refuses here, unless this is the variable of a module that is given a \
                     sensitive value.",
};

#[cfg(feature = "export")]
const fn characters(count: usize) -> &'static str {
    if count == 1 { "character" } else { "characters" }
}

/// How many classes.
#[cfg(feature = "export")]
fn number(count: usize) -> String {
    ["no", "one", "two", "three", "four"].get(count).map_or_else(|| format!("{count}"), |&word| word.to_owned())
}
