//! 申请复核: of one outcome, one fault, the quota or the whole account of a span.

use axum::extract::State;
use kernel::{MatterId, UnitId};
use serde::Deserialize;
use store::{Tx, args};
use utoipa::ToSchema;
use webkit::{Answer, App, Command, Context, Me, Problem, act};

use super::shown;
use crate::actions::points::{one_unit, span};
use crate::actions::submission::{coded, known, optional_reason};
use crate::decide::review::ask as asking;
use crate::model::{AskReview, ReviewAbout, ReviewSubject};
use crate::store::review;
use crate::view::review::ReviewView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::AskReview)]
pub struct Input {
    /// `outcome`, `fault`, `quota` or `total`
    about: String,
    /// The outcome or the fault; empty for the others.
    #[serde(default)]
    about_id: String,
    /// `2026Q4`
    #[serde(default)]
    span: String,
    /// My unit, where I sit in several.
    #[serde(default)]
    unit: String,
    /// What is wrong, and what shows it.
    #[serde(default)]
    words: String,
}

/// 申请复核
#[utoipa::path(post, path = "/api/information/reviews", operation_id = "information_ask_review", request_body = Input,
    responses((status = 200, body = ReviewView)))]
pub async fn ask_review(State(app): State<App>, me: Me, command: Command<Input>) -> Answer<ReviewView> {
    act(&app, &me, command, |tx, context| Box::pin(perform(tx, context))).await
}

async fn perform(tx: &mut Tx, context: &Context<Input>) -> Result<ReviewView, Problem> {
    let (actor, clock, now) = (&context.actor, context.app.clock.as_ref(), context.now);
    let command = read(tx, context).await?;
    let (unit, span, about) = (command.unit, command.span, command.about);
    let facts = review::facts(tx, &context.app, &actor.district, unit, span, about, now).await?;
    let change = asking::decide(&facts, actor, &command, now)?;
    context.notified(review::open(tx, actor, facts.office, &change, clock).await?);
    shown(tx, context, command.id).await
}

async fn read(tx: &mut Tx, context: &Context<Input>) -> Result<AskReview, Problem> {
    let (input, district) = (&context.input, &context.actor.district);
    let unit = one_unit(&input.unit)?.unwrap_or_else(|| context.actor.unit());
    if !context.actor.sits_in(unit) {
        return Err(Problem::Missing);
    }
    let span = span(&input.span, context.now)?;
    let about = match coded("about", "复核事项", &input.about, ReviewSubject::from_code)? {
        ReviewSubject::Outcome => ReviewAbout::Outcome(known("about_id", "采用或批示", &input.about_id)?),
        ReviewSubject::Fault => ReviewAbout::Fault(known("about_id", "差错", &input.about_id)?),
        ReviewSubject::Quota => ReviewAbout::Quota,
        ReviewSubject::Total => ReviewAbout::Total,
    };
    Ok(AskReview {
        id: MatterId::new(context.app.clock.fresh_uuid()),
        unit,
        unit_name: name(tx, context, unit).await?,
        span,
        about,
        what: review::what(tx, district, unit, span, about).await?,
        words: optional_reason("words", "申请理由", &input.words)?,
    })
}

async fn name(tx: &mut Tx, context: &Context<Input>, unit: UnitId) -> Result<String, Problem> {
    let sql = "select short from unit where district = $1 and id = $2";
    let row = tx.opt(sql, args![&context.actor.district, unit]).await?.ok_or(Problem::Missing)?;
    Ok(row.text("short")?)
}
