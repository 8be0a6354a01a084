//! The arguments, and their help.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::{ContextKind, ContextValue};
use clap::{Arg, Args as ClapArgs, Parser, Subcommand, ValueEnum};
use gatepass::{Document, Field, Language, documents};

use crate::completions::CompletionsArgs;
use crate::diff::DiffArgs;
use crate::export::ExportArgs;
use crate::failure::shown;
use crate::generate::GenerateArgs;
use crate::lint::LintArgs;
use crate::man::ManArgs;
use crate::subject::{self, Named, NamedParser};

/// Judges passwords, user names, host lists and whole requests by the cloud's own document, before they are sent.
#[derive(Parser)]
#[command(name = "gatepass", version, arg_required_else_help = true, after_help = STATUS)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

impl Args {
    /// The arguments, if they make sense together in a way that their declaration cannot say.
    pub(crate) fn settled(self) -> Result<Self, clap::Error> {
        if let Command::Check(args) = &self.command {
            subject::settle(args)?;
        }
        Ok(self)
    }
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// List the documents: id, product, operation, date, method and path
    Documents(DocumentsArgs),
    /// Tell a document's rules in words, with where each comes from and why it is as it is
    Explain(ExplainArgs),
    /// Judge a request, or many, or the values of one field
    #[command(after_help = EXAMPLES)]
    Check(Box<CheckArgs>),
    /// Write the rules for other tools: forms, password managers, JSON Schema, OpenAPI, Terraform
    Export(ExportArgs),
    /// Draw passwords that a document accepts, each as likely as any other
    #[command(after_help = GENERATE)]
    Generate(GenerateArgs),
    /// Say in what two documents, or two policies, differ, and what is safe in both
    Diff(DiffArgs),
    /// Say what is odd about a password policy, and what departs from NIST SP 800-63B-4 and OWASP ASVS 5.0
    Lint(LintArgs),
    /// Write what a shell needs to complete the arguments
    Completions(CompletionsArgs),
    /// Write the manual page: `gatepass man | man -l -`
    Man(ManArgs),
}

#[derive(ClapArgs)]
pub(crate) struct DocumentsArgs {
    /// Words for people, or one JSON array
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

#[derive(ClapArgs)]
pub(crate) struct ExplainArgs {
    /// The document's id
    #[arg(value_parser = document_parser())]
    pub(crate) document: &'static Document,

    /// The language of the words
    #[arg(long, value_parser = language_parser(), default_value = Language::EnUs.tag())]
    pub(crate) language: Language,
}

#[derive(ClapArgs)]
pub(crate) struct CheckArgs {
    /// The document's id
    #[arg(value_name = "DOCUMENT", value_parser = NamedParser, required_unless_present = "policy")]
    pub(crate) first: Option<Named>,

    /// The body as JSON, or with --ndjson or --field the lines; default and `-`: standard input. At a terminal without
    /// FILE, a prompt (with --ndjson, lines as you type them)
    pub(crate) file: Option<PathBuf>,

    /// Judge passwords by a policy of your own, as TOML or JSON, instead of a DOCUMENT: each line of FILE is one
    #[arg(long, value_name = "POLICY", conflicts_with_all = ["project_id", "instance_id", "headers", "ndjson"])]
    pub(crate) policy: Option<PathBuf>,

    /// Check the request's path too: its project
    ///
    /// Giving one of the path's parameters makes the document's other ones mandatory.
    #[arg(long, value_name = "P", allow_hyphen_values = true)]
    pub(crate) project_id: Option<String>,

    /// Check the request's path too: its instance
    ///
    /// Giving one of the path's parameters makes the document's other ones mandatory.
    #[arg(long, value_name = "I", allow_hyphen_values = true)]
    pub(crate) instance_id: Option<String>,

    /// Check the headers too: `'X-Language: en-us'`, or `@FILE` with one on each line
    ///
    /// Once one is given, none that the document calls mandatory may be missing. May be given more than once. One space
    /// after the colon is syntax; anything else belongs to the value. In a file, blank lines are skipped; there a token is
    /// not seen by who lists the processes. `@-` is standard input, where the body or the lines come from a file.
    #[arg(long = "header", value_name = "HEADER|@FILE")]
    pub(crate) headers: Vec<String>,

    /// Each line of the input is one body, and gets one verdict
    #[arg(long, conflicts_with = "field")]
    pub(crate) ndjson: bool,

