//! Walks one part of a request along its document's shape.

use crate::FOR_SPEED;
use crate::document::{Content, Document, Field, Member};
use crate::params::{Kind, Params};
use crate::policy::Policy;
use crate::reporter::Reporter;
use crate::request::entries::Entries;
use crate::request::limits::{MAX_BODY_BYTES, MAX_DEPTH};
use crate::request::reader::{Occurrence, Reader};
use crate::request::suggest::{bit, suggestion};
use crate::rule::Rule;
use crate::violation::{Part, Sink};

/// Duplicates are looked for among so many users: more than any document allows in one request.
const COMPARED_USERS: usize = 64;

impl Document {
    /// Delivers every violation of one part of a request, in the order of reports. It never allocates.
    ///
    /// The part is an object: of path parameters, of headers (whose names match without regard to case), or the body. What
    /// stands below an unknown field or a value of a wrong type is not judged. A password is compared with the user's name where
    /// the document lists the name first.
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

/// Of each part so many passwords are estimated: more than any document allows in one request. Of a key that is repeated
/// every value is judged, and there may be millions.
#[cfg(feature = "strength")]
const ESTIMATED_PASSWORDS: usize = 64;

#[cfg(feature = "strength")]
impl Document {
    /// Like [`check_part`](Self::check_part), with advice about passwords.
    pub(crate) fn check_part_with_advice<'a>(&self, part: Part, values: &impl Reader<'a>, sink: &mut Sink<'_>) {
        let mut walker = Walker::new(sink);
        walker.estimates = ESTIMATED_PASSWORDS;
        walker.go_through(part, self.members(part), values);
    }
}

/// The same, of a part whose members are these.
pub(crate) fn check_members<'a>(part: Part, members: &'static [Member], values: &impl Reader<'a>, sink: &mut Sink<'_>) {
    Walker::new(sink).go_through(part, members, values);
}

struct Walker<'a, 's> {
    report: Reporter<'a, 's>,
    /// How many passwords are still to be estimated.
    #[cfg(feature = "strength")]
    estimates: usize,
}

/// What tells users apart. Of several names or hosts it is the first that is a text.
#[derive(Clone, Copy, Default)]
struct Account<'a> {
    name: Option<&'a str>,
    host: Option<&'a str>,
}

impl<'a, 's> Walker<'a, 's> {
    fn new(sink: &'s mut Sink<'_>) -> Self {
        Self {
            report: Reporter::new("", sink),
            #[cfg(feature = "strength")]
            estimates: 0,
        }
    }

    fn part(&mut self) -> Option<Part> {
        self.report.path().part()
    }

    fn go_through(&mut self, part: Part, members: &'static [Member], values: &impl Reader<'a>) {
        self.report.path().go_to_part(part);
        if self.is_of_kind(Kind::Object, values) {
            self.object(members, values);
        }
    }

