//! Characters that make trouble where passwords go, and those that make none.

use crate::charset::CharSet;

/// Characters that people take for one another when they read a password from a screen or from paper, to be left out by
/// [`without`](crate::generate::GeneratorBuilder::without): `0 O o D Q`, `1 l I |`, `2 Z`, `5 S`, `6 G`, `8 B`.
///
/// These are what the program `pwgen` leaves out with `--ambiguous`, with `|` as in KeePass, and with `o`, which differs from
/// `O` by its size alone.
pub const LOOK_ALIKES: CharSet = CharSet::of("0OoDQ1lI|2Z5S6G8B");

/// Characters that mean themselves in a word that is not quoted, to a POSIX shell, bash, zsh, fish, PowerShell and `cmd`, at the
/// beginning of the word too: `A–Z a–z 0–9 + . : _`.
///
/// Left out are all that section 2.2 of the POSIX shell's language quotes (`| & ; < > ( ) $` and so on, `* ? [ # ~ = %` too), and
/// beyond it `!` (history), `^` (quick substitution, and the escape of `cmd`), `{ } ,` (braces, and lists in PowerShell), `@`
/// (splatting in PowerShell), `/` (paths on Windows), and `-`, which as the first character begins an option.
pub const SHELL_SAFE: CharSet = CharSet::ALPHANUMERIC.union(CharSet::of("+.:_"));

/// Characters that stand in every part of a URL as they are, the user's password before `@` too: `A–Z a–z 0–9 - . _ ~`, which
/// RFC 3986 calls unreserved (section 2.3).
pub const URL_SAFE: CharSet = CharSet::ALPHANUMERIC.union(CharSet::of("-._~"));

/// Characters that mean themselves in SQL, between any quotes: `A–Z a–z 0–9 ! + . = ^ _ ~`.
///
/// Left out are quotes and the backslash, of course; what begins a comment or ends a statement for programs that look for it without
/// reading quotes (`-`, `#`, `/`, `*`, `;`); and what drivers and clients replace, between quotes too (`? : @ $ % & { }`), or split at
/// (`, ( )`). `_` stays: it is a pattern only behind `LIKE`, to which nobody gives a password.
pub const SQL_SAFE: CharSet = CharSet::ALPHANUMERIC.union(CharSet::of("!+.=^_~"));
