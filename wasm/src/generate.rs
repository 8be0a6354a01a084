//! The module that generates passwords, without imports: its host brings the random bytes. `pkg/src/generate.ts` is its host.

use alloc::vec;
use alloc::vec::Vec;
use core::str;

use gatepass::generate::{GenerateError, Generator, LOOK_ALIKES, SHELL_SAFE, SQL_SAFE, URL_SAFE};
use gatepass::typed::SecretText;
use gatepass::{CharSet, Document, PasswordPolicy, documents};

/// What the module has of each document: its id, and its policy of passwords.
static POLICIES: [(&str, Option<&PasswordPolicy>); DOCUMENTS] = policies();

const DOCUMENTS: usize = documents::ALL.len();

const fn policies() -> [(&'static str, Option<&'static PasswordPolicy>); DOCUMENTS] {
    let mut policies: [(&str, Option<&PasswordPolicy>); DOCUMENTS] = [("", None); DOCUMENTS];
    let mut i = 0;
    while i < documents::ALL.len() {
        let document: &Document = documents::ALL[i];
        policies[i] = (document.id, document.password_policy());
        i += 1;
    }
    policies
}

/// The sets of characters that are asked for by a bit of a number, from the lowest on.
const SETS: [CharSet; 4] =
    [CharSet::GRAPHIC.union(CharSet::of(" ")).difference(LOOK_ALIKES), SHELL_SAFE, URL_SAFE, SQL_SAFE];

/// Why there is no generator. The host knows the numbers, and has the words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(i32)]
pub(crate) enum Refusal {
    UnknownDocument = -1,
    NothingInCommon = -2,
    Length = -3,
    NothingLeft = -4,
}

impl From<GenerateError> for Refusal {
    fn from(error: GenerateError) -> Self {
        match error {
            GenerateError::NothingInCommon => Self::NothingInCommon,
            GenerateError::NothingLeft => Self::NothingLeft,
            _ => Self::Length,
        }
    }
}

/// A generator, and the room in which its host meets it.
pub(crate) struct Session {
    generator: Generator,
    /// What is random, from the host; or the count, to the host, which has as many bytes.
    bytes: Vec<u8>,
    password: Option<SecretText>,
}

impl Session {
    /// The texts are separated by NUL: the ids of so many documents, the characters that are excluded, and names. A length below 0 is the
    /// usual one.
    pub(crate) fn new(documents: usize, length: i32, sets: u32, texts: &[u8]) -> Result<Self, Refusal> {
        let mut texts = texts.split(|&byte| byte == 0).map(|text| str::from_utf8(text).unwrap_or_default());
        let mut policies = texts.by_ref().take(documents).map(policy_of);
        let first = policies.next().flatten().ok_or(Refusal::UnknownDocument)?;
        let mut builder = Generator::for_policy(first);
        for policy in policies {
            builder = builder.and(policy.ok_or(Refusal::UnknownDocument)?);
        }
        if let Ok(length) = usize::try_from(length) {
            builder = builder.length(length);
        }
        for (bit, set) in SETS.into_iter().enumerate() {
            if sets >> bit & 1 == 1 {
                builder = builder.only(set);
            }
        }
        // The host gives ASCII alone.
        builder = builder.without(CharSet::try_of(texts.next().unwrap_or_default()).unwrap_or(CharSet::EMPTY));
        for name in texts {
            builder = builder.not_equal_to(name);
        }
        let generator = builder.build()?;
        let bytes = vec![0; generator.random_bytes()];
        Ok(Self { generator, bytes, password: None })
    }

    /// Makes the password that the random bytes choose, and wipes these; false when others must be drawn.
    pub(crate) fn draw(&mut self) -> bool {
        self.password = self.generator.draw(&self.bytes);
        self.bytes.fill(0);
        self.password.is_some()
    }

    /// Writes the count where the random bytes stand otherwise.
    pub(crate) fn count(&mut self) {
        self.bytes = self.generator.count().to_be_bytes();
    }
}

fn policy_of(id: &str) -> Option<&'static PasswordPolicy> {
    POLICIES.iter().find(|(known, _)| *known == id)?.1
}

/// The functions that the host calls. It calls `gatepass_open` first, and once: when it is done, it throws the instance and its memory
/// away.
#[cfg(target_arch = "wasm32")]
mod exports {
    #![allow(unsafe_code, reason = "a host gives addresses, and nothing but numbers")]

    use alloc::boxed::Box;
    use alloc::vec;
    use core::{ptr, slice};

    use super::Session;

    /// Room for the texts, of so many bytes.
    #[unsafe(no_mangle)]
    extern "C" fn gatepass_allocate(bytes: usize) -> *mut u8 {
        Box::into_raw(vec![0_u8; bytes].into_boxed_slice()).cast()
    }

