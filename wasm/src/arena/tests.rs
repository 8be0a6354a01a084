//! The allocator on a piece of memory that the tests can look into. They run under Miri too.

extern crate std;

use core::alloc::{GlobalAlloc as _, Layout};
use core::cell::Cell;
use std::boxed::Box;
use std::vec::Vec;

use super::{Arena, Source};

const SIZE: usize = 4096;

/// Memory that is given out in pieces of 64 bytes, as a module's is in pages.
struct Region {
    memory: *mut [u64; SIZE / 8],
    given: Cell<usize>,
}

impl Region {
    fn new() -> Self {
        Self { memory: Box::into_raw(Box::new([0; SIZE / 8])), given: Cell::new(0) }
    }

    fn start(&self) -> *mut u8 {
        self.memory.cast()
    }
}

impl Drop for Region {
    fn drop(&mut self) {
        // SAFETY: it is a box of which nobody else has the address.
        drop(unsafe { Box::from_raw(self.memory) });
    }
}

// SAFETY: each region has its own memory, and gives it out in order.
unsafe impl Source for Region {
    fn more(&self, bytes: usize) -> Option<(*mut u8, usize)> {
        let given = self.given.get();
        let bytes = bytes.next_multiple_of(64);
        (given + bytes <= SIZE).then(|| {
            self.given.set(given + bytes);
            (self.start().wrapping_add(given), bytes)
        })
    }
}

fn arena() -> (Arena<Region>, *mut u8) {
    let region = Region::new();
    let start = region.start();
    (Arena::new(region), start)
}

fn layout(size: usize, align: usize) -> Layout {
    Layout::from_size_align(size, align).unwrap()
}

/// A block of bytes, filled with one of them.
fn filled(arena: &Arena<Region>, size: usize, byte: u8) -> *mut u8 {
    // SAFETY: the size is above 0.
    let block = unsafe { arena.alloc(layout(size, 1)) };
    assert!(!block.is_null());
    // SAFETY: the block has that many bytes.
    unsafe { block.write_bytes(byte, size) };
    block
}

fn bytes(block: *mut u8, size: usize) -> Vec<u8> {
    // SAFETY: the tests ask for bytes of the region alone, which lives as long as its arena.
    unsafe { core::slice::from_raw_parts(block, size) }.to_vec()
}

fn free(arena: &Arena<Region>, block: *mut u8, size: usize) {
    // SAFETY: the block is one of that size.
    unsafe { arena.dealloc(block, layout(size, 1)) };
}

fn resize(arena: &Arena<Region>, block: *mut u8, from: usize, to: usize) -> *mut u8 {
    // SAFETY: the block is one of that size, and the new size is above 0.
    unsafe { arena.realloc(block, layout(from, 1), to) }
}

#[test]
fn what_is_freed_is_wiped() {
    let (arena, start) = arena();
    let (below, above) = (filled(&arena, 10, b'a'), filled(&arena, 10, b'b'));
    free(&arena, below, 10);
    assert_eq!(bytes(start, 20), [[0; 10], [b'b'; 10]].concat());
    free(&arena, above, 10);
    assert_eq!(bytes(start, 64), [0; 64]);
}

#[test]
fn an_empty_arena_starts_at_the_bottom() {
    let (arena, start) = arena();
    let (below, above) = (filled(&arena, 10, 1), filled(&arena, 10, 2));
    free(&arena, below, 10);
    // Of a block that is not on top the place stays taken until all are free.
    assert_eq!(filled(&arena, 1, 3), start.wrapping_add(20));
    free(&arena, start.wrapping_add(20), 1);
    free(&arena, above, 10);
    assert_eq!(filled(&arena, 1, 4), start);
}

#[test]
fn the_block_on_top_grows_and_shrinks_in_place() {
    let (arena, start) = arena();
    let block = filled(&arena, 10, b'x');
    assert_eq!(resize(&arena, block, 10, 100), block);
    assert_eq!(bytes(start, 10), [b'x'; 10]);
    assert_eq!(resize(&arena, block, 100, 4), block);
    assert_eq!(bytes(start, 100), [[b'x'; 4].as_slice(), &[0; 96]].concat());
    assert_eq!(filled(&arena, 1, b'y'), start.wrapping_add(4));
}

#[test]
fn another_block_moves_and_leaves_nothing_behind() {
    let (arena, start) = arena();
    let (below, above) = (filled(&arena, 8, b'a'), filled(&arena, 8, b'b'));
    let moved = resize(&arena, below, 8, 12);
    assert_eq!(moved, start.wrapping_add(16));
    assert_eq!(bytes(start, 24), [[0; 8], [b'b'; 8], [b'a'; 8]].concat());
    let shrunk = resize(&arena, above, 8, 2);
    assert_eq!(bytes(start, 16), [0; 16]);
    assert_eq!(bytes(shrunk, 2), [b'b'; 2]);
}

#[test]
fn blocks_are_aligned() {
    let (arena, start) = arena();
    filled(&arena, 1, 1);
    for align in [2, 4, 8] {
        // SAFETY: the size is above 0.
        let block = unsafe { arena.alloc(layout(3, align)) };
        assert_eq!(block.addr() % align, 0);
        assert!(block > start);
    }
}

#[test]
fn when_memory_is_out_there_is_no_block_and_nothing_is_lost() {
    let (arena, start) = arena();
    let block = filled(&arena, 8, b'a');
    // SAFETY: the sizes are above 0.
    assert!(unsafe { arena.alloc(layout(SIZE, 1)) }.is_null());
    assert!(resize(&arena, block, 8, SIZE + 1).is_null());
    assert_eq!(bytes(start, 8), [b'a'; 8]);
    assert_eq!(filled(&arena, SIZE - 8, b'b'), start.wrapping_add(8));
}

/// Blocks of all sizes come, change and go; each holds its own byte all the time.
#[test]
fn blocks_never_overlap() {
    let (arena, _) = arena();
    let mut blocks: Vec<(*mut u8, usize, u8)> = Vec::new();
    let mut random = 1_u32;
    let mut next = |below: usize| {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (random >> 16) as usize % below
    };
    for byte in (1..=250).cycle().take(400) {
        let size = next(40) + 1;
        match (next(3), blocks.len()) {
            (0, 0) | (1 | 2, 0..8) => blocks.push((filled(&arena, size, byte), size, byte)),
            (0, count) => {
                let (block, size, _) = blocks.remove(next(count));
                free(&arena, block, size);
            }
            _ => {
                let (block, old, byte) = blocks.pop().unwrap();
                let block = resize(&arena, block, old, size);
                // SAFETY: the block has that many bytes.
                unsafe { block.write_bytes(byte, size) };
                blocks.push((block, size, byte));
            }
        }
        for &(block, size, byte) in &blocks {
            assert_eq!(bytes(block, size), std::vec![byte; size]);
        }
    }
}
