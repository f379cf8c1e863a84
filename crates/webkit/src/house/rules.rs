//! 规则手册: every rule of every room, printed from the rules themselves.

use axum::Json;
use axum::extract::State;
use kernel::RuleCard;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::problem::Answer;
use crate::room::Room;

/// Where a rule comes from.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::BasisView)]
pub struct BasisView {
    document: String,
    clause: String,
    date: String,
    /// 条例、国标、标准、政策、实务 or 本单位.
    level: String,
}

/// An example.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::ExampleView)]
pub struct ExampleView {
    given: String,
    then: String,
}

/// A rule.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::RuleView)]
pub struct RuleView {
    id: String,
    title: String,
    /// The room's name.
    room: String,
    /// The room's title.
    room_title: String,
    requirements: Vec<String>,
    basis: BasisView,
    /// In force since, `2022-01-01`.
    effective: String,
    text: String,
    why: String,
    examples: Vec<ExampleView>,
    /// 实测 How often it speaks over documents of our own; null for rules that are not measured.
    measured: Option<String>,
}

/// Every rule of the house.
#[utoipa::path(get, path = "/api/rules", operation_id = "house_rules", responses((status = 200, body = [RuleView])))]
pub async fn rules(State(app): State<App>) -> Answer<Vec<RuleView>> {
    let views = app.rooms.iter().flat_map(|room| {
        let cards = (room.rules)();
        cards.into_iter().map(|card| view(room, &card))
    });
    Ok(Json(views.collect()))
}

fn view(room: &Room, card: &RuleCard) -> RuleView {
    let examples = card.examples.iter();
    RuleView {
        id: card.id.to_owned(),
        title: card.title.to_owned(),
        room: room.name.to_owned(),
        room_title: room.title.to_owned(),
        requirements: card.requirements.iter().map(|id| (*id).to_owned()).collect(),
        basis: BasisView {
            document: card.basis.document.to_owned(),
            clause: card.basis.clause.to_owned(),
            date: card.basis.date.to_owned(),
            level: card.basis.level.name().to_owned(),
        },
        effective: card.effective.to_string(),
        text: card.text.to_owned(),
        why: card.why.to_owned(),
        examples: examples
            .map(|example| ExampleView { given: example.given.to_owned(), then: example.then.to_owned() })
            .collect(),
        measured: (room.measured)(card.id),
    }
}
