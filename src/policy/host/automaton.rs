//! What a pattern matches, as the server compares a client's address with a stored host: as text, `%` standing for any run
//! of characters, dots included. And how many addresses that are, exactly, without listing them.
//!
//! The pattern is searched for as Knuth, Morris and Pratt search for a word. A state is the number of literals that are
//! matched, the last of them by what was read last. A symbol that is not the next literal is read again in the state of
//! the fewer literals that what was read can end with too, up to the last `%`, which takes it.

use core::mem;

use crate::FOR_SPEED;
use crate::policy::host::documented::documented_count;

/// The state from which nothing leads on.
const DEAD: usize = 0;

/// No literal is matched; with each that is, the state is one more.
const START: usize = 1;

/// More than what is read leads to: addresses, and patterns of addresses. A power of two, so that no index needs a check.
const STATES: usize = 32;

/// Stands for whatever is in no address: a secret that was taken for a host is not copied.
const OTHER: u8 = 1;

/// The number of addresses whose text the pattern matches: 0 to 2^32.
pub(crate) fn address_count(pattern: &str) -> u64 {
    let documented = if FOR_SPEED { documented_count(pattern) } else { 0 };
    if documented > 0 { documented } else { Automaton::of(pattern).count_addresses() }
}

/// A pattern, or any other text, which matches no address.
pub(super) struct Automaton {
    /// The symbol that leads from each state to the next.
    literals: [u8; STATES],
    /// The state in which another symbol is read again, which is the same where a `%` takes it.
    back: [usize; STATES],
    /// The state that accepts.
    last: usize,
    /// In how many ways it gets into each state.
    ways: [u64; STATES],
}

impl Automaton {
    pub(super) fn of(pattern: &str) -> Self {
        let mut automaton = Self { literals: [0; STATES], back: [DEAD; STATES], last: START, ways: [0; STATES] };
        automaton.extend(pattern);
        automaton
    }

    /// Adds characters to the pattern.
    pub(super) fn extend(&mut self, pattern: &str) {
        for byte in pattern.bytes() {
            let byte = if matches!(byte, b'.'..=b'9' | b'%') { byte } else { OTHER };
            let mut back = self.last;
            if byte != b'%' && self.last < STATES - 1 {
                back = self.read(self.last, byte);
                self.literals[self.last % STATES] = byte;
                self.last += 1;
            }
            self.back[self.last % STATES] = back;
        }
    }

    fn read(&self, mut state: usize, symbol: u8) -> usize {
        while self.literals[state % STATES] != symbol {
            let back = self.back[state % STATES];
            if back == state {
                return state;
            }
            state = back;
        }
        state + 1
    }

    /// Whether the pattern matches the whole text.
    ///
    /// A `%` in the text is absorbed only by a `%` of the pattern. So a pattern that matches another pattern's text matches
    /// whatever that other one matches.
    pub(super) fn matches(&self, text: &[u8]) -> bool {
        text.iter().fold(START, |state, &symbol| self.read(state, symbol)) == self.last
    }

    /// The number of addresses whose text the pattern matches: 0 to 2^32.
    ///
    /// Pushes the number of ways through four octets and the dots between them.
    pub(super) fn count_addresses(&mut self) -> u64 {
        self.ways[START] = 1;
        for octet in 0..4 {
            let ways = mem::replace(&mut self.ways, [0; STATES]);
            for (state, &ways) in ways.iter().enumerate().filter(|&(_, &ways)| ways > 0) {
                let state = if octet > 0 { self.read(state, b'.') } else { state };
                if state == self.last && self.back[state % STATES] == state {
                    // The `%` at the end takes whatever comes.
                    self.ways[state % STATES] += ways << 8;
                } else {
                    self.read_octet(state, 0, ways);
                }
            }
        }
        self.ways[self.last % STATES]
    }

    /// Reads what an octet that begins so can go on with. None has leading zeros, nor is above 255.
    fn read_octet(&mut self, from: usize, beginning: usize, ways: u64) {
        let literal = self.literals[from % STATES];
        for digit in 0..10 {
            // Where no `%` stands before it, nothing but the literal leads on.
            if FOR_SPEED && self.back[from % STATES] == DEAD && literal != b'0' + digit {
                continue;
            }
            let octet = beginning * 10 + usize::from(digit);
            if octet > 255 {
                return;
            }
            let to = self.read(from, b'0' + digit);
            if to != DEAD {
                self.ways[to % STATES] += ways;
                if octet > 0 {
                    self.read_octet(to, octet, ways);
                }
            }
        }
    }
}
