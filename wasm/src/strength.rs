//! The module that tells how easy a password is to guess: a question as JSON in, advice as JSON out.
//! `pkg/src/strength/advisor.ts` asks it, and nobody else.

use alloc::string::String;
use alloc::vec::Vec;

use gatepass::{Violation, documents};
use serde::Deserialize;

/// What is asked.
#[derive(Deserialize)]
struct Question {
    document: String,
    value: String,
    #[serde(rename = "userInputs")]
    user_inputs: Vec<String>,
}

/// The advice that a document's passwords get, as a list; nothing to a question that is none.
pub(crate) fn answer(question: &[u8]) -> Vec<u8> {
    let advice = serde_json::from_slice(question).ok().and_then(|question: Question| question.advice());
    advice.and_then(|advice| serde_json::to_vec(&advice).ok()).unwrap_or_default()
}

impl Question {
    fn advice(&self) -> Option<Vec<Violation<'static>>> {
        let policy = documents::find(&self.document)?.password_policy()?;
        let user_inputs: Vec<&str> = self.user_inputs.iter().map(String::as_str).collect();
        let mut advice = Vec::new();
        policy.advise(&self.value, &user_inputs, &mut |violation| advice.push(violation.clone().into_owned()));
        Some(advice)
    }
}

/// What JavaScript calls.
#[cfg(target_arch = "wasm32")]
mod exports {
    #![allow(unsafe_code, reason = "JavaScript gives addresses, and nothing but numbers")]

    /// The answer to the question in these bytes: its address in the upper half, its length in the lower one.
    ///
    /// # Safety
    ///
    /// The bytes are those of one gift of `gatepass_allocate`.
    #[unsafe(no_mangle)]
    unsafe extern "C" fn gatepass_advise(start: *const u8, bytes: usize) -> u64 {
        // SAFETY: as the caller promises.
        unsafe { crate::gifts::answered(start, bytes, super::answer) }
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::answer;

    fn asked(question: &str) -> String {
        String::from_utf8(answer(question.as_bytes())).unwrap()
    }

    #[test]
    fn a_weak_password_gets_advice_and_a_strong_one_none() {
        let advice = asked(r#"{"document": "flexusrds.reset-root-password", "value": "Password_1", "userInputs": []}"#);
        assert!(advice.contains(r#""code":"weak""#), "{advice}");
        assert_eq!(
            asked(r#"{"document": "flexusrds.reset-root-password", "value": "tP7~vQz2-mKd", "userInputs": []}"#),
            "[]"
        );
    }

    #[test]
    fn what_is_known_of_the_user_counts() {
        let advice = asked(
            r#"{"document": "flexusrds.reset-root-password", "value": "tP7~vQz2-mKd", "userInputs": ["tP7~vQz2-mKd"]}"#,
        );
        assert!(advice.contains(r#""reason":"user_input""#), "{advice}");
    }

    #[test]
    fn what_is_no_question_has_no_answer() {
        for question in ["", "[]", r#"{"document": "canary", "value": "", "userInputs": []}"#, "\u{0}"] {
            assert_eq!(asked(question), "");
        }
    }
}
