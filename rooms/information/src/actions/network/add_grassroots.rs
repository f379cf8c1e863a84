//! 登记村（社区）信息员: a reporter below the unit.

use axum::extract::State;
use kernel::UnitId;
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, Context, MatterPath, Me, Problem, act};

use crate::decide::network::add_grassroots as adding;
use crate::model::{Form, Grassroots, GrassrootsId, Phrase};
use crate::store::{facts as around, network};
use crate::view::network::{UnitPage, of};

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::AddGrassroots)]
pub struct Input {
    /// The village or community.
    place: String,
    name: String,
    phone: String,
}

/// 登记村（社区）信息员
#[utoipa::path(post, path = "/api/information/network/{unit}/add_grassroots", operation_id = "information_add_grassroots",
    params(("unit" = String, Path)), request_body = Input, responses((status = 200, body = UnitPage)))]
pub async fn add_grassroots(
    State(app): State<App>,
    me: Me,
    MatterPath(unit): MatterPath<UnitId>,
    command: Command<Input>,
) -> Answer<UnitPage> {
    act(&app, &me, command, move |tx, context| Box::pin(perform(tx, context, unit))).await
}

async fn perform(tx: &mut Tx, context: &Context<Input>, unit: UnitId) -> Result<UnitPage, Problem> {
    let (actor, input) = (&context.actor, &context.input);
    network::known_unit(tx, &context.app, &actor.district, unit, context.now).await?;
    let office = around::office(tx, &actor.district).await?;
    let mut form = Form::new();
    let place = form.keep(Phrase::parse("place", "村（社区）", &input.place));
    let name = form.keep(Phrase::parse("name", "姓名", &input.name));
    let phone = form.keep(Phrase::parse("phone", "联系电话", &input.phone));
    let (Some(place), Some(name), Some(phone)) = (place, name, phone) else { return Err(form.refusals().into()) };
    let id = GrassrootsId::new(context.app.clock.fresh_uuid());
    let command = Grassroots { id, unit, place, name, phone };
    let change = adding::decide(office, actor, &command, context.now)?;
    context.notified(network::apply(tx, actor, &change, context.app.clock.as_ref()).await?);
    of(tx, context, unit).await
}
