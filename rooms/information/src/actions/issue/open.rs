//! 组期: an editor opens an issue of a bulletin.

use axum::extract::State;
use kernel::{MatterId, Refusal};
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, Context, Me, Problem, act};

use super::answer;
use crate::actions::submission::known;
use crate::decide::issue::open;
use crate::model::{BulletinId, Title};
use crate::store::issue;
use crate::view::issue::IssueView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::OpenIssue)]
pub struct Input {
    /// The bulletin.
    bulletin: String,
    /// The heading of the issue.
    title: String,
}

/// 组期
#[utoipa::path(post, path = "/api/information/issues", operation_id = "information_open_issue", request_body = Input,
    responses((status = 200, body = IssueView)))]
pub async fn open_issue(State(app): State<App>, me: Me, command: Command<Input>) -> Answer<IssueView> {
    act(&app, &me, command, |tx, context| Box::pin(perform(tx, context))).await
}

async fn perform(tx: &mut Tx, context: &Context<Input>) -> Result<IssueView, Problem> {
    let (actor, clock) = (&context.actor, context.app.clock.as_ref());
    let chosen: BulletinId = known("bulletin", "刊物", &context.input.bulletin)?;
    let bulletin = issue::bulletin(tx, &actor.district, chosen).await?.ok_or_else(unknown)?;
    let title = Title::parse(&context.input.title)?;
    let facts = issue::facts(tx, &context.app, &actor.district, bulletin.id, context.now).await?;
    let command = open::Open { id: MatterId::new(clock.fresh_uuid()), bulletin, title };
    let (new, change) = open::decide(&facts, actor, &command, context.now)?;
    let told = issue::open(tx, actor, &new, facts.office, &change, clock).await?;
    context.notified(told);
    answer(tx, context, new.id).await
}

fn unknown() -> Refusal {
    Refusal::invalid("information.issue.unknown_bulletin", "没有找到所选的刊物")
        .basis("本系统填写要求")
        .hint("请刷新页面后重新选择刊物")
        .field("bulletin")
}
