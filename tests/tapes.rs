//! What is written on a tape is what is read from it.
#![cfg(feature = "alloc")]
#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]

use std::iter;

use gatepass::{Kind, Occurrence, Reader, Tape, TapeReader};

/// The kinds of a list's items.
fn kinds(tape: &Tape) -> Vec<Kind> {
    let mut items = tape.reader();
    items.enter();
    let next = || {
        items.more().then(|| {
            let kind = items.kind();
            items.skip();
            kind
        })
    };
    iter::from_fn(next).collect()
}

#[test]
fn every_kind_of_value_is_read_back() {
    let mut tape = Tape::new();
    tape.begin_array();
    tape.null();
    tape.boolean();
    tape.number();
    tape.string(")");
    tape.begin_array();
    tape.other();
    tape.end_array();
    tape.begin_object();
    tape.key("a");
    tape.other();
    tape.end_object();
    tape.other();
    tape.end_array();
    assert_eq!(kinds(&tape), Kind::ALL);
}

#[cfg(feature = "serde")]
#[test]
fn every_kind_of_json_is_read_back() {
    use Kind::{Array, Boolean, Null, Number, Object, String};

    let tape = Tape::from_json(br#"[null, true, 1, -1, 1.5, -1e9, "-", "\n", [-1], {"a": -1}]"#).unwrap();
    assert_eq!(kinds(&tape), [Null, Boolean, Number, Number, Number, Number, String, String, Array, Object]);
}

/// Each key of an object, and whether it is there more than once.
fn keys(tape: &Tape) -> Vec<(&str, Occurrence)> {
    let mut members = tape.reader();
    members.enter();
    let next = || {
        members.more().then(|| {
            let key = members.key();
            members.skip();
            (key.text, key.occurrence)
        })
    };
    iter::from_fn(next).collect()
}

/// Every object of up to four members with these keys.
fn rows() -> impl Iterator<Item = Vec<&'static str>> {
    const KEYS: [&str; 3] = ["", "a", "aa"];
    (0..=4_u32).flat_map(|length| {
        (0..3_usize.pow(length)).map(move |row| (0..length).map(|at| KEYS[row / 3_usize.pow(at) % 3]).collect())
    })
}

#[test]
fn repeated_keys_are_marked_in_every_object() {
    for row in rows() {
        let mut tape = Tape::new();
        tape.begin_object();
        for key in &row {
            tape.key(key);
            tape.null();
        }
        tape.end_object();
        let expected = row.iter().enumerate().map(|(at, key)| {
            let occurrence = match (row[..at].contains(key), row[at + 1..].contains(key)) {
                (true, _) => Occurrence::Again,
                (false, true) => Occurrence::First,
                (false, false) => Occurrence::Only,
            };
            (*key, occurrence)
        });
        assert_eq!(keys(&tape), expected.collect::<Vec<_>>());
    }
}

/// An object in an object has keys of its own.
#[test]
fn keys_are_repeated_in_one_object_only() {
    let mut tape = Tape::new();
    tape.begin_object();
    tape.key("a");
    tape.begin_object();
    tape.key("a");
    tape.null();
    tape.end_object();
    tape.key("b");
    tape.null();
    tape.key("b");
    tape.null();
    tape.end_object();
    let (only, first, again) = (Occurrence::Only, Occurrence::First, Occurrence::Again);
    assert_eq!(keys(&tape), [("a", only), ("b", first), ("b", again)]);
}

/// A member that nobody asks for is skipped whole, with its key or behind it.
#[test]
fn a_member_is_skipped_with_or_without_its_key() {
    for tape in ["fk1:aak1:bb)", "fl1:aek1:xa)k1:bb)", "fm1:afk1:xa)k1:bb)"] {
        let mut at_value = TapeReader::new(tape);
        at_value.enter();
        let mut at_key = at_value;
        at_key.skip();
        at_value.key();
        at_value.skip();
        for mut rest in [at_key, at_value] {
            assert_eq!(rest.key().text, "b", "{tape}");
            assert_eq!(rest.kind(), Kind::Boolean, "{tape}");
        }
    }
}

/// The text of a tape is moved when it is full and to twice the room, so that the work for it grows with its length.
#[test]
fn a_tape_doubles_when_it_is_full() {
    let mut tape = Tape::new();
    let allocations = allocation_counter::measure(|| (0..1024).for_each(|_| tape.null())).count_total;
    assert_eq!(allocations, 11, "1, 2, 4, …, 1024 bytes");
}

