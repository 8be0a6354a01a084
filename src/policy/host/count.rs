//! How many IPv4 addresses a pattern opens, exactly, without listing them.
//!
//! The pattern becomes a small deterministic automaton over the eleven symbols of an address; then the number of ways to be
//! in each state is pushed through four octets.

use super::like::LONGEST_ADDRESS;

/// `0` to `9`, and the dot.
const SYMBOLS: usize = 11;
const DOT: usize = 10;

/// One state for each number of literals matched, from none to all of the longest address.
const STATES: usize = LONGEST_ADDRESS + 1;

type State = u8;

/// No way leads on from here.
const DEAD: State = u8::MAX;

/// The number of addresses whose text the pattern matches: 0 to 2^32.
///
/// The pattern is made of digits, dots and `%`.
pub(super) fn address_count(pattern: impl Iterator<Item = u8>) -> u64 {
    Automaton::of(pattern).map_or(0, |automaton| automaton.count_addresses())
}

struct Automaton {
    next: [[State; SYMBOLS]; STATES],
    accepting: usize,
}

impl Automaton {
    /// `None` for a pattern with more literals than an address has characters.
    fn of(pattern: impl Iterator<Item = u8>) -> Option<Self> {
        let mut literals = [0; LONGEST_ADDRESS];
        // Where the run of literals begins that each state is in the middle of: after the last `%` before it.
        let mut segments = [None; STATES];
        let mut count = 0;
        for byte in pattern {
            if byte == b'%' {
                segments[count] = Some(count);
            } else {
                *literals.get_mut(count)? = symbol(byte);
                count += 1;
                segments[count] = segments[count - 1];
            }
        }
        let mut next = [[DEAD; SYMBOLS]; STATES];
        for (state, row) in next.iter_mut().enumerate().take(count + 1) {
            for (symbol, next) in row.iter_mut().enumerate() {
                *next = step(&literals[..count], segments[state], state, symbol);
            }
        }
        Some(Self { next, accepting: count })
    }

    fn count_addresses(&self) -> u64 {
        let mut ways = [0; STATES];
        ways[0] = 1;
        for octet in 0..4 {
            if octet > 0 {
                ways = self.push(&ways, |state| [self.read(state, DOT)]);
            }
            ways = self.push(&ways, |state| self.read_octets(state));
        }
        ways[self.accepting]
    }

    /// Moves the ways of each state to every state where the reader can go from it.
    fn push<I: IntoIterator<Item = State>>(&self, ways: &[u64; STATES], read: impl Fn(State) -> I) -> [u64; STATES] {
        let mut moved = [0; STATES];
        for (state, &count) in (0..).zip(&ways[..=self.accepting]).filter(|&(_, &count)| count > 0) {
            for next in read(state) {
                // There is no slot for the dead state: what goes there is lost.
                if let Some(sum) = moved.get_mut(usize::from(next)) {
                    *sum += count;
                }
            }
        }
        moved
    }

    fn read(&self, state: State, symbol: usize) -> State {
        self.next.get(usize::from(state)).map_or(DEAD, |row| row[symbol])
    }

    /// Where each octet from 0 to 255 leads. It has no leading zeros, so it is a shorter octet and one digit more.
    fn read_octets(&self, state: State) -> [State; 256] {
        let mut after = [DEAD; 256];
        for octet in 0..after.len() {
            let before = if octet < 10 { state } else { after[octet / 10] };
            after[octet] = self.read(before, octet % 10);
        }
        after
    }
}

fn symbol(byte: u8) -> usize {
    if byte == b'.' { DOT } else { usize::from(byte - b'0') }
}

/// The state after reading a symbol: one literal further, or back to the longest beginning of the segment that what was read
/// still ends with. Before the first `%` there is no way back.
fn step(literals: &[usize], segment: Option<usize>, state: usize, symbol: usize) -> State {
    let as_state = |position: usize| State::try_from(position).unwrap_or(DEAD);
    if literals.get(state) == Some(&symbol) {
        return as_state(state + 1);
    }
    let Some(start) = segment else { return DEAD };
    let read = &literals[start..state];
    let is_border = |&length: &usize| {
        length == 0
            || literals[start + length - 1] == symbol
                && literals[start..start + length - 1] == read[read.len() + 1 - length..]
    };
    (0..=read.len()).rev().find(is_border).map_or(DEAD, |length| as_state(start + length))
}
