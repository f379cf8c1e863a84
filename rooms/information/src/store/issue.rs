//! Issues of bulletins: from rows to the issue that the rules look at, and the one place where its changes become rows (INF-3).

use std::collections::BTreeMap;

use jiff::Timestamp;
use kernel::clock::office_day;
use kernel::matter::{Header, SecurityMark};
use kernel::{Actor, Clock, DistrictId, MatterId, PersonId, Role};
use store::{Row, StoreError, Tx, Value, args};
use webkit::matters::{self, Advance, Audience, Stored};
use webkit::{App, Problem};

use super::write::{ROOM, SECTION, finish};
use super::{code, count, facts as around, typed};
use crate::model::{
    Bulletin, BulletinId, Copies, Direction, Issue, IssueChange, IssueFacts, IssueItem, IssueItemId, IssueNumber,
    IssueRecord, IssueState, Phrase, SignOff, SignStep, Title,
};

/// The header's kind of an issue.
pub const KIND: &str = "issue";

/// Places an item at the end of an issue. The issue gets a new version, so that whoever signs or sends it in the same
/// moment has to look at it again; an issue that is no longer composed takes nothing in.
pub async fn place(
    tx: &mut Tx,
    district: &DistrictId,
    issue: MatterId,
    item: IssueItemId,
    submission: MatterId,
) -> Result<(), StoreError> {
    touch(tx, district, issue).await?;
    let sql = "
insert into information_issue_item (district, issue, id, submission, place)
select $1, $2, $3, $4, coalesce(max(place), 0) + 1 from information_issue_item where district = $1 and issue = $2";
    tx.exec(sql, args![district, issue, Value::id(&item), submission]).await?;
    Ok(())
}

/// Takes an item out of an issue that is being composed; the issue gets a new version.
pub async fn take_out(
    tx: &mut Tx,
    district: &DistrictId,
    issue: MatterId,
    submission: MatterId,
) -> Result<(), StoreError> {
    touch(tx, district, issue).await?;
    let sql = "delete from information_issue_item where district = $1 and issue = $2 and submission = $3";
    tx.exec(sql, args![district, issue, submission]).await?;
    Ok(())
}

async fn touch(tx: &mut Tx, district: &DistrictId, issue: MatterId) -> Result<(), StoreError> {
    let sql = "
update matter set version = version + 1 where district = $1 and id = $2 and kind = 'issue' and state = 'composing'";
    if tx.exec(sql, args![district, issue]).await? == 1 { Ok(()) } else { Err(StoreError::Missing) }
}

/// Every bulletin with its usual distribution, in the order of the office.
pub async fn bulletins(tx: &mut Tx, district: &DistrictId) -> Result<Vec<Bulletin>, StoreError> {
    let rows =
        tx.all("select * from information_bulletin where district = $1 order by sort, id", args![district]).await?;
    let mut found = Vec::new();
    for row in &rows {
        found.push(bulletin_of(tx, district, row).await?);
    }
    Ok(found)
}

/// One bulletin, if there is such a one.
pub async fn bulletin(tx: &mut Tx, district: &DistrictId, id: BulletinId) -> Result<Option<Bulletin>, StoreError> {
    let sql = "select * from information_bulletin where district = $1 and id = $2";
    let Some(row) = tx.opt(sql, args![district, Value::id(&id)]).await? else { return Ok(None) };
    bulletin_of(tx, district, &row).await.map(Some)
}

async fn bulletin_of(tx: &mut Tx, district: &DistrictId, row: &Row) -> Result<Bulletin, StoreError> {
    let id: BulletinId = row.id("id")?;
    let sql = "
select receiver, copies from information_bulletin_copies where district = $1 and bulletin = $2 order by place";
    let copies = tx.all(sql, args![district, Value::id(&id)]).await?;
    Ok(Bulletin {
        id,
        title: typed("title", Phrase::parse("title", "刊名", &row.text("title")?))?,
        direction: code(row, "direction", Direction::from_code)?,
        leader_signs: row.flag("leader_signs")?,
        distribution: copies.iter().map(copies_of).collect::<Result<_, _>>()?,
    })
}

fn copies_of(row: &Row) -> Result<Copies, StoreError> {
    let to = typed("receiver", Phrase::parse("receiver", "接收单位", &row.text("receiver")?))?;
    Ok(Copies { to, copies: count(row, "copies")? })
}

