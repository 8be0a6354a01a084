//! The server itself: which files and addresses there are, which headers stand in its answers, and when it ends.
#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the answer")]

mod common;

use std::thread::sleep;
use std::time::{Duration, Instant};

use common::{FILES, Server};

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const OPERATION: &str = "/api/taurusdb.change-user-password/v3/-/instances/-/db-users/password";

#[test]
fn the_files_of_the_page_are_served() {
    let server = Server::start(&[]);
    for (name, text) in FILES {
        let path = if name == "index.html" { "/".to_owned() } else { format!("/{name}") };
        let answer = server.get(&path);
        assert_eq!((answer.status, answer.body.as_str()), (200, text), "{name}");
    }
    assert_eq!(server.get("/").header("content-type"), Some("text/html; charset=utf-8"));
    assert_eq!(server.get("/demo.js").header("content-type"), Some("text/javascript; charset=utf-8"));
}

#[test]
fn nothing_else_is_served() {
    let server = Server::start(&[]);
    for path in [
        "/other.js",
        "/private/key.js",
        "/index.html",
        "/../Cargo.toml",
        "/..%2fCargo.toml",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/demo.js/",
        "//demo.js",
        "/demo.js%00",
        "/api",
        "/api/taurusdb",
        "/api/taurusdb.change-user-password/v3/a/instances/b/password",
        "/api/taurusdb.change-user-password/v3/a/b/instances/c/db-users/password",
    ] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
}

#[test]
fn other_methods_are_refused() {
    let server = Server::start(&[]);
    assert_eq!(server.send("POST", "/", &[], b"").status, 405);
    assert_eq!(server.send("DELETE", "/demo.js", &[], b"").status, 405);
    let answer = server.send("POST", OPERATION, &[], b"{}");
    assert_eq!((answer.status, answer.header("allow")), (405, Some("PUT")));
}

#[test]
fn every_answer_has_the_headers() {
    let server = Server::start(&[]);
    let answers = [
        server.get("/"),
        server.get("/nowhere"),
        server.send("POST", "/", &[], b""),
        server.send("PUT", OPERATION, &[], b"{}"),
        server.send_bytes(b"GET / HTTP/1.1\r\nHost: example.com\r\nConnection: close\r\n\r\n"),
    ];
    for answer in answers {
        assert_eq!(answer.header("content-security-policy"), Some(POLICY), "{answer:?}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"));
        assert_eq!(answer.header("cache-control"), Some("no-store"));
    }
}

#[test]
fn only_its_own_names_are_answered() {
    let server = Server::start(&[]);
    let port = server.address.port();
    let ask = |target: &str, hosts: &[String]| {
        let hosts: Vec<_> = hosts.iter().map(|host| format!("Host: {host}\r\n")).collect();
        let text = format!("GET {target} HTTP/1.1\r\n{}Connection: close\r\n\r\n", hosts.concat());
        server.send_bytes(text.as_bytes()).status
    };
    assert_eq!(ask("/", &[format!("127.0.0.1:{port}")]), 200);
    assert_eq!(ask("/", &[format!("LOCALHOST:{port}")]), 200);
    for host in ["example.com", "127.0.0.1", "localhost:1", "127.0.0.1.example.com", "[::1]", ""] {
        assert_eq!(ask("/", &[host.to_owned()]), 421, "{host}");
    }
    assert_eq!(ask("/", &[format!("example.com:{port}")]), 421);
    assert_eq!(ask("/", &[]), 421);
    assert_eq!(ask("/", &[format!("localhost:{port}"), "example.com".to_owned()]), 421);
    assert_eq!(ask("http://example.com/", &[format!("localhost:{port}")]), 421);
}

#[test]
fn it_ends_when_nobody_asks() {
    let mut server = Server::start(&["--idle-minutes", "0.05"]);
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(4) {
        assert_eq!(server.get("/").status, 200);
        sleep(Duration::from_millis(500));
    }
    let last = Instant::now();
    assert!(server.process.wait().unwrap().success());
    assert!(last.elapsed() > Duration::from_secs(2));
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_at_once() {
    use std::io::Write as _;
    use std::net::TcpStream;
    use std::process::Command;

    let mut server = Server::start(&[]);
    // A request that never comes to its end keeps nobody waiting.
    let mut open = TcpStream::connect(server.address).unwrap();
    open.write_all(b"PUT / HTTP/1.1\r\nContent-Length: 9\r\n").unwrap();
    let start = Instant::now();
    let id = server.process.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    assert!(server.process.wait().unwrap().success());
    assert!(start.elapsed() < Duration::from_secs(2));
}

#[test]
fn a_page_without_its_files_is_an_error() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_gatepass-demo"))
        .args(["--page", "no/such/directory"])
        .output()
        .unwrap();
    assert!(!output.status.success());
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("index.html"));
}
