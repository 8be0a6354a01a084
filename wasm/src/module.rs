//! What a module needs: memory, and where there is no `std` an end for what cannot go on.

/// Stops without a word: what is said might be of a secret, and words are the larger half of a module.
#[cfg(not(feature = "strength"))]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}

/// One string for each call.
#[cfg(feature = "browser")]
mod memory {
    #![allow(unsafe_code, reason = "the promise of `Region`")]

    use core::arch::wasm32::{memory_grow, memory_size};

    use crate::memory::one_block::{OneBlock, Region};

    /// Bytes of a page of WebAssembly's memory.
    const PAGE: usize = 65_536;

    /// The memory behind the module's stack and constants, which grows.
    struct Heap;

    unsafe extern "C" {
        /// Where the linker says that it begins, aligned for 16.
        safe static __heap_base: u8;
    }

    // SAFETY: nobody else uses what is behind the start of the heap.
    unsafe impl Region for Heap {
        fn start(&self) -> *mut u8 {
            (&raw const __heap_base).cast_mut()
        }

        fn reach(&self, bytes: usize) -> bool {
            let pages = (self.start().addr() + bytes).div_ceil(PAGE);
            let wanting = pages.saturating_sub(memory_size::<0>());
            // To grow by nothing would take the memory away from the view that JavaScript has of it.
            wanting == 0 || memory_grow::<0>(wanting) != usize::MAX
        }
    }

    #[global_allocator]
    static ALLOCATOR: OneBlock<Heap> = OneBlock::new(Heap);
}

/// Whatever a JSON reader and writer asks for, or what counts passwords.
#[cfg(all(any(feature = "standalone", feature = "generate"), not(feature = "browser")))]
mod memory {
    use dlmalloc::GlobalDlmalloc;

    use crate::memory::wiping::Wiping;

    #[global_allocator]
    static ALLOCATOR: Wiping<GlobalDlmalloc> = Wiping(GlobalDlmalloc);
}

/// Whatever the estimator asks for, which needs `std`.
#[cfg(all(feature = "strength", not(any(feature = "browser", feature = "standalone", feature = "generate"))))]
mod memory {
    extern crate std;

    use std::alloc::System;

    use crate::memory::wiping::Wiping;

    #[global_allocator]
    static ALLOCATOR: Wiping<System> = Wiping(System);
}