    /// Each line of the input is one value of this field, and gets one verdict
    #[arg(long, value_name = "NAME", value_parser = field_parser(),
        conflicts_with_all = ["project_id", "instance_id", "headers"])]
    pub(crate) field: Option<Field>,

    /// Advise on passwords that are easy to guess, too: `weak`, with an estimate of the guesses
    ///
    /// It is advice: it makes nothing invalid. The name of the user counts, where the body has it.
    #[arg(long)]
    pub(crate) strength: bool,

    /// Judge lines on so many threads at once; without this option, on one for each core
    ///
    /// The reports stand in the order of the lines all the same.
    #[arg(long, short = 'j', value_name = "N", value_parser = clap::value_parser!(u16).range(1..=MOST_THREADS))]
    pub(crate) threads: Option<u16>,

    /// Words for people, or the report as JSON: one object, and with --ndjson and --field one on each line
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,

    /// The language of the messages
    #[arg(long, value_parser = language_parser(), default_value = Language::EnUs.tag())]
    pub(crate) language: Language,

    /// Only the summary and the status
    ///
    /// The summary is on standard output, and with `--format json` on standard error, because standard output carries only
    /// reports.
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

/// Each thread keeps some lines in memory.
const MOST_THREADS: i64 = 256;

#[derive(Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Format {
    #[default]
    Text,
    Json,
}

const STATUS: &str = "\
Exit status:
  0  everything is valid; warnings and advice do not count
  1  something is not
  2  the command could not do its work";

const EXAMPLES: &str = "\
A password is read from a file, standard input or a prompt without echo, never from an argument. At the prompt \
control characters edit what is typed; check a value that holds one from a file.

Examples:
  gatepass check taurusdb.change-user-password body.json
  gatepass check taurusdb.change-user-password --ndjson bodies.ndjson --format json
  gatepass check taurusdb.change-user-password --field host hosts.txt
  gatepass check flexusrds.reset-root-password --field password
  gatepass check --policy policy.toml passwords.txt

Exit status:
  0  everything is valid, or there was nothing to judge; warnings and advice do not count
  1  something is not; a body that is no JSON is judged, and not valid
  2  the command could not do its work: no such field, an unreadable file, ...

A closed pipe ends the command quietly, with the status of what was judged until then.";

const GENERATE: &str = "\
The passwords are drawn by the operating system's randomness, and stand on standard output: that is a place for secrets \
only as long as it is no terminal that others see, and no log.

Examples:
  gatepass generate flexusrds.reset-root-password
  gatepass generate taurusdb.change-user-password --count 50 --length 32 --username root
  gatepass generate flexusrds.reset-root-password --also taurusdb.change-user-password
  gatepass generate flexusrds.reset-root-password --no-look-alikes --safe-for shell
  gatepass generate --policy policy.toml
  gatepass generate flexusrds.reset-root-password --entropy

Exit status:
  0  there they are
  2  the command could not do its work: no password meets all that was asked for, ...

A closed pipe ends the command quietly.";

pub(crate) fn document_parser() -> impl TypedValueParser<Value = &'static Document> {
    DocumentParser
}

/// Takes the id of a document. Where a file is given instead, it tells how to.
#[derive(Clone)]
struct DocumentParser;

impl DocumentParser {
    fn ids() -> impl TypedValueParser<Value = &'static Document> {
        PossibleValuesParser::new(documents::ALL.iter().map(|document| document.id))
            .try_map(|id| documents::find(&id).ok_or("no such document"))
    }
}

impl TypedValueParser for DocumentParser {
    type Value = &'static Document;

    fn parse_ref(
        &self,
        command: &clap::Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<&'static Document, clap::Error> {
        Self::ids().parse_ref(command, arg, value).map_err(|mut error| {
            let takes_policies = command.get_arguments().any(|other| other.get_long() == Some("policy"));
            if takes_policies && Path::new(value).is_file() {
                let tip = format!("a policy of your own is given as '--policy {}'", shown(Path::new(value)));
                error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
            }
            error
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(documents::ALL.iter().map(|document| PossibleValue::new(document.id))))
    }
}

pub(crate) fn field_parser() -> impl TypedValueParser<Value = Field> {
    PossibleValuesParser::new(Field::ALL.iter().copied().map(Field::name))
        .try_map(|name| Field::from_name(&name).ok_or("no such field"))
}

pub(crate) fn language_parser() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new(Language::ALL.iter().copied().map(Language::tag))
        .try_map(|tag| Language::from_tag(&tag).ok_or("no such language"))
}
