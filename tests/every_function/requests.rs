//! Requests, tapes and answers with the secret in every place where one may stand.

use gatepass::{Document, Key, Kind, Occurrence, Part, RawRequest, Reader, Tape, TapeReader, documents};

use crate::ear::CANARY;
use crate::values::{listen_to_report, listen_to_violation};
use crate::{call, listen};

pub(crate) fn call_all() {
    tapes();
    bodies();
    headers();
    answers();
    call!(Key::new("name", Occurrence::Only));
}

fn tapes() {
    let mut tape = call!(Tape::new());
    call!(<Tape as Default>::default());
    call!(Tape::begin_object(&mut tape));
    call!(Tape::key(&mut tape, "users"));
    call!(Tape::begin_array(&mut tape));
    call!(Tape::string(&mut tape, CANARY));
    call!(Tape::null(&mut tape));
    call!(Tape::boolean(&mut tape));
    call!(Tape::number(&mut tape));
    call!(Tape::other(&mut tape));
    call!(Tape::end_array(&mut tape));
    call!(Tape::key(&mut tape, CANARY));
    call!(Tape::string(&mut tape, CANARY));
    call!(Tape::end_object(&mut tape));
    read(call!(Tape::reader(&tape)));
    call!(TapeReader::new(CANARY));
    // What is no tape is read as far as it goes.
    for text in ["", CANARY, "d999:Zx9Canary_Q7", "fk12:Zx9Canary_Q7", "k12:Zx9Canary_Q7d12:Zx9Canary_Q7)"] {
        read(TapeReader::new(text));
    }
}

/// Goes over every value.
fn read(mut reader: TapeReader<'_>) {
    call!(<TapeReader as Reader>::fault(&reader));
    match call!(<TapeReader as Reader>::kind(&reader)) {
        Kind::String => _ = call!(<TapeReader as Reader>::text(&mut reader)),
        kind @ (Kind::Object | Kind::Array) => {
            call!(<TapeReader as Reader>::enter(&mut reader));
            while call!(<TapeReader as Reader>::more(&reader)) {
                if kind == Kind::Object {
                    listen!(call!(<TapeReader as Reader>::key(&mut reader)));
                }
                let before = format!("{reader:?}");
                read(reader);
                call!(<TapeReader as Reader>::skip(&mut reader));
                // What is no tape may have no end.
                if format!("{reader:?}") == before {
                    break;
                }
            }
        }
        _ => {}
    }
}

/// `$` is the secret as a JSON string.
const BODIES: [&str; 8] = [
    r#"{"db_user_pwd": $}"#,
    r#"{"db_user_pwd": {$: $}, "password": [$]}"#,
    r#"{"users": [{"name": "a", "host": "%", "password": $}]}"#,
    r#"{"users": [{"name": "a", "host": "%", "password": [$], "password": {$: 1}}]}"#,
    r#"{"users": [$], "x": {$: $}}"#,
    "$",
    r#"{"db_user_pwd": $"#,
    "[[[$]]",
];

fn bodies() {
    for body in BODIES {
        let body = body.replace('$', &format!("\"{CANARY}\""));
        match call!(Tape::from_json(body.as_bytes())) {
            Ok(tape) => {
                for document in documents::ALL {
                    call!(Document::check_part(document, Part::Body, tape.reader(), &mut listen_to_violation));
                }
            }
            Err(violation) => listen_to_violation(&violation),
        }
        let mut request = call!(RawRequest::new());
        call!(RawRequest::set_json_body(&mut request, body.as_bytes()));
        judge(&request);
    }
    let mut request = call!(<RawRequest as Default>::default());
    call!(RawRequest::set_body_too_large(&mut request));
    judge(&request);
}

fn headers() {
    let mut request = RawRequest::new();
    for name in ["X-Auth-Token", "x-auth-token", "X-Language"] {
        call!(RawRequest::add_header(&mut request, name, CANARY));
    }
    call!(RawRequest::add_path_parameter(&mut request, "project_id", "p"));
    judge(&request);
    let tape = Tape::from_json(format!(r#"{{"X-Auth-Token": ["{CANARY}"]}}"#).as_bytes()).unwrap();
    call!(RawRequest::set_part(&mut request, Part::Headers, tape));
    judge(&request);
}

fn judge(request: &RawRequest) {
    listen!(*request);
    for part in Part::ALL {
        call!(RawRequest::part(request, part));
    }
    for document in documents::ALL {
        listen_to_report(&call!(Document::check_request(document, request)));
    }
}

fn answers() {
    for document in documents::ALL {
        for status in [200, 202, 400, 418] {
            for body in BODIES {
                let body = body.replace('$', &format!("\"{CANARY}\""));
                listen!(call!(Document::parse_response(document, status, body.as_bytes())).unwrap_err());
            }
        }
    }
}
