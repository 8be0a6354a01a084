//! What browsers call: the [boundary], and where its numbers go. The only file that names `wasm_bindgen`.
#![allow(unreachable_pub, reason = "wasm-bindgen exports what is public, and nothing calls it from Rust")]

use wasm_bindgen::prelude::wasm_bindgen;

use crate::boundary;

#[wasm_bindgen(raw_module = "#records")]
extern "C" {
    fn push(number: u32);
}

#[wasm_bindgen]
pub fn is_valid(field: usize, value: &str) -> bool {
    boundary::is_valid(field, value)
}

#[wasm_bindgen]
pub fn check(field: usize, username_bytes: usize, username_and_value: &str) -> u32 {
    boundary::check(field, username_bytes, username_and_value, push)
}

#[wasm_bindgen]
pub fn checklist(field: usize, value: &str) {
    boundary::checklist(field, value, push);
}

#[wasm_bindgen]
pub fn check_request(document: usize, tape: &str) -> u32 {
    boundary::check_request(document, tape, push)
}

#[wasm_bindgen]
pub fn address_count(pattern: &str) -> f64 {
    boundary::address_count(pattern)
}
