//! Circulars: from rows to the circular that the rules look at, and the lists of them (INF-6, INF-11).

use std::collections::BTreeMap;

use jiff::Timestamp;
use kernel::clock::office_day;
use kernel::{Actor, DistrictId, MatterId, PersonId, UnitId};
use store::{Row, Sql, StoreError, Tx, args};
use webkit::Problem;
use webkit::matters::{self, Stored, audiences};
use webkit::paging::{EXACT, PAGE, PageQuery, Total};

use super::circular_text::{faults_of, figures, grounds, order};
use super::{code, count, opt_code, typed};
use crate::model::{
    Body, Circular, CircularKind, CircularLine, CircularName, CircularNumber, CircularState, FaultId, HearingLimit,
    NameHearing, Objection, ObjectionAnswer, Phrase, Reason, Receiver, Removal, RemovedBy, SignOff, SignStep, Subject,
    Verdict,
};

/// The header's kind of a circular.
pub const KIND: &str = "circular";

/// The circular with its header, if there is one that the actor may see; else [`Problem::Missing`].
pub async fn load(tx: &mut Tx, actor: &Actor, id: MatterId) -> Result<(Stored, Circular), Problem> {
    let header = matters::load(tx, actor, KIND, id).await?;
    let district = &actor.district;
    let row = tx.one("select * from information_circular where district = $1 and id = $2", args![district, id]).await?;
    let subject = match code(&row, "kind", CircularKind::from_code)? {
        CircularKind::Criticism => {
            Subject::Criticism { reading: row.text("reading")?, names: names(tx, district, id).await? }
        }
        CircularKind::Regular => Subject::Regular { lines: lines(tx, district, id).await? },
    };
    let circular = Circular {
        id,
        span: typed("span", row.text("span")?.parse())?,
        policy: row.text("policy")?,
        computed_on: typed("computed_on", row.text("computed_on")?.parse())?,
        composer: row.id("composer")?,
        writers: hands(tx, district, id, "wrote").await?,
        hearers: hands(tx, district, id, "heard").await?,
        body: typed("body", Body::parse(&row.text("body")?))?,
        main_to: receivers(tx, district, id, "main").await?,
        copies_to: receivers(tx, district, id, "copy").await?,
        state: state(&header.state, &row)?,
        subject,
        sign_offs: sign_offs(tx, district, id).await?,
    };
    Ok((header, circular))
}

fn state(code: &str, row: &Row) -> Result<CircularState, StoreError> {
    match code {
        "drafting" => Ok(CircularState::Drafting),
        "hearing" => Ok(CircularState::Hearing { due: row.time("hearing_due")? }),
        "at_director" => Ok(CircularState::AtDirector),
        "at_leader" => Ok(CircularState::AtLeader),
        "issued" => Ok(CircularState::Issued(CircularNumber {
            year: typed("year", i16::try_from(row.int("year")?))?,
            number: count(row, "number")?,
            text: row.text("number_text")?,
        })),
        "dropped" => Ok(CircularState::Dropped),
        other => Err(StoreError::Column { column: "state".to_owned(), reason: format!("不认识的代码 {other}") }),
    }
}

async fn names(tx: &mut Tx, district: &DistrictId, id: MatterId) -> Result<Vec<CircularName>, Problem> {
    let sql = "select * from information_circular_name where district = $1 and circular = $2 order by place, unit";
    let rows = tx.all(sql, args![district, id]).await?;
    let mut names: Vec<CircularName> = rows.iter().map(name).collect::<Result<_, _>>()?;
    let sql = "
select unit, person from information_circular_reviewer where district = $1 and circular = $2 order by at, person";
    for row in &tx.all(sql, args![district, id]).await? {
        let unit: UnitId = row.id("unit")?;
        if let Some(name) = names.iter_mut().find(|name| name.unit == unit) {
            name.reviewers.push(row.id("person")?);
        }
    }
    entered(tx, district, &mut names).await?;
    Ok(names)
}

