//! Walks one part of a request along its document's shape.

use crate::document::{Content, Document, Field, Member};
use crate::params::{Kind, Params};
use crate::policy::Policy;
use crate::request::reader::{Occurrence, Reader, items, members, text};
use crate::request::suggest::suggestion;
use crate::rule::Rule;
use crate::violation::{Part, Path, Sink, Violation};

/// Duplicates are looked for among so many users: more than any document allows in one request.
const COMPARED_USERS: usize = 64;

impl Document {
    /// Delivers every violation of one part of a request, in the order of reports. It never allocates.
    ///
    /// The part is an object: of path parameters, of headers (whose names match without regard to case), or the body. What
    /// stands below an unknown field or a value of a wrong type is not judged.
    ///
    /// ```
    /// # #[cfg(feature = "alloc")] {
    /// use gatepass::documents::FLEXUSRDS_RESET_ROOT_PASSWORD;
    /// use gatepass::{Part, Tape};
    ///
    /// let mut body = Tape::new();
    /// body.begin_object();
    /// body.key("password");
    /// body.string("Rds_1234");
    /// body.end_object();
    ///
    /// let mut found = Vec::new();
    /// FLEXUSRDS_RESET_ROOT_PASSWORD.check_part(Part::Body, body.reader(), &mut |violation| {
    ///     found.push(format!("{} {}", violation.path, violation.rule.code()));
    /// });
    /// assert_eq!(found, ["/body/db_user_pwd missing", "/body/password unknown_field"]);
    /// # }
    /// ```
    #[allow(clippy::needless_pass_by_value, reason = "a reader is a cursor, made for this call")]
    pub fn check_part<'a>(&self, part: Part, values: impl Reader<'a>, sink: &mut Sink<'_>) {
        Walker { part, sink }.object(self.members(part), &values, &Path::of(part));
    }
}

struct Walker<'w, 's> {
    part: Part,
    sink: &'w mut Sink<'s>,
}

impl Walker<'_, '_> {
    fn object<'a, R: Reader<'a>>(&mut self, shape: &'static [Member], object: &R, path: &Path<'_>) {
        if !self.is_of_kind(Kind::Object, object, path) {
            return;
        }
        let mut absent = 0;
        for (bit, member) in (0..).zip(shape) {
            if self.member(member, shape, object, path) == 0 {
                absent |= 1_u64.checked_shl(bit).unwrap_or_default();
            }
        }
        // "Other headers are not looked at": everybody sends some.
        if self.part != Part::Headers {
            self.unknown_members(shape, absent, object, path);
        }
    }

    /// Judges every value of a member, and says how many there are.
    fn member<'a, R: Reader<'a>>(&mut self, member: &Member, shape: &[Member], object: &R, path: &Path<'_>) -> usize {
        let part = self.part;
        let values = || part.values(member.name, object.clone());
        let at = match member.content {
            Content::Value { .. } => path.member(member.name),
            Content::List { .. } => path.list(member.name),
        };
        let count = values().count();
        if count > 1 {
            self.say(Rule::DuplicateKey, Params::None, &at);
        }
        if count == 0 && member.is_mandatory {
            self.say(Rule::Missing, Params::None, &at);
        }
        for value in values() {
            match member.content {
                Content::List { max, members } => self.list(max, members, value, &at),
                Content::Value { policy, .. } => {
                    let username = || field(Field::Name, shape, object);
                    self.value(&policy, &value, username, &at);
                }
            }
        }
        count
    }

    fn value<'a>(
        &mut self,
        policy: &Policy,
        value: &impl Reader<'a>,
        username: impl Fn() -> Option<&'a str>,
        path: &Path<'_>,
    ) {
        let Some(value) = text(value.clone()) else {
            self.is_of_kind(Kind::String, value, path);
            return;
        };
        let sink = &mut |violation: Violation<'_>| (self.sink)(violation.at(path.clone()));
        policy.check(value, sink);
        if let Policy::Password(policy) = policy {
            if let Some(username) = username() {
                policy.check_against_username(value, username, sink);
            }
        }
    }

    fn list<'a, R: Reader<'a>>(&mut self, max: usize, shape: &'static [Member], list: R, path: &Path<'_>) {
        if !self.is_of_kind(Kind::Array, &list, path) {
            return;
        }
        match items(list.clone()).take(max.saturating_add(1)).count() {
            0 => self.say(Rule::NoUsers, Params::None, path),
            count if count > max => self.say(Rule::TooManyUsers, Params::Max(max), path),
            _ => {}
        }
        let mut seen = [None; COMPARED_USERS];
        for (position, user) in items(list).take(max).enumerate() {
            let path = path.item(position);
            self.object(shape, &user, &path);
            let account = account(shape, &user);
            if let Some(first) = account.and_then(|_| seen.iter().position(|&earlier| earlier == account)) {
                self.say(Rule::DuplicateUser, Params::User(first), &path);
            }
            if let Some(slot) = seen.get_mut(position) {
                *slot = account;
            }
        }
    }

    fn unknown_members<'a, R: Reader<'a>>(
        &mut self,
        shape: &'static [Member],
        absent: u64,
        object: &R,
        path: &Path<'_>,
    ) {
        let is_known = |key: &str| shape.iter().any(|member| member.name == key);
        for (key, _) in members(object.clone()) {
            if is_known(key.text) || key.occurrence == Occurrence::Again {
                continue;
            }
            let at = path.member(key.text);
            if key.occurrence == Occurrence::First {
                self.say(Rule::DuplicateKey, Params::None, &at);
            }
            let probably = suggestion(key.text, shape, absent);
            self.say(Rule::UnknownField, Params::Suggestion(probably), &at);
        }
    }

    /// Says `wrong_type` where the value is of another kind.
    fn is_of_kind<'a>(&mut self, expected: Kind, value: &impl Reader<'a>, path: &Path<'_>) -> bool {
        let actual = value.kind();
        if actual != expected {
            self.say(Rule::WrongType, Params::Type { expected, actual }, path);
        }
        actual == expected
    }

    fn say(&mut self, rule: Rule, params: Params, path: &Path<'_>) {
        (self.sink)(Violation::new(rule, params, None).at(path.clone()));
    }
}

impl Part {
    /// Every value of that name. The names of headers match without regard to case (RFC 9110, 5.1).
    fn values<'a, R: Reader<'a>>(self, name: &str, object: R) -> impl Iterator<Item = R> {
        let is_name = move |key: &str| match self {
            Self::Headers => key.eq_ignore_ascii_case(name),
            Self::Path | Self::Body => key == name,
        };
        members(object).filter(move |(key, _)| is_name(key.text)).map(|(_, value)| value)
    }
}

/// The text of a field of an object.
fn field<'a, R: Reader<'a>>(field: Field, shape: &[Member], object: &R) -> Option<&'a str> {
    let is_field = |member: &&Member| matches!(member.content, Content::Value { field: Some(of), .. } if of == field);
    let name = shape.iter().find(is_field)?.name;
    Part::Body.values(name, object.clone()).find_map(text)
}

/// What makes an account: the name and the host.
fn account<'a, R: Reader<'a>>(shape: &[Member], object: &R) -> Option<(&'a str, &'a str)> {
    Some((field(Field::Name, shape, object)?, field(Field::Host, shape, object)?))
}
