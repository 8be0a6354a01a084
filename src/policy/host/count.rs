//! How many IPv4 addresses a pattern opens, exactly, without listing them.
//!
//! The pattern is an automaton over the eleven symbols of an address. It is in several states at once, one bit for each:
//! bit *n* says that the last *n* symbols read can be the first *n* literals, `%` standing for whatever came between.

use super::like::LONGEST_ADDRESS;

/// `0` to `9`, and the dot.
const SYMBOLS: usize = 11;
const DOT: usize = 10;

/// From no literal matched to all of the longest address.
const STATES: usize = LONGEST_ADDRESS + 1;

/// The states that the automaton is in, a bit for each.
type States = u16;

const START: States = 1;

/// Whether the pattern, which is made of digits, dots and `%`, matches any address at all.
pub(super) fn matches_some_address(pattern: impl Iterator<Item = u8>) -> bool {
    Automaton::of(pattern).is_some_and(|automaton| automaton.accepts_some_address())
}

/// The number of addresses whose text the pattern, which is made of digits, dots and `%`, matches: 0 to 2^32.
pub(super) fn address_count(pattern: impl Iterator<Item = u8>) -> u64 {
    Automaton::of(pattern).map_or(0, |automaton| automaton.count_addresses())
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
    fn of(pattern: impl Iterator<Item = u8>) -> Option<Self> {
        let mut automaton = Self { leads_on: [0; SYMBOLS], stays: 0, literals: 0 };
        for byte in pattern {
            let state = 1 << automaton.literals;
            match byte {
                b'%' => automaton.stays |= state,
                _ if automaton.literals == LONGEST_ADDRESS => return None,
                _ => {
                    automaton.leads_on[symbol(byte)] |= state;
                    automaton.literals += 1;
                }
            }
        }
        Some(automaton)
    }

    fn read(&self, states: States, symbol: usize) -> States {
        (states & self.leads_on[symbol]) << 1 | states & self.stays
    }

    /// Where each octet from 0 to 255 leads. It has no leading zeros, so it is a shorter octet and one digit more.
    fn read_octets(&self, states: States, read: impl Fn(&Self, States, usize) -> States) -> [States; 256] {
        let mut after = [0; 256];
        for octet in 0..after.len() {
            let before = if octet < 10 { states } else { after[octet / 10] };
            after[octet] = read(self, before, octet % 10);
        }
        after
    }

    fn accepts_some_address(&self) -> bool {
        let any_octet = |states| self.read_octets(states, Self::read).into_iter().fold(0, |all, one| all | one);
        let behind_three = (0..3).fold(START, |states, _| self.read(any_octet(states), DOT));
        any_octet(behind_three) >> self.literals & 1 == 1
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
            if octet > 0 {
                ways = ways.push(|states| [self.read_newest(states, DOT)]);
            }
            ways = ways.push(|states| self.read_octets(states, Self::read_newest));
        }
        ways.count[self.literals]
    }

    fn read_newest(&self, states: States, symbol: usize) -> States {
        self.newest(self.read(states, symbol))
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
        if let Some(highest) = highest(states) {
            self.states[highest] = states;
            self.count[highest] += count;
        }
    }

    fn push<I: IntoIterator<Item = States>>(&self, read: impl Fn(States) -> I) -> Self {
        let mut pushed = Self::default();
        for (&states, &count) in self.states.iter().zip(&self.count).filter(|&(_, &count)| count > 0) {
            read(states).into_iter().for_each(|next| pushed.add(next, count));
        }
        pushed
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
