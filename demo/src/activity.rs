//! When somebody last asked for something.

use std::future;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use tokio::time::{Instant, sleep_until};

/// The time of the last request, shared by all that look at it.
#[derive(Clone)]
pub(crate) struct Activity(Arc<Mutex<Instant>>);

impl Activity {
    /// Begins with now.
    pub(crate) fn new() -> Self {
        Self(Arc::new(Mutex::new(Instant::now())))
    }

    fn note(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    fn last(&self) -> Instant {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until there was no request for so long; without a limit, for ever.
    pub(crate) async fn silence(&self, limit: Option<Duration>) {
        // A limit beyond what a clock can show is none.
        while let Some(end) = limit.and_then(|limit| self.last().checked_add(limit)) {
            if end <= Instant::now() {
                return;
            }
            sleep_until(end).await;
        }
        future::pending::<()>().await;
    }
}

/// Notes when a request comes and when it is answered, and nothing else of it.
pub(crate) async fn note(State(activity): State<Activity>, request: Request, next: Next) -> Response {
    activity.note();
    let response = next.run(request).await;
    activity.note();
    response
}
