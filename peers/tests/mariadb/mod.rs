//! A MariaDB server that lives as long as a test: with a data directory of its own, a port of the loopback interface, and
//! nothing of the system's configuration.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "in a test a panic is the answer")]

mod login;

use std::io::Write as _;
use std::net::{Ipv4Addr, SocketAddr};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};
use std::{env, fs, process};

use socket2::{Domain, Socket, Type};

pub(crate) use login::Answer;
use login::login;

/// It takes a second; a busy machine may need many.
const START: Duration = Duration::from_mins(1);

/// A running server.
pub(crate) struct Server {
    address: SocketAddr,
    process: Child,
    directory: Directory,
}

/// An account as the server knows it: a name, and where its owner may come from.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub(crate) struct Account {
    pub(crate) user: String,
    pub(crate) host: String,
}

impl Server {
    pub(crate) fn start() -> Self {
        let directory = Directory::create();
        succeed(&mut installation(&directory), "");
        let port = reserve_port();
        let address = port.local_addr().unwrap().as_socket().unwrap();
        let process = daemon(&directory, address).spawn().expect("cannot start `setpriv`, of the package util-linux");
        let mut server = Self { address, process, directory };
        server.wait();
        server
    }

    /// Creates accounts without a password, and sees that the server holds them as they were asked for.
    pub(crate) fn create(&self, accounts: &[Account]) {
        let names: Vec<String> = accounts.iter().map(Account::quoted).collect();
        let mut expected = [&self.accounts(), accounts].concat();
        expected.sort();
        self.execute(&format!("CREATE USER {}", names.join(", ")));
        assert_eq!(self.accounts(), expected, "the server holds other accounts than were asked for");
        assert!(expected.iter().all(|account| !account.user.is_empty()), "there is an account for every name");
    }

    /// All accounts, sorted, with the server's own.
    fn accounts(&self) -> Vec<Account> {
        let rows = self.execute("SELECT user, host FROM mysql.user");
        let columns = rows.lines().map(|row| row.split_once('\t').unwrap());
        let mut accounts: Vec<Account> = columns.map(|(user, host)| Account::new(user, host)).collect();
        accounts.sort();
        accounts
    }

    /// Executes statements as the administrator; gives the rows, a tab between two columns.
    pub(crate) fn execute(&self, statements: &str) -> String {
        String::from_utf8(succeed(&mut self.client(), statements).stdout).unwrap()
    }

    /// Logs in without a password.
    pub(crate) fn login(&self, from: Ipv4Addr, user: &str) -> Answer {
        self.login_with(from, user, &[])
    }

    /// Logs in with what is to prove that the password is known.
    pub(crate) fn login_with(&self, from: Ipv4Addr, user: &str, proof: &[u8]) -> Answer {
        login(self.address, from, user, proof).unwrap_or_else(|error| panic!("{user} from {from}: {error}"))
    }

    fn client(&self) -> Command {
        let mut client = command("mariadb");
        client.args(["--no-defaults", "--batch", "--skip-column-names"]).arg(self.directory.option("socket"));
        client.arg(format!("--user={}", current_user()));
        client
    }

    /// Waits until the server answers.
    fn wait(&mut self) {
        let start = Instant::now();
        while !output(&mut self.client(), "SELECT 1").status.success() {
            let is_running = self.process.try_wait().unwrap().is_none();
            if !is_running || start.elapsed() > START {
                let log = fs::read_to_string(self.directory.0.join("log-error"));
                panic!("the server does not start:\n{}", log.unwrap_or_default());
            }
            sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

impl Account {
    pub(crate) fn new(user: impl Into<String>, host: impl Into<String>) -> Self {
        Self { user: user.into(), host: host.into() }
    }

    /// As it stands in a statement.
    pub(crate) fn quoted(&self) -> String {
        assert!(!self.host.contains(['\'', '\\']));
        format!("'{}'@'{}'", self.user, self.host)
    }
}

/// A directory that nobody else can read, removed with all that is in it.
struct Directory(PathBuf);

impl Directory {
    fn create() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = env::temp_dir().join(format!("gatepass-mariadb-{}-{number}", process::id()));
        fs::DirBuilder::new().mode(0o700).create(&path).unwrap();
        Self(path)
    }

    /// The option that puts what it names into this directory, under the same name.
    fn option(&self, name: &str) -> String {
        format!("--{name}={}", self.0.join(name).display())
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

/// Fills the data directory. The one account with rights is the administrator's: the user of the system who runs the
/// test, known by the socket.
fn installation(directory: &Directory) -> Command {
    let mut installation = command("mariadb-install-db");
    let user = current_user();
    installation.args(["--no-defaults", "--skip-name-resolve", "--skip-test-db"]);
    installation.args(["--auth-root-authentication-method=socket", &format!("--auth-root-socket-user={user}")]);
    installation.args(storage(directory));
    installation
}

/// The server itself, which the kernel ends with the thread that starts it, however that comes to its end.
fn daemon(directory: &Directory, address: SocketAddr) -> Command {
    let mut daemon = command("setpriv");
    daemon.args(["--pdeathsig", "KILL", "mariadbd", "--no-defaults"]).args(storage(directory));
    daemon.args(["socket", "pid-file", "log-error"].map(|name| directory.option(name)));
    daemon.arg(format!("--bind-address={}", address.ip())).arg(format!("--port={}", address.port()));
    // Hosts are addresses: no name is asked of anybody, and no failure remembered.
    daemon.args(["--skip-name-resolve", "--host-cache-size=0", "--max-connect-errors=4294967295"]);
    daemon.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    daemon
}

/// Who owns the files and where they are, with little to write and nothing that must outlive a loss of power.
///
/// A server that starts removes the temporary tables that it finds, so no two may share a directory for them.
fn storage(directory: &Directory) -> [String; 6] {
    [
        format!("--user={}", current_user()),
        directory.option("datadir"),
        format!("--tmpdir={}", directory.0.display()),
        "--innodb-log-file-size=4M".to_owned(),
        "--innodb-flush-method=nosync".to_owned(),
        "--sync-frm=0".to_owned(),
    ]
}

/// A port that is given to nobody else while this socket is open. It does not listen, so the server may.
fn reserve_port() -> Socket {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
    socket.set_reuse_address(true).unwrap();
    socket.bind(&SocketAddr::from((Ipv4Addr::LOCALHOST, 0)).into()).unwrap();
    socket
}

/// A command, looked for where the system keeps servers too.
fn command(program: &str) -> Command {
    let mut path = env::var_os("PATH").unwrap_or_default();
    path.push(":/usr/sbin");
    let mut command = Command::new(program);
    command.env("PATH", path);
    command
}

fn current_user() -> String {
    let name = succeed(command("id").arg("-un"), "").stdout;
    String::from_utf8(name).unwrap().trim_end().to_owned()
}

/// Runs a command, which must succeed, with this text on its standard input.
fn succeed(command: &mut Command, input: &str) -> Output {
    let output = output(command, input);
    let program = Path::new(command.get_program()).display();
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

fn output(command: &mut Command, input: &str) -> Output {
    let program = command.get_program().to_owned();
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().unwrap_or_else(|error| {
        panic!("cannot start `{}`: {error}; `cargo xtask test peers-hosts` installs MariaDB", program.display())
    });
    // What a command leaves unread is no error: its status says why it stopped.
    child.stdin.take().unwrap().write_all(input.as_bytes()).ok();
    child.wait_with_output().unwrap()
}
