//! `--header`: one in the argument, or one on each line of a file.

use std::path::Path;

use gatepass::RawRequest;

use crate::failure::{Failure, HeaderPlace};
use crate::input::Input;

/// Adds every header of the arguments to the request.
pub(super) fn add(request: &mut RawRequest, arguments: &[String]) -> Result<(), Failure> {
    for (argument, number) in arguments.iter().zip(1..) {
        match argument.strip_prefix('@') {
            Some(file) => add_file(request, Path::new(file))?,
            None => add_line(request, argument).ok_or_else(|| no_header(HeaderPlace::Argument(number)))?,
        }
    }
    Ok(())
}

fn add_file(request: &mut RawRequest, path: &Path) -> Result<(), Failure> {
    let input = Input::open_file(path)?;
    let name = input.name.clone();
    let too_many = Failure::TooManyHeaders { name: name.clone() };
    let body = input.read_body()?.ok_or(too_many)?;
    for (line, number) in body.bytes().split(|&byte| byte == b'\n').zip(1..) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let added = std::str::from_utf8(line).ok().and_then(|line| match line {
            "" => Some(()),
            _ => add_line(request, line),
        });
        added.ok_or_else(|| no_header(HeaderPlace::Line(name.clone(), number)))?;
    }
    Ok(())
}

/// `Name: value`. One space after the colon is syntax; anything else belongs to the value.
fn add_line(request: &mut RawRequest, line: &str) -> Option<()> {
    let (name, value) = line.split_once(':').filter(|(name, _)| !name.is_empty())?;
    request.add_header(name, value.strip_prefix(' ').unwrap_or(value));
    Some(())
}

fn no_header(place: HeaderPlace) -> Failure {
    Failure::NoHeader { place }
}
