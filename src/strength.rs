//! Advice about passwords that are easy to guess, by the estimator [zxcvbn](https://docs.rs/zxcvbn).

use core::ops::RangeTo;

use zxcvbn::feedback::{Feedback, Warning};
use zxcvbn::{Entropy, Score, zxcvbn};

use crate::document::{Document, Field};
use crate::params::Params;
use crate::policy::{PasswordPolicy, Policy, head};
use crate::report::Report;
use crate::reporter::Reporter;
use crate::request::RawRequest;
use crate::rule::Rule;
use crate::violation::Sink;
use crate::weak_reason::WeakReason;

/// How many characters of a password are estimated, whatever its policy allows: the work grows with the square of their
/// number, and with every character that may stand for a letter, as `4` does for `a`.
const LONGEST: usize = 64;

/// How many of the user's inputs are looked for.
const MOST_INPUTS: usize = 64;

/// The scores of a password that is easy to guess. "Any score less than 3 should be considered too weak", says zxcvbn: it
/// withstands no more than 10^8 guesses.
const WEAK: RangeTo<Score> = ..Score::Three;

impl PasswordPolicy {
    /// Delivers the advice `weak` where the estimator zxcvbn expects the password to fall within some 100,000,000 guesses:
    /// with the number of guesses, and the [reason](WeakReason) where one stands out. It says nothing of an empty one.
    ///
    /// `user_inputs` is what is known of the user, such as the name: whoever guesses tries that first. At most 64 of them
    /// are looked at, and none that is longer than 64 characters.
    ///
    /// Of the password at most [`length().max()`](crate::Length::max) characters are estimated, and at most 64. What the
    /// estimator keeps of it meanwhile is not wiped.
    ///
    /// ```
    /// use gatepass::documents::FLEXUSRDS_RESET_ROOT_PASSWORD;
    /// use gatepass::{Params, WeakReason};
    ///
    /// let policy = FLEXUSRDS_RESET_ROOT_PASSWORD.password_policy().unwrap();
    /// assert!(policy.is_valid("P@ssw0rd"));
    /// policy.advise("P@ssw0rd", &["root"], &mut |advice| {
    ///     let reason = Some(WeakReason::SimilarToCommonPassword);
    ///     assert_eq!(advice.params, Params::Weak { guesses: 17, reason });
    /// });
    /// policy.advise("tP7~vQz2-mKd", &["root"], &mut |_| unreachable!("it is hard to guess"));
    /// ```
    pub fn advise(&self, value: &str, user_inputs: &[&str], sink: &mut Sink<'_>) {
        self.judge_guesses(user_inputs, &mut Reporter::new(value, sink));
    }

    pub(crate) fn judge_guesses(&self, user_inputs: &[&str], report: &mut Reporter<'_, '_>) {
        let estimated = head(report.value(), self.length().max().min(LONGEST));
        if let Some(params) = weakness(estimated, user_inputs) {
            report.point(0..estimated.len(), Rule::Weak, &params);
        }
    }
}

/// How weak the password is; `None` where it is not.
fn weakness(password: &str, user_inputs: &[&str]) -> Option<Params> {
    let inputs = user_inputs.iter().copied().filter(|input| head(input, LONGEST) == *input);
    let inputs: alloc::vec::Vec<&str> = inputs.take(MOST_INPUTS).collect();
    let estimate = zxcvbn(password, &inputs);
    if password.is_empty() || !WEAK.contains(&estimate.score()) {
        return None;
    }
    let is_by_inputs = !inputs.is_empty() && zxcvbn(password, &[]).guesses() > estimate.guesses();
    let reason = if is_by_inputs { Some(WeakReason::UserInput) } else { reason(&estimate) };
    // A weak one has no more than fit.
    Some(Params::Weak { guesses: usize::try_from(estimate.guesses()).unwrap_or(usize::MAX), reason })
}

/// What the estimator says of the longest pattern that it found.
fn reason(estimate: &Entropy) -> Option<WeakReason> {
    Some(match estimate.feedback().and_then(Feedback::warning)? {
        Warning::StraightRowsOfKeysAreEasyToGuess => WeakReason::KeyboardRow,
        Warning::ShortKeyboardPatternsAreEasyToGuess => WeakReason::KeyboardPattern,
        Warning::RepeatsLikeAaaAreEasyToGuess => WeakReason::RepeatedCharacter,
        Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => WeakReason::RepeatedPattern,
        Warning::ThisIsATop10Password => WeakReason::Top10Password,
        Warning::ThisIsATop100Password => WeakReason::Top100Password,
        Warning::ThisIsACommonPassword => WeakReason::CommonPassword,
        Warning::ThisIsSimilarToACommonlyUsedPassword => WeakReason::SimilarToCommonPassword,
        Warning::SequencesLikeAbcAreEasyToGuess => WeakReason::Sequence,
        Warning::RecentYearsAreEasyToGuess => WeakReason::RecentYear,
        Warning::AWordByItselfIsEasyToGuess => WeakReason::SingleWord,
        Warning::DatesAreOftenEasyToGuess => WeakReason::Date,
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess => WeakReason::SingleName,
        Warning::CommonNamesAndSurnamesAreEasyToGuess => WeakReason::CommonName,
    })
}

impl Policy {
    /// Like [`report`](Self::report), and behind it the advice `weak` where the field is a password that
    /// [is easy to guess](PasswordPolicy::advise).
    pub fn report_with_advice(&self, value: &str, user_inputs: &[&str]) -> Report {
        Report::of_value(None, self, value).advised(self, value, user_inputs)
    }
}

impl Document {
    /// Like [`check`](Self::check), and behind it the advice `weak` where the field is a password that
    /// [is easy to guess](PasswordPolicy::advise). `None` when the document has no such field.
    ///
    /// ```
    /// use gatepass::documents::FLEXUSRDS_RESET_ROOT_PASSWORD;
    /// use gatepass::{Field, Rule};
    ///
    /// let report = FLEXUSRDS_RESET_ROOT_PASSWORD.check_with_advice(Field::Password, "Qwerty123!", &["root"]).unwrap();
    /// assert!(report.is_valid());
    /// assert_eq!(report.violations()[0].rule, Rule::Weak);
    /// ```
    pub fn check_with_advice(&'static self, field: Field, value: &str, user_inputs: &[&str]) -> Option<Report> {
        let report = self.check(field, value)?;
        Some(report.advised(&self.policy(field)?, value, user_inputs))
    }

    /// Like [`check_password`](Self::check_password), and behind it the advice `weak` where the password
    /// [is easy to guess](PasswordPolicy::advise) for whoever knows the name. `None` when the document has no passwords.
    pub fn check_password_with_advice(&'static self, password: &str, username: &str) -> Option<Report> {
        let report = self.check_password(password, username)?;
        Some(report.advised(&self.policy(Field::Password)?, password, &[username]))
    }

    /// Like [`check_request`](Self::check_request), and behind what is said of a password the advice `weak` where it
    /// [is easy to guess](PasswordPolicy::advise), by whoever knows the name of its user. Of each part at most 64 passwords are
    /// estimated: no document allows so many in one request.
    pub fn check_request_with_advice(&'static self, request: &RawRequest) -> Report {
        self.check_parts(request, |part, values, sink| self.check_part_with_advice(part, &values, sink))
    }
}

impl Report {
    fn advised(mut self, policy: &Policy, value: &str, user_inputs: &[&str]) -> Self {
        if let Policy::Password(policy) = policy {
            policy.advise(value, user_inputs, &mut |advice| self.add(advice));
        }
        self
    }
}
