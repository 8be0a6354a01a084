//! What a draw leaves on the heap: nothing of the password, of the random bytes, or of the number between them.

use std::fs::{self, File};
use std::os::unix::fs::FileExt as _;

use gatepass::documents::FLEXUSRDS_RESET_ROOT_PASSWORD;
use gatepass::generate::Generator;
use rand_chacha::rand_core::{TryCryptoRng, TryRng};

/// Gives bytes that are found again, and that stand nowhere else.
struct Recognizable;

/// The byte at that place, computed so that the whole stands nowhere in memory. The first is low, so that the draw is accepted.
const fn byte_at(place: usize) -> u8 {
    if place == 0 { 0 } else { 0x9d ^ (place * 0x35).to_le_bytes()[0] }
}

impl TryRng for Recognizable {
    type Error = std::convert::Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        unreachable!("a generator asks for bytes")
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        unreachable!("a generator asks for bytes")
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Self::Error> {
        bytes.iter_mut().enumerate().for_each(|(place, byte)| *byte = byte_at(place));
        Ok(())
    }
}

impl TryCryptoRng for Recognizable {}

/// Whether the heaps hold eight bytes in a row that are these, forwards or as a number's limbs, where each byte is masked so that
/// the question is no answer.
fn is_on_the_heap(wanted: impl Fn(usize) -> u8, length: usize) -> bool {
    let memory = File::open("/proc/self/mem").unwrap();
    // On the stack: what is looked at is copied, and a copy is no find.
    let mut page = [0_u8; 4_096];
    let stack = page.as_ptr().addr();
    let maps = fs::read_to_string("/proc/self/maps").unwrap();
    for line in maps.lines().filter(|line| line.contains(" rw-p 00000000 00:00 0")) {
        let (start, end) = line.split_once(' ').unwrap().0.split_once('-').unwrap();
        let [start, end] = [start, end].map(|address| usize::from_str_radix(address, 16).unwrap());
        if (start..end).contains(&stack) || line.ends_with("[stack]") {
            continue;
        }
        // Pages that overlap, so that nothing is missed between two.
        for address in (start..end).step_by(page.len() / 2) {
            let Ok(read) = memory.read_at(&mut page, address as u64) else { break };
            let is_there = |window: &[u8]| window.iter().enumerate().all(|(place, byte)| *byte == wanted(place));
            if page[..read].windows(length).any(is_there) {
                return true;
            }
        }
    }
    false
}

#[test]
fn nothing_is_left_of_a_draw() {
    let policy = FLEXUSRDS_RESET_ROOT_PASSWORD.password_policy().unwrap();
    let generator = Generator::for_policy(policy).length(32).build().unwrap();
    let Ok(password) = generator.generate(&mut Recognizable);
    let masked: Vec<u8> = password.expose_secret().bytes().map(|byte| byte ^ 0x5a).collect();
    let is_password_there = || is_on_the_heap(|place| masked[place] ^ 0x5a, masked.len());
    // The random bytes but for the first, which is cut to as many bits as the count has; then as limbs, the least significant first.
    let bytes = generator.count().to_be_bytes().len();
    let are_bytes_there = || is_on_the_heap(|place| byte_at(place + 1), bytes - 1);
    let are_limbs_there = || is_on_the_heap(|place| byte_at(bytes - 1 - place), 8);

    assert!(is_password_there());
    drop(password);
    assert!(!is_password_there());
    assert!(!are_bytes_there());
    assert!(!are_limbs_there());

    // What is not wiped is found.
    let freed: Vec<u8> = (0..bytes + 32).map(|place| byte_at(place % bytes)).collect();
    let kept = freed.clone();
    drop(freed);
    assert!(are_bytes_there());
    drop(kept);
}
