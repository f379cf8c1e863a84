//! 登记差错: with its day, what happened and what shows it.

use axum::extract::State;
use jiff::civil;
use kernel::clock::office_day;
use kernel::{MatterId, Refusal, UnitId};
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, Context, Me, Problem, act};

use super::shown;
use crate::actions::outcome::{chosen, day, reason};
use crate::actions::submission::coded;
use crate::decide::fault::record;
use crate::model::{FaultGround, FaultId, Form, NewFault};
use crate::rules::{day_not_in_future, fault_has_proof_and_is_told};
use crate::store::fault;
use crate::view::outcome::FaultView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::RecordFault)]
pub struct Input {
    unit: String,
    /// `late`, `missed`, `false`, `concealed` or `error`
    ground: String,
    /// The day on which it counts, `2026-11-23`.
    #[serde(default)]
    day: String,
    /// The item that it is about, if there is one.
    #[serde(default)]
    submission: Option<String>,
    /// It is about an important item or urgent information.
    #[serde(default)]
    important: bool,
    /// What happened.
    #[serde(default)]
    what: String,
    /// What shows it.
    #[serde(default)]
    proof: String,
}

/// 登记差错
#[utoipa::path(post, path = "/api/information/faults", operation_id = "information_record_fault", request_body = Input,
    responses((status = 200, body = FaultView)))]
pub async fn record_fault(State(app): State<App>, me: Me, command: Command<Input>) -> Answer<FaultView> {
    act(&app, &me, command, |tx, context| Box::pin(perform(tx, context))).await
}

async fn perform(tx: &mut Tx, context: &Context<Input>) -> Result<FaultView, Problem> {
    let (actor, input, clock) = (&context.actor, &context.input, context.app.clock.as_ref());
    let (unit, item, command) = read(input, office_day(context.now))?;
    let facts = fault::facts(tx, actor, unit, item).await?.ok_or_else(no_unit)?;
    let id = FaultId::new(clock.fresh_uuid());
    let change = record::decide(&facts, actor, id, &command, context.now)?;
    context.notified(fault::apply(tx, actor, &facts, &change, clock).await?);
    shown(tx, context, id).await
}

/// The unit, the item and the fault; everything that is wrong with them, what the rules ask for included.
fn read(input: &Input, today: civil::Date) -> Result<(UnitId, Option<MatterId>, NewFault), Vec<Refusal>> {
    let mut form = Form::new();
    let unit = form.keep(chosen("unit", "单位", &input.unit));
    let ground = form.keep(coded("ground", "差错种类", &input.ground, FaultGround::from_code));
    let day = form.keep(day("day", "差错日期", &input.day));
    let what = form.keep(reason("what", "事实经过", &input.what));
    let proof = form.keep(reason("proof", "依据", &input.proof));
    let item = input.submission.as_deref().filter(|id| !id.is_empty());
    let item = form.keep(item.map(|id| chosen("submission", "信息", id)).transpose());
    match (unit, item, ground, day, what, proof) {
        (Some(unit), Some(item), Some(ground), Some(day), Some(what), Some(proof)) => {
            Ok((unit, item, NewFault { ground, day, important: input.important, what, proof }))
        }
        (_, _, _, day, what, proof) => {
            let (day, what, proof) = (day.flatten(), what.flatten(), proof.flatten());
            let parts = fault_has_proof_and_is_told::check(day, what.as_ref(), proof.as_ref());
            Err(form.refusals_with(parts.into_iter().chain([day_not_in_future::check(day, today)])))
        }
    }
}

/// There is no such reporting unit.
pub(crate) fn no_unit() -> Refusal {
    Refusal::invalid("information.form.unknown", "没有找到所选的单位，可能已经撤并，或不承担报送任务")
        .basis("本系统填写要求")
        .hint("请刷新页面后重新选择单位")
        .field("unit")
}
