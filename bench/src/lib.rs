//! What is measured: passwords, what judges them, and whether those who claim one rule agree on it.

pub mod agreement;
pub mod passwords;
pub mod rule;
