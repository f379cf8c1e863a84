//! 登记免考: between two days, with the reason.

use axum::extract::State;
use kernel::UnitId;
use kernel::clock::office_day;
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, Context, Me, Problem, act};

use super::shown;
use crate::actions::fault::record::no_unit;
use crate::actions::outcome::{chosen, day, reason};
use crate::decide::class::exempt as exempting;
use crate::model::{Exempt, ExemptionId, Form};
use crate::rules::exemption_has_reason;
use crate::store::class;
use crate::view::outcome::ExemptionView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::Exempt)]
pub struct Input {
    unit: String,
    /// From, `2026-11-23`.
    #[serde(default)]
    from: String,
    /// To, inclusive.
    #[serde(default)]
    to: String,
    /// Why.
    #[serde(default)]
    reason: String,
}

/// 登记免考
#[utoipa::path(post, path = "/api/information/exemptions", operation_id = "information_exempt", request_body = Input,
    responses((status = 200, body = ExemptionView)))]
pub async fn exempt(State(app): State<App>, me: Me, command: Command<Input>) -> Answer<ExemptionView> {
    act(&app, &me, command, |tx, context| Box::pin(perform(tx, context))).await
}

async fn perform(tx: &mut Tx, context: &Context<Input>) -> Result<ExemptionView, Problem> {
    let (actor, input, clock) = (&context.actor, &context.input, context.app.clock.as_ref());
    let mut form = Form::new();
    let from = form.keep(day("from", "开始日期", &input.from));
    let to = form.keep(day("to", "结束日期", &input.to));
    let reason = form.keep(reason("reason", "免考理由", &input.reason));
    let unit: Option<UnitId> = form.keep(chosen("unit", "单位", &input.unit));
    let today = office_day(context.now);
    let (Some(unit), Some(from), Some(to), Some(reason)) = (unit, from, to, reason.clone()) else {
        let [days, why] = exemption_has_reason::check(from.flatten(), to.flatten(), reason.flatten().as_ref(), today);
        // A day that can't be read is named as such; it is not missing.
        return Err(form.refusals_with([days.filter(|_| from.is_some() && to.is_some()), why]).into());
    };
    let facts = class::facts(tx, &actor.district, unit, today).await?.ok_or_else(no_unit)?;
    let id = ExemptionId::new(clock.fresh_uuid());
    let change = exempting::decide(&facts, actor, &Exempt { id, from, to, reason }, context.now)?;
    context.notified(class::apply(tx, actor, &facts, &change, clock).await?);
    shown(tx, context, id).await
}
