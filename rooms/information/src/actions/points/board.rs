//! 考核看板: every unit with its points and its quota; in groups, and ranked only where policy says so.

use std::collections::BTreeSet;

use axum::extract::{Query, State};
use kernel::clock::office_day;
use kernel::policy::PolicySet;
use store::Tx;
use webkit::policies::{forbidden, params};
use webkit::{Answer, App, Context, Me, Problem, look};

use super::{Asked, Sees, broken, one_unit, policy, span, switch};
use crate::points;
use crate::store::ledger;
use crate::view::points::{Board, BoardView, NoticeView};

/// Where every unit stands.
#[utoipa::path(get, path = "/api/information/points", operation_id = "information_points", params(Asked),
    responses((status = 200, body = BoardView)))]
pub async fn board(State(app): State<App>, me: Me, Query(asked): Query<Asked>) -> Answer<BoardView> {
    look(&app, &me, asked, |tx, context| Box::pin(seen(tx, context))).await
}

/// The board as this actor sees it.
pub(crate) async fn seen(tx: &mut Tx, context: &Context<Asked>) -> Result<BoardView, Problem> {
    let (actor, now) = (&context.actor, context.now);
    let span = span(&context.input.span, now)?;
    let policy = policy(tx, context).await?;
    let sees = Sees::of(actor, &policy, now)?;
    let own = match (one_unit(&context.input.unit)?, sees) {
        (Some(unit), sees) if sees.includes(unit) => Some(BTreeSet::from([unit])),
        (Some(_), _) => return Err(Problem::Missing),
        (None, Sees::Own(units)) => Some(units),
        (None, Sees::All) => None,
    };
    let ledger = match own.as_ref().and_then(|units| units.first().filter(|_| units.len() == 1)) {
        Some(unit) => ledger::load_unit(tx, &actor.district, span, *unit).await?,
        None => ledger::load(tx, &actor.district, span).await?,
    };
    let today = office_day(now);
    let board = Board {
        span,
        today,
        policy: policy.name(),
        notices: notices(&context.app, &policy, today),
        ranking: own.is_none() && switch(&policy, "information.figures.ranking", now)?,
        own,
        ledger: &ledger,
        scores: &points::score_as_of(&policy, &ledger, span, today).map_err(broken)?,
        quotas: &points::quota(&policy, &ledger, span, today).map_err(broken)?,
    };
    Ok(board.view())
}

/// What a later rule says of the values in force.
fn notices(app: &App, policy: &PolicySet, today: jiff::civil::Date) -> Vec<NoticeView> {
    let found = policy.forbidden(today, &forbidden(&app.rooms), &params(&app.rooms));
    let view = |notice: kernel::policy::Notice| NoticeView {
        key: notice.key,
        title: notice.title,
        sentence: notice.sentence,
        basis: notice.basis,
    };
    found.into_iter().map(view).collect()
}
