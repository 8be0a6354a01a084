//! `gatepass export`: the rules, as other tools read them.

use std::io::Write as _;
use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args as ClapArgs, ValueEnum};
use gatepass::export::{Draft, Json, openapi};
use gatepass::{Document, Field, Language, PasswordPolicy, documents};

use crate::args::{Format, document_parser, field_parser, language_parser};
use crate::failure::Failure;
use crate::output::{Output, Status};
use crate::subject::Subject;

#[derive(ClapArgs)]
#[command(allow_missing_positional = true, after_help = EXAMPLES)]
pub(crate) struct ExportArgs {
    /// The document's id
    #[arg(value_parser = document_parser(), required_unless_present_any = ["all", "policy"])]
    document: Option<&'static Document>,

    /// What to write
    target: Target,

    /// All documents as one description; with openapi
    #[arg(long, conflicts_with = "document")]
    all: bool,

    /// A policy of your own, as TOML or JSON, instead of a document
    #[arg(long, value_name = "FILE", conflicts_with_all = ["document", "all"])]
    policy: Option<PathBuf>,

    /// The schema of this field instead of the request's body; with json-schema and json-schema-07
    #[arg(long, value_name = "NAME", value_parser = field_parser())]
    field: Option<Field>,

    /// The language of the words
    #[arg(long, value_parser = language_parser(), default_value = Language::EnUs.tag())]
    pub(crate) language: Language,
}

const EXAMPLES: &str = "\
Examples:
  gatepass export flexusrds.reset-root-password passwordrules
  gatepass export taurusdb.change-user-password json-schema --field host
  gatepass export --all openapi > openapi.json
  gatepass export flexusrds.reset-root-password terraform > password.tf
  gatepass export --policy policy.toml html";

/// What is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    Html,
    PasswordRules,
    Schema(Draft),
    OpenApi,
    Terraform,
    Sentence,
}

impl ValueEnum for Target {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Self::Html,
            Self::PasswordRules,
            Self::Schema(Draft::Draft202012),
            Self::Schema(Draft::Draft7),
            Self::OpenApi,
            Self::Terraform,
            Self::Sentence,
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (name, help) = match self {
            Self::Html => ("html", "The attributes of the password's field, on one line"),
            Self::PasswordRules => {
                ("passwordrules", "The rules by which browsers and password managers make a password")
            }
            Self::Schema(Draft::Draft7) => ("json-schema-07", "The same as a schema of draft 7"),
            Self::Schema(_) => ("json-schema", "The request's body as a JSON Schema of draft 2020-12"),
            Self::OpenApi => ("openapi", "The operation as an OpenAPI 3.1 description"),
            Self::Terraform => ("terraform", "A variable that takes passwords, and a resource that makes one"),
            Self::Sentence => ("sentence", "What a password has to be, in words"),
        };
        Some(PossibleValue::new(name).help(help))
    }
}

pub(crate) fn run(args: &ExportArgs) -> Result<Status, Failure> {
    let text = args.text()?;
    // It is for programs: nothing is coloured.
    Output::new(Format::Json).write_with(|output| writeln!(output, "{}", text.trim_end()))?;
    Ok(Status::Valid)
}

impl ExportArgs {
    fn text(&self) -> Result<String, Failure> {
        match self.target {
            Target::Schema(draft) => Ok(indented(&self.schema()?.as_document(draft))),
            _ if self.field.is_some() => Err(Failure::FieldWithoutSchema),
            Target::OpenApi if self.all => Ok(indented(&openapi(documents::ALL))),
            Target::OpenApi => match self.subject()? {
                Subject::Document(document) => Ok(indented(&document.openapi())),
                Subject::Policy(_) => Err(Failure::PolicyWithoutOperation),
            },
            _ => Ok(self.of_password(self.subject()?.password()?)),
        }
    }

    /// What is said of passwords alone.
    fn of_password(&self, policy: &PasswordPolicy) -> String {
        let (name, language) = (Field::Password.name(), self.language);
        match self.target {
            Target::Html => policy.html_attributes(name, language).to_string(),
            Target::PasswordRules => policy.password_rules(),
            Target::Terraform => {
                let variable = policy.terraform_variable(name, language);
                let resource = policy.terraform_random_password(name);
                resource.map_or(variable.clone(), |resource| format!("{variable}\n{resource}"))
            }
            _ => language.describe_policy(policy),
        }
    }

    fn schema(&self) -> Result<Json, Failure> {
        match (self.subject()?, self.field) {
            (Subject::Document(document), None) => Ok(document.body_json_schema()),
            (subject, field) => Ok(subject.policy(field.unwrap_or(Field::Password))?.json_schema()),
        }
    }

    /// Whose rules are written. Without one there is `--all`, which not everything can be said of.
    fn subject(&self) -> Result<Subject, Failure> {
        match (&self.policy, self.document) {
            (Some(file), _) => Subject::read(file, self.language),
            (None, Some(document)) => Ok(Subject::Document(document)),
            (None, None) => Err(Failure::AllWithoutOpenApi),
        }
    }
}

fn indented(json: &Json) -> String {
    format!("{json:#}")
}