/// The last number of a bulletin in a year, from the register of issues that have left; 0 before the first.
pub async fn last_printed(
    tx: &mut Tx,
    district: &DistrictId,
    bulletin: BulletinId,
    year: i16,
) -> Result<u32, StoreError> {
    let sql = "
select coalesce(max(number), 0) as n from information_issue where district = $1 and bulletin = $2 and year = $3";
    count(&tx.one(sql, args![district, Value::id(&bulletin), i64::from(year)]).await?, "n")
}

/// The issue with its header, if there is one that the actor may see; else [`Problem::Missing`].
pub async fn load(tx: &mut Tx, actor: &Actor, id: MatterId) -> Result<(Stored, Issue), Problem> {
    let header = matters::load(tx, actor, KIND, id).await?;
    let district = &actor.district;
    let row = tx.one("select * from information_issue where district = $1 and id = $2", args![district, id]).await?;
    let bulletin = bulletin(tx, district, row.id("bulletin")?).await?.ok_or(StoreError::Missing)?;
    let state = IssueState::from_code(&header.state);
    let unknown = || StoreError::Column { column: "state".to_owned(), reason: header.state.clone() };
    let issue = Issue {
        id,
        bulletin,
        title: typed("title", Title::parse(&row.text("title")?))?,
        number: number(&row)?,
        composer: row.id("composer")?,
        state: state.ok_or_else(unknown)?,
        items: items(tx, district, id).await?,
        distribution: distribution(tx, district, id).await?,
        sign_offs: sign_offs(tx, district, id).await?,
    };
    Ok((header, issue))
}

fn number(row: &Row) -> Result<Option<IssueNumber>, StoreError> {
    if row.opt_int("number")?.is_none() {
        return Ok(None);
    }
    let year = typed("year", i16::try_from(row.int("year")?))?;
    Ok(Some(IssueNumber { year, number: count(row, "number")? }))
}

async fn items(tx: &mut Tx, district: &DistrictId, id: MatterId) -> Result<Vec<IssueItem>, StoreError> {
    let sql = "
select i.id, i.submission, s.unit from information_issue_item i
join information_submission s on s.district = i.district and s.id = i.submission
where i.district = $1 and i.issue = $2 order by i.place, i.id";
    let rows = tx.all(sql, args![district, id]).await?;
    let mut hands = hands(tx, district, id).await?;
    let item = |row: &Row| {
        let id: IssueItemId = row.id("id")?;
        let hands = hands.remove(&id.to_string()).unwrap_or_default();
        Ok(IssueItem { id, submission: row.id("submission")?, unit: row.id("unit")?, hands })
    };
    rows.iter().map(item).collect()
}

/// Writers and signers of every item, and of the items that were merged into it: their words stand in the issue too.
const HANDS: &str = "
select i.id as item, t.writer as person from information_issue_item i
join information_text t on t.district = i.district and t.submission = i.submission and t.part = 'unit'
where i.district = $1 and i.issue = $2
union
select i.id as item, s.person from information_issue_item i
join information_signature s on s.district = i.district and s.submission = i.submission
where i.district = $1 and i.issue = $2
union
select i.id as item, t.writer as person from information_issue_item i
join information_merge g on g.district = i.district and g.into_submission = i.submission
join information_text t on t.district = g.district and t.submission = g.submission and t.part = 'unit'
where i.district = $1 and i.issue = $2
union
select i.id as item, s.person from information_issue_item i
join information_merge g on g.district = i.district and g.into_submission = i.submission
join information_signature s on s.district = g.district and s.submission = g.submission
where i.district = $1 and i.issue = $2";

async fn hands(
    tx: &mut Tx,
    district: &DistrictId,
    id: MatterId,
) -> Result<BTreeMap<String, Vec<PersonId>>, StoreError> {
    let mut hands: BTreeMap<String, Vec<PersonId>> = BTreeMap::new();
    for row in &tx.all(HANDS, args![district, id]).await? {
        hands.entry(row.text("item")?).or_default().push(row.id("person")?);
    }
    for persons in hands.values_mut() {
        persons.sort_unstable();
    }
    Ok(hands)
}

async fn distribution(tx: &mut Tx, district: &DistrictId, id: MatterId) -> Result<Vec<Copies>, StoreError> {
    let sql = "select receiver, copies from information_issue_copies where district = $1 and issue = $2 order by place";
    tx.all(sql, args![district, id]).await?.iter().map(copies_of).collect()
}

