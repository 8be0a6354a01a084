//! Requests that are valid or broken in one way, made systematically, and requests at random.

use gatepass::{Document, Part, documents};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde_json::Value;

use crate::bodies::{NamedBody, bodies, lists};
use crate::request::{Request, Slot};
use crate::texts::texts;

/// A request, and what is done to it.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) request: Request,
}

/// Each thing that can be done to a document's request, one at a time.
pub(crate) fn systematic(document: &'static Document) -> Vec<Case> {
    let mut cases = vec![Case { name: "valid".to_owned(), request: Request::valid(document) }];
    cases.extend(Slot::all(document).iter().flat_map(|slot| of_texts(document, slot)));
    cases.extend(of_headers(document));
    cases.extend(of_bodies(document));
    cases
}

fn of_texts(document: &'static Document, slot: &Slot) -> Vec<Case> {
    let case = |text: String| Case {
        name: format!("{} is {text:?}", slot.name),
        request: Request::valid(document).with_text(slot, &text),
    };
    texts(slot).into_iter().map(case).collect()
}

fn of_headers(document: &'static Document) -> Vec<Case> {
    let mut cases = vec![Case {
        name: "another header".to_owned(),
        request: Request::valid(document).with_more("X-Other", "anything at all"),
    }];
    // What a missing Content-Type means is a row of the ledger.
    for header in document.headers.iter().filter(|header| header.name != "Content-Type") {
        let valid = Request::valid(document);
        let (_, text) = valid.headers.iter().find(|(name, _)| name == header.name).cloned().unwrap();
        let changed = [
            ("absent", valid.clone().without_header(header.name)),
            ("twice", valid.clone().with_more(header.name, &text)),
            ("in capitals", valid.with_header(&header.name.to_ascii_uppercase(), &text)),
        ];
        let case = |(how, request)| Case { name: format!("{} is {how}", header.name), request };
        cases.extend(changed.map(case));
    }
    cases
}

fn of_bodies(document: &'static Document) -> impl Iterator<Item = Case> {
    let case = move |(name, body): NamedBody| Case { name, request: Request::valid(document).with_body(body) };
    bodies(document).into_iter().map(case)
}

/// Whole requests, in which each text is now valid and now not; the same in every run.
pub(crate) fn random(count: usize) -> Vec<Case> {
    let mut runner = TestRunner::deterministic();
    let strategy = select(documents::ALL.to_vec()).prop_flat_map(any_request);
    let case =
        |number| Case { name: format!("random {number}"), request: strategy.new_tree(&mut runner).unwrap().current() };
    (0..count).map(case).collect()
}

fn any_request(document: &'static Document) -> impl Strategy<Value = Request> {
    // Among other things a Content-Type says whether the body is read at all.
    let slots = move || Slot::all(document).into_iter().filter(|slot| slot.name != "Content-Type");
    let of_body: Vec<_> = slots().filter(|slot| slot.part == Part::Body).map(|slot| any_text(&slot)).collect();
    let each: Vec<_> = slots().map(|slot| any_text(&slot)).collect();
    (each, proptest::collection::vec(of_body, 0..3)).prop_map(move |(texts, more)| {
        let with_text = |request: Request, (slot, text): (Slot, String)| request.with_text(&slot, &text);
        with_more_users(slots().zip(texts).fold(Request::valid(document), with_text), &more)
    })
}

fn any_text(slot: &Slot) -> BoxedStrategy<String> {
    prop_oneof![4 => Just(slot.valid_text()), 1 => select(texts(slot))].boxed()
}

/// With more objects in the body's list, where it has one; each has its texts in the order of the document's members.
fn with_more_users(request: Request, more: &[Vec<String>]) -> Request {
    let Some((list, _)) = lists(request.document).next() else { return request };
    let slots: Vec<Slot> = Slot::all(request.document).into_iter().filter(|slot| slot.part == Part::Body).collect();
    let names = slots.iter().map(|slot| slot.name.rsplit('/').next().unwrap());
    let user = |texts: &Vec<String>| -> Value {
        names.clone().map(str::to_owned).zip(texts.iter().cloned().map(Value::from)).collect()
    };
    let mut body: Value = serde_json::from_slice(&request.body).unwrap();
    body[list].as_array_mut().unwrap().extend(more.iter().map(user));
    request.with_body(body.to_string())
}
