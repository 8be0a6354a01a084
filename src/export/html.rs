//! The field of a form into which a password is typed.

use alloc::borrow::ToOwned as _;
use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;

use super::pattern::members;
use crate::messages::Language;
use crate::policy::{Length, PasswordPolicy};

impl PasswordPolicy {
    /// The value of the attribute `pattern`: a regular expression that the whole of a password matches.
    ///
    /// The length stands in it too. Browsers read it with the flag `v`, and do not look at it while a field is empty.
    ///
    /// ```
    /// use gatepass::{CharSet, Length, PasswordPolicy};
    ///
    /// let policy = PasswordPolicy::new(Length::new(8, 32), CharSet::EMPTY, 3);
    /// assert_eq!(
    ///     policy.html_pattern(),
    ///     "(?=[^A-Z]*[A-Z])(?=[^a-z]*[a-z])(?=[^0-9]*[0-9])[0-9A-Za-z]{8,32}",
    /// );
    /// ```
    pub fn html_pattern(&self) -> String {
        let has_one_of = |members: String| format!("(?=[^{members}]*[{members}])");
        let unions: String = self.unions().map(|union| has_one_of(members(union))).collect();
        format!("{unions}[{}]{}", members(self.alphabet()), times(self.length()))
    }

    /// The attributes of a password's field, an `<input>` of that name. Its `title`, which browsers show where the pattern does
    /// not match, is in that language.
    ///
    /// ```
    /// use gatepass::{CharSet, Language, Length, PasswordPolicy};
    ///
    /// let policy = PasswordPolicy::new(Length::new(8, 32), CharSet::of("&"), 1);
    /// assert_eq!(
    ///     format!("<input {}>", policy.html_attributes("secret", Language::EnUs)),
    ///     r#"<input type="password" name="secret" autocomplete="new-password" required minlength="8" "#.to_owned()
    ///         + r#"pattern="(?=[^&amp;0-9A-Za-z]*[&amp;0-9A-Za-z])[&amp;0-9A-Za-z]{8,32}" "#
    ///         + r#"title="8 to 32 characters from at least one of these, and nothing else: upper-case letters, "#
    ///         + r#"lower-case letters, digits, and the special character &amp;">"#,
    /// );
    /// ```
    pub fn html_attributes(&self, name: &str, language: Language) -> HtmlAttributes {
        let is_required = !self.is_valid("");
        let min = self.length().min();
        let attributes = [
            Some(("type", "password".to_owned())),
            Some(("name", name.to_owned())),
            Some(("autocomplete", "new-password".to_owned())),
            is_required.then(|| ("required", String::new())),
            (min > 0).then(|| ("minlength", min.to_string())),
            Some(("pattern", self.html_pattern())),
            Some(("title", language.describe_policy(self))),
        ];
        HtmlAttributes(attributes.into_iter().flatten().collect())
    }
}

/// How often, as a regular expression says it.
fn times(length: Length) -> String {
    match (length.min(), length.max()) {
        (0, usize::MAX) => "*".to_owned(),
        (min, usize::MAX) => format!("{{{min},}}"),
        (min, max) if min == max => format!("{{{min}}}"),
        (min, max) => format!("{{{min},{max}}}"),
    }
}

/// The attributes of a password's field. `{}` writes them on one line, as they stand in a tag.
///
/// There is no `maxlength`: browsers cut what is pasted to it without a word, and the password that is sent is another one than
/// the person has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HtmlAttributes(Vec<(&'static str, String)>);

impl HtmlAttributes {
    /// These attributes, and one more behind them.
    ///
    /// ```
    /// use gatepass::{CharSet, Language, Length, PasswordPolicy};
    ///
    /// let policy = PasswordPolicy::new(Length::new(8, 32), CharSet::of("&"), 0);
    /// let attributes = policy.html_attributes("secret", Language::EnUs).with("passwordrules", &policy.password_rules());
    /// assert!(attributes.to_string().ends_with(
    ///     r#" passwordrules="minlength: 8; maxlength: 32; allowed: upper, lower, digit, [&amp;];""#,
    /// ));
    /// ```
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.0.push((name, value.to_owned()));
        self
    }

    /// Each attribute's name and value, not escaped, for whatever sets attributes by itself. The value of `required` is empty.
    ///
    /// ```
    /// use gatepass::documents::FLEXUSRDS_RESET_ROOT_PASSWORD as DOCUMENT;
    /// use gatepass::Language;
    ///
    /// let attributes = DOCUMENT.password_policy().unwrap().html_attributes("secret", Language::EnUs);
    /// let names: Vec<_> = attributes.iter().map(|(name, _)| name).collect();
    /// assert_eq!(names[..5], ["type", "name", "autocomplete", "required", "minlength"]);
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (*name, value.as_str()))
    }
}

impl fmt::Display for HtmlAttributes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, (name, value)) in self.iter().enumerate() {
            let gap = if position == 0 { "" } else { " " };
            match value {
                "" if name == "required" => write!(f, "{gap}{name}")?,
                _ => write!(f, r#"{gap}{name}="{}""#, escaped(value))?,
            }
        }
        Ok(())
    }
}

/// A value between double quotes.
fn escaped(value: &str) -> String {
    value.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}
