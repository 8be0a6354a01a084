//! An allocator of one block at a time, in a hundred bytes.
//!
//! A call from JavaScript brings one string, and nothing else is ever allocated: the library needs no allocator.

use core::alloc::{GlobalAlloc, Layout};
use core::cell::Cell;
use core::ptr::null_mut;

use super::wipe;

/// A piece of memory that can grow at its end.
///
/// # Safety
///
/// Nobody else uses the piece, and it stays where it is. Its start is aligned for [`ALIGNMENT`].
pub(crate) unsafe trait Region {
    /// Where it begins.
    fn start(&self) -> *mut u8;

    /// Makes sure that it has at least so many bytes; false when there are no more.
    fn reach(&self, bytes: usize) -> bool;
}

/// No block is aligned for more.
pub(crate) const ALIGNMENT: usize = 8;

/// The allocator: there is no second block beside one. It is made for one thread.
pub(crate) struct OneBlock<R> {
    region: R,
    is_taken: Cell<bool>,
}

// SAFETY: the modules are built without threads, and the tests give each thread an allocator of its own.
unsafe impl<R: Sync> Sync for OneBlock<R> {}

impl<R> OneBlock<R> {
    pub(crate) const fn new(region: R) -> Self {
        Self { region, is_taken: Cell::new(false) }
    }
}

// SAFETY: a block is the start of the region, which reaches to its end, and there is only one.
unsafe impl<R: Region> GlobalAlloc for OneBlock<R> {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if self.is_taken.get() || layout.align() > ALIGNMENT || !self.region.reach(layout.size()) {
            return null_mut();
        }
        self.is_taken.set(true);
        self.region.start()
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller gives back a block of that layout.
        unsafe { wipe(block, layout.size()) };
        self.is_taken.set(false);
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if !self.region.reach(size) {
            return null_mut();
        }
        // SAFETY: what is cut off is a part of the block.
        unsafe { wipe(block.wrapping_add(size), layout.size().saturating_sub(size)) };
        block
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use core::alloc::{GlobalAlloc as _, Layout};
    use std::boxed::Box;
    use std::vec::Vec;

    use super::{ALIGNMENT, OneBlock, Region};

    const SIZE: usize = 256;

    /// Memory that the tests can look into. They run under Miri too.
    struct Memory(*mut [u64; SIZE / 8]);

    impl Drop for Memory {
        fn drop(&mut self) {
            // SAFETY: it is a box of which nobody else has the address.
            drop(unsafe { Box::from_raw(self.0) });
        }
    }

    // SAFETY: each has its own memory, which does not move.
    unsafe impl Region for Memory {
        fn start(&self) -> *mut u8 {
            self.0.cast()
        }

        fn reach(&self, bytes: usize) -> bool {
            bytes <= SIZE
        }
    }

    fn allocator() -> OneBlock<Memory> {
        OneBlock::new(Memory(Box::into_raw(Box::new([0; SIZE / 8]))))
    }

    fn layout(size: usize) -> Layout {
        Layout::from_size_align(size, 1).unwrap()
    }

    /// A block of `x`.
    fn filled(allocator: &OneBlock<Memory>, size: usize) -> *mut u8 {
        // SAFETY: the size is above 0.
        let block = unsafe { allocator.alloc(layout(size)) };
        assert!(!block.is_null());
        // SAFETY: the block has that many bytes.
        unsafe { block.write_bytes(b'x', size) };
        block
    }

    fn resize(allocator: &OneBlock<Memory>, block: *mut u8, from: usize, to: usize) -> *mut u8 {
        // SAFETY: the block is one of that size, and the new size is above 0.
        unsafe { allocator.realloc(block, layout(from), to) }
    }

    fn bytes(allocator: &OneBlock<Memory>) -> Vec<u8> {
        // SAFETY: the memory has that many bytes.
        unsafe { core::slice::from_raw_parts(allocator.region.start(), SIZE) }.to_vec()
    }

    fn filled_up_to(size: usize) -> Vec<u8> {
        let mut bytes = std::vec![b'x'; size];
        bytes.resize(SIZE, 0);
        bytes
    }

    #[test]
    fn what_is_freed_is_wiped_and_given_out_again() {
        let allocator = allocator();
        let block = filled(&allocator, 100);
        // SAFETY: the block is one of that size.
        unsafe { allocator.dealloc(block, layout(100)) };
        assert_eq!(bytes(&allocator), filled_up_to(0));
        assert_eq!(filled(&allocator, SIZE), block);
    }

    #[test]
    fn a_block_grows_in_its_place() {
        let allocator = allocator();
        let block = filled(&allocator, 10);
        assert_eq!(resize(&allocator, block, 10, SIZE), block);
        assert_eq!(bytes(&allocator), filled_up_to(10));
    }

    #[test]
    fn what_is_cut_off_is_wiped() {
        let allocator = allocator();
        let block = filled(&allocator, 100);
        assert_eq!(resize(&allocator, block, 100, 4), block);
        assert_eq!(bytes(&allocator), filled_up_to(4));
    }

    #[test]
    fn there_is_one_block_only() {
        let allocator = allocator();
        let block = filled(&allocator, 1);
        // SAFETY: the size is above 0.
        assert!(unsafe { allocator.alloc(layout(1)) }.is_null());
        // SAFETY: the block is one of that size.
        unsafe { allocator.dealloc(block, layout(1)) };
        assert_eq!(filled(&allocator, 1), block);
    }

    #[test]
    fn blocks_are_aligned_or_refused() {
        let aligned = Layout::from_size_align(1, ALIGNMENT).unwrap();
        // SAFETY: the size is above 0.
        assert_eq!(unsafe { allocator().alloc(aligned) }.addr() % ALIGNMENT, 0);
        let beyond = Layout::from_size_align(1, ALIGNMENT * 2).unwrap();
        // SAFETY: the size is above 0.
        assert!(unsafe { allocator().alloc(beyond) }.is_null());
    }

    #[test]
    fn when_memory_is_out_there_is_no_block_and_nothing_is_lost() {
        let allocator = allocator();
        // SAFETY: the size is above 0.
        assert!(unsafe { allocator.alloc(layout(SIZE + 1)) }.is_null());
        let block = filled(&allocator, 8);
        assert!(resize(&allocator, block, 8, SIZE + 1).is_null());
        assert_eq!(bytes(&allocator), filled_up_to(8));
    }
}
