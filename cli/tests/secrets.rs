//! No character of a password or a token in any output of any mode.

mod common;

use common::{CHANGE, File, OTC, body, run};

/// A word that no message has, in every place where a secret may stand.
const CANARY: &str = "QZQZ";

/// Texts of secrets, with what makes each invalid in another way.
fn secrets() -> Vec<String> {
    let around =
        ["{}", "{} {}", "{}é{}", "{}`{}\u{1b}", "{}{}{}{}{}{}{}{}{}{}", "Rds_1234{}", "\u{202e}{}％", "{}\\{}"];
    around.map(|pattern| pattern.replace("{}", CANARY)).to_vec()
}

#[track_caller]
fn must_not_tell(arguments: &[&str], input: impl Into<Vec<u8>>) {
    let input = input.into();
    for more in [&[][..], &["--format", "json"], &["--quiet"], &["--language", "zh-cn"]] {
        let outcome = run(&[arguments, more].concat(), input.clone());
        assert!(!outcome.everything().contains(CANARY), "{arguments:?} {}", outcome.everything());
    }
}

#[test]
fn of_passwords() {
    for secret in secrets() {
        // The name and the host are no secrets; the password is one also where it equals the name.
        for body in [
            body("a", "%", &secret),
            format!(r#"{{"users":[{{"name":"a","host":"%","password":["{CANARY}"]}}]}}"#),
            format!(r#"{{"users":[{{"name":"a","host":"%","password":{{"{CANARY}":"{CANARY}"}}}}]}}"#),
            format!(r#"{{"users":[{{"password":"{CANARY}","password":"{CANARY} "}}]}}"#),
            format!(r#"{{"users":"{CANARY}"}}"#),
            format!(r#"{{"passwort":"{CANARY}"}}"#),
            format!(r#""{CANARY}""#),
            format!(r#"{{"users":[{{"password":"{CANARY}"#),
            CANARY.to_owned(),
        ] {
            must_not_tell(&["check", CHANGE], body.clone());
            must_not_tell(&["check", CHANGE, "--ndjson"], body);
        }
        must_not_tell(&["check", CHANGE, "--field", "password"], secret);
    }
    must_not_tell(&["check", CHANGE, "--field", "password"], format!("{CANARY}\u{0}\n{CANARY}").into_bytes());
    must_not_tell(&["check", CHANGE, "--field", "password"], [CANARY.as_bytes(), b"\xff"].concat());
}

#[test]
fn of_tokens() {
    for secret in secrets() {
        let header = format!("X-Auth-Token: {secret}");
        let file = File::new(format!("x-auth-token: {secret}\nX-AUTH-TOKEN: {secret}\n"));
        let at = format!("@{}", file.path());
        for headers in [&["--header", &header][..], &["--header", &header, "--header", &header], &["--header", &at]] {
            must_not_tell(&[&["check", OTC], headers].concat(), r#"{"db_user_pwd":"Rds_1234"}"#);
            must_not_tell(&[&["check", OTC, "--ndjson"], headers].concat(), r#"{"db_user_pwd":"Rds_1234"}"#);
        }
    }
}
