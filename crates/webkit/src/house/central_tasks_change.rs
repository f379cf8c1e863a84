//! 修改中心工作: its title and its lead unit. Year and code stay, because work hangs on them (GEN-6).

use axum::extract::State;
use kernel::{CentralTaskId, Entry, Refusal};
use serde::Deserialize;
use store::{Tx, args};
use utoipa::ToSchema;

use super::central_tasks::{CentralTask, lead_unit, one, title};
use crate::act::{Command, Context, MatterPath, Me, act};
use crate::app::App;
use crate::problem::{Answer, Problem};

/// What the page sends.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = house::ChangeCentralTask)]
pub struct Input {
    title: String,
    /// The lead unit's id; left out or empty for none.
    #[serde(default)]
    lead_unit: Option<String>,
}

/// 修改中心工作
#[utoipa::path(post, path = "/api/central-tasks/{id}", operation_id = "house_change_central_task",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = CentralTask)))]
pub async fn change(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath<CentralTaskId>,
    command: Command<Input>,
) -> Answer<CentralTask> {
    act(&app, &me, command, move |tx, context| Box::pin(perform(tx, context, id))).await
}

async fn perform(tx: &mut Tx, context: &Context<Input>, id: CentralTaskId) -> Result<CentralTask, Problem> {
    let (input, district) = (&context.input, &context.actor.district);
    let before = one(tx, district, id).await?;
    let title = title(&input.title);
    let lead = lead_unit(tx, district, input.lead_unit.as_deref()).await?;
    let (Ok(title), Ok(lead)) = (&title, &lead) else {
        return Err([title.err(), lead.err()].into_iter().flatten().collect::<Vec<Refusal>>().into());
    };
    let sql = "update central_task set title = $3, lead_unit = $4 where district = $1 and id = $2";
    tx.exec(sql, args![district, id, title, lead.map(|unit| unit.to_string())]).await?;
    let now = one(tx, district, id).await?;
    if now == before {
        return Err(nothing_new().into());
    }
    let words = |task: &CentralTask| serde_json::json!({ "title": task.title, "lead_unit": task.lead_unit });
    let mut after = words(&now);
    after["id"] = now.id.clone().into();
    let payload = serde_json::json!({ "before": words(&before), "after": after, "rules": [] }).to_string();
    tx.record(district, Entry::by(&context.actor, "house", "change_central_task", None, payload, context.now)).await;
    Ok(now)
}

fn nothing_new() -> Refusal {
    Refusal::conflict("house.central_task.nothing_new", "没有改动任何一项")
        .basis("每次修改都记入流水，没有改动不记")
        .hint("请改好再保存，或点“取消”")
}
