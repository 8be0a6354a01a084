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

/// A password is never an argument; who gives one all the same finds it in the shell's history, but in no log of the command.
#[test]
fn in_the_wrong_place() {
    for secret in
        ["Rds_1234", "QZQZ", "--QZQZ", "-pQZQZ", "@QZQZ", "qz/QZQZ+8", "\u{1b}[31mqz", "MIIQZQZ0123456789+/=="]
    {
        for arguments in [
            &[secret][..],
            &["help", secret],
            &["documents", secret],
            &["explain", secret],
            &["explain", CHANGE, secret],
            &["check", secret],
            &["check", CHANGE, secret],
            &["check", CHANGE, "--", secret],
            &["check", CHANGE, "body.json", secret],
            &["check", CHANGE, "--ndjson", secret],
            &["check", CHANGE, "--field", "password", secret],
            &["check", CHANGE, "--field", secret],
            &["check", CHANGE, "--format", secret],
            &["check", CHANGE, "--language", secret],
            &["check", CHANGE, "--password", secret],
            &["check", CHANGE, &format!("--password={secret}")],
            &["check", CHANGE, &format!("--ndjson={secret}")],
            &["check", CHANGE, &format!("--quiet={secret}")],
            &["check", CHANGE, "body.json", "--header", "X-Auth-Token:", secret],
            &["check", CHANGE, "body.json", "--header", secret],
            &["check", CHANGE, "body.json", "--header", &format!("@{secret}")],
            &["check", CHANGE, "body.json", "--header", &format!("X-Auth-Token {secret}")],
            &["check", CHANGE, secret, "--language", "zh-cn"],
        ] {
            let outcome = run(arguments, "");
            assert_eq!(outcome.status, 2, "{arguments:?}");
            for part in ["QZ", "Rds_", "1234", "MII", "\u{1b}"] {
                assert!(!outcome.everything().contains(part), "{arguments:?} {}", outcome.everything());
            }
        }
    }
}

#[test]
fn what_cannot_be_one_is_repeated() {
    for (arguments, part) in [
        (&["check", CHANGE, "no/such-file.json"][..], "cannot read no/such-file.json: "),
        (&["check", CHANGE, env!("CARGO_TARGET_TMPDIR")], env!("CARGO_TARGET_TMPDIR")),
        (&["chek"], "'chek'"),
        (&["check", "taurusdb.change-user-pasword"], "'taurusdb.change-user-pasword'"),
        (&["check", CHANGE, "--formt", "json"], "'--formt'"),
    ] {
        let outcome = run(arguments, "");
        assert_eq!(outcome.status, 2, "{arguments:?}");
        assert!(outcome.stderr.contains(part), "{}", outcome.stderr);
    }
}
