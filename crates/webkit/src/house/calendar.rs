//! The working calendar of a year, for date fields with 休 and 班.

use axum::Json;
use axum::extract::{Path, State};
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::problem::{Answer, Problem};

/// A day that is not what its weekday says, or has a name.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::DayView)]
pub struct DayView {
    /// `2026-10-01`
    date: String,
    /// `work` or `off`
    kind: String,
    name: String,
    source: String,
    /// True where the year's arrangement is not published yet (推算).
    computed: bool,
}

/// Every day of a year.
#[utoipa::path(get, path = "/api/calendar/{year}", operation_id = "house_calendar", params(("year" = String, Path)),
    responses((status = 200, body = [DayView])))]
pub async fn year(State(app): State<App>, Path(year): Path<String>) -> Answer<Vec<DayView>> {
    let year: i16 = year.parse().map_err(|_| Problem::Missing)?;
    let days = app.calendar.year(year).map_err(|_| Problem::Missing)?;
    let views = days.into_iter().map(|day| DayView {
        date: day.date.to_string(),
        kind: kind_code(day.kind).to_owned(),
        name: day.name.to_string(),
        source: day.source.to_string(),
        computed: day.standing == calendar::Standing::Computed,
    });
    Ok(Json(views.collect()))
}

/// The code of a kind of day in answers.
pub(super) const fn kind_code(kind: calendar::Kind) -> &'static str {
    match kind {
        calendar::Kind::Work => "work",
        calendar::Kind::Off => "off",
    }
}