/// Whoever put on record a fault that a ground rests on: they do not answer an objection against it.
async fn entered(tx: &mut Tx, district: &DistrictId, names: &mut [CircularName]) -> Result<(), StoreError> {
    let faults = faults_of(names.iter().map(|name| (name.unit, name.grounds.as_slice())));
    let sql = Sql::with("select id, person from information_fault where district = $1 and id in ", args![district])
        .list(faults.iter().map(|(_, fault)| fault.to_string()))
        .push(" order by id");
    for row in &tx.all_built(sql).await? {
        let (fault, person): (FaultId, PersonId) = (row.id("id")?, row.id("person")?);
        for (unit, _) in faults.iter().filter(|(_, known)| *known == fault) {
            let name = names.iter_mut().find(|name| name.unit == *unit);
            if let Some(name) = name.filter(|name| !name.entered_by.contains(&person)) {
                name.entered_by.push(person);
            }
        }
    }
    Ok(())
}

fn name(row: &Row) -> Result<CircularName, StoreError> {
    Ok(CircularName {
        unit: row.id("unit")?,
        name: row.text("unit_name")?,
        grounds: grounds(&row.text("grounds")?)?,
        removal: removal(row)?,
        hearing: hearing(row)?,
        reviewers: Vec::new(),
        entered_by: Vec::new(),
        ordered: order(&row.text("ordered")?)?,
    })
}

fn removal(row: &Row) -> Result<Option<Removal>, StoreError> {
    let Some(by) = opt_code(row, "removed_by", RemovedBy::from_code)? else { return Ok(None) };
    let reason = reason(row, "removed_reason")?;
    Ok(Some(Removal { by, person: row.id("removed_person")?, reason, at: row.time("removed_at")? }))
}

fn hearing(row: &Row) -> Result<NameHearing, StoreError> {
    let Some(from) = row.opt_time("asked_at")? else { return Ok(NameHearing::Unheard) };
    let limit = HearingLimit { from, due: row.time("due_at")?, why: row.text("due_why")? };
    let Some(at) = row.opt_time("answered_at")? else { return Ok(NameHearing::Asked(limit)) };
    let person = row.id("answered_by")?;
    if row.text("objection")?.is_empty() {
        return Ok(NameHearing::Acknowledged { limit, person, at });
    }
    let words = reason(row, "objection")?;
    let answer = match opt_code(row, "verdict", Verdict::from_code)? {
        None => None,
        Some(verdict) => {
            let words = reason(row, "verdict_words")?;
            Some(ObjectionAnswer { verdict, words, person: row.id("verdict_by")?, at: row.time("verdict_at")? })
        }
    };
    Ok(NameHearing::Objected { limit, objection: Objection { words, person, at, answer } })
}

fn reason(row: &Row, column: &'static str) -> Result<Reason, StoreError> {
    typed(column, Reason::parse(column, "理由", &row.text(column)?))
}

async fn lines(tx: &mut Tx, district: &DistrictId, id: MatterId) -> Result<Vec<CircularLine>, StoreError> {
    let sql = "select * from information_circular_line where district = $1 and circular = $2 order by place, unit";
    let line = |row: &Row| {
        let figures = figures(&row.text("figures")?)?;
        Ok(CircularLine { unit: row.id("unit")?, name: row.text("unit_name")?, class: row.text("class")?, figures })
    };
    tx.all(sql, args![district, id]).await?.iter().map(line).collect()
}

async fn hands(tx: &mut Tx, district: &DistrictId, id: MatterId, part: &str) -> Result<Vec<PersonId>, StoreError> {
    let sql = "
select person from information_circular_hand where district = $1 and circular = $2 and part = $3 order by at, person";
    tx.all(sql, args![district, id, part]).await?.iter().map(|row| row.id("person")).collect()
}

async fn receivers(tx: &mut Tx, district: &DistrictId, id: MatterId, part: &str) -> Result<Vec<Receiver>, StoreError> {
    let sql = "
select unit, name from information_circular_receiver where district = $1 and circular = $2 and part = $3 order by place";
    let receiver = |row: &Row| {
        let name = typed("name", Phrase::parse("name", "接收单位", &row.text("name")?))?;
        Ok(Receiver { unit: row.opt_id("unit")?, name })
    };
    tx.all(sql, args![district, id, part]).await?.iter().map(receiver).collect()
}

