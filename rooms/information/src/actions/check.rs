//! The live check of a text under the four standards, while it is being written (INF-2).

use std::collections::BTreeMap;

use axum::extract::State;
use jiff::Timestamp;
use kernel::clock::office_day;
use kernel::{MatterId, Role};
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, Me, look};

use crate::model::FocusId;
use crate::store::check::{Subject, of};
use crate::store::house::House;
use crate::view::report::{Report, Written};

/// Characters of a body that are checked at most.
const MOST: usize = 20_000;

/// The text as it stands on the page; nothing of it is kept.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::CheckInput)]
pub struct Input {
    kind: String,
    title: String,
    body: String,
    #[serde(default)]
    event_at: Option<String>,
    #[serde(default)]
    focus: Option<String>,
    /// The item itself, where it exists already.
    #[serde(default)]
    submission: Option<String>,
    #[serde(default)]
    evidence: usize,
    /// The reasons written so far, each under the name that its finding goes by.
    #[serde(default)]
    reasons: BTreeMap<String, String>,
}

/// Findings under the four standards.
#[utoipa::path(post, path = "/api/check", operation_id = "information_check", request_body = Input,
    responses((status = 200, body = Report)))]
pub async fn check(State(app): State<App>, me: Me, command: Command<Input>) -> Answer<Report> {
    look(&app, &me, command.input, |tx, context| {
        Box::pin(async move {
            let (input, actor) = (&context.input, &context.actor);
            let seat = actor.seats.iter().find(|seat| seat.role == Role::Reporter);
            let body: String = input.body.chars().take(MOST).collect();
            let title: String = input.title.chars().take(500).collect();
            let subject = Subject {
                unit: seat.map_or(actor.unit(), |seat| seat.unit),
                id: input.submission.as_deref().and_then(|id| id.parse::<MatterId>().ok()),
                kind: &input.kind,
                title: &title,
                body: &body,
                event_at: input.event_at.as_deref().and_then(|at| at.parse::<Timestamp>().ok()),
                focus: input.focus.as_deref().and_then(|id| id.parse::<FocusId>().ok()),
                evidence: input.evidence,
            };
            let house = House::on(tx, &context.app, &actor.district, office_day(context.now)).await?;
            let report = of(tx, &context.app, actor, &subject, &house).await?;
            Ok(Report::of(&report, Written { title: &title, body: &body }, &input.reasons))
        })
    })
    .await
}
