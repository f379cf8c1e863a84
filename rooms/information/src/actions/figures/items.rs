//! 数据下的信息: every number opens to the items that it counted.

use axum::extract::{Query, State};
use kernel::clock::office_day;
use kernel::{Refusal, UnitId};
use serde::Deserialize;
use store::Tx;
use utoipa::IntoParams;
use webkit::paging::PageQuery;
use webkit::{Answer, App, Context, Me, Problem, look};

use super::only;
use crate::actions::points::{Sees, one_unit, policy};
use crate::actions::submission::coded;
use crate::model::{Level, Measure, Stretch};
use crate::points::{Span, SpanKind};
use crate::store::figures::{Under, under};
use crate::store::ledger::Window;
use crate::view::figures::{FigureItemsView, item, outcome, slow_item};

/// Which number.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// `reported`, `adopted_items`, `took`, `sent_up`, `adopted`, `media`, `instruction`
    measure: String,
    /// One unit; empty for the district.
    #[serde(default)]
    unit: String,
    /// `2026`, `2026H1`, `2026Q4` or `2026-11`; empty for the present year.
    #[serde(default)]
    span: String,
    /// `district`, `city`, `province`, `centre`; empty for every level.
    #[serde(default)]
    level: String,
    /// With `took`: `noticed`, `drafting`, `checking`, `approving`, `waiting`, `editing`, `to_report`, `to_adoption`.
    #[serde(default)]
    stretch: String,
    /// From 1.
    #[serde(default = "first")]
    page: i64,
}

fn first() -> i64 {
    1
}

/// The items under a number.
#[utoipa::path(get, path = "/api/information/figures/items", operation_id = "information_figure_items", params(Asked),
    responses((status = 200, body = FigureItemsView)))]
pub async fn figure_items(State(app): State<App>, me: Me, Query(asked): Query<Asked>) -> Answer<FigureItemsView> {
    look(&app, &me, asked, |tx, context| Box::pin(seen(tx, context))).await
}

async fn seen(tx: &mut Tx, context: &Context<Asked>) -> Result<FigureItemsView, Problem> {
    let (actor, now, asked) = (&context.actor, context.now, &context.input);
    let policy = policy(tx, context).await?;
    let sees = Sees::of(actor, &policy, now)?;
    let unit = one_unit(&asked.unit)?.or(only(actor, &sees));
    if unit.is_some_and(|unit| !sees.includes(unit)) {
        return Err(Problem::Missing);
    }
    let measure = coded("measure", "统计项", &asked.measure, Measure::from_code)?;
    let span = match asked.span.as_str() {
        "" => Span::around(office_day(now), SpanKind::Year),
        raw => crate::actions::points::span(raw, now)?,
    };
    let stretch = match measure {
        Measure::Took => Some(coded("stretch", "环节", &asked.stretch, Stretch::from_code)?),
        Measure::Reported
        | Measure::AdoptedItems
        | Measure::SentUp
        | Measure::Adopted
        | Measure::Media
        | Measure::Instruction => None,
    };
    let level = level(measure, &asked.level)?;
    let wanted = Under { window: window(context, span, unit), measure, level, stretch };
    let (rows, total) = under(tx, actor, &wanted, PageQuery { page: asked.page }).await?;
    let view = match measure {
        Measure::Took => slow_item,
        Measure::Reported | Measure::AdoptedItems => item,
        Measure::SentUp | Measure::Adopted | Measure::Media | Measure::Instruction => outcome,
    };
    Ok(FigureItemsView {
        measure: measure.code().to_owned(),
        measure_name: stretch.map_or(measure.name(), Stretch::name).to_owned(),
        rows: rows.iter().map(view).collect::<Result<_, _>>()?,
        total,
    })
}

fn window(context: &Context<Asked>, span: Span, unit: Option<UnitId>) -> Window {
    let whole = Window::of(&context.actor.district, span);
    match unit {
        Some(unit) => whole.only(unit),
        None => whole,
    }
}

/// Only what became of items has a level.
fn level(measure: Measure, raw: &str) -> Result<Option<Level>, Refusal> {
    if raw.is_empty() || measure.outcome().is_none() {
        return Ok(None);
    }
    coded("level", "层级", raw, Level::from_code).map(Some)
}
