//! Puts the rooms' routes behind the gate.

use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::from_fn_with_state;
use axum::response::IntoResponse;
use utoipa_axum::router::OpenApiRouter;

use crate::app::App;
use crate::problem::Problem;
use crate::session;

/// Everything under `/api`, behind log-in, token and matrix. Paths outside it are the caller's business (the web).
pub fn api(app: &App) -> Router {
    let mut rooms = OpenApiRouter::new();
    for room in &app.rooms {
        rooms = rooms.merge((room.routes)());
    }
    let (router, _) = rooms.split_for_parts();
    let missing = || async { Problem::Missing.into_response() };
    router
        .route("/api/{*rest}", axum::routing::any(missing))
        .method_not_allowed_fallback(missing)
        .layer(from_fn_with_state(app.clone(), session::check))
        .layer(axum::middleware::map_response(quiet))
        .with_state(app.clone())
}

/// Headers of every answer of the API: not kept by anybody, not guessed at, not framed.
async fn quiet(mut response: axum::response::Response) -> axum::response::Response {
    let headers = response.headers_mut();
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(HeaderName::from_static("referrer-policy"), HeaderValue::from_static("same-origin"));
    response
}
