//! What a document says about one API operation, as data.

mod facts;
mod member;

pub use facts::{Example, Method, Permission, ResponseBody, ResponseShape, Source, Tables};
pub use member::{Content, Field, Member};

use crate::decision::Decision;
use crate::policy::{PasswordPolicy, Policy};
use crate::prerequisite::Prerequisite;
use crate::violation::{Part, Sink};
use member::refuse_same_names;

pub(crate) use member::find;

/// One source text, and what it says about one API operation: its request's shape, which policy each field obeys, and what
/// stands around it.
///
/// The documents that gatepass knows are in [`documents`](crate::documents). One of your own is made in `const`:
///
/// ```
/// use gatepass::{CharSet, Document, Field, Length, Member, Method, PasswordPolicy};
///
/// static PASSWORD: PasswordPolicy = PasswordPolicy::new(Length::new(12, 64), CharSet::of("-_"), 2);
/// static OURS: Document = Document::new("acme.set-password", Method::Post, "/v1/password")
///     .with_body(&[Member::password("secret", &PASSWORD)]);
///
/// assert_eq!(OURS.is_valid(Field::Password, "correct-horse"), Some(true));
/// assert_eq!(OURS.is_valid(Field::Host, "%"), None);
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Document {
    /// The stable name, such as `taurusdb.change-user-password`.
    pub id: &'static str,
    /// Which text it is.
    pub source: Source,
    /// The HTTP method.
    pub method: Method,
    /// The path, with its parameters in braces: `/v3/{project_id}/instances/{instance_id}/password`.
    pub path: &'static str,
    /// The parameters of the path.
    pub path_parameters: &'static [Member],
    /// The headers that the document describes; it is silent about others.
    pub headers: &'static [Member],
    /// The members of the body, which is an object.
    pub body: &'static [Member],
    /// What the text states to stand for members when they are absent: names and values.
    pub defaults: &'static [(&'static str, &'static str)],
    /// Where the text describes the members.
    pub tables: Tables,
    /// What must be so before the operation is called.
    pub prerequisite: Prerequisite,
    /// The permission that the caller needs, where the text says.
    pub permission: Option<Permission>,
    /// What the service answers.
    pub responses: &'static [ResponseShape],
    /// A request that the document allows.
    pub example: Option<Example>,
    /// What was decided where the text is silent, or says two things.
    pub decisions: &'static [Decision],
}

impl Document {
    /// A document that says nothing yet but which operation it is about.
    pub const fn new(id: &'static str, method: Method, path: &'static str) -> Self {
        Self {
            id,
            source: Source::new("", "", None),
            method,
            path,
            path_parameters: &[],
            headers: &[],
            body: &[],
            defaults: &[],
            tables: Tables::NONE,
            prerequisite: Prerequisite::Unknown,
            permission: None,
            responses: &[],
            example: None,
            decisions: &[],
        }
    }

    /// With its source.
    pub const fn with_source(self, source: Source) -> Self {
        Self { source, ..self }
    }

    /// With the parameters of its path.
    ///
    /// # Panics
    ///
    /// When two of them have one name; in a `const`, at compile time.
    pub const fn with_path_parameters(self, members: &'static [Member]) -> Self {
        refuse_same_names(members);
        Self { path_parameters: members, ..self }
    }

    /// With the headers that it describes.
    ///
    /// # Panics
    ///
    /// When two of them have one name; in a `const`, at compile time.
    pub const fn with_headers(self, members: &'static [Member]) -> Self {
        refuse_same_names(members);
        Self { headers: members, ..self }
    }

    /// With the members of its body.
    ///
    /// # Panics
    ///
    /// When two of them have one name; in a `const`, at compile time.
    pub const fn with_body(self, members: &'static [Member]) -> Self {
        refuse_same_names(members);
        Self { body: members, ..self }
    }

    /// With what stands for members when they are absent: names and values.
    pub const fn with_defaults(self, defaults: &'static [(&'static str, &'static str)]) -> Self {
        Self { defaults, ..self }
    }

