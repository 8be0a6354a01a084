//! The server behind the demo page: it serves the page at a loopback address, judges each request that the page sends again,
//! with the Rust crate, and answers as the request's document says.
//!
//! It holds nothing and writes nothing down: of a request not even its path is logged.

mod activity;
mod answer;
mod api;
mod body;
mod guard;
mod page;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context as _, Result};
use axum::{Router, middleware};
use clap::Parser;
use tokio::net::TcpListener;

use crate::activity::Activity;
use crate::guard::Guard;

/// Serves the demo page, and answers its requests as the documents say. Ctrl-C ends it.
#[derive(Parser)]
struct Args {
    /// The directory of the built page.
    #[arg(long, value_name = "DIRECTORY")]
    page: PathBuf,
    /// The port of 127.0.0.1 to listen at; 0 takes a free one.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// End after so many minutes without a request.
    #[arg(long, value_name = "N", value_parser = minutes)]
    idle_minutes: Option<Duration>,
}

/// Some minutes; a part of one, such as `0.5`, may be meant too.
fn minutes(text: &str) -> Result<Duration, String> {
    let minutes: f64 = text.parse().map_err(|_| "must be a number".to_owned())?;
    Duration::try_from_secs_f64(minutes * 60.0).map_err(|error| error.to_string())
}

fn main() -> Result<()> {
    let args = Args::parse();
    let pages = page::routes(&args.page)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(serve(pages, args.port, args.idle_minutes))
}

/// Serves until Ctrl-C, or until nobody has asked for anything for so long. Both end it at once, and well.
async fn serve(pages: Router, port: u16, idle: Option<Duration>) -> Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .await
        .with_context(|| format!("cannot listen at 127.0.0.1:{port}"))?;
    let address = listener.local_addr()?;
    let activity = Activity::new();
    let service = pages
        .merge(api::routes())
        .layer(middleware::from_fn_with_state(Guard::of(address), guard::protect))
        .layer(middleware::from_fn_with_state(activity.clone(), activity::note));
    let serving = async {
        announce(address);
        axum::serve(listener, service).await
    };
    tokio::select! {
        // In this order, so that Ctrl-C is listened to before anybody knows that the server is there.
        biased;
        outcome = tokio::signal::ctrl_c() => outcome.context("cannot wait for Ctrl-C"),
        () = activity.silence(idle) => Ok(()),
        outcome = serving => outcome.context("the server stopped"),
    }
}

/// The one line of output: whoever started the server reads from it where the page is, and that it is there.
#[expect(clippy::print_stdout, reason = "whoever started the server waits for this line")]
fn announce(address: SocketAddr) {
    println!("http://{address}/");
}
