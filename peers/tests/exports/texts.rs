//! Texts for fields that are no passwords.

/// Lists of hosts, and what is none.
const HOSTS: [&str; 12] = [
    "%",
    "10.%",
    "10.10.10.10",
    "10.10.10.256",
    "010.1.1.1",
    "10.10.10.*",
    "1.1.1.1,2.2.%",
    "1.1.1.1, 2.2.2.2",
    ",",
    "10.%,x",
    "..",
    "localhost",
];

/// Of every length that a field may have and of some more, with different ends; every character of ASCII; hosts.
pub(crate) fn texts() -> Vec<String> {
    let letters = "0a1b2c3d4e5f".repeat(4);
    let of_lengths = (0..=letters.len()).flat_map(|length| {
        let start = &letters[..length];
        ["", "in07", "_", "-", "é", "%", " "].map(|end| format!("{start}{end}"))
    });
    of_lengths.chain(('\0'..='\x7f').map(String::from)).chain(HOSTS.map(str::to_owned)).collect()
}
