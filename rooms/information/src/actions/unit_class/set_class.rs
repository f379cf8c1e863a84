//! 定单位类别: from a day on that has not passed.

use axum::extract::State;
use kernel::UnitId;
use kernel::clock::office_day;
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, Context, Me, Problem, act};

use crate::actions::fault::record::no_unit;
use crate::actions::outcome::{chosen, day, reason};
use crate::decide::class::set_class as setting;
use crate::model::{Form, Phrase, SetClass};
use crate::rules::class_from_a_day;
use crate::store::class;
use crate::view::outcome::{ClassesView, classes};

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::SetClass)]
pub struct Input {
    unit: String,
    /// `key`, `other`, or a class of the office's own by name.
    class: String,
    /// From which day on, `2026-11-23`.
    #[serde(default)]
    from: String,
    /// The document or decision behind it.
    #[serde(default)]
    basis: String,
}

/// 定单位类别
#[utoipa::path(post, path = "/api/information/classes", operation_id = "information_set_class", request_body = Input,
    responses((status = 200, body = ClassesView)))]
pub async fn set_class(State(app): State<App>, me: Me, command: Command<Input>) -> Answer<ClassesView> {
    act(&app, &me, command, |tx, context| Box::pin(perform(tx, context))).await
}

async fn perform(tx: &mut Tx, context: &Context<Input>) -> Result<ClassesView, Problem> {
    let (actor, input, clock) = (&context.actor, &context.input, context.app.clock.as_ref());
    let mut form = Form::new();
    let class = form.keep(Phrase::parse("class", "单位类别", &input.class));
    let from = form.keep(day("from", "起算日期", &input.from));
    let basis = form.keep(reason("basis", "依据", &input.basis));
    let unit: Option<UnitId> = form.keep(chosen("unit", "单位", &input.unit));
    let today = office_day(context.now);
    let (Some(unit), Some(class), Some(from), Some(basis)) = (unit, class, from, basis.clone()) else {
        let rules = class_from_a_day::check(from.flatten(), basis.flatten().as_ref(), today);
        return Err(form.refusals_with(rules).into());
    };
    let facts = class::facts(tx, &actor.district, unit, today).await?.ok_or_else(no_unit)?;
    let change = setting::decide(&facts, actor, &SetClass { class, from, basis }, context.now)?;
    context.notified(class::apply(tx, actor, &facts, &change, clock).await?);
    classes(tx, context, facts.office).await
}
