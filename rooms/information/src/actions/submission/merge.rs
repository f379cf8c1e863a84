//! 并入: an item becomes part of another unit's item on the same question.

use axum::extract::State;
use kernel::MatterId;
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, Context, MatterPath, Me, Problem, act};

use super::{change, known};
use crate::decide::section::merge;
use crate::model::{MergeTarget, Reason};
use crate::store::{read, submission};
use crate::view::submission::SubmissionView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::Merge)]
pub struct Input {
    version: i64,
    /// The item that goes on.
    into: String,
    /// The one question that they are all about.
    question: String,
}

/// 并入
#[utoipa::path(post, path = "/api/information/submissions/{id}/merge", operation_id = "information_merge",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = SubmissionView)))]
pub async fn merge(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<SubmissionView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(async move {
            let into = target(tx, context).await?;
            change(tx, context, id, context.input.version, |item, facts| {
                let question = Reason::parse("question", "合并的问题", &context.input.question);
                let question = question.map_err(|refusal| vec![refusal])?;
                merge::decide(item, facts, &context.actor, &merge::Merge { into, question }, context.now)
            })
            .await
        })
    })
    .await
}

async fn target(tx: &mut Tx, context: &Context<Input>) -> Result<MergeTarget, Problem> {
    let id: MatterId = known("into", "信息", &context.input.into)?;
    let (_, item) = submission::load(tx, &context.actor, id).await?;
    let mut units = read::merged_units(tx, &context.actor.district, id).await?;
    units.push(item.unit);
    Ok(MergeTarget { id, title: item.text.title.to_string(), state: item.state, units })
}
