//! What documents and policies are made of, and what they say of themselves. No secret goes in but where a text does.

use gatepass::messages::Words;
use gatepass::{
    CharClass, CharKind, CharSet, ClassSet, Content, Decision, Document, Example, Field, HeaderPolicy, HostListPolicy,
    IdentifierPolicy, InstanceStatus, Kind, Language, Length, Member, Method, Occurrence, Params, Part, PasswordPolicy,
    Permission, Permitted, Policy, PolicyError, Prerequisite, ResponseBody, ResponseShape, Rule, Severity, Shape,
    Source, State, Tables, UsernamePolicy, documents,
};

use crate::ear::CANARY;
use crate::{call, listen, refuse};

/// The canary with a character that is not ASCII.
const NOT_ASCII: &str = "Zx9Canary_Q7é";

static PASSWORD: PasswordPolicy = PasswordPolicy::new(Length::new(8, 32), CharSet::of("_"), 3);
static NAME: UsernamePolicy = UsernamePolicy::new(Length::new(1, 32), CharSet::ALPHANUMERIC);
static HOSTS: HostListPolicy = HostListPolicy::new(100);
static ID: IdentifierPolicy = IdentifierPolicy::url_safe(&[Shape::PROJECT_ID]);
static TOKEN: HeaderPolicy = HeaderPolicy::token(100);
static MEMBERS: [Member; 1] = [Member::password("secret", &PASSWORD)];
static TWINS: [Member; 2] = [Member::password("secret", &PASSWORD), Member::password("secret", &PASSWORD)];

pub(crate) fn call_all() {
    character_sets();
    password_policies();
    other_policies();
    members();
    documents();
    names();
    languages();
}

fn character_sets() {
    let set = call!(CharSet::of(CANARY));
    // A set repeats the characters that it is made of, each once and in their order.
    call!(CharSet::try_of(NOT_ASCII)).unwrap_err();
    refuse!(CharSet::of(NOT_ASCII));
    call!(CharSet::contains(set, 'Z'));
    call!(CharSet::union(set, CharSet::DIGITS));
    call!(CharSet::difference(set, CharSet::DIGITS));
    call!(CharSet::intersection(set, CharSet::DIGITS));
    call!(CharSet::is_subset(set, CharSet::DIGITS));
    call!(CharSet::is_empty(set));
    call!(CharSet::len(set));
    listen!(call!(CharSet::iter(set)).collect::<Vec<_>>());
    let classes = call!(ClassSet::with(call!(<ClassSet as Default>::default()), CharClass::Digit));
    call!(ClassSet::contains(classes, CharClass::Digit));
    call!(ClassSet::difference(classes, ClassSet::ALL));
    call!(ClassSet::is_empty(classes));
    call!(ClassSet::len(classes));
    listen!(call!(ClassSet::iter(classes)).collect::<Vec<_>>());
    for character in CANARY.chars() {
        call!(CharKind::of(character));
    }
}

fn password_policies() {
    let length = call!(Length::new(8, 32));
    call!(Length::try_new(9, 8)).unwrap_err();
    refuse!(Length::new(9, 8));
    call!(Length::min(length));
    call!(Length::max(length));
    let policy = call!(PasswordPolicy::new(length, CharSet::of("_"), 3));
    call!(PasswordPolicy::try_new(length, CharSet::of(CANARY), 3)).unwrap_err();
    refuse!(PasswordPolicy::new(length, CharSet::of(CANARY), 3));
    call!(PasswordPolicy::alphabet(&policy));
    call!(PasswordPolicy::classes(&policy));
    call!(PasswordPolicy::length(&policy));
    call!(PasswordPolicy::required_classes(&policy));
    call!(PasswordPolicy::specials(&policy));
}

fn other_policies() {
    call!(UsernamePolicy::new(Length::new(1, 32), CharSet::of(CANARY)));
    call!(UsernamePolicy::try_new(Length::new(1, 9), CharSet::EMPTY)).unwrap_err();
    refuse!(UsernamePolicy::new(Length::new(1, 9), CharSet::EMPTY));
    call!(UsernamePolicy::alphabet(&NAME));
    call!(UsernamePolicy::length(&NAME));

    call!(HostListPolicy::new(100));
    refuse!(HostListPolicy::new(0));
    call!(HostListPolicy::alphabet(&HOSTS));
    call!(HostListPolicy::max_characters(&HOSTS));

    call!(IdentifierPolicy::fixed(36, "in07"));
    call!(IdentifierPolicy::try_fixed(3, CANARY)).unwrap_err();
    refuse!(IdentifierPolicy::fixed(3, CANARY));
    call!(IdentifierPolicy::url_safe(&[Shape::PROJECT_ID]));
    call!(IdentifierPolicy::alphabet(&ID));
    call!(IdentifierPolicy::length(&ID));
    call!(IdentifierPolicy::suffix(&ID));
    call!(IdentifierPolicy::usual_shapes(&ID));
    let shape = call!(Shape::new("####"));
    refuse!(Shape::new(NOT_ASCII));
    call!(Shape::mask(shape));
    call!(Shape::fits(shape, CANARY));

    call!(HeaderPolicy::token(100));
    refuse!(HeaderPolicy::token(0));
    refuse!(HeaderPolicy::language(&[]));
    refuse!(HeaderPolicy::content_type(&[]));
    call!(HeaderPolicy::content_type(&["application/json"]));
    call!(HeaderPolicy::language(&["en-us"]));
    call!(HeaderPolicy::alphabet(&TOKEN));
    call!(HeaderPolicy::is_secret(&TOKEN));
    call!(HeaderPolicy::max(&TOKEN));
    call!(HeaderPolicy::supported(&TOKEN));
}

