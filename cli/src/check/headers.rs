//! `--header`: one in the argument, or one on each line of a file.

use std::path::Path;

use gatepass::RawRequest;

use crate::args::CheckArgs;
use crate::failure::{Failure, HeaderPlace};
use crate::input::{self, Input};

/// What a file of UTF-8 may begin with; it belongs to no header.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Adds every header of the arguments to the request.
pub(super) fn add(request: &mut RawRequest, args: &CheckArgs) -> Result<(), Failure> {
    for (argument, number) in args.headers.iter().zip(1..) {
        match argument.strip_prefix('@') {
            Some(file) if !file.is_empty() => add_lines(request, open(Path::new(file), args)?)?,
            _ => add_line(request, argument).ok_or_else(|| no_header(HeaderPlace::Argument(number)))?,
        }
    }
    Ok(())
}

/// A file of headers; `-` is standard input, unless that gives the body or the values.
fn open(path: &Path, args: &CheckArgs) -> Result<Input, Failure> {
    if input::is_standard(path) && args.is_standard_input() {
        return Err(Failure::HeadersFromInput);
    }
    Input::open(Some(path), args.language)
}

fn add_lines(request: &mut RawRequest, input: Input) -> Result<(), Failure> {
    let name = input.name.clone();
    let Some(body) = input.read_body()? else { return Err(Failure::TooManyHeaders { name }) };
    let lines = body.bytes().strip_prefix(MARK).unwrap_or(body.bytes());
    for (line, number) in lines.split(|&byte| byte == b'\n').zip(1..) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let added = std::str::from_utf8(line).ok().and_then(|line| match line {
            "" => Some(()),
            _ => add_line(request, line),
        });
        if added.is_none() {
            return Err(no_header(HeaderPlace::Line(name, number)));
        }
    }
    Ok(())
}

/// `Name: value`. One space after the colon is syntax; anything else belongs to the value.
fn add_line(request: &mut RawRequest, line: &str) -> Option<()> {
    let (name, value) = line.split_once(':').filter(|(name, _)| is_token(name))?;
    request.add_header(name, value.strip_prefix(' ').unwrap_or(value));
    Some(())
}

/// Whether a text is a `token` of RFC 9110, section 5.6.2, as the name of a header must be.
fn is_token(text: &str) -> bool {
    let is_tchar = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(is_tchar)
}

fn no_header(place: HeaderPlace) -> Failure {
    Failure::NoHeader { place }
}
