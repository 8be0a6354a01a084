//! Whom a real server lets in, against what the library says: MariaDB as the judge of host patterns.
//!
//! Each pattern is the host of an account that nobody else has. Clients connect from many addresses of 127.0.0.0/8, all of
//! which Linux gives to whoever asks.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the answer")]

mod mariadb;
mod patterns;

use std::collections::HashSet;
use std::net::Ipv4Addr;
use std::num::NonZero;
use std::thread;

use gatepass::{HostPattern, Rule};
use mariadb::{Account, Answer, Server};

/// One client that asked to come in, and whether it was let in.
struct Login<'a> {
    account: &'a Account,
    from: Ipv4Addr,
    is_admitted: bool,
}

#[test]
fn the_server_admits_whom_the_library_says() {
    let accounts = accounts("user", patterns::all());
    let server = Server::start();
    server.create(&accounts);
    let logins = try_all(&server, accounts.iter().map(|account| (account, patterns::sources(&account.host))));

    let differences = differences(&logins, is_said_to_match);
    assert!(differences.is_empty(), "{} differences:\n{}", differences.len(), differences.join("\n"));

    let admitted = logins.iter().filter(|login| login.is_admitted).count();
    let refused = logins.len() - admitted;
    let dead = accounts.iter().filter(|account| is_dead(&account.host)).count();
    assert!(accounts.len() >= 1_000 && dead >= 200 && admitted >= 5_000 && refused >= 5_000);
    a_wrong_reading_would_differ(&logins);
    let unused = only_their_hosts_kept_them_out(&server, &accounts, &logins);

    println!("{} patterns, {dead} of them dead; {unused} admitted nobody", accounts.len());
    println!("{} logins: {admitted} admitted, {refused} refused", logins.len());
}

