//! 本区位次: what the city published, with what was corrected.

use axum::extract::State;
use webkit::{Answer, App, Me, look};

use crate::store::standing;
use crate::view::standing::{StandingView, of};

/// Every period entered, the latest first.
#[utoipa::path(get, path = "/api/information/standings", operation_id = "information_standings",
    responses((status = 200, body = Vec<StandingView>)))]
pub async fn standings(State(app): State<App>, me: Me) -> Answer<Vec<StandingView>> {
    look(&app, &me, (), |tx, context| {
        Box::pin(async move { Ok(of(&standing::list(tx, &context.actor, i16::MIN, i16::MAX).await?)?) })
    })
    .await
}
