//! What a document says about one API operation, as data.

use core::fmt;

use crate::decision::Decision;
use crate::policy::{
    HeaderPolicy, HostListPolicy, IdentifierPolicy, PasswordPolicy, Policy, PolicyError, UsernamePolicy,
};
use crate::prerequisite::Prerequisite;
use crate::violation::{Part, Sink};

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

/// Looks for the member that holds a field, also among the members of lists.
const fn find(members: &'static [Member], field: Field) -> Option<&'static Member> {
    let mut i = 0;
    while i < members.len() {
        let found = match members[i].content {
            Content::Value { field: Some(of), .. } if of as u8 == field as u8 => Some(&members[i]),
            Content::Value { .. } => None,
            Content::List { members, .. } => find(members, field),
        };
        if found.is_some() {
            return found;
        }
        i += 1;
    }
    None
}

/// Two documents are the same when their ids are.
impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Document {}

/// A field by the name that every front end gives it, whatever the body calls it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Field {
    /// `project_id`, in the path.
    ProjectId,
    /// `instance_id`, in the path.
    InstanceId,
    /// `name`: the user's name.
    Name,
    /// `host`: from where the user may connect.
    Host,
    /// `password`, also where the body calls it `db_user_pwd`.
    Password,
}

impl Field {
    /// Every field.
    pub const ALL: &'static [Self] = &[Self::ProjectId, Self::InstanceId, Self::Name, Self::Host, Self::Password];

    /// The stable name: `project_id`, `instance_id`, `name`, `host`, `password`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ProjectId => "project_id",
            Self::InstanceId => "instance_id",
            Self::Name => "name",
            Self::Host => "host",
            Self::Password => "password",
        }
    }

    /// Every name that a document gives the field.
    pub(crate) const fn names(self) -> &'static [&'static str] {
        match self {
            Self::ProjectId => &["project_id"],
            Self::InstanceId => &["instance_id"],
            Self::Name => &["name", "username"],
            Self::Host => &["host"],
            Self::Password => &["password", "db_user_pwd"],
        }
    }

    /// The field of a name; `None` for another text, such as `"db_user_pwd"`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.name() == name)
    }
}

/// One member of a part of the request: a path parameter, a header, or a member of the body.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Member {
    /// The name, as the document spells it.
    pub name: &'static str,
    /// Whether it must be there.
    pub is_mandatory: bool,
    /// What stands for it when it is absent, where the document says.
    pub default: Option<&'static str>,
    /// Where the document says so: `Table 2`.
    pub cited: &'static str,
    /// What it holds.
    pub content: Content,
}

/// What a member holds.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Content {
    /// A string.
    Value {
        /// Which field it is; `None` for headers.
        field: Option<Field>,
        /// The grammar that it obeys.
        policy: Policy,
    },
    /// A list of objects.
    List {
        /// How many objects at most; at least one there must be.
        max: usize,
        /// The members of each object; all of them are [`Content::Value`]s.
        members: &'static [Member],
    },
}

impl Member {
    const fn mandatory(name: &'static str, content: Content) -> Self {
        Self { name, is_mandatory: true, default: None, cited: "", content }
    }

    const fn value(name: &'static str, field: Option<Field>, policy: Policy) -> Self {
        Self::mandatory(name, Content::Value { field, policy })
    }

    /// A mandatory password.
    pub const fn password(name: &'static str, policy: &'static PasswordPolicy) -> Self {
        Self::value(name, Some(Field::Password), Policy::Password(policy))
    }

    /// A mandatory user name.
    pub const fn username(name: &'static str, policy: UsernamePolicy) -> Self {
        Self::value(name, Some(Field::Name), Policy::Username(policy))
    }

    /// A mandatory list of hosts, as one string.
    pub const fn host_list(name: &'static str, policy: HostListPolicy) -> Self {
        Self::value(name, Some(Field::Host), Policy::HostList(policy))
    }

    /// The mandatory identifier of a project.
    pub const fn project_id(policy: IdentifierPolicy) -> Self {
        Self::value("project_id", Some(Field::ProjectId), Policy::Identifier(policy))
    }

    /// The mandatory identifier of an instance.
    pub const fn instance_id(policy: IdentifierPolicy) -> Self {
        Self::value("instance_id", Some(Field::InstanceId), Policy::Identifier(policy))
    }

    /// A mandatory identifier of something else, such as a cluster. It is judged in a request, and is no [`Field`].
    pub const fn identifier(name: &'static str, policy: IdentifierPolicy) -> Self {
        Self::value(name, None, Policy::Identifier(policy))
    }

    /// A mandatory header.
    pub const fn header(name: &'static str, policy: HeaderPolicy) -> Self {
        Self::value(name, None, Policy::Header(policy))
    }

