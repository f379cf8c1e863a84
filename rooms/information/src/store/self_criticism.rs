//! Self-criticisms: from rows to what the rules look at, and the one place where their changes become rows (INF-7).

use kernel::matter::{Header, SecurityMark};
use kernel::{Actor, Clock, DistrictId, MatterId, PersonId, UnitId};
use store::{Row, Sql, StoreError, Tx, args};
use webkit::Problem;
use webkit::matters::{self, Advance, Audience, Stored, audiences};
use webkit::paging::{EXACT, PAGE, PageQuery, Total};

use super::typed;
use super::write::{ROOM, SECTION, finish};
use crate::model::{
    Body, Deadline, Reason, SelfCriticism, SelfCriticismChange, SelfCriticismRecord, SelfCriticismState, Written,
};

/// The header's kind of a self-criticism.
pub const KIND: &str = "self_criticism";

/// The self-criticism with its header, if there is one that the actor may see; else [`Problem::Missing`].
pub async fn load(tx: &mut Tx, actor: &Actor, id: MatterId) -> Result<(Stored, SelfCriticism), Problem> {
    let header = matters::load(tx, actor, KIND, id).await?;
    let district = &actor.district;
    let sql = "
select s.*, u.short from information_self_criticism s
join unit u on u.district = s.district and u.id = s.unit where s.district = $1 and s.id = $2";
    let row = tx.one(sql, args![district, id]).await?;
    let sql = "
select circular from information_self_criticism_row where district = $1 and self_criticism = $2 order by place";
    let circulars = tx.all(sql, args![district, id]).await?;
    let state = SelfCriticismState::from_code(&header.state);
    let unknown = || StoreError::Column { column: "state".to_owned(), reason: header.state.clone() };
    let paper = SelfCriticism {
        id,
        unit: row.id("unit")?,
        unit_name: row.text("short")?,
        circulars: circulars.iter().map(|row| row.id("circular")).collect::<Result<_, _>>()?,
        due: Deadline { at: row.time("due_at")?, why: row.text("due_why")? },
        mend_due: Deadline { at: row.time("mend_due_at")?, why: row.text("mend_due_why")? },
        state: state.ok_or_else(unknown)?,
        text: written(&row)?,
        mended: mended(&row)?,
    };
    Ok((header, paper))
}

fn written(row: &Row) -> Result<Option<Written>, StoreError> {
    let words = row.text("words")?;
    if words.is_empty() {
        return Ok(None);
    }
    let measures = typed("measures", Body::parse(&row.text("measures")?))?;
    Ok(Some(Written { words: typed("words", Body::parse(&words))?, measures }))
}

fn mended(row: &Row) -> Result<Option<Reason>, StoreError> {
    let words = row.text("mended")?;
    if words.is_empty() { Ok(None) } else { typed("mended", Reason::parse("mended", "整改情况", &words)).map(Some) }
}

/// Writes a new self-criticism, in the transaction in which its circular leaves. The leaders who ordered it see it too.
pub async fn open(
    tx: &mut Tx,
    actor: &Actor,
    paper: &SelfCriticism,
    change: &SelfCriticismChange,
    office: UnitId,
    clock: &dyn Clock,
) -> Result<Vec<PersonId>, Problem> {
    let (district, at) = (&actor.district, change.at);
    let header = Header {
        district: district.clone(),
        id: paper.id,
        room: ROOM,
        kind: KIND,
        title: SelfCriticism::title(&paper.unit_name),
        unit: paper.unit,
        state: change.state.code().to_owned(),
        holder: change.holder.clone(),
        since: at,
        due_at: Some(paper.due.at),
        security_mark: SecurityMark::Internal,
        version: 1,
    };
    let seats = SECTION.map(|role| Audience::Seat(office, role));
    let others = [Audience::Unit(paper.unit), Audience::Role(kernel::Role::Leader)];
    let audience: Vec<Audience> = seats.into_iter().chain(others).collect();
    matters::open(tx, &header, &audience, actor.person, at).await?;
    let sql = "
insert into information_self_criticism (district, id, unit, circular, due_at, due_why, mend_due_at, mend_due_why)
values ($1, $2, $3, $4, $5, $6, $7, $8)";
    let last = paper.circulars.last().copied();
    let (due, mend) = (&paper.due, &paper.mend_due);
    let args = args![district, paper.id, paper.unit, last, due.at, &due.why, mend.at, &mend.why];
    tx.exec(sql, args).await?;
    let sql = "
insert into information_self_criticism_row (district, self_criticism, place, circular) values ($1, $2, $3, $4)";
    for (place, circular) in (1i64..).zip(&paper.circulars) {
        tx.exec(sql, args![district, paper.id, place, *circular]).await?;
        matters::link(tx, district, *circular, paper.id, "ordered", at).await?;
    }
    finish(tx, actor, ("self_criticisms", paper.id), change, clock).await
}

