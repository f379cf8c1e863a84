//! 任务进度: how far the own unit is, or which units are behind; light enough for the desk (INF-5).

use axum::extract::{Query, State};
use kernel::clock::office_day;
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;
use webkit::{Answer, App, Context, Me, Problem, look};

use super::{Asked, Sees, policy, span};
use crate::points;
use crate::points::result::QuotaProgress;
use crate::store::ledger;
use crate::view::points::{QuotaView, SpanView, short};

/// A line with the unit's name.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = information::QuotaLine)]
pub struct QuotaLine {
    unit_name: String,
    #[serde(flatten)]
    quota: QuotaView,
}

/// The progress.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = information::QuotaCard)]
pub struct QuotaCard {
    span: SpanView,
    /// My own units, for somebody of a unit.
    own: Vec<QuotaLine>,
    /// For the section: lines that are short, those behind the pace first, then those that lack most.
    behind: Vec<QuotaLine>,
    /// How many lines have been met.
    met: usize,
    /// How many lines ask for anything.
    asked: usize,
}

/// How far units are with their quotas.
#[utoipa::path(get, path = "/api/information/quota", operation_id = "information_quota", params(Asked),
    responses((status = 200, body = QuotaCard)))]
pub async fn quota(State(app): State<App>, me: Me, Query(asked): Query<Asked>) -> Answer<QuotaCard> {
    look(&app, &me, asked, |tx, context| Box::pin(card(tx, context))).await
}

async fn card(tx: &mut Tx, context: &Context<Asked>) -> Result<QuotaCard, Problem> {
    let (actor, now) = (&context.actor, context.now);
    let span = span(&context.input.span, now)?;
    let (policy, today) = (policy(tx, context).await?, office_day(now));
    let sees = if actor.has_any(super::SEE_ALL) {
        Sees::All
    } else {
        Sees::Own(actor.seats.iter().map(|seat| seat.unit).collect())
    };
    let (mut lines, mut names) = (Vec::new(), std::collections::BTreeMap::new());
    let ledgers = match &sees {
        Sees::All => vec![ledger::load(tx, &actor.district, span).await?],
        Sees::Own(units) => {
            let mut own = Vec::new();
            for unit in units {
                own.push(ledger::load_unit(tx, &actor.district, span, *unit).await?);
            }
            own
        }
    };
    for ledger in &ledgers {
        names.extend(ledger.units.iter().map(|unit| (unit.id, unit.name.clone())));
        let found = points::quota(&policy, ledger, span, today)?;
        lines.extend(found.into_iter().filter(|line| line.from <= today && sees.includes(line.unit)));
    }
    let named = |line: &QuotaProgress| QuotaLine {
        unit_name: names.get(&line.unit).cloned().unwrap_or_default(),
        quota: QuotaView::from(line),
    };
    let met = lines.iter().filter(|line| line.standing == points::result::QuotaStanding::Met).count();
    let asked = lines.iter().filter(|line| line.wanted.is_some_and(|wanted| 0 < wanted)).count();
    let own = if sees == Sees::All { Vec::new() } else { lines.iter().map(named).collect() };
    let mut behind: Vec<&QuotaProgress> =
        lines.iter().filter(|line| sees == Sees::All && 0 < short(&line.standing)).collect();
    behind.sort_by_key(|line| (urgency(line), std::cmp::Reverse(short(&line.standing))));
    let behind = behind.into_iter().map(named).collect();
    Ok(QuotaCard { span: SpanView::of(span), own, behind, met, asked })
}

/// What is over first, then what is late, then what is only unfinished.
const fn urgency(line: &QuotaProgress) -> u8 {
    use points::result::QuotaStanding::{Behind, Exempt, Free, Met, Missed, OnPace};
    match line.standing {
        Missed { .. } => 0,
        Behind { .. } => 1,
        OnPace { .. } => 2,
        Met | Exempt { .. } | Free => 3,
    }
}
