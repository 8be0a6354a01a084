//! The server, started by itself, and a client that sends any bytes at all.

#![allow(dead_code, unreachable_pub, clippy::unwrap_used, reason = "shared by tests that use one part of it each")]

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, process};

/// What the test page's files hold.
pub const FILES: [(&str, &str); 4] =
    [("index.html", "<title>page</title>"), ("demo.css", "a{}"), ("demo.js", "0;"), ("icon.svg", "<svg/>")];

/// A server of its own, which ends with the test.
pub struct Server {
    pub address: SocketAddr,
    pub process: Child,
    /// Everything that it writes after its first line.
    output: BufReader<process::ChildStdout>,
    directory: PathBuf,
}

/// What the server answered.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    /// With names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Server {
    pub fn start(arguments: &[&str]) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let directory = env::temp_dir().join(format!("gatepass-demo-{}-{number}", process::id()));
        fs::create_dir_all(directory.join("private")).unwrap();
        for (name, text) in FILES {
            fs::write(directory.join(name), text).unwrap();
        }
        fs::write(directory.join("private/key.js"), "private").unwrap();
        fs::write(directory.join("other.js"), "private").unwrap();
        let mut process = Command::new(env!("CARGO_BIN_EXE_gatepass-demo"))
            .arg("--page")
            .arg(&directory)
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        let address = line.strip_prefix("http://").unwrap().strip_suffix("/\n").unwrap().parse().unwrap();
        Self { address, process, output, directory }
    }

    /// Sends a request with its usual headers, and these.
    pub fn send(&self, method: &str, target: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut head = format!("{method} {target} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n", self.address);
        write!(head, "Content-Length: {}\r\n", body.len()).unwrap();
        for (name, value) in headers {
            write!(head, "{name}: {value}\r\n").unwrap();
        }
        self.send_bytes(&[latin1(&head).as_slice(), b"\r\n", body].concat())
    }

    pub fn get(&self, target: &str) -> Answer {
        self.send("GET", target, &[], b"")
    }

    /// Sends these bytes and nothing else.
    pub fn send_bytes(&self, bytes: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.write_all(bytes).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        Answer::read(&answer)
    }

    /// Ends the server, and gives back everything else that it ever wrote.
    pub fn end(mut self) -> String {
        self.process.kill().unwrap();
        let mut text = String::new();
        self.output.read_to_string(&mut text).unwrap();
        self.process.stderr.take().unwrap().read_to_string(&mut text).unwrap();
        text
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
        fs::remove_dir_all(&self.directory).ok();
    }
}

impl Answer {
    fn read(text: &str) -> Self {
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let header = |line: &str| {
            let (name, value) = line.split_once(": ").unwrap();
            (name.to_ascii_lowercase(), value.to_owned())
        };
        Self { status, headers: lines.map(header).collect(), body: body.to_owned() }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }
}

/// A text as the bytes of a header.
fn latin1(text: &str) -> Vec<u8> {
    text.chars().map(|character| u8::try_from(character).unwrap()).collect()
}
