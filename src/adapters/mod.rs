//! What other crates ask of a rule, answered by a document or a policy. Each adapter has a feature of its name.
//!
//! | module | for | gives |
//! |---|---|---|
//! | `garde` | [garde](https://docs.rs/garde) 0.22 | functions for `#[garde(custom(…))]` |
//! | `validator` | [validator](https://docs.rs/validator) 0.20 | values for `#[validate(nested)]`, whose errors do not repeat them |
//! | `schemars` | [schemars](https://docs.rs/schemars) 1 | `JsonSchema` of the typed values |
//! | `clap` | [clap](https://docs.rs/clap) 4 | typed values as arguments; passwords are none |
//! | `http` | [http](https://docs.rs/http) 1 | typed requests for any client, and its answers read |
//! | `secrecy` | [secrecy](https://docs.rs/secrecy) 0.10 | passwords to and from `SecretString` |
//!
//! No error of an adapter holds a character of a password or a token.

#[cfg(feature = "clap")]
pub mod clap;
#[cfg(feature = "garde")]
pub mod garde;
#[cfg(feature = "http")]
pub mod http;
#[cfg(feature = "schemars")]
pub mod schemars;
#[cfg(feature = "secrecy")]
pub mod secrecy;
#[cfg(feature = "validator")]
pub mod validator;
