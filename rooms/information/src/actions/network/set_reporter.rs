//! 指定信息员: a unit names who reports, and who stands in.

use axum::extract::State;
use kernel::UnitId;
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, Context, MatterPath, Me, Problem, act};

use super::in_office;
use crate::decide::network::set_reporter as naming;
use crate::model::{Phrase, SetReporter};
use crate::store::{facts as around, network};
use crate::view::network::{UnitPage, of};

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::SetReporter)]
pub struct Input {
    /// Who reports from now on.
    reporter: String,
    /// Who stands in (B角), if anybody.
    #[serde(default)]
    stand_in: Option<String>,
    /// The reporter's telephone.
    phone: String,
}

/// 指定信息员
#[utoipa::path(post, path = "/api/information/network/{unit}/set_reporter", operation_id = "information_set_reporter",
    params(("unit" = String, Path)), request_body = Input, responses((status = 200, body = UnitPage)))]
pub async fn set_reporter(
    State(app): State<App>,
    me: Me,
    MatterPath(unit): MatterPath<UnitId>,
    command: Command<Input>,
) -> Answer<UnitPage> {
    act(&app, &me, command, move |tx, context| Box::pin(perform(tx, context, unit))).await
}

async fn perform(tx: &mut Tx, context: &Context<Input>, unit: UnitId) -> Result<UnitPage, Problem> {
    let (actor, input) = (&context.actor, &context.input);
    let (facts, _) = network::known_unit(tx, &context.app, &actor.district, unit, context.now).await?;
    let office = around::office(tx, &actor.district).await?;
    let (reporter, _) = in_office(tx, context, "reporter", "信息员", &input.reporter).await?;
    let stand_in = match input.stand_in.as_deref().filter(|id| !id.is_empty()) {
        Some(id) => Some(in_office(tx, context, "stand_in", "B角", id).await?.0),
        None => None,
    };
    let phone = Phrase::parse("phone", "联系电话", &input.phone)?;
    let command = SetReporter { reporter, stand_in, phone };
    let change = naming::decide(&facts, office, actor, &command, context.now)?;
    context.notified(network::apply(tx, actor, &change, context.app.clock.as_ref()).await?);
    of(tx, context, unit).await
}
