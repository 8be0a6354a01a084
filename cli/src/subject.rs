//! Whose rules hold: a DOCUMENT's, or those of a file of one's own, `--policy FILE`.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::path::Path;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, CommandFactory as _};
use gatepass::policy_file::PolicyFile;
use gatepass::{Document, Field, Language, PasswordPolicy, Policy};

use crate::args::{Args, CheckArgs, document_parser};
use crate::failure::{Failure, shown};
use crate::input::{Input, is_standard};

/// Whose rules hold.
#[derive(Clone, Copy)]
pub(crate) enum Subject {
    Document(&'static Document),
    Policy(&'static PolicyFile),
}

impl Subject {
    /// A policy out of a file.
    pub(crate) fn read(path: &Path, language: Language) -> Result<Self, Failure> {
        let file = read(path, language)?;
        // It is asked until the command ends, as a document is.
        Ok(Self::Policy(Box::leak(Box::new(file))))
    }

    /// Its grammar of a field.
    pub(crate) fn policy(self, field: Field) -> Result<Policy, Failure> {
        match self {
            Self::Document(document) => document.policy(field).ok_or_else(|| Failure::no_field(self, field)),
            Self::Policy(file) if field == Field::Password => Ok(Policy::Password(file.password())),
            Self::Policy(_) => Err(Failure::no_field(self, field)),
        }
    }

    /// Its grammar of passwords.
    pub(crate) fn password(self) -> Result<&'static PasswordPolicy, Failure> {
        match self {
            Self::Document(document) => {
                document.password_policy().ok_or_else(|| Failure::no_field(self, Field::Password))
            }
            Self::Policy(file) => Ok(file.password()),
        }
    }

    /// The document's id.
    pub(crate) fn id(self) -> Option<&'static str> {
        match self {
            Self::Document(document) => Some(document.id),
            Self::Policy(_) => None,
        }
    }

    /// What it calls itself.
    pub(crate) fn title(self) -> Option<&'static str> {
        match self {
            Self::Document(document) => Some(document.source.operation),
            Self::Policy(file) => file.title(),
        }
    }
}

/// How it was named. What is no file is never shown.
impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&shown(self.as_path()))
    }
}

/// Reads a file of a policy: as its name says, and otherwise as it looks.
fn read(path: &Path, language: Language) -> Result<PolicyFile, Failure> {
    let input = Input::open(Some(path), language)?;
    let name = input.name.clone();
    // One byte more than it may have tells that it is too large.
    let text = input.read_text(PolicyFile::MAX_BYTES + 1)?;
    let has_extension =
        |wanted: &str| path.extension().and_then(OsStr::to_str).is_some_and(|e| e.eq_ignore_ascii_case(wanted));
    let read = match () {
        () if has_extension("toml") => PolicyFile::from_toml(&text),
        () if has_extension("json") => PolicyFile::from_json(&text),
        () => PolicyFile::from_json_or_toml(&text),
    };
    read.map_err(|faults| Failure::Policy { name, text, faults })
}

/// An argument that is the id of a document or else the name of a file.
#[derive(Clone)]
pub(crate) enum Named {
    Document(&'static Document),
    Other(OsString),
}

impl Named {
    /// The document, or the policy that the file holds.
    pub(crate) fn open(&self, language: Language) -> Result<Subject, Failure> {
        match self {
            Self::Document(document) => Ok(Subject::Document(document)),
            Self::Other(file) => Subject::read(Path::new(file), language).map_err(Failure::or_no_document),
        }
    }

    pub(crate) fn as_path(&self) -> &Path {
        match self {
            Self::Document(document) => Path::new(document.id),
            Self::Other(argument) => Path::new(argument),
        }
    }
}

/// Takes the id of a document, and anything else too. Whether a file may stand there is for the command to say.
#[derive(Clone)]
pub(crate) struct NamedParser;

impl TypedValueParser for NamedParser {
    type Value = Named;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<Named, clap::Error> {
        let document = document_parser().parse_ref(command, arg, value);
        Ok(document.map_or_else(|_| Named::Other(value.to_owned()), Named::Document))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(gatepass::documents::ALL.iter().map(|document| PossibleValue::new(document.id))))
    }
}

/// Refuses standard input as more than one policy: whoever reads it first leaves nothing.
pub(crate) fn from_input_once<'p>(paths: impl IntoIterator<Item = &'p Path>) -> Result<(), Failure> {
    let count = paths.into_iter().filter(|path| is_standard(path)).count();
    if count > 1 { Err(Failure::PoliciesFromInput) } else { Ok(()) }
}

/// Refuses a document that is none, and a document beside a policy.
pub(crate) fn settle(args: &CheckArgs) -> Result<(), clap::Error> {
    let mut command = Args::command();
    command.build();
    let Some(check) = command.find_subcommand("check") else { return Ok(()) };
    match (&args.policy, &args.first, &args.file) {
        (None, Some(Named::Other(argument)), _) => {
            let first = check.get_positionals().next();
            document_parser().parse_ref(check, first, argument).map(|_| ())
        }
        (Some(_), Some(_), Some(_)) => {
            let mut error = clap::Error::new(ErrorKind::ArgumentConflict).with_cmd(check);
            for (kind, argument) in
                [(ContextKind::InvalidArg, "DOCUMENT"), (ContextKind::PriorArg, "--policy <POLICY>")]
            {
                error.insert(kind, ContextValue::String(argument.to_owned()));
            }
            Err(error)
        }
        _ => Ok(()),
    }
}
