//! Terraform: a variable that takes passwords, and a resource that makes them.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::pattern::{made_of, members};
use crate::charset::CharClass;
use crate::messages::Language;
use crate::policy::PasswordPolicy;
use crate::rule::Rule;

/// How long a password is made where the policy allows it.
const USUAL_LENGTH: usize = 20;

impl PasswordPolicy {
    /// A variable of that name, which takes the passwords that the policy accepts. There is one `validation` for each rule, so
    /// that every fault is told, in that language.
    ///
    /// **Terraform shows what it refuses**, `sensitive` or not, when the variable is one of the root module; a comment says so.
    /// In a module that is given a sensitive value it shows nothing.
    ///
    /// The name is an identifier of Terraform: letters, digits, `_` and `-`.
    ///
    /// ```
    /// use gatepass::{CharSet, Language, Length, PasswordPolicy};
    ///
    /// let policy = PasswordPolicy::new(Length::new(8, usize::MAX), CharSet::of("${}"), 0);
    /// assert_eq!(
    ///     policy.terraform_variable("password", Language::EnUs),
    ///     r#"# Terraform shows a value that it refuses here, unless this is the variable of a module that is given a sensitive value.
    /// variable "password" {
    ///   description = "at least 8 characters from these, and nothing else: upper-case letters, lower-case letters, digits, and the special characters $${}"
    ///   type        = string
    ///   sensitive   = true
    ///   nullable    = false
    ///
    ///   validation {
    ///     condition     = length(var.password) >= 8
    ///     error_message = "The password must have at least 8 characters"
    ///   }
    ///
    ///   validation {
    ///     condition     = can(regex("^[$0-9A-Za-z\\{\\}]*$", var.password))
    ///     error_message = "The password must have no characters but these: upper-case letters, lower-case letters, digits, and the special characters $${}"
    ///   }
    /// }
    /// "#,
    /// );
    /// ```
    pub fn terraform_variable(&self, name: &str, language: Language) -> String {
        let validations = self.conditions(&format!("var.{name}")).into_iter().map(|(rule, condition)| {
            let message = quoted(&language.describe_demand(self, rule));
            // As `terraform fmt` aligns them: an argument of several lines stands apart.
            let width = if condition.contains('\n') { "condition".len() } else { "error_message".len() };
            format!(
                "\n  validation {{\n    {:width$} = {condition}\n    error_message = {message}\n  }}\n",
                "condition"
            )
        });
        let note = language.terraform_note();
        let (name, description) = (quoted(name), quoted(&language.describe_policy(self)));
        format!(
            "# {note}\nvariable {name} {{\n  description = {description}\n  type        = string\n  sensitive   = true\n  \
             nullable    = false\n{}}}\n",
            validations.collect::<String>()
        )
    }

    /// What each rule asks of the variable. One of which nothing is asked is left out.
    fn conditions(&self, variable: &str) -> Vec<(Rule, String)> {
        let (min, max) = (self.length().min(), self.length().max());
        let matches = |pattern: String| format!("can(regex({}, {variable}))", quoted(&pattern));
        let unions = self.unions().map(|union| format!("      {},\n", matches(format!("[{}]", members(union)))));
        let has_one_of_each = format!("alltrue([\n{}    ])", unions.collect::<String>());
        let conditions = [
            (min > 0).then(|| (Rule::TooShort, format!("length({variable}) >= {min}"))),
            (max < usize::MAX).then(|| (Rule::TooLong, format!("length({variable}) <= {max}"))),
            Some((Rule::IllegalCharacter, matches(made_of(self.alphabet())))),
            (self.required_classes() > 0).then_some((Rule::TooFewClasses, has_one_of_each)),
        ];
        conditions.into_iter().flatten().collect()
    }

    /// A `random_password` of that name, every result of which the policy accepts: of 20 characters, or as near to it as the
    /// policy allows. `None` where the policy accepts nothing but the empty password, which the provider cannot make.
    ///
    /// As many classes as the policy requires have a minimum of 1, in their order; the others may come or not.
    ///
    /// ```
    /// use gatepass::{CharSet, Length, PasswordPolicy};
    ///
    /// let policy = PasswordPolicy::new(Length::new(8, 32), CharSet::of("_%{"), 3);
    /// assert_eq!(
    ///     policy.terraform_random_password("password").unwrap(),
    ///     r#"resource "random_password" "password" {
    ///   length           = 20
    ///   min_upper        = 1
    ///   min_lower        = 1
    ///   min_numeric      = 1
    ///   min_special      = 0
    ///   special          = true
    ///   override_special = "%_{"
    /// }
    /// "#,
    /// );
    /// ```
    pub fn terraform_random_password(&self, name: &str) -> Option<String> {
        let (min, max) = (self.length().min(), self.length().max());
        let shortest = min.max(self.required_classes()).max(1);
        let length = USUAL_LENGTH.max(shortest).min(max);
        let required: Vec<CharClass> = self.classes().iter().take(self.required_classes()).collect();
        let min_of = |class| u8::from(required.contains(&class)).to_string();
        let has_specials = self.classes().contains(CharClass::Special);
        let arguments = [
            ("length", Some(length.to_string())),
            ("min_upper", Some(min_of(CharClass::Upper))),
            ("min_lower", Some(min_of(CharClass::Lower))),
            ("min_numeric", Some(min_of(CharClass::Digit))),
            ("min_special", Some(min_of(CharClass::Special))),
            ("special", Some(has_specials.to_string())),
            ("override_special", has_specials.then(|| quoted(&self.specials().to_string()))),
        ];
        let lines = arguments.into_iter().filter_map(|(name, value)| Some(format!("  {name:16} = {}\n", value?)));
        let resource = format!("resource \"random_password\" {} {{\n{}}}\n", quoted(name), lines.collect::<String>());
        (max > 0).then_some(resource)
    }
}

/// A text as HCL writes it, in which nothing is a template.
fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', r"\\").replace('"', r#"\""#).replace("${", "$${").replace("%{", "%%{");
    format!("\"{escaped}\"")
}
