//! The grammar of host lists as a regular expression.
//!
//! It is exact where no `%` touches a digit. `10.10.10.25%9` matches no address and is admitted all the same: the automaton that
//! knows has 81 states, and no expression of a readable length says what it says without trying one text in many ways.

use alloc::format;
use alloc::string::String;

/// A part of an address: 0 to 255, without leading zeros.
const OCTET: &str = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

/// What stands between two dots and has a `%`.
const WILD: &str = "[0-9]*%[0-9%]*";

/// Items separated by commas. Each text can be read in one way only, so no reader tries it in many.
pub(super) fn list() -> String {
    let item = item();
    format!("^{item}(?:,{item})*$")
}

/// Four parts; or fewer, one of which has a `%` that stands for the others too.
fn item() -> String {
    let any = format!("(?:{OCTET}|{WILD})");
    let four = format!(r"{any}(?:\.{any}){{3}}");
    let fewer = format!(r"{WILD}(?:\.{any}){{0,2}}|{OCTET}\.{WILD}(?:\.{any})?|{OCTET}\.{OCTET}\.{WILD}");
    format!("(?:{four}|{fewer})")
}
