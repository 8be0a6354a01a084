//! The work for a request grows with its length and no faster: counted in steps of the reader, not in time.
#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]

use std::cell::Cell;

use gatepass::documents::TAURUSDB_CHANGE_USER_PASSWORD as CHANGE;
use gatepass::{Key, Kind, Part, Reader, TapeReader};

/// A reader that counts what is asked of it. What it skips it walks through, as every reader must.
#[derive(Clone)]
struct Counted<'a> {
    tape: TapeReader<'a>,
    steps: &'a Cell<usize>,
}

impl Counted<'_> {
    fn step(&self) {
        self.steps.set(self.steps.get() + 1);
    }
}

impl<'a> Reader<'a> for Counted<'a> {
    fn kind(&self) -> Kind {
        self.step();
        self.tape.kind()
    }

    fn text(&mut self) -> &'a str {
        self.step();
        self.tape.text()
    }

    fn enter(&mut self) {
        self.step();
        self.tape.enter();
    }

    fn more(&self) -> bool {
        self.step();
        self.tape.more()
    }

    fn key(&mut self) -> Key<'a> {
        self.step();
        self.tape.key()
    }

    fn skip(&mut self) {
        if !matches!(self.kind(), Kind::Array | Kind::Object) {
            return self.tape.skip();
        }
        self.enter();
        while self.more() {
            self.key();
            self.skip();
        }
        // Over the end of the list or the object.
        self.tape.skip();
    }
}

fn steps(part: Part, tape: &str) -> usize {
    let steps = Cell::new(0);
    CHANGE.check_part(part, Counted { tape: TapeReader::new(tape), steps: &steps }, &mut |_| {});
    steps.get()
}

/// What a piece of a request takes at most: a few steps each time that it is passed, which an object is twice for each member
/// that it may have, and its list twice.
const MOST_STEPS_A_PIECE: usize = 64;

#[test]
fn steps_are_counted() {
    assert_eq!(steps(Part::Body, "a"), 1);
    assert!(steps(Part::Body, "fk1:ac)") < steps(Part::Body, "fk1:ack1:bc)"));
}

#[test]
fn the_work_grows_with_the_request() {
    type Shape = (&'static str, Part, &'static str, fn(usize) -> String, &'static str);
    let shapes: [Shape; 11] = [
        ("unknown members", Part::Body, "f", |i| format!("k7:{i:07}a"), ")"),
        ("a repeated unknown member", Part::Body, "fl1:aa", |_| "m1:aa".to_owned(), ")"),
        ("a repeated list", Part::Body, "fl5:userse)", |_| "m5:userse)".to_owned(), ")"),
        ("lists of one user", Part::Body, "fl5:userse)", |_| "m5:usersef))".to_owned(), ")"),
        ("users", Part::Body, "fk5:userse", |_| "f)".to_owned(), "))"),
        ("no users", Part::Body, "fk5:userse", |_| "a".to_owned(), "))"),
        ("members of a user", Part::Body, "fk5:usersef", |i| format!("k7:{i:07}a"), ")))"),
        (
            "passwords of a user",
            Part::Body,
            "fk5:usersefk4:named1:al8:passworda",
            |_| "m8:passwordd1:a".to_owned(),
            ")))",
        ),
        ("items of an unknown list", Part::Body, "fk1:ae", |_| "e)".to_owned(), "))"),
        ("parameters of the path", Part::Path, "fl10:project_idd1:a", |_| "m10:project_idd1:a".to_owned(), ")"),
        ("headers", Part::Headers, "f", |i| format!("k7:{i:07}d1:a"), ")"),
    ];
    for (name, part, start, one, end) in shapes {
        let steps = |count| steps(part, &format!("{start}{}{end}", (0..count).map(one).collect::<String>()));
        let (few, many) = (steps(2_000), steps(20_000));
        assert!(many <= 10 * few + 100, "{name}: {few} steps, and for ten times as much {many}");
        assert!(many <= 20_000 * MOST_STEPS_A_PIECE, "{name}: {many} steps");
        assert!(few >= 2_000, "{name}: {few} steps");
    }
}
