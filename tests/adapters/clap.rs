//! Typed values as arguments.

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{Arg, Command, CommandFactory as _, Parser};
use gatepass::typed::taurusdb_change_user_password::{HostList, InstanceId, ProjectId, Username};

use crate::{CANARY, assert_silent, song};

#[derive(Parser, Debug)]
#[command(name = "example")]
struct Options {
    #[arg(long, default_value = "root", global = true)]
    name: Username,
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand, Debug)]
enum Action {
    Grant {
        #[arg(long, short)]
        project: Option<ProjectId>,
        #[arg(env = "GATEPASS_TEST_INSTANCE", default_value = "ba62a0b83a1b42bfab275829d86ac0fdin07")]
        instance: InstanceId,
        #[arg(long)]
        host: Vec<HostList>,
    },
}

fn parse<T: Into<OsString> + Clone>(arguments: &[T]) -> Result<Options, clap::Error> {
    let grant = ["example", "grant"].map(OsString::from);
    Options::try_parse_from(grant.into_iter().chain(arguments.iter().cloned().map(Into::into)))
}

#[test]
fn valid_arguments_become_values() {
    Options::command().debug_assert();
    let Options { name, action: Action::Grant { project, instance, host } } =
        parse(&["--host", "%", "--host=10.%,127.0.0.1", "--name", "a_1"]).unwrap();
    assert_eq!((name.as_str(), instance.as_str()), ("a_1", "ba62a0b83a1b42bfab275829d86ac0fdin07"));
    assert_eq!(host.iter().map(HostList::as_str).collect::<Vec<_>>(), ["%", "10.%,127.0.0.1"]);
    assert_eq!(project, None);
}

#[test]
fn an_error_names_the_argument_and_every_violation() {
    let error = parse(&["--host", "10.10.10.*, 1.2.3.4"]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ValueValidation);
    assert_eq!(error.exit_code(), 2);
    assert_eq!(
        error.to_string(),
        "error: --host <HOST>:\n  \
         must not contain a space; remove it (space_in_list)\n  \
         has the wrong wildcard; write `%` instead of `*` (asterisk_wildcard)\n\n\
         Usage: example grant [OPTIONS] [INSTANCE]\n\n\
         For more information, try '--help'.\n",
    );
    for (arguments, start) in [
        (&["-p", "054e"][..], "error: --project <PROJECT>:\n  must have exactly 32 characters"),
        (&["none"], "error: [INSTANCE]:\n  must have exactly 36 characters"),
        (&["--name="], "error: --name <NAME>:\n  must have at least 1 character"),
    ] {
        let error = parse(arguments).unwrap_err().to_string();
        assert!(error.starts_with(start), "{error}");
    }
}

#[test]
fn a_password_in_the_wrong_place_is_not_repeated() {
    let secret = format!("{CANARY} `");
    for argument in ["--name=", "--host=", "--project=", ""] {
        let error = parse(&[format!("{argument}{secret}")]).unwrap_err();
        assert_silent(&format!("{error}{error:?}{}", error.render().ansi()));
    }
    // clap's own parsers do repeat it.
    let number = Command::new("example").arg(Arg::new("n").value_parser(clap::value_parser!(u8)));
    let error = number.try_get_matches_from(["example", CANARY]).unwrap_err();
    assert!(song(&error.to_string()).is_some());
}

#[cfg(unix)]
#[test]
fn what_is_not_utf_8_is_a_violation() {
    use std::os::unix::ffi::OsStringExt as _;

    let argument = OsString::from_vec([b"--name=", CANARY.as_bytes(), b"\xff"].concat());
    let error = parse(&[argument]).unwrap_err().to_string();
    assert!(error.starts_with("error: --name <NAME>:\n  is not UTF-8"), "{error}");
    assert!(error.contains("(invalid_utf8)"), "{error}");
    assert_silent(&error);
}

#[test]
fn what_follows_a_command_that_clap_does_not_know_is_read_too() {
    let command = Command::new("example")
        .allow_external_subcommands(true)
        .external_subcommand_value_parser(clap::value_parser!(HostList));
    let matches = command.clone().try_get_matches_from(["example", "grant", "%"]).unwrap();
    let hosts = matches.subcommand().unwrap().1.get_many::<HostList>("").unwrap();
    assert_eq!(hosts.map(HostList::as_str).collect::<Vec<_>>(), ["%"]);
    let error = command.try_get_matches_from(["example", "grant", "*"]).unwrap_err().to_string();
    assert!(error.starts_with("error: has the wrong wildcard"), "{error}");
}