async fn sign_offs(tx: &mut Tx, district: &DistrictId, id: MatterId) -> Result<Vec<SignOff>, StoreError> {
    let sql = "select step, person, post, at from information_circular_sign where district = $1 and circular = $2";
    let sign_off = |row: &Row| {
        Ok::<_, StoreError>(SignOff {
            step: code(row, "step", SignStep::from_code)?,
            person: row.id("person")?,
            post: row.id("post")?,
            at: row.time("at")?,
        })
    };
    let rows = tx.all(sql, args![district, id]).await?;
    let mut sign_offs: Vec<SignOff> = rows.iter().map(sign_off).collect::<Result<_, _>>()?;
    sign_offs.sort_by_key(|sign_off| sign_off.step);
    Ok(sign_offs)
}

/// The series of numbers of a kind of circular in the year of this instant.
#[must_use]
pub fn series(kind: CircularKind, now: Timestamp) -> String {
    format!("circular:{}:{}", kind.code(), office_day(now).year())
}

const COLUMNS: &str = "
select m.id, m.title, m.state, m.holder, m.since, m.due_at, m.version, c.kind, c.span, c.number_text, c.issued_at,
  (select count(*) from information_circular_name n where n.district = c.district and n.circular = c.id
    and n.removed_by is null) as names
from matter m join information_circular c on c.district = m.district and c.id = m.id
where m.district = $1 and m.room = 'information' and m.kind = 'circular'";

const COUNT: &str = "
select count(*) as n from (select m.id from matter m join information_circular c on c.district = m.district and c.id = m.id
where m.district = $1 and m.room = 'information' and m.kind = 'circular'";

/// Which circulars a list shows.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// One kind, if asked for.
    pub kind: Option<CircularKind>,
    /// One state's code, if asked for.
    pub state: Option<&'static str>,
}

/// A page of the circulars that the actor may see, the newest first.
pub async fn page(
    tx: &mut Tx,
    actor: &Actor,
    wanted: &Wanted,
    page: PageQuery,
) -> Result<(Vec<Row>, Total), StoreError> {
    let rows = seen(COLUMNS, actor, wanted).push(" order by m.since desc, m.id desc limit ").bind(PAGE);
    let rows = tx.all_built(rows.push(" offset ").bind(page.offset())).await?;
    let counted = seen(COUNT, actor, wanted).push(" limit ").bind(EXACT + 1).push(") counted");
    let counted = tx.one_built(counted).await?.int("n")?;
    Ok((rows, Total::of(counted)))
}

fn seen(first: &'static str, actor: &Actor, wanted: &Wanted) -> Sql {
    Sql::with(first, args![&actor.district])
        .filter(" and c.kind = ", wanted.kind.map(CircularKind::code))
        .filter(" and m.state = ", wanted.state)
        .push(" and exists (select 1 from matter_audience a where a.district = m.district and a.matter = m.id and a.audience in ")
        .list(audiences(actor))
        .push(")")
}

/// Whether a unit of the actor reads the circular as it left.
pub async fn reads(tx: &mut Tx, actor: &Actor, id: MatterId) -> Result<bool, StoreError> {
    let sql = "
select unit from information_circular_receiver where district = $1 and circular = $2 and part = 'reader' order by place";
    let rows = tx.all(sql, args![&actor.district, id]).await?;
    let units: Vec<UnitId> = rows.iter().map(|row| row.id("unit")).collect::<Result<_, _>>()?;
    Ok(units.iter().any(|unit| actor.sits_in(*unit)))
}

/// The names of persons.
pub async fn person_names(
    tx: &mut Tx,
    district: &DistrictId,
    persons: Vec<PersonId>,
) -> Result<BTreeMap<PersonId, String>, StoreError> {
    let sql = Sql::with("select id, name from person where district = $1 and id in ", args![district]).list(persons);
    tx.all_built(sql).await?.iter().map(|row| Ok((row.id("id")?, row.text("name")?))).collect()
}
