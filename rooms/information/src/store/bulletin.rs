//! Bulletins: what the rules want to know of them, and the one place where their changes become rows (INF-3).

use kernel::{Actor, DistrictId, Entry};
use store::{StoreError, Tx, Value, args};
use webkit::Problem;

use super::issue::bulletins;
use super::write::{ROOM, payload};
use super::{count, facts as around};
use crate::decide::issue::found_bulletin::same_title;
use crate::model::{Bulletin, BulletinChange, BulletinFacts, BulletinId, BulletinRecord};

/// What the rules want to know besides the bulletin.
pub async fn facts(tx: &mut Tx, district: &DistrictId, id: BulletinId) -> Result<BulletinFacts, Problem> {
    let sql = "
select count(case when m.state not in ('composing', 'issued') then 1 end) as signing,
  count(case when m.state = 'issued' then 1 end) as issued
from information_issue i join matter m on m.district = i.district and m.id = i.id
where i.district = $1 and i.bulletin = $2";
    let counted = tx.one(sql, args![district, Value::id(&id)]).await?;
    Ok(BulletinFacts {
        office: around::office(tx, district).await?,
        known: bulletins(tx, district).await?,
        signing: count(&counted, "signing")?,
        issued: count(&counted, "issued")?,
    })
}

/// Writes what a verb leaves behind. Whoever was faster with the same name is told in the same words as by the rule.
pub async fn apply(tx: &mut Tx, actor: &Actor, change: &BulletinChange) -> Result<(), Problem> {
    let district = &actor.district;
    let bulletin = match &change.record {
        BulletinRecord::Founded(bulletin) => {
            insert(tx, district, bulletin).await.map_err(|error| named(error, bulletin))?;
            bulletin
        }
        BulletinRecord::Changed(bulletin) => {
            update(tx, district, bulletin).await.map_err(|error| named(error, bulletin))?;
            bulletin
        }
    };
    copies(tx, district, bulletin).await?;
    let mut after = change.after.clone();
    after.push(("id", bulletin.id.to_string()));
    let payload = payload(&change.before, &after, &change.rules);
    tx.record(district, Entry::by(actor, ROOM, change.verb, None, payload, change.at)).await;
    Ok(())
}

async fn insert(tx: &mut Tx, district: &DistrictId, bulletin: &Bulletin) -> Result<(), StoreError> {
    let sql = "
insert into information_bulletin (district, id, title, direction, leader_signs, sort)
select $1, $2, $3, $4, $5, coalesce(max(sort), 0) + 1 from information_bulletin where district = $1";
    let (title, direction) = (bulletin.title.as_str(), bulletin.direction.code());
    tx.exec(sql, args![district, Value::id(&bulletin.id), title, direction, bulletin.leader_signs]).await?;
    Ok(())
}

async fn update(tx: &mut Tx, district: &DistrictId, bulletin: &Bulletin) -> Result<(), StoreError> {
    let sql = "update information_bulletin set title = $3, leader_signs = $4 where district = $1 and id = $2";
    tx.exec(sql, args![district, Value::id(&bulletin.id), bulletin.title.as_str(), bulletin.leader_signs]).await?;
    Ok(())
}

async fn copies(tx: &mut Tx, district: &DistrictId, bulletin: &Bulletin) -> Result<(), StoreError> {
    let sql = "delete from information_bulletin_copies where district = $1 and bulletin = $2";
    tx.exec(sql, args![district, Value::id(&bulletin.id)]).await?;
    let sql = "
insert into information_bulletin_copies (district, bulletin, place, receiver, copies) values ($1, $2, $3, $4, $5)";
    for (place, line) in (1_i64..).zip(&bulletin.distribution) {
        let (id, copies) = (Value::id(&bulletin.id), i64::from(line.copies));
        tx.exec(sql, args![district, id, place, line.to.as_str(), copies]).await?;
    }
    Ok(())
}

fn named(error: StoreError, bulletin: &Bulletin) -> Problem {
    if error.is_unique("information_bulletin_title") {
        same_title(bulletin.title.as_str()).into()
    } else {
        error.into()
    }
}