async fn sign_offs(tx: &mut Tx, district: &DistrictId, id: MatterId) -> Result<Vec<SignOff>, StoreError> {
    let sql = "select step, person, post, at from information_sign_off where district = $1 and issue = $2";
    let rows = tx.all(sql, args![district, id]).await?;
    let sign_off = |row: &Row| {
        Ok::<_, StoreError>(SignOff {
            step: code(row, "step", SignStep::from_code)?,
            person: row.id("person")?,
            post: row.id("post")?,
            at: row.time("at")?,
        })
    };
    let mut sign_offs: Vec<SignOff> = rows.iter().map(sign_off).collect::<Result<_, _>>()?;
    // Two steps may fall into one second, so that the step and not the time says which came first.
    sign_offs.sort_by_key(|sign_off| sign_off.step);
    Ok(sign_offs)
}

/// What the rules want to know besides the issue.
pub async fn facts(
    tx: &mut Tx,
    app: &App,
    district: &DistrictId,
    bulletin: BulletinId,
    now: Timestamp,
) -> Result<IssueFacts, Problem> {
    let sql = "
select distinct p.unit from post p join post_holder h on h.district = p.district and h.post = p.id
where p.district = $1 and p.role = $2 and h.from_at <= $3 and (h.until_at is null or h.until_at > $3) order by p.unit";
    let leaders = tx.all(sql, args![district, Role::Leader.code(), now]).await?;
    let sql = "select last from counter where district = $1 and series = $2";
    let last = tx.opt(sql, args![district, series(bulletin, now)]).await?;
    Ok(IssueFacts {
        office: around::office(tx, district).await?,
        leaders: leaders.iter().map(|row| row.id("unit")).collect::<Result<_, _>>()?,
        last_number: last.as_ref().map_or(Ok(0), |row| count(row, "last"))?,
        policy: around::policy(tx, app, district, now).await?,
    })
}

/// The series of numbers of a bulletin in the year of this instant.
#[must_use]
pub fn series(bulletin: BulletinId, now: Timestamp) -> String {
    format!("bulletin:{bulletin}:{}", office_day(now).year())
}

/// Writes a new issue with its usual distribution.
pub async fn open(
    tx: &mut Tx,
    actor: &Actor,
    issue: &Issue,
    office: kernel::UnitId,
    change: &IssueChange,
    clock: &dyn Clock,
) -> Result<Vec<PersonId>, Problem> {
    let (district, at) = (&actor.district, change.at);
    let header = Header {
        district: district.clone(),
        id: issue.id,
        room: ROOM,
        kind: KIND,
        title: format!("《{}》{}", issue.bulletin.title, issue.title),
        unit: office,
        state: change.state.code().to_owned(),
        holder: change.holder.clone(),
        since: at,
        due_at: None,
        security_mark: SecurityMark::None,
        version: 1,
    };
    let section = SECTION.map(|role| Audience::Seat(office, role));
    matters::open(tx, &header, &section, actor.person, at).await?;
    let sql = "
insert into information_issue (district, id, bulletin, title, year, composer) values ($1, $2, $3, $4, $5, $6)";
    let year = i64::from(office_day(at).year());
    let bulletin = Value::id(&issue.bulletin.id);
    tx.exec(sql, args![district, issue.id, bulletin, issue.title.as_str(), year, issue.composer]).await?;
    distribute(tx, district, issue.id, &issue.distribution).await?;
    ended(tx, actor, issue.id, change, clock).await
}

/// Writes what a verb changes on an issue. Gives back whom it was told to; [`Problem::Stale`] if somebody was faster.
pub async fn apply(
    tx: &mut Tx,
    actor: &Actor,
    header: &Stored,
    issue: &Issue,
    change: &IssueChange,
    clock: &dyn Clock,
) -> Result<Vec<PersonId>, Problem> {
    let district = &actor.district;
    let to = Advance { title: None, state: change.state.code(), holder: &change.holder, due_at: None };
    if !matters::advance(tx, district, header.id, header.version, &to, change.at).await? {
        return Err(stale(tx, district, header.id).await?);
    }
    record(tx, district, issue, change).await?;
    match change.state {
        IssueState::Composing | IssueState::AtSectionChief | IssueState::AtDirector => {}
        IssueState::AtLeader => show_leaders(tx, district, header.id).await?,
        IssueState::Issued => {
            show_leaders(tx, district, header.id).await?;
            show_units(tx, district, header.id).await?;
        }
    }
    ended(tx, actor, header.id, change, clock).await
}

/// What stands now, for whoever comes too late.
pub async fn stale(tx: &mut Tx, district: &DistrictId, id: MatterId) -> Result<Problem, Problem> {
    let sql = "select version, state, holder, since, title from matter where district = $1 and id = $2";
    let row = tx.one(sql, args![district, id]).await?;
    let state = row.text("state")?;
    Ok(Problem::Stale {
        current: serde_json::json!({
            "version": row.int("version")?, "state": state, "holder": row.text("holder")?,
            "state_name": IssueState::from_code(&state).map_or("", IssueState::name),
            "since": row.time("since")?.to_string(), "title": row.text("title")?,
        }),
    })
}

