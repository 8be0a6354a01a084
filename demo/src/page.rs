//! The files of the page.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use axum::Router;
use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;

/// Every file there is: where it is asked for, what it is called, and what it is. Nothing else is ever read, so no path leads
/// out of the page's directory.
const FILES: &[(&str, &str, &str)] = &[
    ("/", "index.html", "text/html; charset=utf-8"),
    ("/demo.css", "demo.css", "text/css; charset=utf-8"),
    ("/demo.js", "demo.js", "text/javascript; charset=utf-8"),
    ("/icon.svg", "icon.svg", "image/svg+xml"),
];

/// Reads the files, once, and serves them.
pub(crate) fn routes(directory: &Path) -> Result<Router> {
    FILES.iter().try_fold(Router::new(), |router, &(path, name, kind)| {
        let file = directory.join(name);
        let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let bytes = Bytes::from(bytes);
        Ok(router.route(path, get(move || async move { ([(CONTENT_TYPE, kind)], bytes) })))
    })
}
