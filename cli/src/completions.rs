//! `gatepass completions`: what a shell needs to complete the command's arguments.

use clap::{Args as ClapArgs, CommandFactory as _};
use clap_complete::Shell;

use crate::args::{Args, Format};
use crate::failure::Failure;
use crate::output::{Output, Status};

#[derive(ClapArgs)]
pub(crate) struct CompletionsArgs {
    /// The shell
    shell: Shell,
}

pub(crate) fn run(args: &CompletionsArgs) -> Result<Status, Failure> {
    let mut command = Args::command();
    let name = command.get_name().to_owned();
    Output::new(Format::Json).write_with(|output| {
        clap_complete::generate(args.shell, &mut command, name, output);
        Ok(())
    })?;
    Ok(Status::Valid)
}
