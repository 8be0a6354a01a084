//! The request of the document that changes the passwords of users: a body with a list of them.

use alloc::vec::Vec;
use core::fmt;

use crate::document::{Content, Field, Member};
use crate::report::Report;
use crate::request::Tape;
use crate::typed::request::{Body, Request, Sealed};
use crate::typed::{ChangeSpec, HostList, InstanceId, Password, ProjectId, Username, field_of};

/// One user whose password is to be changed.
pub struct User<S> {
    /// The user's name.
    pub name: Username<S>,
    /// From where the user connects. The server keeps one account, and one password, for each of these hosts.
    pub host: HostList<S>,
    /// The new password.
    pub password: Password<S>,
}

impl<S> fmt::Debug for User<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("User")
            .field("name", &self.name)
            .field("host", &self.host)
            .field("password", &self.password)
            .finish()
    }
}

/// A request that changes the passwords of at least one user, and of at most as many as the document allows: 50.
pub type ChangeRequest<S> = Request<S, Vec<User<S>>>;

impl<S: ChangeSpec> ChangeRequest<S> {
    /// The name of the body's only member, and how many users it may have.
    const LIST: (&'static str, usize) = match S::DOCUMENT.body {
        [Member { name, content: Content::List { max, .. }, .. }] => (name, *max),
        _ => panic!("the document's body is not one list"),
    };

    /// The request of these values, or a report with `no_users` or `too_many_users`. Where there may be more users than the
    /// document allows, use [`split`](Self::split).
    pub fn new(project: ProjectId<S>, instance: InstanceId<S>, users: Vec<User<S>>) -> Result<Self, Report> {
        let request = Self { project, instance, body: users };
        request.check().permit(request)
    }

    /// As many requests as it takes, each of at most as many users as the document allows; none for no users.
    ///
    /// ```
    /// use gatepass::typed::taurusdb_change_user_password::*;
    ///
    /// let user = |i| User {
    ///     name: Username::parse(&format!("user_{i}")).unwrap(),
    ///     host: HostList::parse("%").unwrap(),
    ///     password: Password::parse("Rds_1234").unwrap(),
    /// };
    /// let project = ProjectId::parse("054e292c9880d4992f02c0196d3ea468")?;
    /// let instance = InstanceId::parse("ba62a0b83a1b42bfab275829d86ac0fdin07")?;
    /// let requests = Request::split(&project, &instance, (0..120).map(user));
    /// assert_eq!(requests.iter().map(|request| request.users().len()).collect::<Vec<_>>(), [50, 50, 20]);
    /// # Ok::<(), gatepass::Report>(())
    /// ```
    pub fn split(
        project: &ProjectId<S>,
        instance: &InstanceId<S>,
        users: impl IntoIterator<Item = User<S>>,
    ) -> Vec<Self> {
        let mut users = users.into_iter().peekable();
        let mut requests = Vec::new();
        while users.peek().is_some() {
            let body = users.by_ref().take(Self::LIST.1).collect();
            requests.push(Self { project: project.clone(), instance: instance.clone(), body });
        }
        requests
    }

    /// The users.
    pub fn users(&self) -> &[User<S>] {
        &self.body
    }

    /// The users, to do something else with them.
    pub fn into_users(self) -> Vec<User<S>> {
        self.body
    }
}

impl<S> Sealed for Vec<User<S>> {}

impl<S: ChangeSpec> Body<S> for Vec<User<S>> {
    fn write(&self, tape: &mut Tape) {
        tape.begin_object();
        tape.key(ChangeRequest::<S>::LIST.0);
        tape.begin_array();
        for user in self {
            user.write(tape);
        }
        tape.end_array();
        tape.end_object();
    }
}

impl<S: ChangeSpec> User<S> {
    fn write(&self, tape: &mut Tape) {
        tape.begin_object();
        for (field, text) in [
            (Field::Name, self.name.as_str()),
            (Field::Host, self.host.as_str()),
            (Field::Password, self.password.expose_secret()),
        ] {
            tape.key(field_of::<S>(field).0);
            tape.string(text);
        }
        tape.end_object();
    }
}
