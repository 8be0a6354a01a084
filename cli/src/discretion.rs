//! What of the arguments is repeated. A password or a token in the wrong place is one of them, and an error stands in logs.

use std::fs;
use std::path::Path;

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// What stands in the place of what is not repeated.
const HIDDEN: &str = "(not shown, it may be a secret)";

/// Whether a word is spelled as the command's own words are. No document's password is: it would have two classes of
/// characters, and every document demands three.
pub(crate) fn is_plain(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase() || b"./_-".contains(&byte))
}

/// Whether a path may be repeated: of a file that is there, or of one whose name is no secret.
pub(crate) fn is_repeatable(path: &Path) -> bool {
    path.to_str().is_some_and(is_plain) || fs::symlink_metadata(path).is_ok()
}

/// Takes out of an error what somebody wrote, where it may be a secret.
pub(crate) fn hide(error: &mut clap::Error) {
    // Elsewhere the argument is one of the command's own.
    let argument = (error.kind() == ErrorKind::UnknownArgument).then_some(ContextKind::InvalidArg);
    for kind in [ContextKind::InvalidValue, ContextKind::InvalidSubcommand].into_iter().chain(argument) {
        let is_hidden = matches!(error.get(kind), Some(ContextValue::String(word)) if !is_plain(word));
        if is_hidden {
            error.insert(kind, ContextValue::String(HIDDEN.to_owned()));
            // It repeats the word too.
            error.remove(ContextKind::Suggested);
        }
    }
}

#[cfg(test)]
mod tests {
    use gatepass::{Field, Policy, documents};

    use super::*;

    #[test]
    fn no_document_has_a_plain_password() {
        let plain: String = (' '..='~').filter(|character| is_plain(&character.to_string())).collect();
        assert_eq!(plain, "-./_abcdefghijklmnopqrstuvwxyz");
        for document in documents::ALL {
            let Some(Policy::Password(policy)) = document.policy(Field::Password) else { panic!("{}", document.id) };
            assert!(policy.required_classes() > ["special", "lower"].len(), "{}", document.id);
        }
    }

    #[test]
    fn what_is_there_is_repeated() {
        assert!(is_repeatable(Path::new(env!("CARGO_MANIFEST_DIR"))));
        assert!(is_repeatable(Path::new("no/such-file.json")));
        assert!(!is_repeatable(Path::new("Rds_1234")));
    }
}
