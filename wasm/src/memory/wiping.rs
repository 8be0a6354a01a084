//! Another allocator's memory, wiped when it is given back.

use core::alloc::{GlobalAlloc, Layout};

use super::wipe;

/// The other allocator. What grows or shrinks moves, so that nothing stays behind.
pub(crate) struct Wiping<A>(pub(crate) A);

// SAFETY: every block is one of the other allocator.
unsafe impl<A: GlobalAlloc> GlobalAlloc for Wiping<A> {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as the caller promises.
        unsafe { self.0.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller gives back a block of that layout.
        unsafe { wipe(block, layout.size()) };
        // SAFETY: as the caller promises.
        unsafe { self.0.dealloc(block, layout) };
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use core::alloc::{GlobalAlloc, Layout};
    use core::cell::RefCell;
    use std::alloc::System;
    use std::vec::Vec;

    use super::Wiping;

    /// Keeps what every block holds when it is given back.
    struct Witness(RefCell<Vec<Vec<u8>>>);

    // SAFETY: every block is one of the system's.
    unsafe impl GlobalAlloc for Witness {
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            // SAFETY: as the caller promises.
            unsafe { System.alloc(layout) }
        }

        unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
            // SAFETY: the block has that many bytes, all of them written.
            let bytes = unsafe { core::slice::from_raw_parts(block, layout.size()) };
            self.0.borrow_mut().push(bytes.to_vec());
            // SAFETY: as the caller promises.
            unsafe { System.dealloc(block, layout) };
        }
    }

    #[test]
    fn what_is_given_back_or_left_behind_is_wiped() {
        let allocator = Wiping(Witness(RefCell::default()));
        let layout = Layout::from_size_align(16, 1).unwrap();
        // SAFETY: the size is above 0.
        let block = unsafe { allocator.alloc(layout) };
        // SAFETY: the block has that many bytes.
        unsafe { block.write_bytes(b'x', 16) };
        // SAFETY: the block has that layout.
        let moved = unsafe { allocator.realloc(block, layout, 8) };
        // SAFETY: the block has that layout.
        unsafe { allocator.dealloc(moved, Layout::from_size_align(8, 1).unwrap()) };
        assert_eq!(*allocator.0.0.borrow(), [std::vec![0; 16], std::vec![0; 8]]);
    }
}