/// Each text takes the room that it needs.
#[test]
fn a_tape_takes_little_more_than_what_is_on_it() {
    for length in [1, 10, 1000, 100_000] {
        let text = "a".repeat(length);
        let mut tape = Tape::new();
        let peak = allocation_counter::measure(|| (0..4).for_each(|_| tape.string(&text))).bytes_max;
        assert!(peak <= 16 * (length as u64 + 4), "{peak} bytes for {length}");
    }
}

/// A text that grows leaves its old content behind, where nobody wipes it.
#[cfg(feature = "serde")]
#[test]
fn the_json_of_a_request_is_allocated_once() {
    use gatepass::typed::taurusdb_change_user_password::{InstanceId, ProjectId, Request, User};

    let user =
        || User { name: "root".parse().unwrap(), host: "%".parse().unwrap(), password: "Rds_1234".try_into().unwrap() };
    for users in [1_usize, 2, 50] {
        let project = ProjectId::parse("054e292c9880d4992f02c0196d3ea468").unwrap();
        let instance = InstanceId::parse("ba62a0b83a1b42bfab275829d86ac0fdin07").unwrap();
        let request = Request::new(project, instance, (0..users).map(|_| user()).collect()).unwrap();
        let allocations = |action: &dyn Fn()| allocation_counter::measure(action).count_total;
        let of_the_tape = allocations(&|| serde_json::to_writer(std::io::sink(), &request).unwrap());
        // Each key and each value is written by `serde_json`, into a text of its own.
        let of_the_texts = 1 + 6 * users as u64;
        assert_eq!(allocations(&|| drop(request.to_json())), of_the_tape + of_the_texts + 1);
    }
}

/// Lists in lists, so many, and a text in the innermost.
fn nested(depth: usize, text: &str) -> Tape {
    let mut tape = Tape::new();
    (0..depth).for_each(|_| tape.begin_array());
    tape.string(text);
    (0..depth).for_each(|_| tape.end_array());
    tape
}

#[test]
fn what_is_skipped_ends_where_it_ends_at_every_depth() {
    // Its end is written down in 6-bit digits; each of them counts.
    for text in ["", "x", &"x".repeat(63), &"x".repeat(64), &"é".repeat(100_000)] {
        for depth in 0..8 {
            let tape = nested(depth, text);
            let mut reader = tape.reader();
            for _ in 0..depth {
                let mut behind = reader;
                behind.skip();
                assert!(!behind.more(), "{depth}");
                reader.enter();
                assert!(reader.more(), "{depth}");
            }
            assert_eq!(reader.text(), text);
            reader.skip();
            assert!(!reader.more(), "{depth}");
        }
    }
}

#[test]
fn what_stands_behind_a_container_is_found_at_every_depth() {
    for depth in 1..8 {
        let mut tape = Tape::new();
        (0..depth).for_each(|_| tape.begin_array());
        tape.begin_object();
        tape.key("a");
        tape.begin_array();
        tape.null();
        tape.end_array();
        tape.end_object();
        tape.number();
        (0..depth).for_each(|_| tape.end_array());
        let mut reader = tape.reader();
        (0..depth).for_each(|_| reader.enter());
        reader.skip();
        assert_eq!(reader.kind(), Kind::Number, "{depth}");
    }
}

#[test]
fn what_was_never_ended_is_read_to_the_end_of_the_tape() {
    let mut tape = Tape::new();
    tape.begin_object();
    tape.key("a");
    tape.begin_array();
    tape.number();
    let mut reader = tape.reader();
    reader.enter();
    assert_eq!(reader.key().text, "a");
    assert_eq!(reader.kind(), Kind::Array);
    reader.skip();
    assert!(!reader.more());
}

#[test]
fn an_extent_that_lies_leads_nowhere_or_to_the_end() {
    for tape in ["n", "o", "n0", "nooooo", "n\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}", "n!!!!!", "né", "nnnnnnnnnnnn"] {
        let mut reader = TapeReader::new(tape);
        reader.skip();
        assert!(!reader.more(), "{tape}");
        let mut reader = TapeReader::new(tape);
        reader.enter();
        (0..tape.len()).for_each(|_| reader.skip());
        assert!(!reader.more(), "{tape}");
    }
}
