//! All violations of one value or one request, owned.

use alloc::vec::Vec;
use core::fmt;

use crate::checklist::ChecklistItem;
use crate::document::{Document, Field};
use crate::messages::Language;
use crate::params::Params;
use crate::policy::Policy;
use crate::rule::{Rule, Severity};
use crate::violation::{MAX_VIOLATIONS, Part, Violation};

/// All violations of one value or one request.
///
/// It holds offsets, counts and kinds, and never a character of a secret; so it may be logged, shown and sent. As an error
/// its `Display` is a line for each violation, in English; [`in_language`](Self::in_language) gives others. With the feature
/// `serde` it serialises to the object of `docs/report.md`.
///
/// ```
/// use gatepass::documents::FLEXUSRDS_RESET_ROOT_PASSWORD;
/// use gatepass::Field;
///
/// let report = FLEXUSRDS_RESET_ROOT_PASSWORD.check(Field::Password, "rds 1").unwrap();
/// assert!(!report.is_valid());
/// let codes: Vec<_> = report.violations().iter().map(|violation| violation.rule.code()).collect();
/// assert_eq!(codes, ["too_short", "illegal_character", "too_few_classes"]);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Report {
    document: Option<&'static Document>,
    violations: Vec<Violation<'static>>,
    unchecked: Vec<Part>,
    is_valid: bool,
    is_truncated: bool,
}

impl Report {
    /// How many violations a report holds; then it is [truncated](Self::is_truncated).
    pub const MAX_VIOLATIONS: usize = MAX_VIOLATIONS;

    /// An empty report: of a document, or of a policy that stands in none.
    pub(crate) const fn new(document: Option<&'static Document>) -> Self {
        Self { document, violations: Vec::new(), unchecked: Vec::new(), is_valid: true, is_truncated: false }
    }

    /// The report of one value under a policy.
    pub(crate) fn of_value(document: Option<&'static Document>, policy: &Policy, value: &str) -> Self {
        let mut report = Self::new(document);
        policy.check(value, &mut |violation| report.add(violation));
        report
    }

    /// The same of a value that may not even be text.
    pub(crate) fn of_bytes(document: Option<&'static Document>, policy: &Policy, value: &[u8]) -> Self {
        match core::str::from_utf8(value) {
            Ok(text) => Self::of_value(document, policy, text),
            Err(error) => {
                let mut report = Self::new(document);
                report.add(&Violation::new(Rule::InvalidUtf8, Params::Offset(error.valid_up_to()), None));
                report
            }
        }
    }

    pub(crate) fn add(&mut self, violation: &Violation<'_>) {
        self.is_valid &= !violation.is_error();
        if self.violations.len() < MAX_VIOLATIONS {
            self.violations.push(violation.clone().into_owned());
        } else {
            self.is_truncated = true;
        }
    }

    pub(crate) fn add_unchecked(&mut self, part: Part) {
        self.unchecked.push(part);
    }

    /// The value if there is no error, and otherwise the report.
    pub(crate) fn permit<T>(self, value: T) -> Result<T, Self> {
        if self.is_valid { Ok(value) } else { Err(self) }
    }

    /// Whether no violation is an error. Warnings and advice do not count.
    pub const fn is_valid(&self) -> bool {
        self.is_valid
    }

    /// The document that was asked; `None` for a policy that stands in none.
    pub const fn document(&self) -> Option<&'static Document> {
        self.document
    }

    /// The date of the document; `None` where it states none.
    pub fn revision(&self) -> Option<&'static str> {
        self.document?.source.revision
    }

    /// The violations: by part of the request, field, rule and span. At most 1,000.
    pub fn violations(&self) -> &[Violation<'static>] {
        &self.violations
    }

    /// How many of the violations are of that severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.violations.iter().filter(|violation| violation.severity() == severity).count()
    }

    /// The parts of the request of which nothing was given, though the document describes them.
    pub fn unchecked(&self) -> &[Part] {
        &self.unchecked
    }

    /// Whether there were more violations than a report holds.
    pub const fn is_truncated(&self) -> bool {
        self.is_truncated
    }

    /// The report in the words of a language.
    pub const fn in_language(&self, language: Language) -> Localized<'_> {
        Localized { report: self, language }
    }
}

/// A report in the words of one language. Its `Display` is a line for each violation.
#[derive(Clone, Copy, Debug)]
pub struct Localized<'r> {
    /// The report.
    pub(crate) report: &'r Report,
    /// The language.
    pub(crate) language: Language,
}

impl fmt::Display for Localized<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (line, violation) in self.report.violations.iter().enumerate() {
            if line > 0 {
                f.write_str("\n")?;
            }
            if !violation.path.is_empty() {
                write!(f, "{} ", violation.path)?;
            }
            let message = self.language.describe(violation);
            write!(f, "{message} ({})", violation.rule.code())?;
        }
        if self.report.is_truncated {
            write!(f, "\n{}", self.language.words().truncated)?;
        }
        Ok(())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.in_language(Language::EnUs).fmt(f)
    }
}

impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Report")
            .field("document", &self.document.map(|document| document.id))
            .field("is_valid", &self.is_valid)
            .field("violations", &self.violations)
            .field("unchecked", &self.unchecked)
            .field("is_truncated", &self.is_truncated)
            .finish()
    }
}

impl core::error::Error for Report {}

impl Policy {
    /// The report of one value, for a policy that stands in no document.
    pub fn report(&self, value: &str) -> Report {
        Report::of_value(None, self, value)
    }

    /// The report of a value that may not even be text: `invalid_utf8` alone where it is not.
    pub fn report_bytes(&self, value: &[u8]) -> Report {
        Report::of_bytes(None, self, value)
    }
}

impl Document {
    /// The report of one value. `None` when the document has no such field.
    pub fn check(&'static self, field: Field, value: &str) -> Option<Report> {
        Some(Report::of_value(Some(self), &self.policy(field)?, value))
    }

    /// The report of a value that may not even be text: `invalid_utf8` alone where it is not. `None` when the document has no
    /// such field.
    pub fn check_bytes(&'static self, field: Field, value: &[u8]) -> Option<Report> {
        Some(Report::of_bytes(Some(self), &self.policy(field)?, value))
    }

    /// The report of a password that belongs to a user: with the warnings `equals_username` and `equals_reversed_username`.
    /// `None` when the document has no passwords.
    pub fn check_password(&'static self, password: &str, username: &str) -> Option<Report> {
        let mut report = self.check(Field::Password, password)?;
        self.check_against_username(password, username, &mut |violation| report.add(violation));
        Some(report)
    }

    /// Every error rule of a field with its state, for a form. `None` when the document has no such field.
    ///
    /// ```
    /// use gatepass::documents::FLEXUSRDS_RESET_ROOT_PASSWORD;
    /// use gatepass::{Field, Rule, State};
    ///
    /// let checklist = FLEXUSRDS_RESET_ROOT_PASSWORD.checklist(Field::Password, "Rds_1").unwrap();
    /// assert_eq!(checklist[0].rule, Rule::TooShort);
    /// assert_eq!(checklist[0].state, State::NotYet);
    /// assert_eq!(checklist[0].progress(), Some((5, 8)));
    /// ```
    pub fn checklist(&self, field: Field, value: &str) -> Option<Vec<ChecklistItem>> {
        let mut checklist = Vec::new();
        self.policy(field)?.checklist(value, &mut |item| checklist.push(item));
        Some(checklist)
    }
}