/// Writes what a verb changes. Gives back whom it was told to; [`Problem::Stale`] if somebody was faster.
pub async fn apply(
    tx: &mut Tx,
    actor: &Actor,
    header: &Stored,
    change: &SelfCriticismChange,
    clock: &dyn Clock,
) -> Result<Vec<PersonId>, Problem> {
    let district = &actor.district;
    let due_at = change.tasks.iter().filter_map(|task| task.due_at).min();
    let to = Advance { title: None, state: change.state.code(), holder: &change.holder, due_at };
    if !matters::advance(tx, district, header.id, header.version, &to, change.at).await? {
        return Err(stale(tx, district, header.id).await?);
    }
    let id = header.id;
    match &change.record {
        SelfCriticismRecord::Written(text) => {
            let sql = "
update information_self_criticism set words = $3, measures = $4 where district = $1 and id = $2";
            tx.exec(sql, args![district, id, text.words.as_str(), text.measures.as_str()]).await?;
        }
        SelfCriticismRecord::Mended(words) => {
            let sql = "update information_self_criticism set mended = $3 where district = $1 and id = $2";
            tx.exec(sql, args![district, id, words.as_str()]).await?;
        }
        SelfCriticismRecord::Accepted => {
            let sql = "update information_self_criticism set accepted_at = $3 where district = $1 and id = $2";
            tx.exec(sql, args![district, id, change.at]).await?;
        }
        SelfCriticismRecord::Ordered
        | SelfCriticismRecord::Passed
        | SelfCriticismRecord::SentBack(_)
        | SelfCriticismRecord::MendMore(_) => {}
    }
    finish(tx, actor, ("self_criticisms", id), change, clock).await
}

/// What stands now, for whoever comes too late.
pub async fn stale(tx: &mut Tx, district: &DistrictId, id: MatterId) -> Result<Problem, Problem> {
    let sql = "select version, state, holder, since, title from matter where district = $1 and id = $2";
    let row = tx.one(sql, args![district, id]).await?;
    let state = row.text("state")?;
    Ok(Problem::Stale {
        current: serde_json::json!({
            "version": row.int("version")?, "state": state, "holder": row.text("holder")?,
            "state_name": SelfCriticismState::from_code(&state).map_or("", SelfCriticismState::name),
            "since": row.time("since")?.to_string(), "title": row.text("title")?,
        }),
    })
}

const COLUMNS: &str = "
select m.id, m.title, m.state, m.holder, m.since, m.version, m.due_at, s.unit, u.short, s.circular, c.number_text, s.accepted_at
from information_self_criticism s join matter m on m.district = s.district and m.id = s.id
join unit u on u.district = s.district and u.id = s.unit
join information_circular c on c.district = s.district and c.id = s.circular
where s.district = $1";

const COUNT: &str = "
select count(*) as n from (select m.id from information_self_criticism s join matter m on m.district = s.district and m.id = s.id
where s.district = $1";

/// A page of the self-criticisms that the actor may see, the newest first.
pub async fn page(
    tx: &mut Tx,
    actor: &Actor,
    state: Option<SelfCriticismState>,
    page: PageQuery,
) -> Result<(Vec<Row>, Total), StoreError> {
    let rows = seen(COLUMNS, actor, state).push(" order by m.since desc, m.id desc limit ").bind(PAGE);
    let rows = tx.all_built(rows.push(" offset ").bind(page.offset())).await?;
    let counted = seen(COUNT, actor, state).push(" limit ").bind(EXACT + 1).push(") counted");
    let counted = tx.one_built(counted).await?.int("n")?;
    Ok((rows, Total::of(counted)))
}

fn seen(first: &'static str, actor: &Actor, state: Option<SelfCriticismState>) -> Sql {
    Sql::with(first, args![&actor.district])
        .filter(" and m.state = ", state.map(SelfCriticismState::code))
        .push(" and exists (select 1 from matter_audience a where a.district = m.district and a.matter = m.id and a.audience in ")
        .list(audiences(actor))
        .push(")")
}
