//! From headers, audiences and the rooms' texts to what the search takes in.

use std::collections::BTreeMap;

use kernel::clock::office_day;
use kernel::{DistrictId, MatterId};
use store::{Row, Sql, StoreError, Tx, args};

use super::{Document, Text};
use crate::matters::Audience;
use crate::problem::Problem;
use crate::room::Room;

/// The documents of these matters as they stand in this snapshot, each with the last entry of the journal about it.
pub async fn documents(
    tx: &mut Tx,
    rooms: &[Room],
    district: &DistrictId,
    matters: &BTreeMap<MatterId, i64>,
) -> Result<Vec<Document>, Problem> {
    if matters.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<MatterId> = matters.keys().copied().collect();
    let mut audiences = audiences(tx, district, &ids).await?;
    let sql = "
select m.id, m.room, m.kind, m.title, m.number, m.unit, m.state, m.since, m.opened_at, m.opened_by
from matter m where m.district = $1 and m.id in ";
    let headers = tx.all_built(Sql::with(sql, args![district]).list(ids.iter().copied())).await?;
    let mut by_room: BTreeMap<String, Vec<MatterId>> = BTreeMap::new();
    for header in &headers {
        by_room.entry(header.text("room")?).or_default().push(header.id("id")?);
    }
    let mut texts: BTreeMap<MatterId, Text> = BTreeMap::new();
    for (name, ids) in &by_room {
        let Some(find) = rooms.iter().find(|room| room.name == name).and_then(|room| room.search) else { continue };
        texts.extend(find(tx, district, ids).await?.into_iter().map(|text| (text.matter, text)));
    }
    let mut documents = Vec::with_capacity(headers.len());
    for header in &headers {
        let id: MatterId = header.id("id")?;
        let seen_by = audiences.remove(&id).unwrap_or_default();
        let seq = matters.get(&id).copied().unwrap_or_default();
        documents.push(document(header, texts.remove(&id), seen_by, seq)?);
    }
    Ok(documents)
}

/// Who may see these matters, as codes.
pub(crate) async fn audiences(
    tx: &mut Tx,
    district: &DistrictId,
    ids: &[MatterId],
) -> Result<BTreeMap<MatterId, Vec<String>>, StoreError> {
    let sql = "select matter, audience from matter_audience where district = $1 and matter in ";
    let rows = tx.all_built(Sql::with(sql, args![district]).list(ids.iter().copied())).await?;
    let mut audiences: BTreeMap<MatterId, Vec<String>> = BTreeMap::new();
    for row in &rows {
        audiences.entry(row.id("matter")?).or_default().push(row.text("audience")?);
    }
    Ok(audiences)
}

fn document(header: &Row, text: Option<Text>, audiences: Vec<String>, seq: i64) -> Result<Document, StoreError> {
    let matter = header.id("id")?;
    let number = header.text("number")?;
    let text = text.unwrap_or(Text { matter, body: String::new(), persons: Vec::new(), readers: None });
    let mut persons = text.persons;
    // Opened by nobody is opened by the system.
    if !header.text("opened_by")?.is_empty() {
        persons.push(header.id("opened_by")?);
    }
    persons.sort_unstable();
    persons.dedup();
    Ok(Document {
        matter,
        room: header.text("room")?,
        kind: header.text("kind")?,
        unit: header.text("unit")?,
        state: header.text("state")?,
        persons,
        day: office_day(header.time("opened_at")?),
        since: header.time("since")?.as_second(),
        title: header.text("title")?,
        numbers: if number.is_empty() { Vec::new() } else { vec![number] },
        body: text.body,
        audiences,
        readers: text.readers.map(|readers| readers.into_iter().map(Audience::code).collect()),
        seq,
    })
}
