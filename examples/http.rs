//! A typed request, sent to a server on this machine by hand: `cargo run --example http --features http`.
//!
//! Any client can take the place of `send`; `gatepass::adapters::http` says how.
#![allow(clippy::print_stdout, reason = "it is an example")]

use std::error::Error;
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;

use gatepass::adapters::http::{Endpoint, SecretBody, outcome};
use gatepass::typed::Accepted;
use gatepass::typed::taurusdb_change_user_password::{
    HostList, InstanceId, Password, ProjectId, Request, Spec, User, Username,
};
use http::header::HOST;

fn main() -> Result<(), Box<dyn Error>> {
    let server = TcpListener::bind("127.0.0.1:0")?;
    let address = server.local_addr()?;
    let received = thread::spawn(move || serve(&server));

    let user = User {
        name: Username::parse("reporting")?,
        host: HostList::parse("10.10.10.%")?,
        password: Password::parse("Tiger|20")?,
    };
    let project = ProjectId::parse("054e292c9880d4992f02c0196d3ea468")?;
    let instance = InstanceId::parse("ba62a0b83a1b42bfab275829d86ac0fdin07")?;
    let request = Request::new(project, instance, vec![user])?;

    let endpoint = Endpoint::new(&format!("http://{address}"))?;
    let ready = endpoint.request(&request, "MIIEgQYJKoZIhvcNAQcCo")?;
    println!("{ready:?}");
    assert!(format!("{ready:?}").ends_with(
        r#"headers: {"content-type": "application/json", "x-auth-token": Sensitive}, body: SecretBody([redacted]) }"#
    ));

    let response = send(address, &ready)?;
    let Ok(Accepted::Job(job)) = outcome::<Spec>(&response)? else { return Err("no job".into()) };
    println!("job {}", job.job_id);
    assert_eq!(job.job_id, "dff1d289");

    let received = received.join().map_err(|_| "the server fell")??;
    assert!(
        received.ends_with(
            "\r\n\r\n{\"users\":[{\"name\":\"reporting\",\"host\":\"10.10.10.%\",\"password\":\"Tiger|20\"}]}"
        )
    );
    assert!(received.contains("\r\nx-auth-token: MIIEgQYJKoZIhvcNAQcCo\r\n"));
    Ok(())
}

/// One request of HTTP/1.1, and its response.
fn send(address: SocketAddr, request: &http::Request<SecretBody>) -> Result<http::Response<String>, Box<dyn Error>> {
    let mut server = TcpStream::connect(address)?;
    write!(server, "{} {} HTTP/1.1\r\n{HOST}: {address}\r\n", request.method(), request.uri().path())?;
    for (name, value) in request.headers() {
        write!(server, "{name}: {}\r\n", value.to_str()?)?;
    }
    let body = request.body().as_ref();
    write!(server, "content-length: {}\r\nconnection: close\r\n\r\n", body.len())?;
    server.write_all(body)?;

    let mut answer = String::new();
    server.read_to_string(&mut answer)?;
    let (head, body) = answer.split_once("\r\n\r\n").ok_or("no head")?;
    let status: u16 = head.split(' ').nth(1).ok_or("no status")?.parse()?;
    Ok(http::Response::builder().status(status).body(body.to_owned())?)
}

/// Takes one request, and answers that a task was started.
fn serve(listener: &TcpListener) -> io::Result<String> {
    let (mut client, _) = listener.accept()?;
    let mut received = Vec::new();
    let mut buffer = [0; 1024];
    while !received.ends_with(b"]}") {
        let count = client.read(&mut buffer)?;
        if count == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        received.extend_from_slice(&buffer[..count]);
    }
    client.write_all(b"HTTP/1.1 202 Accepted\r\n\r\n{\"job_id\": \"dff1d289\"}")?;
    String::from_utf8(received).map_err(io::Error::other)
}
