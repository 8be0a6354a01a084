//! Walks one part of a request along its document's shape.

use crate::document::{Content, Document, Field, Member};
use crate::params::{Kind, Params};
use crate::policy::Policy;
use crate::request::object::Found;
use crate::request::reader::{Occurrence, Reader, items, text};
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
        if self.is_of_kind(Kind::Object, object, path) {
            self.members(shape, &Found::of(self.part, shape, object), path);
        }
    }

    fn members<'a, R: Reader<'a>>(&mut self, shape: &'static [Member], found: &Found<'_, R>, path: &Path<'_>) {
        let username = found.text(Field::Name);
        for (index, member) in shape.iter().enumerate() {
            self.member(index, member, found, username, path);
        }
        // "Other headers are not looked at": everybody sends some.
        if found.has_unknown && self.part != Part::Headers {
            self.unknown_members(shape, found, path);
        }
    }

    fn member<'a, R: Reader<'a>>(
        &mut self,
        index: usize,
        member: &Member,
        found: &Found<'_, R>,
        username: Option<&str>,
        path: &Path<'_>,
    ) {
        let at = match member.content {
            Content::Value { .. } => path.member(member.name),
            Content::List { .. } => path.in_list(member.name),
        };
        match found.values(index).take(2).count() {
            0 if member.is_mandatory => self.say(Rule::Missing, Params::None, &at),
            2 => self.say(Rule::DuplicateKey, Params::None, &at),
            _ => {}
        }
        for value in found.values(index) {
            match member.content {
                Content::List { max, members } => self.list(max, members, &value, &at),
                Content::Value { policy, .. } => self.value(&policy, &value, username, &at),
            }
        }
    }

    fn value<'a>(&mut self, policy: &Policy, value: &impl Reader<'a>, username: Option<&str>, path: &Path<'_>) {
        let Some(value) = text(value.clone()) else {
            self.is_of_kind(Kind::String, value, path);
            return;
        };
        let sink = &mut |violation: Violation<'_>| (self.sink)(violation.at(path.clone()));
        policy.check(value, sink);
        if let (Policy::Password(policy), Some(username)) = (policy, username) {
            policy.check_against_username(value, username, sink);
        }
    }

    fn list<'a, R: Reader<'a>>(&mut self, max: usize, shape: &'static [Member], list: &R, path: &Path<'_>) {
        if !self.is_of_kind(Kind::Array, list, path) {
            return;
        }
        match items(list.clone()).take(max.saturating_add(1)).count() {
            0 => self.say(Rule::NoUsers, Params::None, path),
            count if count > max => self.say(Rule::TooManyUsers, Params::Max(max), path),
            _ => {}
        }
        let mut seen = [None; COMPARED_USERS];
        for (position, user) in items(list.clone()).take(max).enumerate() {
            let path = path.item(position);
            if !self.is_of_kind(Kind::Object, &user, &path) {
                continue;
            }
            let found = Found::of(self.part, shape, &user);
            self.members(shape, &found, &path);
            let account = found.account();
            if let Some(first) =
                account.and_then(|_| seen.iter().take(position).position(|&earlier| earlier == account))
            {
                self.say(Rule::DuplicateUser, Params::User(first), &path);
            }
            if let Some(slot) = seen.get_mut(position) {
                *slot = account;
            }
        }
    }

    fn unknown_members<'a, R: Reader<'a>>(&mut self, shape: &'static [Member], found: &Found<'_, R>, path: &Path<'_>) {
        for (key, occurrence) in found.unknown_keys() {
            let at = path.member(key);
            if occurrence == Occurrence::First {
                self.say(Rule::DuplicateKey, Params::None, &at);
            }
            let probably = suggestion(key, shape, |name| !found.has(name));
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
