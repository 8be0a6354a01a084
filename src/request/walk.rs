//! Walks one part of a request along its document's shape.

use crate::document::{Content, Document, Field, Member};
use crate::params::{Kind, Params};
use crate::policy::Policy;
use crate::reporter::Reporter;
use crate::request::entries::Entries;
use crate::request::reader::{Occurrence, Reader};
use crate::request::suggest::{bit, suggestion};
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
    let mut walker = Walker { part, report: Reporter::at(Path::of(part), "", sink) };
    if walker.is_of_kind(Kind::Object, values) {
        walker.object(members, values);
    }
}

struct Walker<'a, 's> {
    part: Part,
    report: Reporter<'a, 's>,
}

impl<'a> Walker<'a, '_> {
    fn object<R: Reader<'a>>(&mut self, shape: &'static [Member], object: &R) {
        let username = self.text(object, shape, Field::Name).unwrap_or_default();
        let mut present = 0;
        for (index, member) in shape.iter().enumerate() {
            match member.content {
                Content::Value { .. } => self.report.path().go_to_member(Some(member.name)),
                Content::List { .. } => self.report.path().go_to_list(Some(member.name)),
            }
            if self.count(object, member) > 0 {
                present |= bit(index);
            }
            let mut values = Entries::of(object);
            while values.find(self.part, member.name) {
                match &member.content {
                    Content::Value { policy, .. } => self.value(policy, &mut values.value, username),
                    Content::List { max, members } => self.list(*max, members, &values.value),
                }
            }
            self.report.path().go_to_member(None);
            if let Content::List { .. } = member.content {
                self.report.path().go_to_list(None);
            }
        }
        // "Other headers are not looked at": everybody sends some.
        if self.part != Part::Headers {
            self.unknown_members(shape, object, present);
        }
    }

    /// How often an object has a member: once, where nothing is to be said.
    fn count<R: Reader<'a>>(&mut self, object: &R, member: &Member) -> usize {
        let mut values = Entries::of(object);
        let mut count = 0;
        while values.find(self.part, member.name) {
            count += 1;
        }
        let broken = match count {
            0 if member.is_mandatory => Some(Rule::Missing),
            0 | 1 => None,
            _ => Some(Rule::DuplicateKey),
        };
        if let Some(rule) = broken {
            self.say(rule, Params::None);
        }
        count
    }

    fn value(&mut self, policy: &Policy, value: &mut impl Reader<'a>, username: &str) {
        if !self.is_of_kind(Kind::String, value) {
            return;
        }
        self.report.go_to_value(value.text());
        policy.judge(&mut self.report);
        if let Policy::Password(policy) = policy {
            policy.judge_against_username(username, &mut self.report);
        }
    }

    fn list<R: Reader<'a>>(&mut self, max: usize, shape: &'static [Member], list: &R) {
        if !self.is_of_kind(Kind::Array, list) {
            return;
        }
        let mut users = Entries::of(list);
        let mut count = 0;
        while users.next() {
            count += 1;
        }
        if count == 0 {
            self.say(Rule::NoUsers, Params::None);
        }
        if count > max {
            self.say(Rule::TooManyUsers, Params::Max(max));
        }
        let mut seen = [None; COMPARED_USERS];
        let mut users = Entries::of(list);
        for position in 0..max {
            if !users.next() {
                break;
            }
            let user = &users.value;
            self.report.path().go_to_item(Some(position));
            if !self.is_of_kind(Kind::Object, user) {
                continue;
            }
            self.object(shape, user);
            let account = self.text(user, shape, Field::Name).zip(self.text(user, shape, Field::Host));
            if account.is_some() {
                if let Some(first) = seen.iter().position(|&earlier| earlier == account) {
                    self.say(Rule::DuplicateUser, Params::User(first));
                }
                if let Some(slot) = seen.get_mut(position) {
                    *slot = account;
                }
            }
        }
        self.report.path().go_to_item(None);
    }

    fn unknown_members<R: Reader<'a>>(&mut self, shape: &'static [Member], object: &R, present: u32) {
        let mut members = Entries::of(object);
        while members.next() {
            let key = members.key;
            if key.occurrence == Occurrence::Again || shape.iter().any(|member| member.name == key.text) {
                continue;
            }
            self.report.path().go_to_member(Some(key.text));
            if key.occurrence == Occurrence::First {
                self.say(Rule::DuplicateKey, Params::None);
            }
            self.say(Rule::UnknownField, Params::Suggestion(suggestion(key.text, shape, present)));
        }
        self.report.path().go_to_member(None);
    }

    /// The text of a field of an object: of several values, the first that is one.
    fn text<R: Reader<'a>>(&self, object: &R, shape: &[Member], wanted: Field) -> Option<&'a str> {
        let is_wanted =
            |member: &&Member| matches!(member.content, Content::Value { field: Some(field), .. } if field == wanted);
        let member = shape.iter().find(is_wanted)?;
        let mut values = Entries::of(object);
        while values.find(self.part, member.name) {
            if values.value.kind() == Kind::String {
                return Some(values.value.text());
            }
        }
        None
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
        self.report.say(rule, params);
    }
}
