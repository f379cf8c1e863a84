//! 填主送抄送: who receives the circular besides the units that it names.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::{On, change};
use crate::actions::submission::known;
use crate::decide::circular::address::{self as addressing, Address};
use crate::model::{Phrase, Receiver};
use crate::view::circular::{CircularView, ReceiverView};
use kernel::Refusal;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::AddressCircular)]
pub struct Input {
    version: i64,
    /// 主送, besides the named units.
    main_to: Vec<ReceiverView>,
    /// 抄送
    copies_to: Vec<ReceiverView>,
}

/// 填主送抄送
#[utoipa::path(post, path = "/api/information/circulars/{id}/address", operation_id = "information_address_circular",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = CircularView)))]
pub async fn address(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<CircularView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, On::Version(context.input.version), |circular, facts| {
            let (main_to, copies_to) = (read(&context.input.main_to)?, read(&context.input.copies_to)?);
            addressing::decide(circular, facts, &context.actor, &Address { main_to, copies_to }, context.now)
        }))
    })
    .await
}

fn read(list: &[ReceiverView]) -> Result<Vec<Receiver>, Vec<Refusal>> {
    list.iter().map(receiver).collect()
}

fn receiver(given: &ReceiverView) -> Result<Receiver, Vec<Refusal>> {
    let name = Phrase::parse("main_to", "接收单位", &given.name).map_err(|refusal| vec![refusal])?;
    let unit = given.unit.as_deref().filter(|unit| !unit.is_empty());
    Ok(Receiver { unit: unit.map(|unit| known("main_to", "接收单位", unit)).transpose()?, name })
}
