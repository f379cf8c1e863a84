//! 签发: the step that waits is signed; with the last one the circular is numbered, leaves, and its orders are opened as matters.

use axum::extract::State;
use jiff::Timestamp;
use kernel::{Actor, Clock, MatterId, PersonId};
use store::Tx;
use webkit::matters::Stored;
use webkit::{Answer, App, Command, Context, MatterPath, Me, Problem, act};

use super::{VersionInput, answer};
use crate::decide::circular::sign;
use crate::decide::self_criticism::open;
use crate::model::{Circular, CircularChange, CircularFacts, CircularRecord};
use crate::store::circular::{load, series};
use crate::store::circular_facts::facts;
use crate::store::circular_write::{apply, refused, stale};
use crate::store::self_criticism;
use crate::view::circular::CircularView;

/// 签发
#[utoipa::path(post, path = "/api/information/circulars/{id}/sign_circular", operation_id = "information_sign_circular",
    params(("id" = String, Path)), request_body = VersionInput, responses((status = 200, body = CircularView)))]
pub async fn sign_circular(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<VersionInput>,
) -> Answer<CircularView> {
    act(&app, &me, command, move |tx, context| Box::pin(perform(tx, context, id))).await
}

async fn perform(tx: &mut Tx, context: &Context<VersionInput>, id: MatterId) -> Result<CircularView, Problem> {
    let (actor, clock) = (&context.actor, context.app.clock.as_ref());
    let (header, circular) = load(tx, actor, id).await?;
    if header.version != context.input.version {
        return Err(stale(tx, &actor.district, id).await?);
    }
    match signed(tx, &context.app, actor, (&header, &circular), clock, context.now).await {
        Ok(told) => context.notified(told),
        Err(Problem::Refused(refusals)) => return Err(refused(tx, &actor.district, &header, refusals).await?),
        Err(problem) => return Err(problem),
    }
    answer(tx, context, id).await
}

/// Signs the step that waits, as this actor at this time. Gives back whom it was told to.
pub async fn signed(
    tx: &mut Tx,
    app: &App,
    actor: &Actor,
    (header, circular): (&Stored, &Circular),
    clock: &dyn Clock,
    now: Timestamp,
) -> Result<Vec<PersonId>, Problem> {
    let facts = facts(tx, app, &actor.district, circular, now).await?;
    let office = facts.office;
    let change = numbered(tx, actor, (circular, facts), clock, now).await?;
    let mut told = apply(tx, actor, header, &change, clock).await?;
    if let CircularRecord::Issued { orders, .. } = &change.record {
        for order in orders {
            let (paper, opened) = open::follow(order, office, now);
            told.extend(self_criticism::open(tx, actor, &paper, &opened, office, clock).await?);
        }
    }
    Ok(told)
}

/// Decides, and where this step turns out to be the last takes the number, which this write then holds until its end: another
/// circular that leaves in the same moment waits for it, and a write that fails gives it back.
async fn numbered(
    tx: &mut Tx,
    actor: &Actor,
    (circular, mut facts): (&Circular, CircularFacts),
    clock: &dyn Clock,
    now: Timestamp,
) -> Result<CircularChange, Problem> {
    let fresh: Vec<MatterId> = circular.named().map(|_| MatterId::new(clock.fresh_uuid())).collect();
    let change = sign::decide(circular, &facts, actor, &fresh, now)?;
    match change.record {
        CircularRecord::Issued { .. } => {}
        CircularRecord::Drafted
        | CircularRecord::Refreshed { .. }
        | CircularRecord::TextEdited { .. }
        | CircularRecord::Addressed { .. }
        | CircularRecord::NameRemoved { .. }
        | CircularRecord::NameRestored { .. }
        | CircularRecord::HearingOpened { .. }
        | CircularRecord::Heard { .. }
        | CircularRecord::ObjectionAnswered { .. }
        | CircularRecord::Submitted { .. }
        | CircularRecord::Signed(_)
        | CircularRecord::Returned { .. }
        | CircularRecord::Dropped { .. } => return Ok(change),
    }
    let taken = tx.next_number(&actor.district, &series(circular.kind(), now)).await?;
    facts.last_number = u32::try_from(taken - 1).map_err(|error| Problem::Broken(error.into()))?;
    Ok(sign::decide(circular, &facts, actor, &fresh, now)?)
}
