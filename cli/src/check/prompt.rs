//! Values from a person at a terminal; secrets without echo.

use std::io::{self, ErrorKind, Write as _};

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

/// Asks for one value.
pub(super) fn value(name: &str, is_secret: bool, language: Language) -> Result<Zeroizing<String>, Failure> {
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
                tape.string(&ask_value(&name, policy.is_secret(), words)?);
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
    let answer = ask(words.another).and_then(|()| read_line()).map_err(|error| no_value(error, words))?;
    // No answer is no.
    Ok(answer.is_some_and(|answer| words.yes.contains(&answer.trim().to_lowercase().as_str())))
}

fn ask_value(name: &str, is_secret: bool, words: &Words) -> Result<Zeroizing<String>, Failure> {
    let asked = ask(&format!("{HEADING}{name}{HEADING:#}{}", words.colon));
    let value = asked.and_then(|()| if is_secret { rpassword::read_password() } else { read_value() });
    value.map(Zeroizing::new).map_err(|error| no_value(error, words))
}

fn ask(question: &str) -> io::Result<()> {
    let mut terminal = anstream::stderr();
    write!(terminal, "{question}")?;
    terminal.flush()
}

/// A line between the questions and whatever follows.
fn end() -> Result<(), Failure> {
    writeln!(anstream::stderr()).map_err(Failure::Write)
}

/// A line that a person typed, without its end; `None` where the input ended instead.
fn read_line() -> io::Result<Option<String>> {
    let mut line = String::new();
    let count = io::stdin().read_line(&mut line)?;
    line.truncate(line.trim_end_matches(['\r', '\n']).len());
    Ok((count > 0).then_some(line))
}

fn read_value() -> io::Result<String> {
    read_line()?.ok_or_else(|| ErrorKind::UnexpectedEof.into())
}

fn no_value(error: io::Error, words: &Words) -> Failure {
    let error = match error.kind() {
        ErrorKind::UnexpectedEof => io::Error::new(ErrorKind::UnexpectedEof, words.input_ended),
        _ => error,
    };
    Failure::read(words.standard_input, error)
}
