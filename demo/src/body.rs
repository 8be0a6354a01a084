//! The body of a request, as much of it as gatepass reads.

use std::future::poll_fn;
use std::pin::Pin;

use axum::body::{Body, HttpBody as _};
use gatepass::MAX_BODY_BYTES;

/// So many bytes beyond the limit are still taken, and thrown away: a client that is still sending does not read the answer.
const PATIENCE: usize = MAX_BODY_BYTES;

/// The whole body; `None` when there is more of it than gatepass reads.
///
/// # Errors
///
/// When the client goes away before its end.
pub(crate) async fn read(mut body: Body) -> Result<Option<Vec<u8>>, axum::Error> {
    let mut bytes = Vec::new();
    let mut size = 0;
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let Ok(data) = frame?.into_data() else { continue };
        size += data.len();
        if size <= MAX_BODY_BYTES {
            bytes.extend_from_slice(&data);
        } else if size > MAX_BODY_BYTES + PATIENCE {
            break;
        }
    }
    Ok((size <= MAX_BODY_BYTES).then_some(bytes))
}