async fn record(tx: &mut Tx, district: &DistrictId, issue: &Issue, change: &IssueChange) -> Result<(), Problem> {
    let id = issue.id;
    match &change.record {
        IssueRecord::Opened | IssueRecord::Added(_) => {}
        IssueRecord::Placed { order } => {
            let sql = "update information_issue_item set place = $4 where district = $1 and issue = $2 and id = $3";
            for (place, item) in (1i64..).zip(order) {
                tx.exec(sql, args![district, id, Value::id(item), place]).await?;
            }
        }
        // The item's own verb takes the row away and sends the item back to wait.
        IssueRecord::Removed { .. } => {}
        IssueRecord::Distributed(list) => distribute(tx, district, id, list).await?,
        IssueRecord::Submitted | IssueRecord::Returned { .. } => {
            tx.exec("delete from information_sign_off where district = $1 and issue = $2", args![district, id]).await?;
        }
        IssueRecord::Signed(sign_off) => signed(tx, district, id, sign_off).await?,
        IssueRecord::Issued { sign_off, number } => {
            signed(tx, district, id, sign_off).await?;
            let sql = "
update information_issue set year = $3, number = $4, issued_at = $5 where district = $1 and id = $2";
            tx.exec(sql, args![district, id, i64::from(number.year), number.number, change.at]).await?;
            let text = number_text(&issue.bulletin, *number);
            tx.exec("update matter set number = $3 where district = $1 and id = $2", args![district, id, text]).await?;
        }
    }
    Ok(())
}

/// 《青溪信息》2026年第47期
#[must_use]
pub fn number_text(bulletin: &Bulletin, number: IssueNumber) -> String {
    format!("《{}》{}年第{}期", bulletin.title, number.year, number.number)
}

async fn distribute(tx: &mut Tx, district: &DistrictId, id: MatterId, list: &[Copies]) -> Result<(), StoreError> {
    tx.exec("delete from information_issue_copies where district = $1 and issue = $2", args![district, id]).await?;
    let sql = "
insert into information_issue_copies (district, issue, place, receiver, copies) values ($1, $2, $3, $4, $5)";
    for (place, line) in (1i64..).zip(list) {
        tx.exec(sql, args![district, id, place, line.to.as_str(), line.copies]).await?;
    }
    Ok(())
}

async fn signed(tx: &mut Tx, district: &DistrictId, id: MatterId, sign_off: &SignOff) -> Result<(), StoreError> {
    let sql = "
insert into information_sign_off (district, issue, step, person, post, at) values ($1, $2, $3, $4, $5, $6)";
    let step = sign_off.step.code();
    tx.exec(sql, args![district, id, step, sign_off.person, sign_off.post, sign_off.at]).await?;
    Ok(())
}

async fn show_leaders(tx: &mut Tx, district: &DistrictId, id: MatterId) -> Result<(), StoreError> {
    for role in [Role::Leader, Role::Secretary] {
        matters::show(tx, district, id, Audience::Role(role)).await?;
    }
    Ok(())
}

/// Once it is out, every unit reads the issue in which its words stand, merged items included.
async fn show_units(tx: &mut Tx, district: &DistrictId, id: MatterId) -> Result<(), StoreError> {
    let sql = "
select s.unit from information_issue_item i
join information_submission s on s.district = i.district and s.id = i.submission
where i.district = $1 and i.issue = $2
union
select s.unit from information_issue_item i
join information_merge g on g.district = i.district and g.into_submission = i.submission
join information_submission s on s.district = g.district and s.id = g.submission
where i.district = $1 and i.issue = $2";
    for row in &tx.all(sql, args![district, id]).await? {
        matters::show(tx, district, id, Audience::Unit(row.id("unit")?)).await?;
    }
    Ok(())
}

/// The words of a return are told in the history of the issue.
async fn ended(
    tx: &mut Tx,
    actor: &Actor,
    id: MatterId,
    change: &IssueChange,
    clock: &dyn Clock,
) -> Result<Vec<PersonId>, Problem> {
    let mut change = change.clone();
    if let IssueRecord::Returned { words, .. } = &change.record {
        let words = words.to_string();
        change.after.push(("words", words));
    }
    finish(tx, actor, ("issues", id), &change, clock).await
}
