//! 设立刊物: the chief or the director sets up a bulletin; without one no issue can be opened.

use axum::extract::State;
use kernel::Refusal;
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, Context, Me, Problem, act};

use super::bulletins::{BulletinView, answer};
use super::distribute::lines;
use crate::decide::issue::found_bulletin::{self as founding, FoundBulletin};
use crate::model::{Bulletin, BulletinId, Direction, Form, Phrase};
use crate::store::bulletin;
use crate::view::issue::CopiesView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::FoundBulletin)]
pub struct Input {
    title: String,
    /// `district` or `upward`
    direction: String,
    /// A leader signs each issue.
    leader_signs: bool,
    /// The usual distribution.
    distribution: Vec<CopiesView>,
}

/// 设立刊物
#[utoipa::path(post, path = "/api/information/bulletins", operation_id = "information_found_bulletin",
    request_body = Input, responses((status = 200, body = BulletinView)))]
pub async fn found_bulletin(State(app): State<App>, me: Me, command: Command<Input>) -> Answer<BulletinView> {
    act(&app, &me, command, |tx, context| Box::pin(perform(tx, context))).await
}

async fn perform(tx: &mut Tx, context: &Context<Input>) -> Result<BulletinView, Problem> {
    let (input, actor) = (&context.input, &context.actor);
    let id = BulletinId::new(context.app.clock.fresh_uuid());
    let mut form = Form::new();
    let title = form.keep(Phrase::parse("title", "刊名", &input.title));
    let direction = form.keep(Direction::from_code(&input.direction).ok_or_else(no_direction));
    let lines = lines(&input.distribution);
    let (Some(title), Some(direction), Ok(distribution)) = (title, direction, &lines) else {
        return Err(form.refusals().into_iter().chain(lines.err().unwrap_or_default()).collect::<Vec<_>>().into());
    };
    let distribution = distribution.clone();
    let new = Bulletin { id, title, direction, leader_signs: input.leader_signs, distribution };
    let facts = bulletin::facts(tx, &actor.district, id).await?;
    let change = founding::decide(&facts, actor, &FoundBulletin { bulletin: new }, context.now)?;
    bulletin::apply(tx, actor, &change).await?;
    answer(tx, context, id).await
}

fn no_direction() -> Refusal {
    Refusal::invalid("information.issue.direction", "没有选去向")
        .basis("本系统填写要求")
        .hint("请选“区内印发”或“上报”")
        .field("direction")
}
