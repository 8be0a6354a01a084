//! Values from a person at a terminal; secrets without echo.

use std::io::{self, BufRead as _, ErrorKind, Write as _};

use gatepass::{Content, Document, Language, Member, Tape};
use zeroize::Zeroizing;

use crate::failure::Failure;
use crate::style::HEADING;
use crate::words::{Words, words};

/// Asks for the members of the document's body, in its order.
pub(super) fn body(document: &Document, language: Language) -> Result<Tape, Failure> {
    let mut tape = Tape::new();
    let asked = ask_object(&mut tape, document.body, "", words(language));
    end().and(asked)?;
    Ok(tape)
}

/// Asks for one value, which may be no text at all.
pub(super) fn value(name: &str, is_secret: bool, language: Language) -> Result<Zeroizing<Vec<u8>>, Failure> {
    let value = ask_value(name, is_secret, words(language));
    end().and(value)
}

/// Asks for the members of an object. What stands before their names says which object it is.
fn ask_object(tape: &mut Tape, members: &[Member], before: &str, words: &Words) -> Result<(), Failure> {
    tape.begin_object();
    for member in members {
        tape.key(member.name);
        match member.content {
            Content::Value { policy, .. } => {
                let name = format!("{before}{}", member.name);
                let value = ask_value(&name, policy.is_secret(), words)?;
                let text = std::str::from_utf8(&value).map_err(io::Error::other);
                tape.string(text.map_err(|error| no_value(error, words))?);
            }
            Content::List { max, members } => ask_list(tape, member.name, max, members, words)?,
            _ => tape.null(),
        }
    }
    tape.end_object();
    Ok(())
}

/// Asks for objects until there are enough.
fn ask_list(tape: &mut Tape, name: &str, max: usize, members: &[Member], words: &Words) -> Result<(), Failure> {
    tape.begin_array();
    for number in 1..=max {
        ask_object(tape, members, &format!("{name} #{number} › "), words)?;
        if number == max || !is_another(words)? {
            break;
        }
    }
    tape.end_array();
    Ok(())
}

fn is_another(words: &Words) -> Result<bool, Failure> {
    ask(words.another)?;
    let answer = read_line().map_err(|error| no_value(error, words))?;
    // No answer is no, and so is one that is no text.
    Ok(answer.is_some_and(|answer| {
        let answer = String::from_utf8_lossy(&answer).trim().to_lowercase();
        words.yes.contains(&answer.as_str())
    }))
}

/// Of a secret only text can be read.
fn ask_value(name: &str, is_secret: bool, words: &Words) -> Result<Zeroizing<Vec<u8>>, Failure> {
    ask(&format!("{HEADING}{name}{HEADING:#}{}", words.colon))?;
    let value = if is_secret { rpassword::read_password().map(String::into_bytes) } else { read_value() };
    value.map(Zeroizing::new).map_err(|error| no_value(error, words))
}

fn ask(question: &str) -> Result<(), Failure> {
    let mut terminal = anstream::stderr();
    write!(terminal, "{question}").and_then(|()| terminal.flush()).map_err(Failure::Ask)
}

/// A line between the questions and whatever follows.
fn end() -> Result<(), Failure> {
    writeln!(anstream::stderr()).map_err(Failure::Ask)
}

/// A line that a person typed, without its end; `None` where the input ended instead.
fn read_line() -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    let count = io::stdin().lock().read_until(b'\n', &mut line)?;
    let length = line.iter().rposition(|byte| !b"\r\n".contains(byte)).map_or(0, |last| last + 1);
    line.truncate(length);
    Ok((count > 0).then_some(line))
}

fn read_value() -> io::Result<Vec<u8>> {
    read_line()?.ok_or_else(|| ErrorKind::UnexpectedEof.into())
}

fn no_value(error: io::Error, words: &Words) -> Failure {
    let error = match error.kind() {
        ErrorKind::UnexpectedEof => io::Error::new(ErrorKind::UnexpectedEof, words.input_ended),
        _ => error,
    };
    Failure::read(words.standard_input, error)
}
