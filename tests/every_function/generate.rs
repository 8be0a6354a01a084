//! Generators: the secret is what they draw, and it is given to whatever takes a text.

use gatepass::documents::TAURUSDB_CHANGE_USER_PASSWORD as DOCUMENT;
use gatepass::generate::{Count, GenerateError, Generator, GeneratorBuilder, SHELL_SAFE};
use gatepass::typed::SecretText;
use gatepass::typed::taurusdb_change_user_password::Password;
use gatepass::{CharSet, PasswordPolicy};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;

use crate::ear::{CANARY, sings};
use crate::{call, listen};

pub(crate) fn call_all() {
    let policy = DOCUMENT.password_policy().unwrap();
    let mut rng = ChaCha20Rng::seed_from_u64(1);
    counts(policy);
    only_the_canary(policy, &mut rng);
    errors(policy);
    let Ok(password) = call!(Password::generate(&mut rng));
    listen!(password);
}

fn counts(policy: &PasswordPolicy) {
    let count = call!(PasswordPolicy::count(policy, CANARY.len())).unwrap();
    listen!(count);
    call!(PasswordPolicy::entropy_bits(policy, CANARY.len())).unwrap();
    call!(Count::bits(&count));
    call!(Count::log2(&count));
    call!(Count::to_be_bytes(&count));
}

/// A generator that draws texts of the secret's characters, until it draws four of them in the secret's order.
fn only_the_canary(policy: &PasswordPolicy, rng: &mut ChaCha20Rng) {
    let builder = call!(Generator::for_policy(policy));
    let builder = call!(GeneratorBuilder::and(builder, policy));
    let builder = call!(GeneratorBuilder::length(builder, 32));
    let builder = call!(GeneratorBuilder::only(builder, CharSet::of(CANARY)));
    let builder = call!(GeneratorBuilder::without(builder, CharSet::of("~")));
    let builder = call!(GeneratorBuilder::not_equal_to(builder, "root"));
    listen!(builder);
    let generator = call!(GeneratorBuilder::build(builder)).unwrap();
    listen!(generator);
    call!(Generator::count(&generator));
    call!(Generator::entropy_bits(&generator));
    call!(Generator::length(&generator));
    loop {
        let Ok(password) = call!(Generator::generate(&generator, rng));
        listen!(password);
        if sings(call!(SecretText::expose_secret(&password))) {
            break;
        }
    }
}

fn errors(policy: &PasswordPolicy) {
    for builder in [
        Generator::for_policy(policy).length(7),
        Generator::for_policy(policy).only(SHELL_SAFE).without(CharSet::ALPHANUMERIC),
    ] {
        let error: GenerateError = call!(GeneratorBuilder::build(builder)).unwrap_err();
        listen!(error);
    }
}
