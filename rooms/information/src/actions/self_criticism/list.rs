//! Lists of self-criticisms, by how far they are.

use axum::extract::{Query, State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use webkit::paging::{PageQuery, Total};
use webkit::{Answer, App, Me, Problem, look};

use crate::model::SelfCriticismState;
use crate::store::self_criticism::page;
use crate::view::self_criticism::{SelfCriticismRow, row};

/// Which list.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// `ordered`, `under_review`, `rewriting`, `mending`, `mended`, `accepted`, or empty for all.
    #[serde(default)]
    state: String,
    /// From 1.
    #[serde(default = "first")]
    page: i64,
}

fn first() -> i64 {
    1
}

/// A page of self-criticisms.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = information::SelfCriticismPage)]
pub struct SelfCriticismPage {
    rows: Vec<SelfCriticismRow>,
    total: Total,
}

/// Self-criticisms that the actor may see, the newest first.
#[utoipa::path(get, path = "/api/information/self_criticisms", operation_id = "information_list_self_criticisms", params(Asked),
    responses((status = 200, body = SelfCriticismPage)))]
pub async fn list_self_criticisms(
    State(app): State<App>,
    me: Me,
    Query(asked): Query<Asked>,
) -> Answer<SelfCriticismPage> {
    look(&app, &me, asked, |tx, context| {
        Box::pin(async move {
            let code = Some(context.input.state.as_str()).filter(|code| !code.is_empty());
            let state = code.map(|code| SelfCriticismState::from_code(code).ok_or(Problem::Missing)).transpose()?;
            let (rows, total) = page(tx, &context.actor, state, PageQuery { page: context.input.page }).await?;
            let rows = rows.iter().map(|found| row(found, context.now)).collect::<Result<_, _>>()?;
            Ok(SelfCriticismPage { rows, total })
        })
    })
    .await
}
