//! Typed values as arguments of a command.
//!
//! ```
//! use clap::Parser;
//! use gatepass::typed::taurusdb_change_user_password::{HostList, Username};
//!
//! #[derive(Parser)]
//! struct Options {
//!     #[arg(long)]
//!     name: Username,
//!     #[arg(long, default_value = "%")]
//!     host: HostList,
//! }
//!
//! let options = Options::try_parse_from(["example", "--name", "reporting"]).unwrap();
//! assert_eq!((options.name.as_str(), options.host.as_str()), ("reporting", "%"));
//!
//! let error = Options::try_parse_from(["example", "--name", "a", "--host", "10.10.10.*"]).err().unwrap();
//! assert!(error.to_string().starts_with(
//!     "error: --host <HOST>:\n  has the wrong wildcard; write `%` instead of `*` (asterisk_wildcard)\n"
//! ));
//! ```
//!
//! The error names the argument and has a line for each violation. Unlike clap's own it does not repeat the value, but for
//! a character that is wrong: a password that was written into the wrong argument would stand on the screen and in the logs.
//!
//! A password is no argument: other users of the machine see it, and the shell keeps it. So there is no parser of passwords;
//! read one from a file or from standard input, as `examples/clap.rs` does.
//!
//! ```compile_fail,E0599
//! use gatepass::typed::taurusdb_change_user_password::Password;
//!
//! let parser = clap::value_parser!(Password);
//! ```

use alloc::borrow::ToOwned as _;
use alloc::format;
use alloc::string::ToString as _;
use core::fmt;
use core::marker::PhantomData;
use std::ffi::OsStr;

use clap::builder::{TypedValueParser, ValueParserFactory};
use clap::error::{Error, ErrorKind};
use clap::{Arg, Command};

use crate::report::Report;
use crate::typed::{HostList, InstanceId, ProjectId, Spec, Username, Value};

/// Reads an argument as such a typed value. `#[arg]` and `clap::value_parser!` find it by themselves.
pub struct ValueParser<T>(PhantomData<fn() -> T>);

impl<T> Clone for ValueParser<T> {
    fn clone(&self) -> Self {
        Self(PhantomData)
    }
}

impl<T> fmt::Debug for ValueParser<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ValueParser")
    }
}

impl<T: Value + Clone + Send + Sync + 'static> TypedValueParser for ValueParser<T> {
    type Value = T;

    fn parse_ref(&self, command: &Command, argument: Option<&Arg>, value: &OsStr) -> Result<T, Error> {
        parse(value).map_err(|report| refuse(&report, command, argument))
    }
}

macro_rules! argument {
    ($($type:ident)*) => {$(
        impl<S: Spec> ValueParserFactory for $type<S> {
            type Parser = ValueParser<Self>;

            fn value_parser() -> ValueParser<Self> {
                ValueParser(PhantomData)
            }
        }
    )*};
}

argument! { ProjectId InstanceId Username HostList }

fn parse<T: Value>(value: &OsStr) -> Result<T, Report> {
    match value.to_str() {
        Some(text) => T::try_from(text.to_owned()),
        None => Err(Report::of_bytes(Some(T::DOCUMENT), &T::POLICY, value.as_encoded_bytes())),
    }
}

fn refuse(report: &Report, command: &Command, argument: Option<&Arg>) -> Error {
    let message = match argument {
        Some(argument) => format!("{argument}:\n{report}").replace('\n', "\n  "),
        None => report.to_string(),
    };
    Error::raw(ErrorKind::ValueValidation, message).format(&mut command.clone())
}
