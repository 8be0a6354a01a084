//! Walks one part of a request along its document's shape.

use crate::document::{Content, Document, Field, Member};
use crate::params::{Kind, Params};
use crate::policy::Policy;
use crate::reporter::Reporter;
use crate::request::object::Found;
use crate::request::reader::{Occurrence, Reader, items, text};
use crate::request::suggest::suggestion;
use crate::rule::Rule;
use crate::violation::{Part, Path, Sink};

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
        check_members(part, self.members(part), &values, sink);
    }
}

/// The same, of a part whose members are these.
pub(crate) fn check_members<'a>(part: Part, members: &'static [Member], values: &impl Reader<'a>, sink: &mut Sink<'_>) {
    let mut walker = Walker { part, path: Path::of(part), sink };
    if walker.is_of_kind(Kind::Object, values) {
        let found = Found::of(part, members, values);
        walker.members(members, &found, found.text(Field::Name));
    }
}

struct Walker<'a, 'w, 's> {
    part: Part,
    /// Where it is.
    path: Path<'a>,
    sink: &'w mut Sink<'s>,
}

impl<'a> Walker<'a, '_, '_> {
    fn members<R: Reader<'a>>(&mut self, shape: &'static [Member], found: &Found<'_, R>, username: Option<&str>) {
        for (index, member) in shape.iter().enumerate() {
            match &member.content {
                Content::Value { policy, .. } => {
                    self.path.go_to_member(Some(member.name));
                    self.count(member, found.count(index));
                    found.each(index, &mut |value| self.value(policy, &value, username));
                    self.path.go_to_member(None);
                }
                Content::List { max, members } => {
                    self.path.go_to_list(Some(member.name));
                    self.count(member, found.count(index));
                    found.each(index, &mut |value| self.list(*max, members, &value));
                    self.path.go_to_list(None);
                }
            }
        }
        // "Other headers are not looked at": everybody sends some.
        if found.has_unknown && self.part != Part::Headers {
            self.unknown_members(shape, found);
        }
    }

    /// A member is there so many times.
    fn count(&mut self, member: &Member, count: usize) {
        match count {
            0 if member.is_mandatory => self.say(Rule::Missing, Params::None),
            2 => self.say(Rule::DuplicateKey, Params::None),
            _ => {}
        }
    }

    fn value(&mut self, policy: &Policy, value: &impl Reader<'a>, username: Option<&str>) {
        let Some(value) = text(value.clone()) else {
            self.is_of_kind(Kind::String, value);
            return;
        };
        let report = &mut Reporter::new(value, &self.path, self.sink);
        policy.judge(report);
        if let (Policy::Password(policy), Some(username)) = (policy, username) {
            policy.judge_against_username(username, report);
        }
    }

    fn list<R: Reader<'a>>(&mut self, max: usize, shape: &'static [Member], list: &R) {
        if !self.is_of_kind(Kind::Array, list) {
            return;
        }
        match items(list.clone()).take(max.saturating_add(1)).count() {
            0 => self.say(Rule::NoUsers, Params::None),
            count if count > max => self.say(Rule::TooManyUsers, Params::Max(max)),
            _ => {}
        }
        let mut seen = [None; COMPARED_USERS];
        for (position, user) in items(list.clone()).take(max).enumerate() {
            self.path.go_to_item(Some(position));
            if !self.is_of_kind(Kind::Object, &user) {
                continue;
            }
            let found = Found::of(self.part, shape, &user);
            let name = found.text(Field::Name);
            self.members(shape, &found, name);
            let account = name.zip(found.text(Field::Host));
            let mut earlier = seen.iter().take(position);
            if let Some(first) = account.and_then(|_| earlier.position(|&earlier| earlier == account)) {
                self.say(Rule::DuplicateUser, Params::User(first));
            }
            if let Some(slot) = seen.get_mut(position) {
                *slot = account;
            }
        }
        self.path.go_to_item(None);
    }

    fn unknown_members<R: Reader<'a>>(&mut self, shape: &'static [Member], found: &Found<'_, R>) {
        for (key, occurrence) in found.unknown_keys() {
            self.path.go_to_member(Some(key));
            if occurrence == Occurrence::First {
                self.say(Rule::DuplicateKey, Params::None);
            }
            let probably = suggestion(key, shape, &|index| !found.has(index));
            self.say(Rule::UnknownField, Params::Suggestion(probably));
        }
        self.path.go_to_member(None);
    }

    /// Says `wrong_type` where the value is of another kind.
    fn is_of_kind(&mut self, expected: Kind, value: &impl Reader<'a>) -> bool {
        let actual = value.kind();
        if actual != expected {
            self.say(Rule::WrongType, Params::Type { expected, actual });
        }
        actual == expected
    }

    fn say(&mut self, rule: Rule, params: Params) {
        Reporter::new("", &self.path, self.sink).say(rule, params);
    }
}
