//! Writes a file, in both formats.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::PolicyFile;
use super::set;

pub(super) fn json(file: &PolicyFile) -> String {
    let member = |(key, value): &(&str, String)| format!("{}: {value}", quoted(key));
    let password: Vec<_> = password(file).iter().map(member).collect();
    let password = format!("{{\n    {}\n  }}", password.join(",\n    "));
    let members: Vec<_> = head(file).iter().chain(&[("password", password)]).map(member).collect();
    format!("{{\n  {}\n}}\n", members.join(",\n  "))
}

pub(super) fn toml(file: &PolicyFile) -> String {
    let line = |(key, value): &(&str, String)| format!("{} = {value}\n", toml_key(key));
    let head: Vec<_> = head(file).iter().map(line).collect();
    let password: Vec<_> = password(file).iter().map(line).collect();
    let gap = if head.is_empty() { "" } else { "\n" };
    format!("{}{gap}[password]\n{}", head.concat(), password.concat())
}

/// A key without quotes, where TOML needs none.
fn toml_key(key: &str) -> String {
    let is_bare = key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    if is_bare { String::from(key) } else { quoted(key) }
}

/// What stands before the policy.
fn head(file: &PolicyFile) -> Vec<(&'static str, String)> {
    let members = [("$schema", file.schema()), ("title", file.title())];
    members.into_iter().filter_map(|(key, value)| Some((key, quoted(value?)))).collect()
}

fn password(file: &PolicyFile) -> [(&'static str, String); 4] {
    let policy = file.password();
    [
        ("min_length", format!("{}", policy.length().min())),
        ("max_length", format!("{}", policy.length().max())),
        ("specials", quoted(&set::spelled(policy.specials()))),
        ("required_classes", format!("{}", policy.required_classes())),
    ]
}

/// A string as JSON and TOML both have it.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\0'..='\u{1f}' | '\u{7f}' => {
                let code = format!("\\u{:04x}", u32::from(character));
                quoted.push_str(&code);
            }
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}