    /// Takes the texts, and gives the address of a session, or a refusal, which is below 0: no address is.
    ///
    /// # Safety
    ///
    /// The bytes are those that `gatepass_allocate` gave.
    #[unsafe(no_mangle)]
    unsafe extern "C" fn gatepass_open(
        documents: usize,
        length: i32,
        sets: u32,
        texts: *const u8,
        bytes: usize,
    ) -> i32 {
        // SAFETY: as the caller promises, the bytes are there, and nobody changes them.
        let texts = unsafe { slice::from_raw_parts(texts, bytes) };
        match Session::new(documents, length, sets, texts) {
            Ok(session) => address_of(Box::new(session)),
            Err(refusal) => refusal as i32,
        }
    }

    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_possible_wrap,
        reason = "a host of so little memory has no more"
    )]
    fn address_of(session: Box<Session>) -> i32 {
        Box::into_raw(session).addr() as i32
    }

    /// Where the random bytes are to be written.
    ///
    /// # Safety
    ///
    /// The session is one of `gatepass_open`, here and below.
    #[unsafe(no_mangle)]
    unsafe extern "C" fn gatepass_bytes(session: &Session) -> *const u8 {
        session.bytes.as_ptr()
    }

    /// How many random bytes a draw takes.
    #[unsafe(no_mangle)]
    unsafe extern "C" fn gatepass_byte_count(session: &Session) -> usize {
        session.bytes.len()
    }

    #[unsafe(no_mangle)]
    unsafe extern "C" fn gatepass_password(session: &Session) -> *const u8 {
        session.password.as_ref().map_or(ptr::null(), |password| password.expose_secret().as_ptr())
    }

    #[unsafe(no_mangle)]
    unsafe extern "C" fn gatepass_length(session: &Session) -> usize {
        session.generator.length()
    }

    #[unsafe(no_mangle)]
    unsafe extern "C" fn gatepass_draw(session: &mut Session) -> bool {
        session.draw()
    }

    #[unsafe(no_mangle)]
    unsafe extern "C" fn gatepass_count(session: &mut Session) {
        session.count();
    }

    #[unsafe(no_mangle)]
    unsafe extern "C" fn gatepass_entropy_bits(session: &Session) -> f64 {
        session.generator.entropy_bits()
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::ToString as _;

    use gatepass::documents::ALL;

    use super::{Refusal, Session};

    const FLEXUS: &str = "flexusrds.reset-root-password";
    const CHANGE: &str = "taurusdb.change-user-password";

    fn refusal(documents: usize, length: i32, sets: u32, texts: &str) -> Option<Refusal> {
        Session::new(documents, length, sets, texts.as_bytes()).err()
    }

    #[test]
    fn a_session_draws_what_its_documents_accept() {
        let mut session = Session::new(2, 24, 0b11, [CHANGE, FLEXUS, "xyz", "root"].join("\0").as_bytes()).unwrap();
        let mut drawn = 0;
        for number in 0..=u8::MAX {
            session.bytes.fill(number);
            if session.draw() {
                let password = session.password.as_ref().unwrap().expose_secret();
                assert!(ALL.iter().all(|document| document.password_policy().unwrap().is_valid(password)));
                assert!(!password.contains(['x', 'y', 'z', '0', '-', '|']), "{password}");
                drawn += 1;
            }
            assert!(session.bytes.iter().all(|&byte| byte == 0));
        }
        assert!(drawn > 100);
    }

    #[test]
    fn the_count_is_that_of_the_policy() {
        for document in ALL {
            let mut session = Session::new(1, -1, 0, document.id.as_bytes()).unwrap();
            session.count();
            let expected = document.password_policy().unwrap().count(20).unwrap();
            assert_eq!(session.bytes, expected.to_be_bytes());
            assert_eq!(session.generator.length(), 20);
        }
    }

    #[test]
    fn what_cannot_be_is_refused() {
        assert_eq!(refusal(1, -1, 0, "canary"), Some(Refusal::UnknownDocument));
        assert_eq!(refusal(2, -1, 0, &[FLEXUS, "canary"].join("\0")), Some(Refusal::UnknownDocument));
        assert_eq!(refusal(0, -1, 0, ""), Some(Refusal::UnknownDocument));
        assert_eq!(refusal(1, 7, 0, FLEXUS), Some(Refusal::Length));
        assert_eq!(refusal(1, i32::MAX, 0, FLEXUS), Some(Refusal::Length));
        let letters = ('a'..='z').chain('A'..='Z').map(|letter| letter.to_string()).collect::<std::string::String>();
        assert_eq!(refusal(1, 8, 0, &[FLEXUS, &letters].join("\0")), Some(Refusal::NothingLeft));
        assert_eq!(refusal(1, 8, 0, FLEXUS), None);
    }
}
