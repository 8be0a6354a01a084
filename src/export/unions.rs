//! "At least k of n classes" without counting.
//!
//! It is the same as "one of these characters" for every n − k + 1 of the classes: a password that lacks none of these unions
//! has k classes, and the other way round. Whoever can only ask for one of a set can ask for k of n so.

use crate::charset::{CharClass, CharSet, ClassSet};
use crate::policy::PasswordPolicy;

impl PasswordPolicy {
    /// The unions of classes of each of which a password has a character; none where no class is required.
    pub(super) fn unions(&self) -> impl Iterator<Item = CharSet> {
        let size = self.classes().len() as usize + 1 - self.required_classes();
        let alphabets = self.class_alphabets();
        let union_of = move |classes: ClassSet| {
            let alphabet_of = |class: CharClass| alphabets[class as usize];
            classes.iter().map(alphabet_of).fold(CharSet::EMPTY, CharSet::union)
        };
        self.classes().subsets().filter(move |subset| subset.len() as usize == size).map(union_of)
    }
}
