//! English.

use gatepass::generate::{GenerateError, MAX_LENGTH};
use gatepass::{Part, Relation, ResponseBody, Severity};

use super::{Diff, Page, Words};
use crate::diff::Fact;

pub(super) static WORDS: Words = Words {
    comma: ", ",
    colon: ": ",
    aside: |text| format!(" ({text})"),

    valid: "valid",
    invalid: "not valid",
    count: |severity, count| match (severity, count) {
        (Severity::Error, 1) => "1 error".to_owned(),
        (Severity::Error, _) => format!("{count} errors"),
        (Severity::Warning, 1) => "1 warning".to_owned(),
        (Severity::Warning, _) => format!("{count} warnings"),
        (Severity::Advice, 1) => "1 piece of advice".to_owned(),
        (Severity::Advice, _) => format!("{count} pieces of advice"),
    },
    judged: |judged, invalid| match (judged, invalid) {
        (0, _) => "0 judged".to_owned(),
        (_, 0) => format!("{judged} judged, all valid"),
        _ => format!("{judged} judged, {invalid} not valid"),
    },
    line: |line| format!("line {line}"),
    part: |part| match part {
        Part::Path => "path",
        Part::Headers => "headers",
        Part::Body => "body",
    },
    not_checked: "not checked",
    at: |first, last| {
        if first == last { format!("at character {first}") } else { format!("at characters {first} to {last}") }
    },
    is_secret: "a secret, not shown",
    empty: "(empty)",
    truncated: "There are more; a report holds the first 1,000.",

    entropy: |length, count, bits| {
        let characters = if length == 1 { "character" } else { "characters" };
        let passwords = if count == "1" { "password" } else { "passwords" };
        format!("{count} {passwords} of {length} {characters}, {bits:.2} bits of entropy each")
    },
    nothing_found: "nothing found",
    not_linted: "What no policy says is not judged: that passwords are looked up among known ones (NIST SP 800-63B-4, 3.1.1.2; \
                 OWASP ASVS 5.0, 6.2.4 and 6.2.12), that none is cut (6.2.8), and that none expires (6.2.10).",

    another: "another one? [y/N] ",
    yes: &["y", "yes"],
    reading_lines: "reading lines from the terminal, shown as they are typed; Ctrl-D ends",

    standard_input: "standard input",
    unnamed_file: "FILE (not shown, it may be a secret)",
    standard_output: "standard output",
    standard_error: "standard error",
    input_ended: "the input ended before there was a value",
    cannot_read: |name, error| format!("cannot read {name}: {error}"),
    neither: |name| {
        format!("{name} is no document, and no file that is there; `gatepass documents` lists the documents")
    },
    cannot_write: |name, error| format!("cannot write to {name}: {error}"),
    no_field: |document, field, fields| format!("{document} has no field `{field}`; it has {fields}"),
    no_policy: |name, errors| format!("{name} holds no policy: {errors}"),
    policy_from_input: "--policy - needs a FILE, for standard input cannot give the policy and the passwords too",
    policies_from_input: "standard input cannot give more than one policy",
    long_line: |field| {
        format!(
            "a line is longer than 64 MiB; the document gives `{field}` no length, so all of it would have to be judged"
        )
    },
    no_header_argument: |number| {
        format!("--header number {number} of the arguments is no header; write it as 'Name: value', or @FILE")
    },
    no_header_line: |name, line| format!("line {line} of {name} is no header; write it as Name: value, in UTF-8"),
    headers_from_input: "--header @- needs a FILE, for standard input cannot give the headers and the rest too",
    no_subcommand: "there is no such subcommand; `gatepass help` lists them",
    too_many_headers: |name| format!("{name} is larger than 64 MiB; headers are not"),
    field_without_schema: "--field goes with json-schema and json-schema-07 alone",
    policy_without_operation: "a policy is no operation that OpenAPI could describe; json-schema writes its schema",
    all_without_openapi: "--all goes with openapi alone; name a document",
    cannot_generate: |error| match error {
        GenerateError::NothingInCommon => "no password is accepted by all of them".to_owned(),
        GenerateError::LengthNotAllowed { min, max } => {
            format!("passwords of this length are not allowed; give a --length from {min} to {max}")
        }
        GenerateError::TooLong => format!("passwords of more than {MAX_LENGTH} characters are not generated"),
        GenerateError::NothingLeft => {
            "no password is left; ask for more characters, or leave out an option that excludes some".to_owned()
        }
        other => other.to_string(),
    },
    no_thread: |error| format!("cannot start a thread: {error}; fewer may do: --threads 1"),
    no_randomness: |error| format!("the operating system gives no random bytes: {error}"),

    diff: Diff {
        request: "request",
        only_a: "only A has it",
        only_b: "only B has it",
        other_kind: "of another kind in A than in B",
        relation: |relation| match relation {
            Relation::Equal => "the same values",
            Relation::Stricter => "A is stricter: whatever it accepts, B accepts too, and more",
            Relation::Looser => "A is looser: it accepts whatever B accepts, and more",
            Relation::Overlapping => "each accepts something that the other does not",
            Relation::Disjoint => "no value suits both",
        },
        fact: |fact, a, b| match fact {
            Fact::MinLength => format!("minimum length: {a} in A, {b} in B"),
            Fact::MaxLength => format!("maximum length: {a} in A, {b} in B"),
            Fact::RequiredClasses => format!("required classes of characters: {a} in A, {b} in B"),
            Fact::Characters => format!("characters that only A allows: {a}\ncharacters that only B allows: {b}"),
            Fact::ExactLength => format!("fixed number of characters: {a} in A, {b} in B"),
            Fact::Suffix => format!("at the end: {a} in A, {b} in B"),
            Fact::Supported => format!("one of these: {a} in A, {b} in B"),
        },
        none: "none",
        only: |letter, example| match example {
            "" => format!("only {letter} accepts the empty one"),
            _ => format!("only {letter} accepts, for example: {example}"),
        },
        common: |min, max, classes, specials| {
            let specials = if specials.is_empty() { "none" } else { specials };
            format!(
                "safe in both: {min} to {max} characters, of at least {classes} classes, special characters: {specials}"
            )
        },
        same_verdicts: "✓ the same verdicts",
        differ: "✗ they differ",
    },

    page: Page {
        revision: |date| format!("as of {date}"),
        no_revision: "no date stated",
        formats: |formats| format!("one text in several formats: {}", formats.join(", ")),

        path: "Path",
        headers: "Headers",
        body: "Body",
        prerequisite: "May it be called now?",
        permission: "Permission",
        responses: "Answers",
        example: "Example",
        references: "Addresses in the text",
        decisions: "Decisions, and why",
        hints: "Warnings and advice",
        note: "Note",

        mandatory: "mandatory",
        mandatory_with_default: |default| format!("mandatory, although the text states the default `{default}`"),
        optional: "optional",
        optional_with_default: |default| format!("optional, `{default}` when absent"),
        secret: "secret",
        list_of: |max| format!("a list of 1 to {max} objects"),
        no_headers: "The text describes none, so none is looked at.",
        field_name: |name| format!("`--field {name}`"),

        host_forms: "`%`, four octets, or one to three leading octets and then `.%`",
        letters_and_digits: |count| format!("{count} letters and digits"),
        hex_digits: |count| format!("{count} hexadecimal digits"),
        digits: |count| format!("{count} digits"),
        dashed_uuid: "a UUID with its dashes",
        or: ", or ",

        action: "action",
        access_level: "access level",
        resource_type: "resource type",
        condition_keys: "condition keys",
        no_status: "no status stated",
        response: |body| match body {
            ResponseBody::Nothing => "nothing in the body",
            ResponseBody::NothingOrEmptyObject => "nothing in the body, or `{}`",
            ResponseBody::Job => "`job_id`, the task that changes the passwords",
            ResponseBody::Error => "`error_code` and `error_msg`",
            _ => "",
        },
        masked: "The text shows ****** for the password; a valid one stands here.",
        answer: "The answer:",
        hints_do_not_count: "These do not make a request invalid.",
    },
};