    /// Judges an object, and says whose it is.
    fn object<R: Reader<'a>>(&mut self, shape: &'static [Member], object: &R) -> Account<'a> {
        let mut account = Account::default();
        let mut present = 0;
        for (index, member) in shape.iter().enumerate() {
            match member.content {
                Content::Value { .. } => self.report.path().go_to_member(Some(member.name)),
                Content::List { .. } => self.report.path().go_to_list(Some(member.name)),
            }
            let mut entries = Entries::of(object);
            let is_only = FOR_SPEED && self.find_only(&mut entries, member.name);
            let count = if is_only { 1 } else { self.count(object, member.name) };
            if count > 0 {
                present |= bit(index);
            }
            if count > 1 || count == 0 && member.is_mandatory {
                self.say(if count == 0 { Rule::Missing } else { Rule::DuplicateKey }, &Params::None);
            }
            while is_only || entries.find(self.part(), member.name) {
                match &member.content {
                    Content::Value { field, policy } => self.value(*field, policy, &mut entries.value, &mut account),
                    Content::List { max, members } => self.list(*max, members, &entries.value),
                }
                if is_only {
                    break;
                }
            }
            self.report.path().go_to_member(None);
            if let Content::List { .. } = member.content {
                self.report.path().go_to_list(None);
            }
        }
        // "Other headers are not looked at": everybody sends some.
        if self.part() != Some(Part::Headers) {
            self.unknown_members(shape, object, present);
        }
        account
    }

    /// Goes to the only member of a name. It stays before all of them where there may be none, or more.
    fn find_only<R: Reader<'a>>(&mut self, entries: &mut Entries<'a, R>, name: &str) -> bool {
        let before = entries.clone();
        // Names of headers may differ in case, which no key knows.
        let is_only = self.part() == Some(Part::Body)
            && entries.find(self.part(), name)
            && entries.key.occurrence == Occurrence::Only;
        if !is_only {
            *entries = before;
        }
        is_only
    }

    /// How many members of that name an object has.
    fn count<R: Reader<'a>>(&mut self, container: &R, name: &str) -> usize {
        let mut entries = Entries::of(container);
        let mut count = 0;
        while entries.find(self.part(), name) {
            count += 1;
        }
        count
    }

    fn value(&mut self, field: Option<Field>, policy: &Policy, value: &mut impl Reader<'a>, account: &mut Account<'a>) {
        if !self.is_of_kind(Kind::String, value) {
            return;
        }
        let text = value.text();
        match field {
            Some(Field::Name) => _ = account.name.get_or_insert(text),
            Some(Field::Host) => _ = account.host.get_or_insert(text),
            _ => {}
        }
        self.report.go_to_value(text);
        policy.judge(&mut self.report);
        if let Policy::Password(policy) = policy {
            policy.judge_against_username(account.name.unwrap_or_default(), &mut self.report);
            #[cfg(feature = "strength")]
            self.estimate(policy, account.name);
        }
    }

    #[cfg(feature = "strength")]
    fn estimate(&mut self, policy: &crate::policy::PasswordPolicy, username: Option<&str>) {
        if self.estimates > 0 {
            self.estimates -= 1;
            policy.judge_guesses(username.as_slice(), &mut self.report);
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
            self.say(Rule::NoUsers, &Params::None);
        }
        if count > max {
            self.say(Rule::TooManyUsers, &Params::Max(max));
        }
        let mut accounts: [Option<(usize, &str, &str)>; COMPARED_USERS] = [None; COMPARED_USERS];
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
            let Account { name: Some(name), host: Some(host) } = self.object(shape, user) else { continue };
            for slot in &mut accounts {
                let Some((first, earlier_name, earlier_host)) = *slot else {
                    *slot = Some((position, name, host));
                    break;
                };
                if may_be_same(earlier_name, name) && earlier_name == name && earlier_host == host {
                    self.say(Rule::DuplicateUser, &Params::User(first));
                    break;
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
                self.say(Rule::DuplicateKey, &Params::None);
            }
            self.say(Rule::UnknownField, &Params::Suggestion(suggestion(key.text, shape, present)));
        }
        self.report.path().go_to_member(None);
    }

    /// Says `wrong_type` where the value is of another kind, or why it could not be written down.
    fn is_of_kind(&mut self, expected: Kind, value: &impl Reader<'a>) -> bool {
        let actual = value.kind();
        if actual != expected {
            let (rule, params) = match value.fault() {
                Some(Rule::TooDeep) => (Rule::TooDeep, Params::Max(MAX_DEPTH)),
                Some(rule) => (rule, Params::Max(MAX_BODY_BYTES)),
                None => (Rule::WrongType, Params::Type { expected, actual }),
            };
            self.say(rule, &params);
        }
        actual == expected
    }

    fn say(&mut self, rule: Rule, params: &Params) {
        self.report.say(rule, params);
    }
}

/// Whether it is worth comparing two names: most of one list begin alike, and end in a number.
fn may_be_same(one: &str, other: &str) -> bool {
    !FOR_SPEED || one.as_bytes().last() == other.as_bytes().last()
}
