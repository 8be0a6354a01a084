//! Why the command could not do its work.

use std::fmt;
use std::io;
use std::path::Path;

use gatepass::generate::GenerateError;
use gatepass::policy_file::Faults;
use gatepass::{Escaped, Field, Language};

use crate::discretion::is_repeatable;
use crate::faults;
use crate::subject::Subject;
use crate::words::words;

/// What ends the command with status 2.
pub(crate) enum Failure {
    /// A file, or standard input, cannot be read.
    Read { name: String, error: io::Error },
    /// A file that is not there, and whose name may be a secret in the wrong place.
    ReadUnnamed(io::Error),
    /// Neither the id of a document nor a file that is there; nothing where it may be a secret in the wrong place.
    Neither(Option<String>),
    /// Standard output cannot be written to.
    Write(io::Error),
    /// Standard error cannot be written to, and a question has nowhere else to stand.
    Ask(io::Error),
    /// Whoever gives the rules has none for the field.
    NoField { of: String, field: Field, fields: Vec<&'static str> },
    /// The file of a policy holds none.
    Policy { name: String, text: String, faults: Faults },
    /// A policy from standard input, which is to give the values too.
    PolicyFromInput,
    /// More than one policy from standard input.
    PoliciesFromInput,
    /// A line that is too long to be read whole, of a field in which every character counts.
    LongLine { field: Field },
    /// A header without a colon, or without a token as its name.
    NoHeader { place: HeaderPlace },
    /// Headers from standard input, which is to give the body or the values too.
    HeadersFromInput,
    /// A manual page of a subcommand that there is not. What was asked for may be a secret in the wrong place.
    NoSubcommand,
    /// A file of headers that is too large.
    TooManyHeaders { name: String },
    /// One field of an export that is of something else than a schema.
    FieldWithoutSchema,
    /// A policy as the description of an operation.
    PolicyWithoutOperation,
    /// All documents as something else than OpenAPI.
    AllWithoutOpenApi,
    /// No password meets what was asked for.
    Generate(GenerateError),
    /// The operating system starts no thread.
    Thread(io::Error),
    /// The operating system gives no random bytes.
    Randomness(getrandom::Error),
}

/// Where a header stands. It may be a token, so nothing of it is repeated.
pub(crate) enum HeaderPlace {
    /// In the arguments: which one, from 1.
    Argument(usize),
    /// In a file: on which line, from 1.
    Line(String, usize),
}

impl Failure {
    pub(crate) fn read(name: &str, error: io::Error) -> Self {
        Self::Read { name: name.to_owned(), error }
    }

    pub(crate) fn open(path: &Path, error: io::Error) -> Self {
        if is_repeatable(path) { Self::read(&shown(path), error) } else { Self::ReadUnnamed(error) }
    }

    /// The same where the name of a file that is not there may be a secret, however it is spelled.
    pub(crate) fn without_missing_name(self) -> Self {
        match self {
            Self::Read { error, .. } if error.kind() == io::ErrorKind::NotFound => Self::ReadUnnamed(error),
            other => other,
        }
    }

    /// What it is where the id of a document could have stood as well: a file that is missing may be one that is misspelled.
    pub(crate) fn or_no_document(self) -> Self {
        match self {
            Self::Read { name, error } if error.kind() == io::ErrorKind::NotFound => Self::Neither(Some(name)),
            Self::ReadUnnamed(error) if error.kind() == io::ErrorKind::NotFound => Self::Neither(None),
            other => other,
        }
    }

    pub(crate) fn no_field(subject: Subject, field: Field) -> Self {
        let (of, fields) = match subject {
            Subject::Document(document) => (document.id.to_owned(), document.fields().map(Field::name).collect()),
            Subject::Policy(_) => ("--policy".to_owned(), vec![Field::Password.name()]),
        };
        Self::NoField { of, field, fields }
    }

    pub(crate) fn in_language(&self, language: Language) -> impl fmt::Display {
        let words = words(language);
        match self {
            Self::Read { name, error } => (words.cannot_read)(name, error),
            Self::ReadUnnamed(error) => (words.cannot_read)(words.unnamed_file, error),
            Self::Neither(name) => (words.neither)(name.as_deref().unwrap_or(words.unnamed_file)),
            Self::Write(error) => (words.cannot_write)(words.standard_output, error),
            Self::Ask(error) => (words.cannot_write)(words.standard_error, error),
            Self::NoField { of, field, fields } => (words.no_field)(of, field.name(), &fields.join(words.comma)),
            Self::Policy { name, text, faults } => {
                faults::title(name, faults, language) + &faults::shown(name, text, faults, language)
            }
            Self::PolicyFromInput => words.policy_from_input.to_owned(),
            Self::PoliciesFromInput => words.policies_from_input.to_owned(),
            Self::LongLine { field } => (words.long_line)(field.name()),
            Self::NoHeader { place: HeaderPlace::Argument(number) } => (words.no_header_argument)(*number),
            Self::NoHeader { place: HeaderPlace::Line(name, line) } => (words.no_header_line)(name, *line),
            Self::NoSubcommand => words.no_subcommand.to_owned(),
            Self::HeadersFromInput => words.headers_from_input.to_owned(),
            Self::TooManyHeaders { name } => (words.too_many_headers)(name),
            Self::FieldWithoutSchema => words.field_without_schema.to_owned(),
            Self::PolicyWithoutOperation => words.policy_without_operation.to_owned(),
            Self::AllWithoutOpenApi => words.all_without_openapi.to_owned(),
            Self::Generate(error) => (words.cannot_generate)(*error),
            Self::Thread(error) => (words.no_thread)(error),
            Self::Randomness(error) => (words.no_randomness)(error),
        }
    }
}

/// The name of a file for messages.
pub(crate) fn shown(path: &Path) -> String {
    Escaped(&path.to_string_lossy()).to_string()
}