fn members() {
    call!(Member::password("secret", &PASSWORD));
    call!(Member::username("name", &NAME));
    call!(Member::host_list("host", &HOSTS));
    call!(Member::identifier("cluster", &ID));
    call!(Member::instance_id(&ID));
    call!(Member::project_id(&ID));
    let list = call!(Member::list("users", 50, &MEMBERS));
    listen!(list.content);
    refuse!(Member::list("users", 0, &MEMBERS));
    refuse!(Member::list("users", 50, &TWINS));
    call!(Member::optional(call!(Member::header("X-Token", &TOKEN))));
    listen!(Content::List { max: 1, members: &[] });
}

fn documents() {
    let document = call!(Document::new("acme.set-password", Method::Post, "/v1/password"));
    let document = call!(Document::with_body(document, &MEMBERS));
    refuse!(Document::with_body(document, &TWINS));
    let document = call!(Document::with_headers(document, &[]));
    let document = call!(Document::with_path_parameters(document, &[]));
    let document = call!(Document::with_defaults(document, &[("name", "root")]));
    let document = call!(Document::with_example(document, call!(Example::new("{}"))));
    let document = call!(Document::with_permission(document, call!(Permission::new("a", "b", "c"))));
    let document = call!(Document::with_prerequisite(document, Prerequisite::Unknown));
    let document = call!(Document::with_responses(document, &[]));
    call!(ResponseShape::new(Some(200), ResponseBody::Nothing));
    let document = call!(Document::with_source(document, call!(Source::new("a", "b", None))));
    let document = call!(Document::with_tables(document, Tables::NONE));
    call!(Tables::of(document.tables, Part::Body));
    call!(documents::find(CANARY));
    for document in documents::ALL {
        listen!(**document);
        call!(Document::default_of(document, CANARY));
        listen!(call!(Document::fields(document)).collect::<Vec<_>>());
        call!(Document::member(document, Field::Password));
        call!(Document::members(document, Part::Body));
        call!(Document::response(document, 200));
        let policy = call!(Document::policy(document, Field::Password)).unwrap();
        call!(Document::password_policy(document));
        call!(Policy::alphabet(&policy));
        call!(Policy::is_secret(&policy));
        call!(Policy::longest(&policy));
        listen!(policy);
        call!(Prerequisite::may_call_now(&document.prerequisite, InstanceStatus::Creating));
        listen!(document.prerequisite);
        listen!(document.source);
        listen!(document.tables);
        document.permission.iter().for_each(|permission| listen!(*permission));
        document.example.iter().for_each(|example| listen!(*example));
    }
    listen!(PASSWORD);
    listen!(NAME);
    listen!(HOSTS);
    listen!(ID);
    listen!(TOKEN);
}

fn names() {
    call!(CharClass::name(CharClass::Digit));
    call!(CharKind::name(CharKind::Space));
    call!(Decision::name(Decision::Backtick));
    call!(Field::name(Field::Password));
    call!(Field::from_name(CANARY));
    call!(InstanceStatus::name(InstanceStatus::Creating));
    call!(Kind::name(Kind::Array));
    call!(Method::name(Method::Put));
    call!(Part::name(Part::Body));
    call!(Permitted::name(Permitted::Yes));
    call!(Rule::code(Rule::TooShort));
    call!(Rule::severity(Rule::TooShort));
    call!(Rule::from_code(CANARY));
    call!(Severity::name(Severity::Error));
    call!(State::name(State::Met));
    for error in [PolicyError::MinAboveMax, PolicyError::NotAscii, PolicyError::SameName] {
        listen!(error);
    }
    listen!(CharClass::Digit);
    listen!(Decision::Backtick);
    listen!(Field::Password);
    listen!(InstanceStatus::Creating);
    listen!(Kind::Array);
    listen!(Method::Put);
    listen!(Occurrence::Only);
    listen!(Part::Body);
    listen!(Permitted::Yes);
    listen!(ResponseBody::Job);
    listen!(Rule::TooShort);
    listen!(Severity::Error);
    listen!(State::Met);
}

fn languages() {
    call!(<Language as Default>::default());
    call!(Language::from_tag(CANARY));
    for &language in Language::ALL {
        call!(Language::tag(language));
        call!(Language::class(language, CharClass::Digit));
        call!(Language::decision(language, Decision::Backtick));
        call!(Language::describe_rule(language, Rule::TooShort, Params::Min { min: 8, actual: 5 }));
        call!(Language::permitted(language, Permitted::Yes));
        call!(Language::severity(language, Severity::Error));
        call!(Language::state(language, State::Met));
        call!(Language::status(language, InstanceStatus::Creating));
        let words: &Words = call!(Language::words(language));
        listen!(*words);
    }
}
