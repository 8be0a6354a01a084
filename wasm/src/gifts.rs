//! Memory that a host is given, for its question and for the answer, and gives back.
#![allow(unsafe_code, reason = "a host gives addresses, and nothing but numbers")]

use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;
use core::slice;

/// Room for so many bytes, which the host fills; 0 bytes have no room.
#[unsafe(no_mangle)]
extern "C" fn gatepass_allocate(bytes: usize) -> *mut u8 {
    Box::into_raw(vec![0_u8; bytes].into_boxed_slice()).cast()
}

/// Wipes and takes back what `gatepass_allocate` or an answer gave.
///
/// # Safety
///
/// The address and the length are those of one gift, which was not taken back before.
#[unsafe(no_mangle)]
unsafe extern "C" fn gatepass_free(start: *mut u8, bytes: usize) {
    let gift = core::ptr::slice_from_raw_parts_mut(start, bytes);
    // SAFETY: as the caller promises, it is a box that was given away.
    drop(unsafe { Box::from_raw(gift) });
}

/// Gives away what a function answers to the question in these bytes: its address in the upper half, its length in the lower
/// one.
///
/// # Safety
///
/// The bytes are those of one gift of `gatepass_allocate`.
pub(crate) unsafe fn answered(start: *const u8, bytes: usize, answer: fn(&[u8]) -> Vec<u8>) -> u64 {
    // SAFETY: as the caller promises, the bytes are there, and nobody changes them meanwhile.
    let question = unsafe { slice::from_raw_parts(start, bytes) };
    let answer = answer(question).into_boxed_slice();
    let length = answer.len() as u64;
    (Box::into_raw(answer).cast::<u8>().addr() as u64) << 32 | length
}