    /// A mandatory list of one to `max` objects.
    ///
    /// # Panics
    ///
    /// When `max` is 0, a member is a list itself, or two members have one name; in a `const`, at compile time:
    ///
    /// ```compile_fail
    /// use gatepass::Member;
    /// const NESTED: Member = Member::list("users", 50, &[Member::list("hosts", 5, &[])]);
    /// ```
    pub const fn list(name: &'static str, max: usize, members: &'static [Self]) -> Self {
        if max == 0 {
            PolicyError::NothingAllowed.refuse()
        }
        refuse_same_names(members);
        refuse_lists(members);
        Self::mandatory(name, Content::List { max, members })
    }

    /// The same, and it may be absent; then `default` stands for it.
    pub const fn optional(self, default: Option<&'static str>) -> Self {
        Self { is_mandatory: false, default, ..self }
    }

    /// The same, with the default that the document states although it is mandatory.
    pub const fn with_default(self, default: &'static str) -> Self {
        Self { default: Some(default), ..self }
    }

    /// The same, with the place in the document that says so.
    pub const fn cited(self, place: &'static str) -> Self {
        Self { cited: place, ..self }
    }
}

const fn refuse_lists(members: &[Member]) {
    let mut i = 0;
    while i < members.len() {
        if matches!(members[i].content, Content::List { .. }) {
            PolicyError::ListInList.refuse()
        }
        i += 1;
    }
}

const fn refuse_same_names(members: &[Member]) {
    let mut i = 0;
    while i < members.len() {
        let mut j = 0;
        while j < i {
            if is_same(members[i].name.as_bytes(), members[j].name.as_bytes()) {
                PolicyError::SameName.refuse()
            }
            j += 1;
        }
        i += 1;
    }
}

/// `==` in a `const fn`.
const fn is_same(left: &[u8], right: &[u8]) -> bool {
    match (left, right) {
        ([], []) => true,
        ([a, left @ ..], [b, right @ ..]) => *a == *b && is_same(left, right),
        _ => false,
    }
}

/// The HTTP methods of the operations.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Method {
    /// `GET`
    Get,
    /// `POST`
    Post,
    /// `PUT`
    Put,
    /// `PATCH`
    Patch,
    /// `DELETE`
    Delete,
}

impl Method {
    /// The method as it stands in the request line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Which text a document was read from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Source {
    /// The product, as the text names it.
    pub product: &'static str,
    /// The operation: the text's title.
    pub operation: &'static str,
    /// The date that the text states, as `YYYY-MM-DD`; `None` where it states none.
    pub revision: Option<&'static str>,
    /// In which form the text was read: `web page`, or several forms of one text.
    pub texts: &'static str,
    /// Addresses that the text itself gives, each with what it is about.
    pub references: &'static [(&'static str, &'static str)],
}

impl Source {
    /// A text about that operation of a product, of that date.
    pub const fn new(product: &'static str, operation: &'static str, revision: Option<&'static str>) -> Self {
        Self { product, operation, revision, texts: "", references: &[] }
    }
}

/// The permission that a caller needs, in terms of identity policies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Permission {
    /// The action: `rds:password:update`.
    pub action: &'static str,
    /// The access level: `write`.
    pub access_level: &'static str,
    /// The type of resource that a policy can name.
    pub resource_type: &'static str,
    /// Whether a policy must name it: the text marks it with a star.
    pub is_resource_required: bool,
    /// The keys that a condition can name.
    pub condition_keys: &'static [&'static str],
    /// Another name of the action; `None` where the text shows a dash.
    pub alias: Option<&'static str>,
    /// Other actions that this one needs.
    pub dependencies: &'static [&'static str],
}

impl Permission {
    /// An action of that access level on that type of resource, which a policy need not name.
    pub const fn new(action: &'static str, access_level: &'static str, resource_type: &'static str) -> Self {
        let (alias, dependencies) = (None, &[]);
        Self {
            action,
            access_level,
            resource_type,
            is_resource_required: false,
            condition_keys: &[],
            alias,
            dependencies,
        }
    }
}

/// What the service answers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct ResponseShape {
    /// The HTTP status; `None` where the text states none for success.
    pub status: Option<u16>,
    /// What the body holds.
    pub body: ResponseBody,
}

impl ResponseShape {
    /// That body, with that status.
    pub const fn new(status: Option<u16>, body: ResponseBody) -> Self {
        Self { status, body }
    }
}

/// What the body of a response holds.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum ResponseBody {
    /// "None".
    Nothing,
    /// "None", and an example `{}`: both are accepted.
    NothingOrEmptyObject,
    /// `job_id`: the task that changes the passwords.
    Job,
    /// `error_code` and `error_msg`.
    Error,
}

/// A request that a document allows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Example {
    /// The project of the example's URL; `None` where the text shows no URL.
    pub project_id: Option<&'static str>,
    /// The instance of the example's URL.
    pub instance_id: Option<&'static str>,
    /// The body, as JSON.
    pub body: &'static str,
    /// Whether the text shows `******` for the password, for which a valid one stands here.
    pub is_masked: bool,
    /// The body of the example response, where the text shows one.
    pub response: Option<&'static str>,
}

impl Example {
    /// An example of which the text shows the body alone.
    pub const fn new(body: &'static str) -> Self {
        Self { project_id: None, instance_id: None, body, is_masked: false, response: None }
    }
}
