//! An allocator that wipes what it frees, in a few hundred bytes.
//!
//! A call from outside allocates its strings, and frees them before it returns. So memory is given out from the bottom up;
//! the block on top can grow, shrink and be freed in place; and when no block is left, everything starts again at the
//! bottom. Blocks that are freed in another order wait for that.
#![allow(unsafe_code, reason = "an allocator hands out raw memory")]

use core::alloc::{GlobalAlloc, Layout};
use core::cell::UnsafeCell;
use core::ptr::null_mut;

/// Where an arena gets its memory from.
///
/// # Safety
///
/// The memory of all calls is one piece that nobody else uses, each call's right behind the one before.
pub(crate) unsafe trait Source {
    /// At least so many bytes more: their start and how many they are. `None` when there is no more.
    fn more(&self, bytes: usize) -> Option<(*mut u8, usize)>;
}

/// The allocator. It is made for one thread.
pub(crate) struct Arena<S> {
    source: S,
    state: UnsafeCell<State>,
}

/// All as counted from the bottom, in bytes; the bottom is null until the first block.
struct State {
    bottom: *mut u8,
    used: usize,
    size: usize,
    blocks: usize,
}

// SAFETY: the modules are built without threads, and the tests give each thread an arena of its own.
unsafe impl<S: Sync> Sync for Arena<S> {}

impl<S> Arena<S> {
    pub(crate) const fn new(source: S) -> Self {
        Self { source, state: UnsafeCell::new(State { bottom: null_mut(), used: 0, size: 0, blocks: 0 }) }
    }
}

impl State {
    /// How many bytes below the block's start are used, when a block of that layout is put on top.
    fn offset(&self, layout: Layout) -> Option<usize> {
        let address = self.bottom.addr().checked_add(self.used)?;
        Some(address.checked_next_multiple_of(layout.align())? - self.bottom.addr())
    }

    fn is_on_top(&self, block: *mut u8, size: usize) -> bool {
        block.addr() + size == self.bottom.addr() + self.used
    }

    /// Makes room for so many bytes above the bottom.
    fn reach(&mut self, end: usize, source: &impl Source) -> Option<()> {
        if end > self.size {
            let (start, bytes) = source.more(end - self.size)?;
            if self.bottom.is_null() {
                self.bottom = start;
            }
            self.size += bytes;
        }
        Some(())
    }

    fn allocate(&mut self, layout: Layout, source: &impl Source) -> Option<*mut u8> {
        if self.bottom.is_null() {
            self.reach(layout.size(), source)?;
        }
        let offset = self.offset(layout)?;
        let end = offset.checked_add(layout.size())?;
        self.reach(end, source)?;
        self.used = end;
        self.blocks += 1;
        Some(self.bottom.wrapping_add(offset))
    }

    fn release(&mut self, block: *mut u8, size: usize) {
        if self.is_on_top(block, size) {
            self.used -= size;
        }
        self.blocks -= 1;
        if self.blocks == 0 {
            self.used = 0;
        }
    }
}

// SAFETY: blocks lie in the source's memory, aligned, and above all that are in use, so no two of them overlap.
unsafe impl<S: Source> GlobalAlloc for Arena<S> {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: there is one thread, and no reference to the state outlives a call.
        let state = unsafe { &mut *self.state.get() };
        state.allocate(layout, &self.source).unwrap_or(null_mut())
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller gives back a block of that layout.
        unsafe { wipe(block, layout.size()) };
        // SAFETY: as in `alloc`.
        let state = unsafe { &mut *self.state.get() };
        state.release(block, layout.size());
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: as in `alloc`.
        let state = unsafe { &mut *self.state.get() };
        let kept = size.min(layout.size());
        if state.is_on_top(block, layout.size()) {
            let below = state.used - layout.size();
            let reached = below.checked_add(size).and_then(|end| state.reach(end, &self.source).map(|()| end));
            let Some(end) = reached else { return null_mut() };
            // SAFETY: what is cut off is a part of the block.
            unsafe { wipe(block.wrapping_add(kept), layout.size() - kept) };
            state.used = end;
            return block;
        }
        // SAFETY: the caller vouches for the new size.
        let moved_layout = unsafe { Layout::from_size_align_unchecked(size, layout.align()) };
        // SAFETY: the caller vouches for a size above 0.
        let moved = unsafe { self.alloc(moved_layout) };
        if !moved.is_null() {
            // SAFETY: both blocks have that many bytes, and are two.
            unsafe { moved.copy_from_nonoverlapping(block, kept) };
            // SAFETY: the caller gives the block back.
            unsafe { self.dealloc(block, layout) };
        }
        moved
    }
}

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

#[cfg(test)]
mod tests;
