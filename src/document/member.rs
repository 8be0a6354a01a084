//! The members of a request: what each is called, whether it must be there, and which grammar it obeys.

use crate::policy::{
    HeaderPolicy, HostListPolicy, IdentifierPolicy, PasswordPolicy, Policy, PolicyError, UsernamePolicy,
};

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
        Self { name, is_mandatory: true, content }
    }

    const fn value(name: &'static str, field: Option<Field>, policy: Policy) -> Self {
        Self::mandatory(name, Content::Value { field, policy })
    }

    /// A mandatory password.
    pub const fn password(name: &'static str, policy: &'static PasswordPolicy) -> Self {
        Self::value(name, Some(Field::Password), Policy::Password(policy))
    }

    /// A mandatory user name.
    pub const fn username(name: &'static str, policy: &'static UsernamePolicy) -> Self {
        Self::value(name, Some(Field::Name), Policy::Username(policy))
    }

    /// A mandatory list of hosts, as one string.
    pub const fn host_list(name: &'static str, policy: &'static HostListPolicy) -> Self {
        Self::value(name, Some(Field::Host), Policy::HostList(policy))
    }

    /// The mandatory identifier of a project.
    pub const fn project_id(policy: &'static IdentifierPolicy) -> Self {
        Self::value("project_id", Some(Field::ProjectId), Policy::Identifier(policy))
    }

    /// The mandatory identifier of an instance.
    pub const fn instance_id(policy: &'static IdentifierPolicy) -> Self {
        Self::value("instance_id", Some(Field::InstanceId), Policy::Identifier(policy))
    }

    /// A mandatory identifier of something else, such as a cluster. It is judged in a request, and is no [`Field`].
    pub const fn identifier(name: &'static str, policy: &'static IdentifierPolicy) -> Self {
        Self::value(name, None, Policy::Identifier(policy))
    }

    /// A mandatory header.
    pub const fn header(name: &'static str, policy: &'static HeaderPolicy) -> Self {
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

    /// The same, and it may be absent. What stands for it then is a matter of the [document](crate::Document::with_defaults).
    pub const fn optional(self) -> Self {
        Self { is_mandatory: false, ..self }
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

pub(super) const fn refuse_same_names(members: &[Member]) {
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

/// Looks for the member that holds a field, also among the members of lists.
pub(crate) const fn find(members: &'static [Member], field: Field) -> Option<&'static Member> {
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
