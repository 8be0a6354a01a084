//! Calls functions by name, and listens to all that comes out of them: `Debug`, `Display`, `Serialize` and panics.

use std::any::type_name;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::fmt::{Debug, Display};
use std::panic::{self, AssertUnwindSafe};

use serde::Serialize;

use crate::listing::{last_segments, short_trait, short_type};

/// A secret that every document allows.
pub(crate) const CANARY: &str = "Zx9Canary_Q7";

/// Whether four characters of it in a row stand in a text.
pub(crate) fn sings(text: &str) -> bool {
    let canary: Vec<char> = CANARY.chars().collect();
    canary.windows(4).any(|slice| text.contains(&String::from_iter(slice)))
}

/// What was called and heard in this thread.
#[derive(Default)]
pub(crate) struct Heard {
    /// Functions that ran.
    pub called: BTreeSet<String>,
    /// Those of them of which the secret, or a part of it, came out.
    pub singing: BTreeSet<String>,
    /// Those of them that panicked, as they should.
    pub panicking: BTreeSet<String>,
}

thread_local! {
    static HEARD: RefCell<Heard> = RefCell::default();
    static PANIC: RefCell<String> = RefCell::default();
    static IS_PANIC_EXPECTED: Cell<bool> = const { Cell::new(false) };
}

/// What was called and heard since the last time.
pub(crate) fn take() -> Heard {
    HEARD.take()
}

/// Panics are listened to from now on; one that is expected is not printed.
pub(crate) fn listen_to_panics() {
    let print = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        PANIC.set(info.to_string());
        if !IS_PANIC_EXPECTED.get() {
            print(info);
        }
    }));
}

fn note(function: &str, output: &str) {
    HEARD.with_borrow_mut(|heard| heard.called.insert(function.to_owned()));
    note_song(function, output);
}

fn note_song(function: &str, output: &str) {
    if sings(output) {
        HEARD.with_borrow_mut(|heard| heard.singing.insert(function.to_owned()));
    }
}

/// Runs a function under its name.
pub(crate) fn run<T>(function: &str, call: impl FnOnce() -> T) -> T {
    note(function, "");
    call()
}

/// Runs a function that must panic, and listens to what it says.
pub(crate) fn run_to_panic<T>(function: &str, call: impl FnOnce() -> T) {
    IS_PANIC_EXPECTED.set(true);
    let result = panic::catch_unwind(AssertUnwindSafe(call));
    IS_PANIC_EXPECTED.set(false);
    assert!(result.is_err(), "{function} does not panic");
    let message = PANIC.take();
    assert!(message.contains("panicked at"), "the panic was not heard");
    note(function, &message);
    HEARD.with_borrow_mut(|heard| heard.panicking.insert(function.to_owned()));
}

/// The short name of a path in the source.
pub(crate) fn name(path: &str) -> String {
    last_segments(&path.replace(' ', ""), 2)
}

/// The short name of a function of a trait.
pub(crate) fn trait_name(of_type: &str, of_trait: &str, function: &str) -> String {
    format!("<{} as {}>::{function}", short_type(&of_type.replace(' ', "")), short_trait(&of_trait.replace(' ', "")))
}

/// A value, and the function that gave it.
pub(crate) struct Given<'a, T: ?Sized>(pub &'a T, pub &'a str);

impl<T: ?Sized> Given<'_, T> {
    /// What a type of the library says is that type's word, also inside of a list or a result; what any other says is the
    /// function's.
    fn note(&self, of_trait: &str, function: &str, output: &str) {
        let of_type = type_name::<T>().trim_start_matches('&');
        match of_type.find("gatepass::") {
            Some(0) => note(&trait_name(of_type, of_trait, function), output),
            Some(start) => {
                let first = of_type[start..].split(|c| "<,>)]".contains(c)).next().unwrap_or_default();
                note_song(&trait_name(first, of_trait, function), output);
            }
            None => note(self.1, output),
        }
    }
}

// Each pair of traits below has one method by one name: of a type that implements the format, and of any other. Rust takes
// the first that fits.

pub(crate) trait Debugs {
    fn debug(&self);
}
pub(crate) trait HasNoDebug {
    fn debug(&self) {}
}
impl<T: Debug + ?Sized> Debugs for Given<'_, T> {
    fn debug(&self) {
        self.note("Debug", "fmt", &format!("{:?}{:#?}", self.0, self.0));
    }
}
impl<T: ?Sized> HasNoDebug for &Given<'_, T> {}

pub(crate) trait Displays {
    fn display(&self);
}
pub(crate) trait HasNoDisplay {
    fn display(&self) {}
}
impl<T: Display + ?Sized> Displays for Given<'_, T> {
    fn display(&self) {
        self.note("Display", "fmt", &format!("{}{:9}", self.0, self.0));
    }
}
impl<T: ?Sized> HasNoDisplay for &Given<'_, T> {}

pub(crate) trait Serializes {
    fn serialize(&self);
}
pub(crate) trait HasNoSerialize {
    fn serialize(&self) {}
}
impl<T: Serialize + ?Sized> Serializes for Given<'_, T> {
    fn serialize(&self) {
        let json = serde_json::to_string(self.0).unwrap_or_else(|error| error.to_string());
        self.note("Serialize", "serialize", &json);
    }
}
impl<T: ?Sized> HasNoSerialize for &Given<'_, T> {}

/// Listens to a value.
#[macro_export]
macro_rules! listen {
    ($value:expr) => {
        $crate::listen!($value, "a value of no function")
    };
    ($value:expr, $function:expr) => {{
        #[allow(unused_imports, reason = "a type that has a format needs no other way, and the reverse")]
        use $crate::ear::{Debugs, Displays, HasNoDebug, HasNoDisplay, HasNoSerialize, Serializes};
        let value = &$value;
        let given = $crate::ear::Given(value, $function);
        (&given).debug();
        (&given).display();
        (&given).serialize();
    }};
}

/// Calls a function and listens to what it returns.
#[macro_export]
macro_rules! call {
    (<$type:ty as $trait:path>::$method:ident($($argument:expr),* $(,)?)) => {{
        let name = $crate::ear::trait_name(stringify!($type), stringify!($trait), stringify!($method));
        let value = $crate::ear::run(&name, || <$type as $trait>::$method($($argument),*));
        $crate::listen!(value, &name);
        value
    }};
    ($($segment:ident)::+ ($($argument:expr),* $(,)?)) => {{
        let name = $crate::ear::name(stringify!($($segment)::+));
        let value = $crate::ear::run(&name, || $($segment)::+($($argument),*));
        $crate::listen!(value, &name);
        value
    }};
}

/// Calls a function that must panic, and listens to its message.
#[macro_export]
macro_rules! refuse {
    ($($segment:ident)::+ ($($argument:expr),* $(,)?)) => {
        $crate::ear::run_to_panic(&$crate::ear::name(stringify!($($segment)::+)), || $($segment)::+($($argument),*))
    };
}
