//! 积分复核: those of my unit, or all for the section.

use axum::extract::{Query, State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use webkit::paging::{PageQuery, Total};
use webkit::{Answer, App, Me, Problem, look};

use crate::actions::points::one_unit;
use crate::store::review::{Wanted, page};
use crate::view::Can;
use crate::view::review::{ReviewView, of};

/// Which list.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// `open`, `closed`, or empty for all.
    #[serde(default)]
    list: String,
    /// One unit.
    #[serde(default)]
    unit: String,
    /// From 1.
    #[serde(default = "first")]
    page: i64,
}

fn first() -> i64 {
    1
}

/// A page of reviews.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = information::ReviewPage)]
pub struct ReviewPage {
    rows: Vec<ReviewView>,
    total: Total,
}

/// Reviews that the actor may see, the latest first.
#[utoipa::path(get, path = "/api/information/reviews", operation_id = "information_list_reviews", params(Asked),
    responses((status = 200, body = ReviewPage)))]
pub async fn list_reviews(State(app): State<App>, me: Me, Query(asked): Query<Asked>) -> Answer<ReviewPage> {
    look(&app, &me, asked, |tx, context| {
        Box::pin(async move {
            let states = match context.input.list.as_str() {
                "" => Vec::new(),
                "open" => vec!["to_sign", "asked"],
                "closed" => vec!["upheld", "not_upheld", "taken_back"],
                _ => return Err(Problem::Missing),
            };
            let wanted = Wanted { states, unit: one_unit(&context.input.unit)? };
            let (rows, total) = page(tx, &context.actor, &wanted, PageQuery { page: context.input.page }).await?;
            let view = |row| of(row, Can::new(), &[], context.now);
            Ok(ReviewPage { rows: rows.iter().map(view).collect::<Result<_, _>>()?, total })
        })
    })
    .await
}
