//! `factmark review --serve`: the page at an address of this machine alone, behind a word that only its reader has.

use super::args::ReviewArgs;
use super::desk::{Desk, Stop};
#[cfg(not(feature = "serve"))]
use crate::batch::{Fault, FaultCode};

/// Without the feature `serve`: says so.
///
/// # Errors
/// Always.
#[cfg(not(feature = "serve"))]
pub fn serve(_: &Desk, _: &ReviewArgs) -> Result<u8, Stop> {
    let fault = Fault::new(FaultCode::Usage, "this factmark was built without its server");
    Err(fault.help("write the page to a file with --html FILE, or build with the feature `serve`").into())
}

#[cfg(feature = "serve")]
pub use served::serve;

#[cfg(feature = "serve")]
mod served {
    use super::{Desk, ReviewArgs, Stop};
    use crate::batch::article::hex;
    use crate::batch::{Fault, FaultCode};
    use crate::cli::serving::{Refused, Serving};
    use axum::Router;
    use axum::body::Bytes;
    use axum::extract::{DefaultBodyLimit, Query, Request, State};
    use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
    use axum::middleware::{self, Next};
    use axum::response::{IntoResponse, Response};
    use axum::routing::{get, post};
    use serde::Deserialize;
    use std::net::Ipv4Addr;
    use std::path::Path;
    use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
    use tokio::net::TcpListener;

    /// The most that one request may bring, in bytes.
    const LARGEST: usize = 4_000_000;

    /// The review that all requests share.
    type Shared = Arc<Mutex<Serving>>;

    /// Shows a review at an address until the program is interrupted.
    ///
    /// # Errors
    /// The draft cannot be reviewed, or the port is taken.
    pub fn serve(desk: &Desk, args: &ReviewArgs) -> Result<u8, Stop> {
        let mut secret = [0; 16];
        getrandom::fill(&mut secret).map_err(|e| Fault::new(FaultCode::Usage, format!("no random number: {e}")))?;
        let serving = Serving::new(desk, args, hex(&secret))?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Stop::Output)?;
        runtime.block_on(listen(desk, args.port.unwrap_or(0), serving))
    }

    async fn listen(desk: &Desk, port: u16, serving: Serving) -> Result<u8, Stop> {
        let taken = |e| {
            let fault = Fault::new(FaultCode::Usage, format!("port {port} of this machine cannot be used: {e}"));
            fault.help("name another with --port, or none")
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(taken)?;
        let port = listener.local_addr().map_err(taken)?.port();
        desk.write(&format!("http://127.0.0.1:{port}/?token={}\n", serving.token()))?;
        let own = middleware::from_fn_with_state(port, own);
        let router = Router::new()
            .route("/", get(page))
            .route("/record", post(record))
            .route("/export", get(export))
            .layer(DefaultBodyLimit::max(LARGEST))
            .layer(own)
            .with_state(Arc::new(Mutex::new(serving)));
        axum::serve(listener, router).await.map_err(Stop::Output)?;
        Ok(0)
    }

    /// Whether a page of this very address makes a request: another site's page can neither name this host nor hide where it
    /// comes from. (DNS rebinding, cross-site requests)
    fn ours(headers: &HeaderMap, port: u16) -> bool {
        let names = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
        let header = |name| headers.get(name).and_then(|v| v.to_str().ok());
        let host = header(header::HOST).is_some_and(|h| names.iter().any(|n| n == h));
        host && header(header::ORIGIN).is_none_or(|o| names.iter().any(|n| o == format!("http://{n}")))
    }

    async fn own(State(port): State<u16>, request: Request, next: Next) -> Response {
        if !ours(request.headers(), port) {
            return (StatusCode::FORBIDDEN, "this address answers only its own page\n").into_response();
        }
        let mut response = next.run(request).await;
        let own = [
            (header::CACHE_CONTROL, "no-store"),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (header::REFERRER_POLICY, "no-referrer"),
            (header::X_FRAME_OPTIONS, "DENY"),
        ];
        for (name, value) in own {
            response.headers_mut().insert(name, HeaderValue::from_static(value));
        }
        response
    }

    /// What stands behind the question mark of an address.
    #[derive(Deserialize)]
    struct Asked {
        #[serde(default)]
        token: String,
        #[serde(default)]
        format: String,
    }

    fn locked(shared: &Shared) -> MutexGuard<'_, Serving> {
        shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether two words are the same; how long it takes does not tell how far they are.
    fn same(one: &str, other: &str) -> bool {
        let differ = one.bytes().zip(other.bytes()).fold(0, |all, (a, b)| all | (a ^ b));
        one.len() == other.len() && differ == 0
    }

    fn refused() -> Response {
        let text = "the address lacks its token: open the one that `factmark review --serve` has printed\n";
        (StatusCode::FORBIDDEN, text).into_response()
    }

    fn told(refused: Refused) -> Response {
        let (status, error) = match refused {
            Refused::Changed => (
                StatusCode::CONFLICT,
                "the draft, a source or a rule has changed since this page was made; load it again".into(),
            ),
            Refused::Unsigned(why) => (StatusCode::CONFLICT, why),
            Refused::Faulty(why) => (StatusCode::BAD_REQUEST, why),
            Refused::Broken(why) => (StatusCode::INTERNAL_SERVER_ERROR, why),
        };
        (status, axum::Json(serde_json::json!({ "error": error }))).into_response()
    }

    async fn page(State(shared): State<Shared>, Query(asked): Query<Asked>) -> Response {
        let mut serving = locked(&shared);
        if !same(&asked.token, serving.token()) {
            return refused();
        }
        serving
            .page()
            .map_or_else(told, |page| ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response())
    }

    async fn record(State(shared): State<Shared>, headers: HeaderMap, body: Bytes) -> Response {
        let mut serving = locked(&shared);
        let header = |name: &str| headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default();
        if !same(header("x-factmark-token"), serving.token()) {
            return refused();
        }
        serving.record(header("x-factmark-stamp"), &body).map_or_else(told, |state| axum::Json(state).into_response())
    }

    async fn export(State(shared): State<Shared>, Query(asked): Query<Asked>) -> Response {
        let mut serving = locked(&shared);
        if !same(&asked.token, serving.token()) {
            return refused();
        }
        let stem = Path::new(serving.draft()).file_name().unwrap_or_default().to_string_lossy().into_owned();
        let plain: String =
            stem.chars().map(|c| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '_' }).collect();
        let disposition = format!("attachment; filename=\"{plain}.signoff.{}\"", asked.format);
        match serving.export(&asked.format) {
            Err(refused) => told(refused),
            Ok((bytes, kind)) => {
                let headers = [(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)];
                (headers, bytes).into_response()
            }
        }
    }
}
