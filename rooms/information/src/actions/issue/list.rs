//! Lists of issues, by how far they are.

use axum::extract::{Query, State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use webkit::paging::{PageQuery, Total};
use webkit::{Answer, App, Me, Problem, look};

use crate::model::IssueState;
use crate::store::issue_list::page;
use crate::view::issue::{IssueRow, row};

/// Which list.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// `composing`, `at_section_chief`, `at_director`, `at_leader`, `issued`, or empty for all.
    #[serde(default)]
    state: String,
    /// From 1.
    #[serde(default = "first")]
    page: i64,
}

fn first() -> i64 {
    1
}

/// A page of issues.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = information::IssuePage)]
pub struct IssuePage {
    rows: Vec<IssueRow>,
    total: Total,
}

/// Issues that the actor may see, the newest first.
#[utoipa::path(get, path = "/api/information/issues", operation_id = "information_list_issues", params(Asked),
    responses((status = 200, body = IssuePage)))]
pub async fn list_issues(State(app): State<App>, me: Me, Query(asked): Query<Asked>) -> Answer<IssuePage> {
    look(&app, &me, asked, |tx, context| {
        Box::pin(async move {
            let code = Some(context.input.state.as_str()).filter(|code| !code.is_empty());
            let state = code.map(|code| IssueState::from_code(code).ok_or(Problem::Missing)).transpose()?;
            let (rows, total) = page(tx, &context.actor, state, PageQuery { page: context.input.page }).await?;
            Ok(IssuePage { rows: rows.iter().map(row).collect::<Result<_, _>>()?, total })
        })
    })
    .await
}
