//! What the page must know of who is logged in.

use axum::Json;
use axum::extract::State;
use kernel::Actor;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::act::Me;
use crate::app::App;
use crate::problem::Answer;
use crate::session::{Current, Session};

/// An id with a name.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = house::Named)]
pub struct Named {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
}

impl Named {
    fn new(id: impl ToString, name: &str) -> Self {
        Self { id: id.to_string(), name: name.to_owned() }
    }
}

/// A post that the person sits in.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = house::SeatView)]
pub struct SeatView {
    /// The post.
    pub post: Named,
    /// The unit.
    pub unit: Named,
    /// The role's code.
    pub role: String,
    /// The role's name.
    pub role_name: String,
}

/// Who is logged in.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = house::Session)]
pub struct SessionView {
    /// What unsafe requests must carry as `X-CSRF-Token`.
    pub csrf: String,
    /// The person.
    pub person: Named,
    /// The main post.
    pub post: Named,
    /// The unit of the main post.
    pub unit: Named,
    /// Role codes of all posts.
    pub roles: Vec<String>,
    /// All posts.
    pub seats: Vec<SeatView>,
    /// The district.
    pub district: Named,
    /// Whether all data is made up.
    pub demo: bool,
    /// The server's time, RFC 3339.
    pub now: String,
}

/// The view of a session.
#[must_use]
pub fn view(app: &App, session: &Session, actor: &Actor) -> SessionView {
    let seat = actor.main_seat();
    let seats = actor.seats.iter().map(|seat| SeatView {
        post: Named::new(seat.post, &seat.title),
        unit: Named::new(seat.unit, &seat.unit_name),
        role: seat.role.code().to_owned(),
        role_name: seat.role.name().to_owned(),
    });
    SessionView {
        csrf: session.csrf.clone(),
        person: Named::new(actor.person, &actor.name),
        post: Named::new(seat.post, &seat.title),
        unit: Named::new(seat.unit, &seat.unit_name),
        roles: actor.roles().iter().map(|role| role.code().to_owned()).collect(),
        seats: seats.collect(),
        district: Named::new(&actor.district, &app.settings.district_name),
        demo: app.settings.demo,
        now: app.clock.now().to_string(),
    }
}

/// The answer to a log-in: the cookie and the view.
#[must_use]
pub fn opened(app: &App, session: &Session, token: &str, actor: &Actor) -> axum::response::Response {
    use axum::response::IntoResponse;
    let cookie = [(axum::http::header::SET_COOKIE, crate::session::cookie(app, token))];
    (cookie, Json(view(app, session, actor))).into_response()
}

/// Who is logged in.
#[utoipa::path(get, path = "/api/session", operation_id = "house_session_show", responses((status = 200, body = SessionView)))]
pub async fn session_show(State(app): State<App>, me: Me, Current(session): Current) -> Answer<SessionView> {
    Ok(Json(view(&app, &session, &me.0)))
}