    /// With the places where the text describes the members.
    pub const fn with_tables(self, tables: Tables) -> Self {
        Self { tables, ..self }
    }

    /// With what must be so before the operation is called.
    pub const fn with_prerequisite(self, prerequisite: Prerequisite) -> Self {
        Self { prerequisite, ..self }
    }

    /// With the permission that the caller needs.
    pub const fn with_permission(self, permission: Permission) -> Self {
        Self { permission: Some(permission), ..self }
    }

    /// With what the service answers.
    pub const fn with_responses(self, responses: &'static [ResponseShape]) -> Self {
        Self { responses, ..self }
    }

    /// With a request that it allows.
    pub const fn with_example(self, example: Example) -> Self {
        Self { example: Some(example), ..self }
    }

    /// What the document says of one part of the request.
    pub const fn members(&self, part: Part) -> &'static [Member] {
        match part {
            Part::Path => self.path_parameters,
            Part::Headers => self.headers,
            Part::Body => self.body,
        }
    }

    /// What stands for a member of that name when it is absent; `None` where the text does not say.
    pub fn default_of(&self, name: &str) -> Option<&'static str> {
        self.defaults.iter().find(|(of, _)| *of == name).map(|&(_, default)| default)
    }

    /// The fields that the document has.
    pub fn fields(&self) -> impl Iterator<Item = Field> {
        Field::ALL.iter().copied().filter(|&field| self.member(field).is_some())
    }

    /// The grammar of a field; `None` when the document has no such field.
    pub const fn policy(&self, field: Field) -> Option<Policy> {
        match self.member(field) {
            Some(Member { content: Content::Value { policy, .. }, .. }) => Some(*policy),
            _ => None,
        }
    }

    /// The grammar of passwords; `None` when the document has none.
    pub const fn password_policy(&self) -> Option<&'static PasswordPolicy> {
        match self.policy(Field::Password) {
            Some(Policy::Password(policy)) => Some(policy),
            _ => None,
        }
    }

    /// The member that holds a field; `None` when the document has no such field.
    pub const fn member(&self, field: Field) -> Option<&'static Member> {
        match find(self.path_parameters, field) {
            Some(member) => Some(member),
            None => find(self.body, field),
        }
    }

    /// The verdict on one value: whether it breaks no error rule. `None` when the document has no such field.
    ///
    /// ```
    /// use gatepass::documents::{FLEXUSRDS_RESET_ROOT_PASSWORD, TAURUSDB_CHANGE_USER_PASSWORD};
    /// use gatepass::Field;
    ///
    /// assert_eq!(TAURUSDB_CHANGE_USER_PASSWORD.is_valid(Field::Password, "Rds|1234"), Some(true));
    /// assert_eq!(FLEXUSRDS_RESET_ROOT_PASSWORD.is_valid(Field::Password, "Rds|1234"), Some(false));
    /// assert_eq!(FLEXUSRDS_RESET_ROOT_PASSWORD.is_valid(Field::Host, "%"), None);
    /// ```
    pub fn is_valid(&self, field: Field, value: &str) -> Option<bool> {
        Some(self.policy(field)?.is_valid(value))
    }

    /// What the document describes for the status of a response. Where it states no status for success, that is any from 200
    /// to 299.
    pub fn response(&self, status: u16) -> Option<ResponseBody> {
        let stated = self.responses.iter().find(|response| response.status == Some(status));
        let unstated = || self.responses.iter().find(|response| response.status.is_none() && status / 100 == 2);
        stated.or_else(unstated).map(|response| response.body)
    }

    /// Delivers what a password has in common with its user's name, as warnings: `equals_username` and
    /// `equals_reversed_username`. Nothing where the document has no user names.
    pub fn check_against_username(&self, password: &str, username: &str, sink: &mut Sink<'_>) {
        if let (Some(Policy::Password(policy)), Some(_)) = (self.policy(Field::Password), self.policy(Field::Name)) {
            policy.check_against_username(password, username, sink);
        }
    }
}

/// Two documents are the same when their ids are.
impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Document {}
