//! 数据统计: a year by unit and month, years side by side, how long it took, and the district's standing in the city.

use std::collections::BTreeMap;

use axum::extract::{Query, State};
use kernel::UnitId;
use kernel::clock::office_day;
use serde::Deserialize;
use store::Tx;
use utoipa::IntoParams;
use webkit::{Answer, App, Context, Me, Problem, look};

use super::{only, years};
use crate::actions::points::{Sees, policy};
use crate::model::{Measures, lags};
use crate::store::figures::{self, Counted, Period};
use crate::store::ledger::Window;
use crate::store::standing;
use crate::view::figures::{FiguresView, LagView, MeasuresView, PeriodFiguresView, UnitFiguresView};

/// Which year, and which years beside it.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// The year; the present one if left out.
    pub(crate) year: Option<i16>,
    /// The first year of the comparison; two years before by default.
    pub(crate) from: Option<i16>,
    /// Its last year.
    pub(crate) to: Option<i16>,
}

/// The figures of a year.
#[utoipa::path(get, path = "/api/information/figures", operation_id = "information_figures", params(Asked),
    responses((status = 200, body = FiguresView)))]
pub async fn figures(State(app): State<App>, me: Me, Query(asked): Query<Asked>) -> Answer<FiguresView> {
    look(&app, &me, asked, |tx, context| Box::pin(seen(tx, context))).await
}

/// The figures as this actor sees them.
pub(crate) async fn seen(tx: &mut Tx, context: &Context<Asked>) -> Result<FiguresView, Problem> {
    let (actor, now) = (&context.actor, context.now);
    let year = context.input.year.unwrap_or_else(|| office_day(now).year());
    let (from, to) = years(year, context.input.from, context.input.to)?;
    let policy = policy(tx, context).await?;
    let only = only(actor, &Sees::of(actor, &policy, now)?);
    let window = |from, to| {
        let (first, last) = figures::years(from, to);
        let whole = Window::between(&actor.district, first, last);
        only.map_or(whole.clone(), |unit| whole.only(unit))
    };
    let of_year = window(year, year);
    let by_month = figures::count(tx, &of_year, Period::Month).await?;
    let by_year = figures::count(tx, &window(from, to), Period::Year).await?;
    let units = figures::units(tx, &of_year).await?;
    let times = figures::times(tx, &of_year).await?;
    let standings = standing::list(tx, actor, from.min(year), to.max(year)).await?;
    let ranking = only.is_none() && policy.switched_on(office_day(now), "information.figures.ranking")?;
    let months = (1..=12).map(|month| format!("{year:04}-{month:02}"));
    let years = (from..=to).map(|year| format!("{year:04}"));
    Ok(FiguresView {
        year,
        from_year: from,
        to_year: to,
        ranking,
        own_only: only.is_some(),
        total: MeasuresView::from(&Counted::total(once(&by_month, only).map(|(_, measures)| measures))),
        by_unit: by_unit(&by_month, &units, ranking),
        by_month: months.map(|month| period(&by_month, month, only)).collect(),
        by_year: years.map(|year| period(&by_year, year, only)).collect(),
        lags: lags(&times).iter().map(LagView::from).collect(),
        standings: crate::view::standing::of(&standings)?,
        notes: notes(),
    })
}

/// Everything that counts in a sum: for the district each outcome once, for one unit those that it shares too.
fn once(counted: &Counted, only: Option<UnitId>) -> impl Iterator<Item = (&(String, UnitId), &Measures)> {
    let shared = counted.shared.iter().filter(move |_| only.is_some());
    counted.own.iter().chain(shared)
}

fn period(counted: &Counted, period: String, only: Option<UnitId>) -> PeriodFiguresView {
    let of = once(counted, only).filter(|((name, _), _)| *name == period).map(|(_, measures)| measures);
    let figures = MeasuresView::from(&Counted::total(of));
    PeriodFiguresView { period, figures }
}

fn by_unit(counted: &Counted, units: &[(UnitId, String)], ranking: bool) -> Vec<UnitFiguresView> {
    let mut sums: BTreeMap<UnitId, Measures> = BTreeMap::new();
    for ((_, unit), measures) in counted.own.iter().chain(&counted.shared) {
        sums.entry(*unit).or_default().add(measures);
    }
    let sum = |unit: &UnitId| sums.get(unit).cloned().unwrap_or_default();
    let ahead = |own: i64| units.iter().filter(|(other, _)| own < sum(other).adopted_items).count();
    let mut rows: Vec<UnitFiguresView> = units
        .iter()
        .map(|(unit, name)| {
            let own = sum(unit);
            UnitFiguresView {
                unit: unit.to_string(),
                unit_name: name.clone(),
                rank: ranking.then(|| ahead(own.adopted_items) + 1),
                figures: MeasuresView::from(&own),
            }
        })
        .collect();
    rows.sort_by_key(|row| row.rank.unwrap_or(0));
    rows
}

fn notes() -> Vec<String> {
    [
        "报送按首次报出单位的日期计；单位在接收前撤回、没有再报的不计。",
        "采用篇次、上报、媒体刊发、领导批示按发生日期计，一条信息在几级被采用就计几次；已撤销的不计。",
        "几个单位的信息并成一条的，各单位各计一次，全区合计只计一次。",
        "采用率按报送年度算：当年报送的信息里被采用的条数占多少。",
        "用时取中位数和平均数；没有记录时间的环节不计。",
    ]
    .map(str::to_owned)
    .into()
}
