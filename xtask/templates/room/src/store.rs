//! The room's table: named queries, and the one place where a change becomes rows.

use kernel::matter::{Header, SecurityMark};
use kernel::{Actor, Entry, MatterId};
use store::{StoreError, Tx, args};
use webkit::matters::{self, Audience};

use crate::model::{Change, KIND, ROOM};

/// Writes a new item: header, record and journal in one write.
pub async fn open(tx: &mut Tx, actor: &Actor, id: MatterId, text: &str, change: &Change) -> Result<(), StoreError> {
    let district = &actor.district;
    let header = Header {
        district: district.clone(),
        id,
        room: ROOM,
        kind: KIND,
        title: change.title.clone(),
        unit: actor.unit(),
        state: change.state.code().to_owned(),
        holder: change.holder.clone(),
        since: change.at,
        due_at: None,
        security_mark: SecurityMark::None,
        version: 1,
    };
    matters::open(tx, &header, &[Audience::Unit(actor.unit())], actor.person, change.at).await?;
    let sql = "insert into @name@_item (district, id, text) values ($1, $2, $3)";
    tx.exec(sql, args![district, id, text]).await?;
    let payload = serde_json::json!({ "state": change.state.code(), "title": change.title }).to_string();
    tx.record(district, Entry::by(actor, ROOM, change.verb.code(), Some(id), payload, change.at)).await;
    Ok(())
}
