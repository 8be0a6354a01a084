//! The command's own words in the languages of the library: headings, summaries, prompts, and why it could not do its work.

mod en_us;
mod zh_cn;

use std::io;

use gatepass::generate::GenerateError;
use gatepass::{Language, Part, Relation, ResponseBody, Severity};

use crate::diff::Fact;

/// What the command says in one language.
pub(crate) struct Words {
    /// Between the items of a list.
    pub(crate) comma: &'static str,
    /// Between what is named and what is said of it.
    pub(crate) colon: &'static str,
    /// Around an aside.
    pub(crate) aside: fn(&str) -> String,

    // Reports
    pub(crate) valid: &'static str,
    pub(crate) invalid: &'static str,
    /// So many violations of one severity.
    pub(crate) count: fn(Severity, usize) -> String,
    /// So many values or bodies, of which so many are not valid.
    pub(crate) judged: fn(u64, u64) -> String,
    pub(crate) line: fn(u64) -> String,
    pub(crate) part: fn(Part) -> &'static str,
    pub(crate) not_checked: &'static str,
    /// From one character to another, counted from 1.
    pub(crate) at: fn(usize, usize) -> String,
    pub(crate) is_secret: &'static str,
    pub(crate) empty: &'static str,
    pub(crate) truncated: &'static str,

    // Generating
    /// So many characters, so many passwords, so many bits of entropy.
    pub(crate) entropy: fn(usize, &str, f64) -> String,
    // Lints
    pub(crate) nothing_found: &'static str,
    /// What the standards ask for and no policy says.
    pub(crate) not_linted: &'static str,

    // At a terminal
    pub(crate) another: &'static str,
    /// What counts as yes, in lower case.
    pub(crate) yes: &'static [&'static str],
    pub(crate) reading_lines: &'static str,

    // Failures
    pub(crate) standard_input: &'static str,
    /// A file whose name is not shown.
    pub(crate) unnamed_file: &'static str,
    pub(crate) standard_output: &'static str,
    pub(crate) standard_error: &'static str,
    pub(crate) input_ended: &'static str,
    pub(crate) cannot_read: fn(&str, &io::Error) -> String,
    /// What is no document, and no file that is there.
    pub(crate) neither: fn(&str) -> String,
    pub(crate) cannot_write: fn(&str, &io::Error) -> String,
    /// A document, the field that it lacks, and those that it has.
    pub(crate) no_field: fn(&str, &str, &str) -> String,
    /// A file, and how many errors are in it.
    pub(crate) no_policy: fn(&str, &str) -> String,
    pub(crate) policy_from_input: &'static str,
    pub(crate) policies_from_input: &'static str,
    /// The field of a line.
    pub(crate) long_line: fn(&str) -> String,
    pub(crate) no_header_argument: fn(usize) -> String,
    pub(crate) no_header_line: fn(&str, usize) -> String,
    pub(crate) headers_from_input: &'static str,
    pub(crate) no_subcommand: &'static str,
    pub(crate) too_many_headers: fn(&str) -> String,
    pub(crate) field_without_schema: &'static str,
    pub(crate) policy_without_operation: &'static str,
    pub(crate) all_without_openapi: &'static str,
    pub(crate) cannot_generate: fn(GenerateError) -> String,
    pub(crate) no_thread: fn(&io::Error) -> String,
    pub(crate) no_randomness: fn(&getrandom::Error) -> String,

    pub(crate) diff: Diff,
    pub(crate) page: Page,
}

/// The words of `gatepass diff`, which calls the two A and B.
pub(crate) struct Diff {
    pub(crate) request: &'static str,
    pub(crate) only_a: &'static str,
    pub(crate) only_b: &'static str,
    pub(crate) other_kind: &'static str,
    pub(crate) relation: fn(Relation) -> &'static str,
    /// What one says of a fact, and what the other says.
    pub(crate) fact: fn(Fact, &str, &str) -> String,
    pub(crate) none: &'static str,
    /// Which of the two alone accepts an example.
    pub(crate) only: fn(&str, &str) -> String,
    /// What both accept: lengths, classes and special characters.
    pub(crate) common: fn(usize, usize, usize, &str) -> String,
    pub(crate) same_verdicts: &'static str,
    pub(crate) differ: &'static str,
}

/// The words of `gatepass explain`.
pub(crate) struct Page {
    pub(crate) revision: fn(&str) -> String,
    pub(crate) no_revision: &'static str,
    pub(crate) formats: fn(&[&str]) -> String,

    // Headings
    pub(crate) path: &'static str,
    pub(crate) headers: &'static str,
    pub(crate) body: &'static str,
    pub(crate) prerequisite: &'static str,
    pub(crate) permission: &'static str,
    pub(crate) responses: &'static str,
    pub(crate) example: &'static str,
    pub(crate) references: &'static str,
    pub(crate) decisions: &'static str,
    pub(crate) hints: &'static str,
    pub(crate) note: &'static str,

    // Members
    pub(crate) mandatory: &'static str,
    pub(crate) mandatory_with_default: fn(&str) -> String,
    pub(crate) optional: &'static str,
    pub(crate) optional_with_default: fn(&str) -> String,
    pub(crate) secret: &'static str,
    pub(crate) list_of: fn(usize) -> String,
    pub(crate) no_headers: &'static str,
    /// The name that `--field` knows it by, where the body calls it otherwise.
    pub(crate) field_name: fn(&str) -> String,

    // Rules
    pub(crate) host_forms: &'static str,
    pub(crate) letters_and_digits: fn(usize) -> String,
    pub(crate) hex_digits: fn(usize) -> String,
    pub(crate) digits: fn(usize) -> String,
    pub(crate) dashed_uuid: &'static str,
    pub(crate) or: &'static str,

    // Around the request
    pub(crate) action: &'static str,
    pub(crate) access_level: &'static str,
    pub(crate) resource_type: &'static str,
    pub(crate) condition_keys: &'static str,
    pub(crate) no_status: &'static str,
    pub(crate) response: fn(ResponseBody) -> &'static str,
    pub(crate) masked: &'static str,
    pub(crate) answer: &'static str,
    pub(crate) hints_do_not_count: &'static str,
}

/// The words of a language.
pub(crate) fn words(language: Language) -> &'static Words {
    match language {
        Language::ZhCn => &zh_cn::WORDS,
        _ => &en_us::WORDS,
    }
}
