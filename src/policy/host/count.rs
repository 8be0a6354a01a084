//! How many IPv4 addresses a pattern opens, exactly, without listing them.
//!
//! The pattern is an automaton over the eleven symbols of an address. It is in several states at once, one bit for each:
//! bit *n* says that the last *n* symbols read can be the first *n* literals, `%` standing for whatever came between.

use core::mem;

use super::like::LONGEST_ADDRESS;

/// `0` to `9`, and the dot.
const SYMBOLS: usize = 11;
const DOT: usize = 10;

/// From no literal matched to all of the longest address.
const STATES: usize = LONGEST_ADDRESS + 1;

/// The states that the automaton is in, a bit for each.
type States = u16;

const START: States = 1;

/// The number of addresses whose text the pattern, which is made of digits, dots and `%`, matches: 0 to 2^32.
pub(super) fn address_count(pattern: &str) -> u64 {
    count(pattern, false)
}

/// Whether more characters could make the pattern match some address: whether it does with a `%` at its end.
pub(super) fn can_grow(pattern: &str) -> bool {
    count(pattern, true) > 0
}

fn count(pattern: &str, is_open: bool) -> u64 {
    let Some(mut automaton) = Automaton::of(pattern) else { return 0 };
    if is_open {
        automaton.stays |= 1 << automaton.literals;
    }
    automaton.count_addresses()
}

struct Automaton {
    /// For each symbol the states that it leads on from.
    leads_on: [States; SYMBOLS],
    /// The states in which a `%` takes any symbol.
    stays: States,
    /// How many literals the pattern has, which is the state that accepts.
    literals: usize,
}

impl Automaton {
    /// `None` for a pattern with more literals than an address has characters.
    fn of(pattern: &str) -> Option<Self> {
        let mut automaton = Self { leads_on: [0; SYMBOLS], stays: 0, literals: 0 };
        for byte in pattern.bytes() {
            let state = 1 << automaton.literals;
            match byte {
                b'%' => automaton.stays |= state,
                _ if automaton.literals == LONGEST_ADDRESS => return None,
                _ => {
                    automaton.leads_on.get_mut(symbol(byte)).into_iter().for_each(|states| *states |= state);
                    automaton.literals += 1;
                }
            }
        }
        Some(automaton)
    }

    fn read(&self, states: States, symbol: usize) -> States {
        let lead_on = self.leads_on.get(symbol).copied().unwrap_or_default();
        self.newest((states & lead_on) << 1 | states & self.stays)
    }

    /// Where each octet from 0 to 255 leads. It has no leading zeros, so it is a shorter octet and one digit more.
    fn read_octets(&self, states: States, after: &mut dyn FnMut(States)) {
        let mut shorter = [states; 26];
        for octet in 0..256 {
            let before = if octet < 10 { states } else { shorter.get(octet / 10).copied().unwrap_or_default() };
            let states = self.read(before, octet % 10);
            if let Some(slot) = shorter.get_mut(octet) {
                *slot = states;
            }
            after(states);
        }
    }

    /// Pushes the number of ways to be in certain states through four octets.
    ///
    /// To count, the automaton must be in one set of states for each text. Of the states before the last `%` that was
    /// reached nothing more can come that cannot come from there, so they are dropped. What is left is known by its highest
    /// state: the others are the shorter beginnings of the same literals that what was read also ends with.
    fn count_addresses(&self) -> u64 {
        let mut ways = Ways::default();
        ways.add(self.newest(START), 1);
        for octet in 0..4 {
            let before = mem::take(&mut ways);
            for (&states, &count) in before.states.iter().zip(&before.count).filter(|&(_, &count)| count > 0) {
                let states = if octet > 0 { self.read(states, DOT) } else { states };
                self.read_octets(states, &mut |after| ways.add(after, count));
            }
        }
        ways.count.get(self.literals).copied().unwrap_or_default()
    }

    fn newest(&self, states: States) -> States {
        match highest(states & self.stays) {
            Some(state) => states >> state << state,
            None => states,
        }
    }
}

/// In how many ways the automaton gets into sets of states, each kept at its highest state.
#[derive(Default)]
struct Ways {
    states: [States; STATES],
    count: [u64; STATES],
}

impl Ways {
    fn add(&mut self, states: States, count: u64) {
        // From no state at all no way leads on.
        let highest = highest(states).unwrap_or(STATES);
        if let (Some(slot), Some(ways)) = (self.states.get_mut(highest), self.count.get_mut(highest)) {
            *slot = states;
            *ways += count;
        }
    }
}

fn highest(states: States) -> Option<usize> {
    states.checked_ilog2().map(|state| state as usize)
}

fn symbol(byte: u8) -> usize {
    match byte {
        b'0'..=b'9' => usize::from(byte - b'0'),
        _ => DOT,
    }
}