/// The comparison is able to fail: whoever takes a `%` for one octet is contradicted by the server.
fn a_wrong_reading_would_differ(logins: &[Login<'_>]) {
    let by_octet = |pattern: &str, address: Ipv4Addr| {
        let octets = address.octets().map(|octet| octet.to_string());
        pattern.split('.').count() == 4
            && pattern.split('.').zip(octets).all(|(part, octet)| part == "%" || part == octet)
    };
    assert!(differences(logins, by_octet).len() >= 1_000);
}

/// The accounts that nobody gets into are good ones: with another host they admit everybody. Gives their number.
fn only_their_hosts_kept_them_out(server: &Server, accounts: &[Account], logins: &[Login<'_>]) -> usize {
    let used: HashSet<&Account> = logins.iter().filter(|login| login.is_admitted).map(|login| login.account).collect();
    let unused: Vec<&Account> = accounts.iter().filter(|account| !used.contains(account)).collect();
    let renamed = unused.iter().map(|account| format!("{} TO '{}'@'%'", account.quoted(), account.user));
    server.execute(&format!("RENAME USER {}", renamed.collect::<Vec<_>>().join(", ")));
    for account in &unused {
        assert_eq!(server.login(Ipv4Addr::LOCALHOST, &account.user), Answer::Admitted, "{}", account.host);
    }
    unused.len()
}

/// All 256 values of one octet, the others fixed, so that every address which a pattern can match is tried.
#[test]
fn as_many_addresses_get_in_as_are_counted() {
    let last = |octet| Ipv4Addr::new(127, 3, 0, octet);
    let second = |octet| Ipv4Addr::new(127, octet, 0, 1);
    let of_last = accounts("last", octets().map(|part| format!("127.3.0.{part}")));
    let of_second = accounts("second", octets().map(|part| format!("127.{part}.0.1")));
    let server = Server::start();
    server.create(&[&of_last[..], &of_second].concat());
    let mut logins = try_all(&server, of_last.iter().map(|account| (account, (0..=255).map(last))));
    logins.extend(try_all(&server, of_second.iter().map(|account| (account, (0..=255).map(second)))));

    for account in of_last.iter().chain(&of_second) {
        let admitted = logins.iter().filter(|login| login.is_admitted && login.account == account).count();
        assert_eq!(u64::try_from(admitted), Ok(said_count(&account.host)), "{}", account.host);
    }
    println!("{} patterns counted in {} logins", of_last.len() + of_second.len(), logins.len());
}

/// What the messages and decisions say of hosts that the library refuses for another reason than that they are dead.
#[test]
fn the_server_knows_more_than_the_documents_do() {
    let hosts = [
        // The host, its rule, an address that gets in, and one that does not.
        ("127.0.0._", Rule::UnderscoreWildcard, Some(5), 17),
        ("127.0.0.16/255.255.255.240", Rule::NetmaskSuffix, Some(17), 5),
        // MySQL knows prefix lengths since 8.0.23; MariaDB does not.
        ("127.0.0.0/24", Rule::CidrSuffix, None, 5),
        ("127.0.0.*", Rule::AsteriskWildcard, None, 5),
        // Not where the server looks up no names.
        ("localhost", Rule::HostName, None, 1),
    ];
    let accounts = accounts("user", hosts.map(|(host, ..)| host.to_owned()));
    let server = Server::start();
    server.create(&accounts);
    for (account, (host, rule, inside, outside)) in accounts.iter().zip(hosts) {
        let answer = |octet| server.login(Ipv4Addr::new(127, 0, 0, octet), &account.user);
        assert_eq!(HostPattern::parse(host).unwrap_err().rule, rule, "{host}");
        assert!(inside.is_none_or(|octet| answer(octet) == Answer::Admitted), "{host}");
        assert_eq!(answer(outside), Answer::Denied, "{host}");
    }
}

/// Two patterns of one user that match the same address are two accounts, and the narrower one decides.
#[test]
fn the_more_specific_host_wins() {
    let narrow = Ipv4Addr::new(127, 0, 0, 5);
    let wide = Ipv4Addr::new(127, 0, 0, 17);
    let locked = [Account::new("first", "127.0.0.5"), Account::new("second", "127.0.0.%")];
    let open = [Account::new("first", "127.0.0.%"), Account::new("second", "127.0.0.5")];
    let server = Server::start();
    server.create(&[&locked[..], &open].concat());
    for account in &locked {
        server.execute(&format!("ALTER USER {} IDENTIFIED BY 'secret'", account.quoted()));
    }
    assert_eq!(server.login(narrow, "first"), Answer::Denied);
    assert_eq!(server.login(wide, "first"), Answer::Admitted);
    assert_eq!(server.login(narrow, "second"), Answer::Admitted);
    assert_eq!(server.login(wide, "second"), Answer::Denied);
}

/// A client that is refused for its address is told so, as long as no account at all matches it.
#[test]
fn a_wrong_address_is_told_from_a_wrong_password() {
    let [inside, outside] = [Ipv4Addr::new(127, 0, 0, 5), Ipv4Addr::new(127, 3, 0, 1)];
    let server = Server::start();
    server.create(&[Account::new("user", "127.0.0.%")]);
    assert_eq!(server.login(inside, "user"), Answer::Admitted);
    assert_eq!(server.login_with(inside, "user", &[7; 20]), Answer::Denied);
    assert_eq!(server.login(inside, "nobody"), Answer::Denied);
    assert_eq!(server.login(outside, "user"), Answer::UnknownHost);
    assert_eq!(server.login(outside, "nobody"), Answer::UnknownHost);
}

/// Accounts for these hosts, with numbered names.
fn accounts(user: &str, hosts: impl IntoIterator<Item = String>) -> Vec<Account> {
    hosts.into_iter().enumerate().map(|(number, host)| Account::new(format!("{user}{number}"), host)).collect()
}

/// What may stand for one octet: a `%` before, between and behind digits.
fn octets() -> impl Iterator<Item = String> {
    let digits = (0..10).flat_map(|digit| [format!("{digit}%"), format!("%{digit}"), format!("%{digit}%")]);
    let more = ["%", "%%", "7", "1%5", "2%5", "10%", "25%", "26%", "00%", "%00", "%55", "%56"];
    digits.chain(more.map(ToOwned::to_owned))
}

/// What the library says. A text in which it sees no pattern matches nobody.
fn is_said_to_match(host: &str, address: Ipv4Addr) -> bool {
    HostPattern::parse(host).is_ok_and(|pattern| pattern.matches(address))
}

/// How many addresses the library says that there are.
fn said_count(host: &str) -> u64 {
    HostPattern::parse(host).map_or(0, |pattern| pattern.address_count())
}

/// Whether the library says that no address at all matches.
fn is_dead(host: &str) -> bool {
    HostPattern::parse(host).is_err_and(|violation| violation.rule == Rule::MatchesNoAddress)
}

/// Logs into each account from each of its addresses, some at a time.
fn try_all<'a>(
    server: &Server,
    accounts: impl Iterator<Item = (&'a Account, impl IntoIterator<Item = Ipv4Addr>)>,
) -> Vec<Login<'a>> {
    let clients: Vec<_> =
        accounts.flat_map(|(account, sources)| sources.into_iter().map(move |from| (account, from))).collect();
    let share = clients.len().div_ceil(2 * thread::available_parallelism().map_or(1, NonZero::get));
    let attempt = |&(account, from): &(&'a Account, _)| {
        let is_admitted = server.login(from, &account.user) == Answer::Admitted;
        Login { account, from, is_admitted }
    };
    thread::scope(|scope| {
        let threads: Vec<_> = clients
            .chunks(share)
            .map(|some| scope.spawn(move || some.iter().map(attempt).collect::<Vec<_>>()))
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    })
}

/// The logins whose outcome is not the expected one.
fn differences(logins: &[Login<'_>], is_expected: impl Fn(&str, Ipv4Addr) -> bool) -> Vec<String> {
    let differing = logins.iter().filter(|login| is_expected(&login.account.host, login.from) != login.is_admitted);
    let shown = |login: &Login<'_>| {
        let outcome = if login.is_admitted { "admitted" } else { "refused" };
        format!("{} from {}: the server {outcome} it", login.account.host, login.from)
    };
    differing.map(shown).collect()
}
