//! 指定常设代为校核人: a small office names one cover for all its items, with its reason (INF-1).

use axum::extract::State;
use kernel::UnitId;
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, Context, MatterPath, Me, Problem, act};

use super::in_office;
use crate::actions::submission::optional_reason;
use crate::decide::network::set_standing_cover as naming;
use crate::model::{Phrase, SetStandingCover};
use crate::store::{facts as around, network};
use crate::view::network::{UnitPage, of};

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::SetStandingCover)]
pub struct Input {
    /// Who covers.
    person: String,
    /// Why this office needs a cover.
    #[serde(default)]
    reason: String,
}

/// 指定常设代为校核人
#[utoipa::path(post, path = "/api/information/network/{unit}/set_standing_cover", operation_id = "information_set_standing_cover",
    params(("unit" = String, Path)), request_body = Input, responses((status = 200, body = UnitPage)))]
pub async fn set_standing_cover(
    State(app): State<App>,
    me: Me,
    MatterPath(unit): MatterPath<UnitId>,
    command: Command<Input>,
) -> Answer<UnitPage> {
    act(&app, &me, command, move |tx, context| Box::pin(perform(tx, context, unit))).await
}

async fn perform(tx: &mut Tx, context: &Context<Input>, unit: UnitId) -> Result<UnitPage, Problem> {
    let (actor, input) = (&context.actor, &context.input);
    let (facts, policy) = network::known_unit(tx, &context.app, &actor.district, unit, context.now).await?;
    let office = around::office(tx, &actor.district).await?;
    let (person, name) = in_office(tx, context, "person", "代为校核人", &input.person).await?;
    let name = Phrase::parse("person", "代为校核人", &name)?;
    let reason = optional_reason("reason", "理由", &input.reason)?;
    let command = SetStandingCover { person, name, reason };
    let change = naming::decide(&facts, &policy, office, actor, &command, context.now)?;
    context.notified(network::apply(tx, actor, &change, context.app.clock.as_ref()).await?);
    of(tx, context, unit).await
}
