//! Walks the hot paths of the library, so that their instructions can be counted: `cargo xtask instructions`.
//!
//! Under callgrind each return from [`counted`] ends a count. The names of the paths are written in the same order.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark is no interface")]

mod fixed;
mod paths;

use std::hint::black_box;

fn main() {
    for path in paths::all() {
        // What is done only the first time is no part of the path.
        (path.walk)();
        counted(&*path.walk);
        println!("{}", path.name);
    }
}

/// What is counted, with all that it calls. Callgrind knows the function by its name, and by that it returns: it must neither be
/// inlined nor end with a jump into the path.
#[inline(never)]
fn counted(walk: &dyn Fn()) {
    walk();
    black_box(walk);
}
