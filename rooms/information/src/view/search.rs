//! What is to be found of the room's matters beside their headers: never more than their pages show to the same people (GEN-2, INF-11).

use std::collections::BTreeMap;

use futures::future::BoxFuture;
use kernel::{DistrictId, MatterId, PersonId, Role, UnitId};
use store::{Row, Sql, StoreError, Tx, args};
use webkit::Problem;
use webkit::matters::Audience;
use webkit::search::{Text, WALL};

use super::issue::ITEMS;
use crate::store::facts::office;

/// The texts of those of these matters that have any.
pub fn texts<'c>(
    tx: &'c mut Tx,
    district: &'c DistrictId,
    matters: &'c [MatterId],
) -> BoxFuture<'c, Result<Vec<Text>, Problem>> {
    Box::pin(async move {
        let mut texts = submissions(tx, district, matters).await?;
        texts.extend(calls(tx, district, matters).await?);
        texts.extend(issues(tx, district, matters).await?);
        texts.extend(circulars(tx, district, matters).await?);
        Ok(texts)
    })
}

const SUBMISSIONS: &str = "
select s.id, s.drafter, s.taken_by, t.title, t.body, e.title as edition_title, e.body as edition_body
from information_submission s
join information_text t on t.district = s.district and t.id = s.text_id
left join information_text e on e.district = s.district and e.id = s.edition_id
where s.district = $1 and s.id in ";
const REFERRALS: &str = "
select submission, question, solution from information_referral where district = $1 and submission in ";

/// The unit's text and the edition, and what was asked of departments: whoever sees the item sees them all.
async fn submissions(tx: &mut Tx, district: &DistrictId, ids: &[MatterId]) -> Result<Vec<Text>, StoreError> {
    let rows = tx.all_built(Sql::with(SUBMISSIONS, args![district]).list(ids)).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut referred: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in
        tx.all_built(Sql::with(REFERRALS, args![district]).list(ids).push(" order by submission, at, id")).await?
    {
        let parts = [Some(row.text("question")?), row.opt_text("solution")?];
        referred.entry(row.text("submission")?).or_default().extend(parts.into_iter().flatten());
    }
    let text = |row: &Row| {
        let edition = row.opt_text("edition_body")?;
        // The header's title is that of the edition where there is one.
        let own_title = if edition.is_some() { Some(row.text("title")?) } else { None };
        let parts = [edition, own_title, Some(row.text("body")?), row.opt_text("edition_title")?];
        let referred = referred.remove(&row.text("id")?).unwrap_or_default();
        let persons = [row.opt_id("drafter")?, row.opt_id("taken_by")?];
        open(row, joined(parts.into_iter().flatten().chain(referred)), persons.into_iter().flatten().collect())
    };
    rows.iter().map(text).collect()
}

/// What a call asks for. How single units answered is for the section and for themselves.
async fn calls(tx: &mut Tx, district: &DistrictId, ids: &[MatterId]) -> Result<Vec<Text>, StoreError> {
    let sql = "select id, requirements, person from information_call where district = $1 and id in ";
    let rows = tx.all_built(Sql::with(sql, args![district]).list(ids)).await?;
    rows.iter().map(|row| open(row, row.text("requirements")?, vec![row.id("person")?])).collect()
}

const ISSUES: &str = "
select i.id, i.composer, i.issued_at, b.title from information_issue i
join information_bulletin b on b.district = i.district and b.id = i.bulletin
where i.district = $1 and i.issued_at is not null and i.id in ";

/// What an issue that is out has printed: its units read it there, also where they do not see the items.
async fn issues(tx: &mut Tx, district: &DistrictId, ids: &[MatterId]) -> Result<Vec<Text>, StoreError> {
    let rows = tx.all_built(Sql::with(ISSUES, args![district]).list(ids)).await?;
    let mut texts = Vec::with_capacity(rows.len());
    for row in &rows {
        let (id, issued_at): (MatterId, _) = (row.id("id")?, row.time("issued_at")?);
        let mut parts = vec![row.text("title")?];
        for item in &tx.all(ITEMS, args![district, id, issued_at]).await? {
            parts.extend([item.text("title")?, item.text("body")?]);
        }
        texts.push(open(row, joined(parts), vec![row.id("composer")?])?);
    }
    Ok(texts)
}

/// The words of a circular are for the section, the leaders and whoever receives it; a unit that is only heard sees its own line.
async fn circulars(tx: &mut Tx, district: &DistrictId, ids: &[MatterId]) -> Result<Vec<Text>, StoreError> {
    let sql = "select id, composer, body from information_circular where district = $1 and id in ";
    let rows = tx.all_built(Sql::with(sql, args![district]).list(ids)).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let office = office(tx, district).await?;
    let whole = [
        Audience::Seat(office, Role::Editor),
        Audience::Seat(office, Role::SectionChief),
        Audience::Seat(office, Role::Director),
        Audience::Role(Role::Leader),
        Audience::Role(Role::Secretary),
    ];
    let sql = "
select circular, unit from information_circular_receiver where district = $1 and part = 'reader' and circular in ";
    let mut readers: BTreeMap<String, Vec<Audience>> = BTreeMap::new();
    for row in tx.all_built(Sql::with(sql, args![district]).list(ids)).await? {
        let unit: UnitId = row.id("unit")?;
        readers.entry(row.text("circular")?).or_default().push(Audience::Unit(unit));
    }
    let text = |row: &Row| {
        let received = readers.remove(&row.text("id")?).unwrap_or_default();
        let text = open(row, row.text("body")?, vec![row.id("composer")?])?;
        Ok(Text { readers: Some(whole.into_iter().chain(received).collect()), ..text })
    };
    rows.iter().map(text).collect()
}

/// A text that whoever sees the matter may read.
fn open(row: &Row, body: String, persons: Vec<PersonId>) -> Result<Text, StoreError> {
    Ok(Text { matter: row.id("id")?, body, persons, readers: None })
}

fn joined(parts: impl IntoIterator<Item = String>) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(&WALL.to_string())
}
