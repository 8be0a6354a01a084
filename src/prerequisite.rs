//! What must be so before an operation is called: "may I call this now?"

/// A status of an instance, in the words of the documents.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum InstanceStatus {
    /// "creating"
    Creating,
    /// "rebooting"
    Rebooting,
    /// "upgrading"
    Upgrading,
    /// "changing instance class"
    ChangingInstanceClass,
    /// "creating users"
    CreatingUsers,
    /// "deleting users"
    DeletingUsers,
    /// Any status that the caller knows to be none of these.
    NoneOfThese,
}

impl InstanceStatus {
    /// Every status.
    pub const ALL: &'static [Self] = &[
        Self::Creating,
        Self::Rebooting,
        Self::Upgrading,
        Self::ChangingInstanceClass,
        Self::CreatingUsers,
        Self::DeletingUsers,
        Self::NoneOfThese,
    ];

    /// The stable name, such as `changing_instance_class`. No API uses it: the documents' statuses are prose.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Creating => "creating",
            Self::Rebooting => "rebooting",
            Self::Upgrading => "upgrading",
            Self::ChangingInstanceClass => "changing_instance_class",
            Self::CreatingUsers => "creating_users",
            Self::DeletingUsers => "deleting_users",
            Self::NoneOfThese => "none_of_these",
        }
    }
}

/// What a document demands of the instance before the operation is called.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Prerequisite {
    /// The text does not say, or breaks off.
    Unknown,
    /// The instance must be in none of these statuses.
    NoneOf(&'static [InstanceStatus]),
}

/// An answer to "may I call this now?".
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Permitted {
    /// Nothing that the document says stands against it.
    Yes,
    /// The document forbids it in this status.
    No,
    /// The document does not say.
    Unknown,
}

impl Permitted {
    /// Every answer.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::Unknown];

    /// The stable name: `yes`, `no`, `unknown`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }
}

impl Prerequisite {
    /// Whether the operation may be called while the instance is in that status.
    ///
    /// ```
    /// use gatepass::documents::{FLEXUSRDS_RESET_ROOT_PASSWORD, TAURUSDB_CHANGE_USER_PASSWORD};
    /// use gatepass::{InstanceStatus, Permitted};
    ///
    /// let prerequisite = FLEXUSRDS_RESET_ROOT_PASSWORD.prerequisite;
    /// assert_eq!(prerequisite.may_call_now(InstanceStatus::Upgrading), Permitted::No);
    /// assert_eq!(prerequisite.may_call_now(InstanceStatus::NoneOfThese), Permitted::Yes);
    ///
    /// let prerequisite = TAURUSDB_CHANGE_USER_PASSWORD.prerequisite;
    /// assert_eq!(prerequisite.may_call_now(InstanceStatus::NoneOfThese), Permitted::Unknown);
    /// ```
    pub fn may_call_now(&self, status: InstanceStatus) -> Permitted {
        match self {
            Self::Unknown => Permitted::Unknown,
            Self::NoneOf(statuses) if statuses.contains(&status) => Permitted::No,
            Self::NoneOf(_) => Permitted::Yes,
        }
    }
}
