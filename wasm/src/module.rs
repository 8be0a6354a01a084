//! What a module needs when there is no `std`: memory, and an end for what cannot go on.

use core::arch::wasm32::{memory_grow, memory_size, unreachable};
use core::panic::PanicInfo;
use core::ptr::without_provenance_mut;

use crate::arena::{Arena, Source};

/// Bytes of a page of WebAssembly's memory.
const PAGE: usize = 65_536;

/// The end of the module's memory, which grows.
struct Memory;

#[allow(unsafe_code, reason = "the promise of `Source`")]
// SAFETY: memory grows at its end, and nobody else lets it grow.
unsafe impl Source for Memory {
    fn more(&self, bytes: usize) -> Option<(*mut u8, usize)> {
        let pages = bytes.div_ceil(PAGE);
        let end = memory_size::<0>() * PAGE;
        let is_refused = memory_grow::<0>(pages) == usize::MAX;
        (!is_refused).then(|| (without_provenance_mut(end), pages * PAGE))
    }
}

#[global_allocator]
static ARENA: Arena<Memory> = Arena::new(Memory);

/// Stops without a word: what is said might be of a secret, and words are the larger half of a module.
#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    unreachable()
}
