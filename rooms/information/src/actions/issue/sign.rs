//! 审签: the step that waits is signed; with the last one the issue is numbered, leaves, and its items are adopted.

use axum::extract::State;
use kernel::matter::Addressee;
use kernel::{DistrictId, MatterId};
use serde::Deserialize;
use store::{Tx, args};
use utoipa::ToSchema;
use webkit::matters::Stored;
use webkit::{Answer, App, Command, Context, MatterPath, Me, Problem, act};

use super::answer;
use crate::decide::issue::{adopt, sign};
use crate::decide::outcome::follow;
use crate::model::{Issue, IssueChange, IssueFacts, IssueNumber, IssueRecord, Notice, OutcomeId};
use crate::store::{issue, outcome, submission, write};
use crate::view::issue::IssueView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::SignIssue)]
pub struct Input {
    version: i64,
}

/// 审签
#[utoipa::path(post, path = "/api/information/issues/{id}/sign", operation_id = "information_sign_issue",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = IssueView)))]
pub async fn sign_issue(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<IssueView> {
    act(&app, &me, command, move |tx, context| Box::pin(perform(tx, context, id))).await
}

async fn perform(tx: &mut Tx, context: &Context<Input>, id: MatterId) -> Result<IssueView, Problem> {
    let actor = &context.actor;
    let (header, open) = issue::load(tx, actor, id).await?;
    if header.version != context.input.version {
        return Err(issue::stale(tx, &actor.district, id).await?);
    }
    let facts = issue::facts(tx, &context.app, &actor.district, open.bulletin.id, context.now).await?;
    let change = numbered(tx, context, &open, facts.clone()).await?;
    let told = issue::apply(tx, actor, &header, &open, &change, context.app.clock.as_ref()).await?;
    context.notified(told);
    if let IssueRecord::Issued { number, .. } = &change.record {
        for item in &open.items {
            adopted(tx, context, item.submission, &open, *number, &facts).await?;
        }
    }
    answer(tx, context, id).await
}

/// Decides, and where this step turns out to be the last takes the number, which this write then holds until its end: another
/// issue that leaves in the same moment waits for it, and a write that fails gives it back.
async fn numbered(
    tx: &mut Tx,
    context: &Context<Input>,
    open: &Issue,
    mut facts: IssueFacts,
) -> Result<IssueChange, Problem> {
    let (actor, now) = (&context.actor, context.now);
    let change = sign::decide(open, &facts, actor, now)?;
    match change.record {
        IssueRecord::Issued { .. } => {}
        IssueRecord::Opened
        | IssueRecord::Added(_)
        | IssueRecord::Placed { .. }
        | IssueRecord::Removed { .. }
        | IssueRecord::Distributed(_)
        | IssueRecord::Submitted
        | IssueRecord::Signed(_)
        | IssueRecord::Returned { .. } => return Ok(change),
    }
    let taken = tx.next_number(&actor.district, &issue::series(open.bulletin.id, now)).await?;
    facts.last_number = u32::try_from(taken - 1).map_err(|error| Problem::Broken(error.into()))?;
    Ok(sign::decide(open, &facts, actor, now)?)
}

/// What the leaving of the issue means for one item, and for those that were merged into it.
async fn adopted(
    tx: &mut Tx,
    context: &Context<Input>,
    id: MatterId,
    open: &Issue,
    number: IssueNumber,
    facts: &IssueFacts,
) -> Result<(), Problem> {
    let (actor, clock, now) = (&context.actor, context.app.clock.as_ref(), context.now);
    let header = header(tx, &actor.district, id).await?;
    let item = submission::by_header(tx, &actor.district, &header).await?;
    let change = adopt::follow(&item, open, number, facts.office, now);
    context.notified(write::apply(tx, actor, &header, &change, clock).await?);
    let on_record = outcome::of_item(tx, &actor.district, id).await?;
    if let Some(entered) = follow::follow(&on_record, open, number, OutcomeId::new(clock.fresh_uuid()), now) {
        context.notified(outcome::apply(tx, actor, &on_record, &entered, clock).await?);
    }
    let sql = "
select g.submission, m.title, s.drafter from information_merge g
join matter m on m.district = g.district and m.id = g.submission
join information_submission s on s.district = g.district and s.id = g.submission
where g.district = $1 and g.into_submission = $2 order by g.submission";
    for row in &tx.all(sql, args![&actor.district, id]).await? {
        let merged: MatterId = row.id("submission")?;
        let (own, into) = (row.text("title")?, &item.text.title);
        let out = issue::number_text(&open.bulletin, number);
        let text = format!("“{own}”并入“{into}”，已被{out}采用。");
        let notice = Notice { to: Addressee::Person(row.id("drafter")?), text };
        let href = format!("/information/submissions/{merged}");
        context.notified(write::tell(tx, &actor.district, Some(merged), &[notice], &href, clock, now).await?);
    }
    Ok(())
}

/// The header of an item of the issue. A leader who signs the issue need not be able to see the item's own page.
async fn header(tx: &mut Tx, district: &DistrictId, id: MatterId) -> Result<Stored, Problem> {
    let sql = "select * from matter where district = $1 and id = $2";
    Ok(Stored::from_row(&tx.one(sql, args![district, id]).await?)?)
}
