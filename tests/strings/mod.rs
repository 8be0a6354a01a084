//! Small domains, whole.

/// Every string up to that length over these letters.
pub(crate) fn strings(letters: &str, longest: usize) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut last = all.clone();
    for _ in 0..longest {
        last = last.iter().flat_map(|start| letters.chars().map(move |c| format!("{start}{c}"))).collect();
        all.extend_from_slice(&last);
    }
    all
}
