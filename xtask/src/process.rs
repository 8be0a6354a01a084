//! Running other programs, and the places of what cargo builds.

use std::env;
use std::env::consts::EXE_SUFFIX;
use std::ffi::OsString;
use std::io::Write as _;
use std::iter;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context as _, Result, ensure};

/// The cargo that started this task.
pub(crate) fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")))
}

/// Runs a command to its end, nothing on its standard input; anything but success is an error.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.stdin(Stdio::null()).status().with_context(|| cannot_start(command))?;
    ensure!(status.success(), "`{}` ended with {status}", shown(command));
    Ok(())
}

/// Runs a command with this text on its standard input. The text that a command leaves unread is no error: its status
/// says why it stopped.
pub(crate) fn feed(command: &mut Command, text: &str) -> Result<ExitStatus> {
    let mut child = command.stdin(Stdio::piped()).spawn().with_context(|| cannot_start(command))?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(text.as_bytes()).ok();
    }
    child.wait().with_context(|| format!("lost `{}`", shown(command)))
}

/// What a command writes to its standard output; its standard error is shown. Anything but success is an error.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    let output =
        command.stdin(Stdio::null()).stderr(Stdio::inherit()).output().with_context(|| cannot_start(command))?;
    ensure!(output.status.success(), "`{}` ended with {}", shown(command), output.status);
    String::from_utf8(output.stdout).with_context(|| format!("`{}` wrote no UTF-8", shown(command)))
}

/// What a command writes to its standard output, or `None` when it cannot be run or does not succeed.
pub(crate) fn probe(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The message for a command that the system does not find or start.
fn cannot_start(command: &Command) -> String {
    format!("cannot start `{}`", command.get_program().display())
}

/// The directory into which cargo builds, with respect to every way of choosing it: the task lies in it, below the
/// directory of its profile.
pub(crate) fn target_directory() -> Result<PathBuf> {
    let task = env::current_exe().context("cannot find the running task")?;
    let directory = task.ancestors().nth(2).context("the running task lies in no target directory")?;
    Ok(directory.to_owned())
}

/// A program of the workspace, built in release.
pub(crate) fn executable(name: &str) -> Result<PathBuf> {
    Ok(target_directory()?.join("release").join(format!("{name}{EXE_SUFFIX}")))
}

/// The directory of the repository, whose manifest is that of the workspace.
pub(crate) fn repository() -> Result<PathBuf> {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    Ok(manifest.parent().context("xtask lies in no repository")?.to_owned())
}

/// A command as it would be typed, for messages; a program of a toolchain by its name alone.
pub(crate) fn shown(command: &Command) -> String {
    let program = command.get_program();
    let name = Path::new(program).file_stem().unwrap_or(program);
    let words = iter::once(name).chain(command.get_args());
    words.map(|word| quoted(&word.to_string_lossy())).collect::<Vec<_>>().join(" ")
}

/// A word as a shell wants it: in single quotes where it needs any.
pub(crate) fn quoted(word: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./:=+,@%".contains(&byte);
    if !word.is_empty() && word.bytes().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_only_where_a_shell_needs_it() {
        assert_eq!(quoted("--project-id"), "--project-id");
        assert_eq!(quoted(""), "''");
        assert_eq!(quoted(r#"{"a": 1}"#), r#"'{"a": 1}'"#);
        assert_eq!(quoted("it's"), r"'it'\''s'");
    }

    #[test]
    fn a_command_is_shown_by_the_name_of_its_program() {
        let mut command = Command::new("some/where/cargo");
        command.args(["test", "two words"]);
        assert_eq!(shown(&command), "cargo test 'two words'");
    }
}
