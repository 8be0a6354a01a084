//! Memory that is wiped when it is given back. An allocator for each module: of one block, and of any number of them.
#![allow(unsafe_code, reason = "an allocator hands out raw memory")]

#[cfg(any(feature = "browser", test))]
pub(crate) mod one_block;
#[cfg(any(feature = "standalone", feature = "generate", feature = "strength", test))]
pub(crate) mod wiping;

/// Overwrites memory in a way that the optimizer may not remove.
///
/// # Safety
///
/// The bytes belong to the caller.
unsafe fn wipe(start: *mut u8, bytes: usize) {
    for offset in 0..bytes {
        // SAFETY: the byte is one of the caller's.
        unsafe { start.wrapping_add(offset).write_volatile(0) };
    }
}
