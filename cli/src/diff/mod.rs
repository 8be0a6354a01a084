//! `gatepass diff`: in what two documents, or two policies, differ.

mod compare;
mod facts;
mod json;
mod text;

use clap::Args as ClapArgs;
use gatepass::Language;

use crate::args::{Format, language_parser};
use crate::failure::Failure;
use crate::output::{Output, Status};
use crate::subject::{self, Named, NamedParser};
use compare::Difference;
pub(crate) use facts::Fact;

#[derive(ClapArgs)]
#[command(after_help = HELP)]
pub(crate) struct DiffArgs {
    /// The id of a document, or a policy of your own, as TOML or JSON; `-` is standard input
    #[arg(value_name = "A", value_parser = NamedParser)]
    a: Named,

    /// What it is compared with: a document or a policy, too
    #[arg(value_name = "B", value_parser = NamedParser)]
    b: Named,

    /// Words for people, or one JSON object
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    /// The language of the words
    #[arg(long, value_parser = language_parser(), default_value = Language::EnUs.tag())]
    pub(crate) language: Language,
}

const HELP: &str = "\
Of a policy and a document only the passwords are compared. Passwords that are shown are examples made from the rules.

Exit status:
  0  whatever one of them allows, the other allows too
  1  they differ
  2  one of them cannot be read";

pub(crate) fn run(args: &DiffArgs) -> Result<Status, Failure> {
    subject::from_input_once([args.a.as_path(), args.b.as_path()])?;
    let subjects = [args.a.open(args.language)?, args.b.open(args.language)?];
    let difference = Difference::between(subjects)?;
    let names = [args.a.to_string(), args.b.to_string()];
    Output::new(args.format).write_with(|output| match args.format {
        Format::Json => json::write(&difference, &names, output),
        Format::Text => text::write(&difference, &names, args.language, output),
    })?;
    Ok(Status::of(difference.is_none()))
}
