//! 修改刊物: its name, who signs it, who usually receives it.

use axum::extract::State;
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, Context, MatterPath, Me, Problem, act};

use super::bulletins::{BulletinView, answer};
use super::distribute::lines;
use crate::decide::issue::change_bulletin::{self as changing, ChangeBulletin};
use crate::model::{BulletinId, Phrase};
use crate::store::{bulletin, issue};
use crate::view::issue::CopiesView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::ChangeBulletin)]
pub struct Input {
    title: String,
    /// A leader signs each issue.
    leader_signs: bool,
    /// The usual distribution.
    distribution: Vec<CopiesView>,
}

/// 修改刊物
#[utoipa::path(post, path = "/api/information/bulletins/{id}", operation_id = "information_change_bulletin",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = BulletinView)))]
pub async fn change_bulletin(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath<BulletinId>,
    command: Command<Input>,
) -> Answer<BulletinView> {
    act(&app, &me, command, move |tx, context| Box::pin(perform(tx, context, id))).await
}

async fn perform(tx: &mut Tx, context: &Context<Input>, id: BulletinId) -> Result<BulletinView, Problem> {
    let (input, actor) = (&context.input, &context.actor);
    let present = issue::bulletin(tx, &actor.district, id).await?.ok_or(Problem::Missing)?;
    let (title, lines) = (Phrase::parse("title", "刊名", &input.title), lines(&input.distribution));
    let (Ok(title), Ok(distribution)) = (&title, &lines) else {
        return Err(title.err().into_iter().chain(lines.err().unwrap_or_default()).collect::<Vec<_>>().into());
    };
    let command =
        ChangeBulletin { title: title.clone(), leader_signs: input.leader_signs, distribution: distribution.clone() };
    let facts = bulletin::facts(tx, &actor.district, id).await?;
    let change = changing::decide(&present, &facts, actor, &command, context.now)?;
    bulletin::apply(tx, actor, &change).await?;
    answer(tx, context, id).await
}
