//! Log-out.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::act::Me;
use crate::app::App;
use crate::problem::Problem;
use crate::session::{self, Current};

/// Ends the session.
#[utoipa::path(delete, path = "/api/session", operation_id = "house_session_close", responses((status = 204)))]
pub async fn session_close(State(app): State<App>, me: Me, Current(current): Current) -> Result<Response, Problem> {
    let (district, id) = (me.0.district.clone(), current.id);
    let closed = app.db.write(move |tx| {
        let district = district.clone();
        Box::pin(async move { session::close(tx, &district, id).await.map_err(Problem::from) })
    });
    closed.await?;
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, session::cookie(&app, ""))]).into_response())
}
