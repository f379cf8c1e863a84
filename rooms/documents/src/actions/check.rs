//! 体检: what the five gates say of a text while it is being written (DOC-1, DOC-3).

use axum::Json;
use axum::extract::State;
use checkup::document::{Scope, Suppression};
use gongwen::placed;
use kernel::clock::office_day;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::aside::aside;
use webkit::{Answer, App, Asked, Me};

use super::{MOST_ASKED, reuse};
use crate::decide::examine::{Examine, examine, taken};
use crate::store::tuning;
use crate::view::CheckView;

/// The text as it stands on the page; nothing of it is kept.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = documents::CheckInput)]
pub struct Input {
    /// The text form, or plain text.
    text: String,
    /// It is about one special matter or task: it may be 4,000 characters long instead of 5,000.
    #[serde(default)]
    special: bool,
    /// What the writer set aside.
    #[serde(default)]
    suppressions: Vec<SuppressionInput>,
}

/// One finding that is set aside.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = documents::SuppressionInput)]
pub struct SuppressionInput {
    /// The rule's id.
    rule: String,
    /// The words that it marked.
    quote: String,
    /// Why.
    reason: String,
}

impl From<SuppressionInput> for Suppression {
    fn from(SuppressionInput { rule, quote, reason }: SuppressionInput) -> Self {
        Self { rule, quote, reason, by: "起草人".to_owned() }
    }
}

/// What the five gates say of a text.
#[utoipa::path(post, path = "/api/documents/check", operation_id = "documents_check", request_body = Input,
    responses((status = 200, body = CheckView)))]
pub async fn check(State(app): State<App>, me: Me, Asked(input): Asked<Input, MOST_ASKED>) -> Answer<CheckView> {
    let Input { text, special, suppressions } = input;
    taken(&text)?;
    let scope = if special { Scope::Special } else { Scope::Comprehensive };
    let today = office_day(app.clock.now());
    let (placed, faults) = aside(move || placed::read(&text)).await?;
    let reuse = Some(reuse::of(&app, &me.0, &placed, today).await?);
    let tuning = tuning(&app, &me.0.district, today).await?;
    let chosen =
        Examine { reuse, scope, tuning, suppressions: suppressions.into_iter().map(Suppression::from).collect() };
    let report = aside(move || examine(&placed, chosen, today)).await?;
    Ok(Json(CheckView::of(&report, faults)))
}
