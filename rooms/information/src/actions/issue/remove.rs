//! 撤出条目: an item leaves an issue that is being composed, and waits again at the section.

use axum::extract::State;
use kernel::MatterId;
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, Context, MatterPath, Me, Problem, act};

use super::answer;
use crate::actions::submission::known;
use crate::decide::issue::remove as removing;
use crate::decide::section::deselect;
use crate::model::Reason;
use crate::store::facts::Surroundings;
use crate::store::{issue, submission, write};
use crate::view::issue::IssueView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::RemoveItem)]
pub struct Input {
    version: i64,
    /// The place in the issue.
    item: String,
    /// Why.
    reason: String,
}

/// 撤出条目
#[utoipa::path(post, path = "/api/information/issues/{id}/remove", operation_id = "information_remove",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = IssueView)))]
pub async fn remove(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<IssueView> {
    act(&app, &me, command, move |tx, context| Box::pin(perform(tx, context, id))).await
}

async fn perform(tx: &mut Tx, context: &Context<Input>, id: MatterId) -> Result<IssueView, Problem> {
    let (actor, clock, now) = (&context.actor, context.app.clock.as_ref(), context.now);
    let (header, open) = issue::load(tx, actor, id).await?;
    if header.version != context.input.version {
        return Err(issue::stale(tx, &actor.district, id).await?);
    }
    let item = known("item", "条目", &context.input.item)?;
    let reason = Reason::parse("reason", "理由", &context.input.reason)?;
    let facts = issue::facts(tx, &context.app, &actor.district, open.bulletin.id, now).await?;
    let command = removing::Remove { item, reason: reason.clone() };
    let change = removing::decide(&open, &facts, actor, &command, now)?;
    let place = open.items.iter().find(|place| place.id == item).ok_or(Problem::Missing)?;
    let (item_header, item) = submission::load(tx, actor, place.submission).await?;
    let known = Surroundings::of(tx, &context.app, actor, &item, now).await?;
    let follows = deselect::decide(&item, &known.facts, actor, &deselect::Deselect { issue: id, reason }, now)?;
    // The issue first: its version says whether anybody else was at it, and taking the item out gives it another one.
    context.notified(issue::apply(tx, actor, &header, &open, &change, clock).await?);
    context.notified(write::apply(tx, actor, &item_header, &follows, clock).await?);
    answer(tx, context, id).await
}
