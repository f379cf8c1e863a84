//! Lists of circulars, by kind and by how far they are.

use axum::extract::{Query, State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use webkit::paging::{PageQuery, Total};
use webkit::{Answer, App, Me, Problem, look};

use crate::model::{CircularKind, CircularState};
use crate::store::circular::{Wanted, page};
use crate::view::circular::{CircularRow, row, sees_whole};

/// Which list.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// `criticism`, `regular`, or empty for both.
    #[serde(default)]
    kind: String,
    /// `drafting`, `hearing`, `at_director`, `at_leader`, `issued`, `dropped`, or empty for all.
    #[serde(default)]
    state: String,
    /// From 1.
    #[serde(default = "first")]
    page: i64,
}

fn first() -> i64 {
    1
}

/// A page of circulars.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = information::CircularPage)]
pub struct CircularPage {
    rows: Vec<CircularRow>,
    total: Total,
}

/// Circulars that the actor may see, the newest first.
#[utoipa::path(get, path = "/api/information/circulars", operation_id = "information_list_circulars", params(Asked),
    responses((status = 200, body = CircularPage)))]
pub async fn list_circulars(State(app): State<App>, me: Me, Query(asked): Query<Asked>) -> Answer<CircularPage> {
    look(&app, &me, asked, |tx, context| {
        Box::pin(async move {
            let wanted = wanted(&context.input)?;
            let (rows, total) = page(tx, &context.actor, &wanted, PageQuery { page: context.input.page }).await?;
            let whole = sees_whole(&context.actor.roles());
            let rows = rows.iter().map(|found| row(found, whole)).collect::<Result<_, _>>()?;
            Ok(CircularPage { rows, total })
        })
    })
    .await
}

fn wanted(asked: &Asked) -> Result<Wanted, Problem> {
    let kind = Some(asked.kind.as_str()).filter(|code| !code.is_empty());
    let state = Some(asked.state.as_str()).filter(|code| !code.is_empty());
    let known = |code: &str| CircularState::NAMES.iter().map(|(known, _)| *known).find(|known| *known == code);
    Ok(Wanted {
        kind: kind.map(|code| CircularKind::from_code(code).ok_or(Problem::Missing)).transpose()?,
        state: state.map(|code| known(code).ok_or(Problem::Missing)).transpose()?,
    })
}
