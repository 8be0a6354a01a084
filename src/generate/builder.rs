//! What is asked of a generator.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::charset::CharSet;
use crate::generate::words::Words;
use crate::generate::{DEFAULT_LENGTH, GenerateError, Generator, MAX_LENGTH};
use crate::policy::PasswordPolicy;

/// Every character that a policy can allow.
const PRINTABLE: CharSet = CharSet::GRAPHIC.union(CharSet::of(" "));

/// What is asked of a [`Generator`]: policies that accept every password, a length, characters to use, names to keep clear of.
#[derive(Clone)]
pub struct GeneratorBuilder<'a> {
    /// What all policies have in common, and nothing where that is empty.
    policy: Option<PasswordPolicy>,
    length: Option<usize>,
    characters: CharSet,
    names: Vec<&'a str>,
}

impl Generator {
    /// A generator of passwords that the policy accepts, of [`DEFAULT_LENGTH`] characters or as near to it as the policy
    /// allows. More can be asked of it before it is [built](GeneratorBuilder::build).
    pub const fn for_policy<'a>(policy: &PasswordPolicy) -> GeneratorBuilder<'a> {
        GeneratorBuilder { policy: Some(*policy), length: None, characters: PRINTABLE, names: Vec::new() }
    }
}

impl<'a> GeneratorBuilder<'a> {
    /// Every password is to be accepted by this policy too.
    ///
    /// ```
    /// use gatepass::generate::{GenerateError, Generator};
    /// use gatepass::{CharSet, Length, PasswordPolicy};
    ///
    /// const SHORT: PasswordPolicy = PasswordPolicy::new(Length::new(8, 16), CharSet::of("!"), 3);
    /// const LONG: PasswordPolicy = PasswordPolicy::new(Length::new(16, 64), CharSet::of("!-"), 4);
    /// assert_eq!(Generator::for_policy(&SHORT).and(&LONG).build()?.length(), 16);
    ///
    /// const LONGER: PasswordPolicy = PasswordPolicy::new(Length::new(20, 64), CharSet::of("!-"), 4);
    /// assert_eq!(Generator::for_policy(&SHORT).and(&LONGER).build().unwrap_err(), GenerateError::NothingInCommon);
    /// # Ok::<(), GenerateError>(())
    /// ```
    pub fn and(self, policy: &PasswordPolicy) -> Self {
        Self { policy: self.policy.and_then(|own| own.intersection(policy).ok()), ..self }
    }

    /// Passwords of that many characters.
    ///
    /// ```
    /// use gatepass::documents::FLEXUSRDS_RESET_ROOT_PASSWORD;
    /// use gatepass::generate::{GenerateError, Generator};
    ///
    /// let generator = Generator::for_policy(FLEXUSRDS_RESET_ROOT_PASSWORD.password_policy().unwrap());
    /// assert_eq!(generator.clone().length(32).build()?.length(), 32);
    /// assert_eq!(generator.length(33).build().unwrap_err(), GenerateError::LengthNotAllowed { min: 8, max: 32 });
    /// # Ok::<(), GenerateError>(())
    /// ```
    pub const fn length(mut self, characters: usize) -> Self {
        self.length = Some(characters);
        self
    }

    /// Passwords without these characters, letters and digits too, such as [`LOOK_ALIKES`](crate::generate::LOOK_ALIKES).
    ///
    /// ```
    /// use gatepass::documents::FLEXUSRDS_RESET_ROOT_PASSWORD;
    /// use gatepass::generate::{GenerateError, Generator, LOOK_ALIKES};
    /// use gatepass::CharSet;
    ///
    /// let generator = Generator::for_policy(FLEXUSRDS_RESET_ROOT_PASSWORD.password_policy().unwrap());
    /// assert!(generator.clone().without(LOOK_ALIKES).build().is_ok());
    /// // Of the three classes that are required, two are left.
    /// let letters = CharSet::UPPER.union(CharSet::LOWER);
    /// assert_eq!(generator.without(letters).build().unwrap_err(), GenerateError::NothingLeft);
    /// # Ok::<(), GenerateError>(())
    /// ```
    pub const fn without(mut self, characters: CharSet) -> Self {
        self.characters = self.characters.difference(characters);
        self
    }

    /// Passwords from these characters alone, such as [`SHELL_SAFE`](crate::generate::SHELL_SAFE),
    /// [`URL_SAFE`](crate::generate::URL_SAFE) or [`SQL_SAFE`](crate::generate::SQL_SAFE). Called again, from those that are
    /// in each of the sets.
    pub const fn only(mut self, characters: CharSet) -> Self {
        self.characters = self.characters.intersection(characters);
        self
    }

    /// Never this name, nor the name reversed: sibling pages of the documents refuse both. The comparison is exact, as in
    /// [`check_against_username`](PasswordPolicy::check_against_username). May be called for more than one name.
    pub fn not_equal_to(mut self, name: &'a str) -> Self {
        self.names.push(name);
        self
    }

    /// The generator, or why there can be none:
    ///
    /// - [`GenerateError::NothingInCommon`]: a policy of at most 16 characters and one of at least 20;
    /// - [`GenerateError::LengthNotAllowed`]: 7 characters where 8 to 32 are allowed;
    /// - [`GenerateError::TooLong`]: 2,000 characters, under a policy that accepts so many;
    /// - [`GenerateError::NothingLeft`]: only digits where characters of three classes are required.
    pub fn build(self) -> Result<Generator, GenerateError> {
        let policy = self.policy.ok_or(GenerateError::NothingInCommon)?;
        let length = self.length.unwrap_or_else(|| usual_length(&policy));
        if !policy.length().admits(length) {
            let (min, max) = (policy.length().min(), policy.length().max());
            return Err(GenerateError::LengthNotAllowed { min, max });
        }
        if length > MAX_LENGTH {
            return Err(GenerateError::TooLong);
        }
        let generator = Generator::new(words(&policy, length, self.characters), &self.excluded(length));
        if generator.count().is_zero() { Err(GenerateError::NothingLeft) } else { Ok(generator) }
    }

    /// The names that are so long, and the same reversed.
    fn excluded(&self, length: usize) -> Vec<String> {
        let names = self.names.iter().filter(|name| name.len() == length);
        names.flat_map(|name| [String::from(*name), name.chars().rev().collect()]).collect()
    }
}

impl Generator {
    /// The generator for a policy of at most [`MAX_LENGTH`] characters at least; there is always one.
    pub(crate) fn of_policy(policy: &PasswordPolicy) -> Self {
        Self::new(words(policy, usual_length(policy), PRINTABLE), &[])
    }
}

/// As many characters as are usual, and as the policy allows.
fn usual_length(policy: &PasswordPolicy) -> usize {
    DEFAULT_LENGTH.min(policy.length().max()).max(policy.length().min())
}

fn words(policy: &PasswordPolicy, length: usize, characters: CharSet) -> Words {
    let alphabets = policy.class_alphabets().map(|alphabet| alphabet.intersection(characters));
    Words::new(length, alphabets, policy.required_classes())
}

impl fmt::Debug for GeneratorBuilder<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GeneratorBuilder")
            .field("policy", &self.policy)
            .field("length", &self.length)
            .field("characters", &self.characters)
            .field("names", &self.names)
            .finish()
    }
}
