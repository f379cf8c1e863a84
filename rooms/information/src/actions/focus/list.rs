//! 报送要点: what is asked for today, or was at any time.

use axum::extract::{Query, State};
use serde::Deserialize;
use utoipa::IntoParams;
use webkit::{Answer, App, Me, look};

use crate::store::focus::{Wanted, list};
use crate::view::focus::{FocusView, of};

/// Which list.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// True for those of all times, else those in force today.
    #[serde(default)]
    all: bool,
}

/// Points of emphasis, the latest period first.
#[utoipa::path(get, path = "/api/information/focuses", operation_id = "information_list_focuses", params(Asked),
    responses((status = 200, body = [FocusView])))]
pub async fn list_focuses(State(app): State<App>, me: Me, Query(asked): Query<Asked>) -> Answer<Vec<FocusView>> {
    let wanted = if asked.all { Wanted::All } else { Wanted::InForce };
    look(&app, &me, wanted, |tx, context| {
        Box::pin(async move {
            let rows = list(tx, &context.actor, context.input, context.now).await?;
            Ok(rows.iter().map(|row| of(row, context.now)).collect::<Result<_, _>>()?)
        })
    })
    .await
}
