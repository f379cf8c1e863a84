//! 单位积分明细: one unit's account, every point with its reason, and what is still wanted.

use std::collections::BTreeSet;

use axum::extract::{Query, State};
use kernel::clock::office_day;
use kernel::{Actor, MatterId, Role, UnitId};
use store::Tx;
use webkit::{Answer, App, Context, MatterPath, Me, Problem, look};

use super::{Asked, Sees, policy, span};
use crate::decide::review::ask;
use crate::model::ReviewAbout;
use crate::points;
use crate::points::facts::Ledger;
use crate::store::{ledger, review};
use crate::view::account::{Account, UnitPointsView};

/// One unit's account.
#[utoipa::path(get, path = "/api/information/points/{unit}", operation_id = "information_unit_points",
    params(("unit" = String, Path), Asked), responses((status = 200, body = UnitPointsView)))]
pub async fn unit_points(
    State(app): State<App>,
    me: Me,
    MatterPath(unit): MatterPath<UnitId>,
    Query(asked): Query<Asked>,
) -> Answer<UnitPointsView> {
    look(&app, &me, asked, move |tx, context| Box::pin(account(tx, context, unit))).await
}

async fn account(tx: &mut Tx, context: &Context<Asked>, unit: UnitId) -> Result<UnitPointsView, Problem> {
    let (actor, now, district) = (&context.actor, context.now, &context.actor.district);
    let span = span(&context.input.span, now)?;
    let policy = policy(tx, context).await?;
    if !Sees::of(actor, &policy, now)?.includes(unit) {
        return Err(Problem::Missing);
    }
    let ledger = ledger::load_unit(tx, district, span, unit).await?;
    let own = ledger.units.iter().find(|known| known.id == unit).ok_or(Problem::Missing)?;
    let today = office_day(now);
    let scores = points::score_as_of(&policy, &ledger, span, today)?;
    let quotas = points::quota(&policy, &ledger, span, today)?;
    let facts = review::facts(tx, &context.app, district, unit, span, ReviewAbout::Total, now).await?;
    let can = crate::view::can(vec![("ask_review", ask::reasons(unit, &facts, actor))], |verb| verb);
    let account = Account {
        unit: own,
        span,
        today,
        policy: policy.name(),
        ledger: &ledger,
        score: scores.iter().find(|score| score.unit == unit),
        quotas: quotas.iter().filter(|line| line.unit == unit).collect(),
        opens: opens(actor, facts.office, &ledger),
    };
    Ok(account.view(can))
}

/// The items whose pages the actor may open: the section every one that was reported, a unit its own.
pub(crate) fn opens(actor: &Actor, office: UnitId, ledger: &Ledger) -> BTreeSet<MatterId> {
    let section =
        [Role::Editor, Role::SectionChief, Role::Director].iter().any(|role| actor.seat(office, *role).is_some());
    let open = ledger.items.iter().filter(|item| section || actor.sits_in(item.unit));
    open.map(|item| item.id).collect()
}
