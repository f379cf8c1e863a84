//! 考核看板: every unit with its points and its quota; in groups, and ranked only where policy says so.

use std::collections::BTreeSet;

use axum::extract::{Query, State};
use kernel::clock::office_day;
use kernel::policy::PolicySet;
use store::Tx;
use webkit::policies::{forbidden, params};
use webkit::{Answer, App, Context, Me, Problem, look};

use super::{Asked, Sees, one_unit, policy, span};
use crate::points::facts::Ledger;
use crate::points::result::Score;
use crate::points::{self, Span};
use crate::store::ledger;
use crate::view::points::{Board, BoardView, NoticeView};

/// Where every unit stands.
#[utoipa::path(get, path = "/api/information/points", operation_id = "information_points", params(Asked),
    responses((status = 200, body = BoardView)))]
pub async fn board(State(app): State<App>, me: Me, Query(asked): Query<Asked>) -> Answer<BoardView> {
    look(&app, &me, asked, |tx, context| Box::pin(seen(tx, context))).await
}

/// What a board is made of, read and computed once.
pub(super) struct Drawn {
    /// The board as this actor sees it.
    pub view: BoardView,
    /// What the points follow from.
    pub ledger: Ledger,
    /// The points of every unit that was read.
    pub scores: Vec<Score>,
    /// Whose account the actor sees.
    pub sees: Sees,
    /// The span asked for.
    pub span: Span,
}

/// The board as this actor sees it.
pub(crate) async fn seen(tx: &mut Tx, context: &Context<Asked>) -> Result<BoardView, Problem> {
    Ok(drawn(tx, context).await?.view)
}

/// The board with what it was made of.
pub(super) async fn drawn(tx: &mut Tx, context: &Context<Asked>) -> Result<Drawn, Problem> {
    let (actor, now) = (&context.actor, context.now);
    let span = span(&context.input.span, now)?;
    let policy = policy(tx, context).await?;
    let sees = Sees::of(actor, &policy, now)?;
    let own = match (one_unit(&context.input.unit)?, &sees) {
        (Some(unit), sees) if sees.includes(unit) => Some(BTreeSet::from([unit])),
        (Some(_), _) => return Err(Problem::Missing),
        (None, Sees::Own(units)) => Some(units.clone()),
        (None, Sees::All) => None,
    };
    let ledger = match own.as_ref().and_then(|units| units.first().filter(|_| units.len() == 1)) {
        Some(unit) => ledger::load_unit(tx, &actor.district, span, *unit).await?,
        None => ledger::load(tx, &actor.district, span).await?,
    };
    let today = office_day(now);
    let scores = points::score_as_of(&policy, &ledger, span, today)?;
    let board = Board {
        span,
        today,
        policy: policy.name(),
        notices: notices(&context.app, &policy, today),
        ranking: own.is_none() && policy.switched_on(today, "information.figures.ranking")?,
        own,
        ledger: &ledger,
        scores: &scores,
        quotas: &points::quota(&policy, &ledger, span, today)?,
    };
    Ok(Drawn { view: board.view(), scores, sees, span, ledger })
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
