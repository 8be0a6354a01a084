//! `gatepass man`: the manual page of the command, and those of its subcommands.

use clap::{Args as ClapArgs, CommandFactory as _};
use clap_mangen::Man;

use crate::args::{Args, Format};
use crate::failure::Failure;
use crate::output::{Output, Status};

#[derive(ClapArgs)]
pub(crate) struct ManArgs {
    /// The page of this subcommand, instead of the overview
    subcommand: Option<String>,
}

pub(crate) fn run(args: &ManArgs) -> Result<Status, Failure> {
    let mut command = Args::command().disable_help_subcommand(true);
    // Without it, a subcommand does not know that it is called `gatepass check`.
    command.build();
    if let Some(name) = &args.subcommand {
        command = command.find_subcommand(name).ok_or(Failure::NoSubcommand)?.clone();
    }
    let page = Man::new(command).source(concat!("gatepass ", env!("CARGO_PKG_VERSION")));
    Output::new(Format::Json).write_with(|output| page.render(output))?;
    Ok(Status::Valid)
}
