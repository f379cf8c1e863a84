//! 重新计算: names or lines are computed again, before anybody was asked about them.

use axum::extract::State;
use kernel::MatterId;
use store::Tx;
use webkit::{Answer, App, Command, Context, MatterPath, Me, Problem, act};

use super::{VersionInput, answer};
use crate::decide::circular::refresh::{self as refreshing, Refresh};
use crate::store::circular::load;
use crate::store::circular_facts::{compute, facts};
use crate::store::circular_write::{apply, stale};
use crate::view::circular::CircularView;

/// 重新计算
#[utoipa::path(post, path = "/api/information/circulars/{id}/refresh", operation_id = "information_refresh_circular",
    params(("id" = String, Path)), request_body = VersionInput, responses((status = 200, body = CircularView)))]
pub async fn refresh(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<VersionInput>,
) -> Answer<CircularView> {
    act(&app, &me, command, move |tx, context| Box::pin(perform(tx, context, id))).await
}

async fn perform(tx: &mut Tx, context: &Context<VersionInput>, id: MatterId) -> Result<CircularView, Problem> {
    let (actor, app, now) = (&context.actor, &context.app, context.now);
    let (header, circular) = load(tx, actor, id).await?;
    if header.version != context.input.version {
        return Err(stale(tx, &actor.district, id).await?);
    }
    let facts = facts(tx, app, &actor.district, &circular, now).await?;
    let refused = refreshing::reasons(&circular, &facts, actor);
    if !refused.is_empty() {
        return Err(refused.into());
    }
    let computed = compute(tx, app, &actor.district, circular.kind(), circular.span, now).await?;
    let command = Refresh { subject: computed.subject, policy: computed.policy, computed_on: computed.on };
    let change = refreshing::decide(&circular, &facts, actor, command, now)?;
    let told = apply(tx, actor, &header, &change, app.clock.as_ref()).await?;
    context.notified(told);
    answer(tx, context, id).await
}
