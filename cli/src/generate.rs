//! `gatepass generate`: passwords that a document accepts, or several; or how many of them there are.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use gatepass::generate::{Generator, LOOK_ALIKES, SHELL_SAFE, SQL_SAFE, URL_SAFE};
use gatepass::{CharSet, Document, Language, Length, PasswordPolicy};
use getrandom::SysRng;
use serde::Serialize;

use crate::args::{Format, document_parser, language_parser};
use crate::failure::Failure;
use crate::output::{Output, Status};
use crate::subject::{self, Named, NamedParser, Subject};
use crate::words::words;

#[derive(ClapArgs)]
pub(crate) struct GenerateArgs {
    /// The document's id
    #[arg(value_parser = document_parser(), required_unless_present = "policy")]
    document: Option<&'static Document>,

    /// A policy of your own, as TOML or JSON, instead of a document
    #[arg(long, value_name = "FILE", conflicts_with = "document")]
    policy: Option<PathBuf>,

    /// How many passwords, one on each line
    #[arg(long, value_name = "N", default_value_t = 1)]
    count: u64,

    /// How many characters each has; default: 20, or as near to it as the documents allow
    #[arg(long, value_name = "L")]
    length: Option<usize>,

    /// Another document, or a policy of your own, that is to accept them too; may be given more than once
    #[arg(long, value_name = "DOCUMENT|FILE", value_parser = NamedParser)]
    also: Vec<Named>,

    /// Never this name of a user, nor the name reversed; may be given more than once
    #[arg(long = "username", value_name = "NAME", allow_hyphen_values = true)]
    usernames: Vec<String>,

    /// Without characters that are taken for one another: 0 O o D Q, 1 l I |, 2 Z, 5 S, 6 G, 8 B
    #[arg(long)]
    no_look_alikes: bool,

    /// Only characters that mean themselves there, without quotes in a shell, and within any in SQL; may be given more than once
    #[arg(long, value_name = "PLACE", value_enum)]
    safe_for: Vec<Place>,

    /// No password, but how many there are, and the entropy of each
    #[arg(long, conflicts_with = "count")]
    entropy: bool,

    /// Words for people, or JSON; with --entropy
    // `--count` forbids `--entropy`, and so lifts what is required: it has to forbid this itself.
    #[arg(long, value_enum, default_value_t, requires = "entropy", conflicts_with = "count")]
    format: Format,

    /// The language of the words
    #[arg(long, value_parser = language_parser(), default_value = Language::EnUs.tag())]
    pub(crate) language: Language,
}

/// A policy that accepts what any policy can accept, so that the others are all alike.
const ANY: PasswordPolicy = PasswordPolicy::new(
    Length::new(0, usize::MAX),
    CharSet::GRAPHIC.difference(CharSet::ALPHANUMERIC).union(CharSet::of(" ")),
    0,
);

/// Where a password is to be put.
#[derive(Clone, Copy, ValueEnum)]
enum Place {
    Shell,
    Url,
    Sql,
}

impl Place {
    const fn characters(self) -> CharSet {
        match self {
            Self::Shell => SHELL_SAFE,
            Self::Url => URL_SAFE,
            Self::Sql => SQL_SAFE,
        }
    }
}

pub(crate) fn run(args: &GenerateArgs) -> Result<Status, Failure> {
    let subjects = args.subjects()?;
    let generator = args.generator(&subjects)?;
    if args.entropy {
        Output::new(args.format).write_with(|output| args.write_entropy(&subjects, &generator, output))?;
    } else {
        args.write_passwords(&generator)?;
    }
    Ok(Status::Valid)
}

impl GenerateArgs {
    /// Whose rules hold: one at least.
    fn subjects(&self) -> Result<Vec<Subject>, Failure> {
        subject::from_input_once(self.policy.as_deref().into_iter().chain(self.also.iter().map(Named::as_path)))?;
        let file = self.policy.as_deref().map(|file| Subject::read(file, self.language));
        let document = self.document.map(|document| Ok(Subject::Document(document)));
        let also = self.also.iter().map(|named| named.open(self.language));
        file.into_iter().chain(document).chain(also).collect()
    }

    fn generator(&self, subjects: &[Subject]) -> Result<Generator, Failure> {
        let mut builder = Generator::for_policy(&ANY);
        for subject in subjects {
            builder = builder.and(subject.password()?);
        }
        if let Some(length) = self.length {
            builder = builder.length(length);
        }
        if self.no_look_alikes {
            builder = builder.without(LOOK_ALIKES);
        }
        for place in &self.safe_for {
            builder = builder.only(place.characters());
        }
        for name in &self.usernames {
            builder = builder.not_equal_to(name);
        }
        builder.build().map_err(Failure::Generate)
    }

    fn write_passwords(&self, generator: &Generator) -> Result<(), Failure> {
        let mut output = Output::of_secrets();
        for _ in 0..self.count {
            let password = generator.generate(&mut SysRng).map_err(Failure::Randomness)?;
            output.write_line(password.expose_secret()).map_err(Failure::Write)?;
            if output.is_closed() {
                return Ok(());
            }
        }
        output.flush().map_err(Failure::Write)
    }

    fn write_entropy(&self, subjects: &[Subject], generator: &Generator, output: &mut Output) -> io::Result<()> {
        let (count, bits) = (generator.count().to_string(), generator.entropy_bits());
        match self.format {
            Format::Text => writeln!(output, "{}", (words(self.language).entropy)(generator.length(), &count, bits)),
            Format::Json => {
                let documents = subjects.iter().map(|subject| subject.id()).collect();
                let entropy =
                    Entropy { schema: "gatepass.entropy/1", documents, length: generator.length(), count, bits };
                serde_json::to_writer_pretty(&mut *output, &entropy)?;
                writeln!(output)
            }
        }
    }
}

/// How many passwords there are, as JSON.
#[derive(Serialize)]
struct Entropy {
    schema: &'static str,
    /// Their ids; `null` for a policy of one's own.
    documents: Vec<Option<&'static str>>,
    length: usize,
    /// In decimal, as a text: readers of JSON round numbers as large as this.
    count: String,
    #[serde(rename = "entropy_bits")]
    bits: f64,
}
