//! The demo's page: built, served, and driven by its tests.

use std::io::{BufRead as _, BufReader, IsTerminal as _, stdin};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result, ensure};

use crate::node;
use crate::npm;
use crate::package::Place;
use crate::process::{cargo, executable, repository, run, target_directory};

/// How long the server waits for a request where nobody could stop it.
const IDLE_MINUTES: &str = "5";

/// Serves the page until it is stopped; where no terminal is there to stop it, until nobody asks for it any more.
pub(crate) fn serve() -> Result<()> {
    let mut server = build()?;
    println!("\n# The same in a form: open the address below; Ctrl-C ends it");
    if !stdin().is_terminal() {
        server.args(["--idle-minutes", IDLE_MINUTES]);
    }
    run(&mut server)
}

/// The tests that drive the page, against a server of their own.
pub(crate) fn test() -> Result<()> {
    check_types()?;
    let mut server = Server::start(build()?.args(["--idle-minutes", IDLE_MINUTES]))?;
    npm::run_tests("browser/demo*.test.mjs", &[("GATEPASS_DEMO", server.address()?.as_ref())])
}

/// The page's script is bundled without a look at its types.
fn check_types() -> Result<()> {
    let pkg = repository()?.join("pkg");
    node::install(&pkg)?;
    run(node::node()?
        .arg(pkg.join("node_modules/typescript/bin/tsc"))
        .arg("--project")
        .arg(pkg.join("demo/tsconfig.json")))
}

/// Makes the page of the npm package that was made last, and says where it lies.
pub(crate) fn make() -> Result<PathBuf> {
    let page = target_directory()?.join("page");
    run(node::node()?.arg(repository()?.join("pkg/demo/build.mjs")).arg(Place::here()?.unpacked()).arg(&page))?;
    Ok(page)
}

/// Builds the page and its server; the command that serves it.
fn build() -> Result<Command> {
    Place::here()?.build().context("the page is made of the npm package")?;
    let page = make()?;
    run(cargo().args(["build", "--locked", "--release", "--package", "gatepass-demo"]))?;
    let mut server = Command::new(executable("gatepass-demo")?);
    server.arg("--page").arg(page);
    Ok(server)
}

/// A running server, which ends with its owner.
struct Server(Child);

impl Server {
    fn start(command: &mut Command) -> Result<Self> {
        let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().context("cannot start the server")?;
        Ok(Self(child))
    }

    /// The address, which the server says when it is ready.
    fn address(&mut self) -> Result<String> {
        let output = self.0.stdout.take().context("the server's output is taken")?;
        let mut address = String::new();
        BufReader::new(output).read_line(&mut address).context("cannot read the server's address")?;
        ensure!(address.starts_with("http://127.0.0.1:"), "the server has no address");
        Ok(address.trim_end().to_owned())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        self.0.kill().ok();
        self.0.wait().ok();
    }
}
