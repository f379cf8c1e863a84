//! 公文 The room of official documents (DOC-4): pages while somebody writes, files, import, templates, fonts.
//!
//! A newcomer reads the room card `README.md`, then [`model`] (the words), [`rules`] (what must hold) and [`decide`] (what comes of a
//! text). These are pure. [`actions`] know the web. The room keeps nothing yet: [`store`](mod@store) and the tables come with the
//! handling of documents.

pub mod actions;
pub mod decide;
pub mod model;
pub mod rules;
pub mod store;
pub mod view;

use kernel::RuleCard;
use webkit::Room;

/// 公文
pub const ROOM: Room = Room {
    routes: actions::routes,
    rules: cards,
    grants: actions::GRANTS,
    params: model::policy::PARAMS,
    measured: checkup::measured,
    ..Room::bare(model::ROOM, "公文")
};

/// The room's own rules, and those of the check-up that are about documents alone; what holds for items too stands with them.
fn cards() -> Vec<RuleCard> {
    let of_items = checkup::rules();
    let alone =
        checkup::document::document_cards().iter().filter(|card| !of_items.iter().any(|known| known.id == card.id));
    rules::CARDS.iter().chain(alone).copied().collect()
}
