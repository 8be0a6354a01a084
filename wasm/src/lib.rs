//! The WebAssembly modules of gatepass. The only `unsafe` of the repository is here: the allocator's, and that of functions
//! to which a host gives addresses.
//!
//! With the feature `browser` it is the module that the npm package carries; with `generate`, the one that generates passwords
//! there; with `strength`, the one that it loads when it is asked for advice; with `standalone`, one without imports for any
//! other host.
#![no_std]

#[cfg(all(any(feature = "standalone", feature = "strength", feature = "generate"), any(target_arch = "wasm32", test)))]
extern crate alloc;

#[cfg(all(feature = "generate", any(target_arch = "wasm32", test)))]
mod generate;
#[cfg(all(any(feature = "standalone", feature = "strength"), target_arch = "wasm32"))]
mod gifts;
#[cfg(any(target_arch = "wasm32", test))]
mod memory;
#[cfg(target_arch = "wasm32")]
mod module;
#[cfg(all(feature = "standalone", any(target_arch = "wasm32", test)))]
mod standalone;
#[cfg(all(feature = "strength", any(target_arch = "wasm32", test)))]
mod strength;

use gatepass as _;
