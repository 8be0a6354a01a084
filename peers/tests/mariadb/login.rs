//! The first three packets of a connection, which tell who is let in: the server's greeting, the client's name, and the
//! verdict. See "Connecting" in MariaDB's "Client/Server Protocol".
//!
//! A client library does the same, and would be most of what the tests take to build.

use std::io::{self, Error, Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

use socket2::{Domain, Socket, Type};

/// What the server says to somebody who wants to come in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Answer {
    /// Come in.
    Admitted,
    /// No account has a host that matches the address, whatever the name.
    UnknownHost,
    /// No account of that name has a host that matches the address, or the password is another.
    Denied,
}

/// `ER_HOST_NOT_PRIVILEGED`
const UNKNOWN_HOST: u16 = 1130;
/// `ER_ACCESS_DENIED_ERROR`
const DENIED: u16 = 1045;
/// `ER_ACCESS_DENIED_NO_PASSWORD_ERROR`: for a name that has no account from there the server plays the part of any other
/// account, which may be one without passwords.
const DENIED_WITHOUT_PASSWORD: u16 = 1698;

/// `CLIENT_PROTOCOL_41`, `CLIENT_SECURE_CONNECTION`, `CLIENT_PLUGIN_AUTH`
const CAPABILITIES: u32 = 1 << 9 | 1 << 15 | 1 << 19;
/// `utf8mb3_general_ci`
const COLLATION: u8 = 33;
const PLUGIN: &[u8] = b"mysql_native_password\0";

/// Nobody waits for a server that hangs.
const PATIENCE: Duration = Duration::from_secs(30);

/// Connects from that address and says that name. The proof is that of the password, which is empty without one.
pub(super) fn login(server: SocketAddr, from: Ipv4Addr, user: &str, proof: &[u8]) -> io::Result<Answer> {
    let mut stream = connect(server, from)?;
    let greeting = read_packet(&mut stream)?;
    if greeting.first() == Some(&0xff) {
        return verdict(&greeting);
    }
    stream.write_all(&packet(1, &introduction(user, proof)))?;
    verdict(&read_packet(&mut stream)?)
}

fn connect(server: SocketAddr, from: Ipv4Addr) -> io::Result<TcpStream> {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
    socket.bind(&SocketAddr::from((from, 0)).into())?;
    socket.connect(&server.into())?;
    socket.set_read_timeout(Some(PATIENCE))?;
    Ok(socket.into())
}

/// The client's answer to the greeting.
fn introduction(user: &str, proof: &[u8]) -> Vec<u8> {
    let mut payload = CAPABILITIES.to_le_bytes().to_vec();
    payload.extend(u32::MAX.to_le_bytes());
    payload.push(COLLATION);
    payload.extend([0; 23]);
    payload.extend(user.bytes());
    payload.push(0);
    payload.extend(u8::try_from(proof.len()));
    payload.extend(proof);
    payload.extend(PLUGIN);
    payload
}

/// The length in three bytes, the number of the packet, and the payload.
fn packet(number: u8, payload: &[u8]) -> Vec<u8> {
    let [low, middle, high, ..] = payload.len().to_le_bytes();
    [&[low, middle, high, number], payload].concat()
}

fn read_packet(stream: &mut TcpStream) -> io::Result<Vec<u8>> {
    let mut head = [0; 4];
    stream.read_exact(&mut head)?;
    let [low, middle, high, _] = head;
    let mut payload = vec![0; usize::from(low) | usize::from(middle) << 8 | usize::from(high) << 16];
    stream.read_exact(&mut payload)?;
    Ok(payload)
}

/// Anything but yes and the two ways of saying no is a failure of the test.
fn verdict(payload: &[u8]) -> io::Result<Answer> {
    match *payload {
        [0, ..] => Ok(Answer::Admitted),
        [0xff, low, high, ref rest @ ..] => match u16::from_le_bytes([low, high]) {
            UNKNOWN_HOST => Ok(Answer::UnknownHost),
            DENIED | DENIED_WITHOUT_PASSWORD => Ok(Answer::Denied),
            code => Err(Error::other(format!("error {code}: {}", String::from_utf8_lossy(rest)))),
        },
        _ => Err(Error::other(format!("an answer that is neither yes nor no: {payload:?}"))),
    }
}
