//! The program `terraform`, where it is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A directory of its own for a configuration, removed when it is dropped.
pub(crate) struct Configuration(PathBuf);

/// Whether the program is there; it says so if not.
pub(crate) fn is_there() -> bool {
    let is_there = Command::new("terraform").arg("version").output().is_ok_and(|output| output.status.success());
    if !is_there {
        println!("NOT CHECKED with terraform: the program is not there. Its language was evaluated without it.");
    }
    is_there
}

impl Configuration {
    pub(crate) fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("terraform-{}-{name}", std::process::id()));
        for (file, text) in files {
            let file = directory.join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        Self(directory)
    }

    /// Runs the program in it, with no settings of anybody, and nothing to look for on a network.
    pub(crate) fn run(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
        let settings = self.0.join("settings");
        fs::write(&settings, "").unwrap();
        let mut command = Command::new("terraform");
        command.args(arguments).current_dir(&self.0);
        command.env_clear().envs(["PATH", "HOME"].iter().filter_map(|name| Some((name, std::env::var_os(name)?))));
        command.env("TF_CLI_CONFIG_FILE", settings).env("CHECKPOINT_DISABLE", "1").env("TF_IN_AUTOMATION", "1");
        command.envs(variables.iter().map(|(name, value)| (format!("TF_VAR_{name}"), value)));
        command.output().unwrap()
    }

    /// Both streams of a command.
    pub(crate) fn said(&self, arguments: &[&str], variables: &[(&str, &str)]) -> String {
        let output = self.run(arguments, variables);
        [output.stdout, output.stderr].map(|stream| String::from_utf8(stream).unwrap()).concat()
    }
}

impl Drop for Configuration {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

/// Gives each value to the variable `password` of a module that is this text, and says which it takes: each value is that of a
/// module of its own, and what is wrong is told with the line of the value.
pub(crate) fn verdicts(name: &str, text: &str, values: &[String]) -> Vec<bool> {
    let modules: String = values.iter().enumerate().map(|(number, value)| module_of(number, value)).collect();
    let configuration = Configuration::new(name, &[("main.tf", &modules), ("policy/main.tf", text)]);
    assert!(configuration.run(&["fmt", "-check", "policy"], &[]).status.success(), "{text}");
    assert!(configuration.run(&["init"], &[]).status.success(), "{text}");
    let said = configuration.said(&["plan", "-json"], &[]);
    let messages = said.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let faults = messages.map(|message| message["diagnostic"].clone()).filter(|fault| !fault.is_null());
    let lines: BTreeSet<u64> = faults.map(|fault| line_of(&fault)).collect();
    let line = |number: usize| u64::try_from(number * LINES + PASSWORD_LINE).unwrap();
    assert!(lines.iter().all(|found| (0..values.len()).any(|number| line(number) == *found)), "{said}");
    (0..values.len()).map(|number| !lines.contains(&line(number))).collect()
}

/// The line of a value that is refused.
fn line_of(fault: &Value) -> u64 {
    assert_eq!((&fault["summary"], &fault["range"]["filename"]), (&REFUSED.into(), &"main.tf".into()), "{fault}");
    fault["range"]["start"]["line"].as_u64().unwrap()
}

const REFUSED: &str = "Invalid value for variable";

/// How many lines a module has, and on which of them its password stands.
const LINES: usize = 4;
const PASSWORD_LINE: usize = 3;

fn module_of(number: usize, value: &str) -> String {
    let value = literal(value);
    format!("module \"value{number}\" {{\n  source   = \"./policy\"\n  password = {value}\n}}\n")
}

/// A text in Terraform's language, each character by its number but for letters and digits.
fn literal(text: &str) -> String {
    let escaped = |character: char| match character {
        _ if character.is_ascii_alphanumeric() => character.to_string(),
        '\0'..='\u{ffff}' => format!("\\u{:04x}", u32::from(character)),
        _ => format!("\\U{:08x}", u32::from(character)),
    };
    format!("\"{}\"", text.chars().map(escaped).collect::<String>())
}
