//! Outcomes: read for the rules and written by the verbs. Nothing is ever deleted: what is corrected or taken back stays, with when,
//! by whom and why.

use jiff::civil;
use kernel::clock::office_day;
use kernel::{Actor, Clock, DistrictId, Entry, MatterId, PersonId, Role, UnitId};
use store::{Row, StoreError, Tx, Value, args};
use webkit::Problem;
use webkit::matters;

use super::write::{ROOM, SECTION, payload, tell};
use super::{code, facts as around, opt_code, opt_id, typed};
use crate::decide::outcome::shared;
use crate::model::{
    Instruction, InstructionRank, Level, Mode, Outcome, OutcomeChange, OutcomeFacts, OutcomeId, OutcomeItem,
    OutcomeKind, OutcomeRecord, Phrase, Reason, Resume, ReturnedBy, SharedItem, Standing, State,
};

/// Whether the actor sees what is on record about every unit: the section, the director, leaders and their secretaries.
#[must_use]
pub fn sees_all(actor: &Actor, office: UnitId) -> bool {
    actor.has_any(&[Role::Leader, Role::Secretary]) || SECTION.iter().any(|role| actor.seat(office, *role).is_some())
}

/// A stored day.
pub(super) fn day(row: &Row, column: &str) -> Result<civil::Date, StoreError> {
    typed(column, row.text(column)?.parse())
}

/// What the rules want to know about the item and its outcomes; [`Problem::Missing`] where the actor may not see the item. A leader's
/// secretary, who does not see items, finds those that stand in an issue which is before leaders.
pub async fn facts(tx: &mut Tx, actor: &Actor, id: MatterId) -> Result<OutcomeFacts, Problem> {
    if !matters::visible(tx, actor, id).await? && !read_in_an_issue(tx, actor, id).await? {
        return Err(Problem::Missing);
    }
    of_item(tx, &actor.district, id).await
}

/// The same for whoever signs the issue that the item stands in.
pub async fn of_item(tx: &mut Tx, district: &DistrictId, id: MatterId) -> Result<OutcomeFacts, Problem> {
    let row = tx.opt(ITEM, args![district, id]).await?.ok_or(Problem::Missing)?;
    let returned =
        opt_code(&row, "returned_by", ReturnedBy::from_code)?.zip(opt_code(&row, "resume", Resume::from_code)?);
    let stored = row.text("state")?;
    let state = State::from_code(&stored, returned, row.opt_id("merged_into")?);
    let item = OutcomeItem {
        id,
        unit: row.id("unit")?,
        title: row.text("title")?,
        drafter: row.id("drafter")?,
        state: state.ok_or_else(|| StoreError::Column { column: "state".to_owned(), reason: stored })?,
        reported_on: row.opt_time("reported_at")?.map(office_day),
        carrier: row.opt_text("carrier")?,
        shared: shared_items(tx, district, id).await?,
    };
    let sql = "
select * from information_outcome where district = $1 and submission = $2 and withdrawn_at is null order by day, id";
    let stand = tx.all(sql, args![district, id]).await?.iter().map(outcome).collect::<Result<_, _>>()?;
    Ok(OutcomeFacts { office: around::office(tx, district).await?, item, stand })
}

const ITEM: &str = "
select s.unit, s.drafter, s.returned_by, s.resume, s.merged_into, s.reported_at, m.state, m.title, c.title as carrier
from information_submission s
join matter m on m.district = s.district and m.id = s.id
left join matter c on c.district = s.district and c.id = s.merged_into
where s.district = $1 and s.id = $2";

async fn read_in_an_issue(tx: &mut Tx, actor: &Actor, id: MatterId) -> Result<bool, StoreError> {
    if !actor.has(Role::Secretary) {
        return Ok(false);
    }
    let sql = "select issue from information_issue_item where district = $1 and submission = $2 order by issue";
    for row in &tx.all(sql, args![&actor.district, id]).await? {
        if matters::visible(tx, actor, row.id("issue")?).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn shared_items(tx: &mut Tx, district: &DistrictId, id: MatterId) -> Result<Vec<SharedItem>, StoreError> {
    let sql = "
select g.submission, s.unit, s.drafter, m.title from information_merge g
join information_submission s on s.district = g.district and s.id = g.submission
join matter m on m.district = g.district and m.id = g.submission
where g.district = $1 and g.into_submission = $2 order by g.submission";
    let rows = tx.all(sql, args![district, id]).await?;
    let item = |row: &Row| {
        Ok(SharedItem {
            id: row.id("submission")?,
            unit: row.id("unit")?,
            title: row.text("title")?,
            drafter: row.id("drafter")?,
        })
    };
    rows.iter().map(item).collect()
}

/// An outcome as the rules look at it.
pub fn outcome(row: &Row) -> Result<Outcome, StoreError> {
    let leader = row.text("leader")?;
    let instruction = if leader.is_empty() {
        None
    } else {
        let leader = typed("leader", Phrase::parse("leader", "领导", &leader))?;
        Some(Instruction { leader, rank: code(row, "leader_rank", InstructionRank::from_code)? })
    };
    Ok(Outcome {
        id: row.id("id")?,
        submission: row.id("submission")?,
        unit: row.id("unit")?,
        kind: code(row, "kind", OutcomeKind::from_code)?,
        level: code(row, "level", Level::from_code)?,
        channel: row.text("channel")?,
        mode: code(row, "mode", Mode::from_code)?,
        instruction,
        day: day(row, "day")?,
        proof: typed("proof", Reason::parse("proof", "依据", &row.text("proof")?))?,
        issue: row.opt_id("issue")?,
        replaces: opt_id(row, "replaces")?,
        standing: standing(row)?,
    })
}

/// Whether a row still counts.
pub(super) fn standing(row: &Row) -> Result<Standing, StoreError> {
    Ok(if row.opt_time("withdrawn_at")?.is_some() { Standing::Withdrawn } else { Standing::Stands })
}

/// One outcome with what the rules want to know; [`Problem::Missing`] where the actor may not see it.
pub async fn load(tx: &mut Tx, actor: &Actor, id: OutcomeId) -> Result<(OutcomeFacts, Outcome), Problem> {
    let office = around::office(tx, &actor.district).await?;
    let sql = "select * from information_outcome where district = $1 and id = $2";
    let row = tx.opt(sql, args![&actor.district, Value::id(&id)]).await?.ok_or(Problem::Missing)?;
    let outcome = outcome(&row)?;
    let facts = of_item(tx, &actor.district, outcome.submission).await?;
    let own = actor.sits_in(outcome.unit) || facts.item.shared.iter().any(|item| actor.sits_in(item.unit));
    if own || sees_all(actor, office) { Ok((facts, outcome)) } else { Err(Problem::Missing) }
}

/// Holds the item, so that of two who enter the same at once the second reads what the first has written.
pub async fn hold(tx: &mut Tx, district: &DistrictId, id: MatterId) -> Result<(), StoreError> {
    tx.exec("update matter set version = version where district = $1 and id = $2", args![district, id]).await?;
    Ok(())
}

/// The outcome with its item held, read again: of two who correct it at once the second finds that it no longer stands.
pub async fn held(tx: &mut Tx, actor: &Actor, id: OutcomeId) -> Result<(OutcomeFacts, Outcome), Problem> {
    let (facts, _) = load(tx, actor, id).await?;
    hold(tx, &actor.district, facts.item.id).await?;
    load(tx, actor, id).await
}

/// Writes what a verb changes on outcomes, with the messages and the journal entry on the item's matter. The matter keeps its version:
/// nobody's unsaved work on it is disturbed.
pub async fn apply(
    tx: &mut Tx,
    actor: &Actor,
    facts: &OutcomeFacts,
    change: &OutcomeChange,
    clock: &dyn Clock,
) -> Result<Vec<PersonId>, Problem> {
    let (district, at, item) = (&actor.district, change.at, facts.item.id);
    let mut after = change.after.clone();
    match &change.record {
        OutcomeRecord::Entered(new) => {
            insert(tx, actor, new, change).await?;
            after.push(("id", new.id.to_string()));
        }
        OutcomeRecord::Corrected { old, new, reason } => {
            withdraw(tx, actor, *old, reason, change).await?;
            insert(tx, actor, new, change).await?;
            after.push(("id", new.id.to_string()));
            after.push(("replaces", old.to_string()));
        }
        OutcomeRecord::Withdrawn { id, reason } => {
            withdraw(tx, actor, *id, reason, change).await?;
            after.push(("id", id.to_string()));
        }
    }
    let href = |id: MatterId| format!("/information/submissions/{id}");
    let mut told = tell(tx, district, Some(item), &change.notices, &href(item), clock, at).await?;
    for (id, notices) in shared(facts, change) {
        told.extend(tell(tx, district, Some(id), &notices, &href(id), clock, at).await?);
    }
    let payload = payload(&change.before, &after, &change.rules);
    tx.record(district, Entry::by(actor, ROOM, change.verb, Some(item), payload, at)).await;
    Ok(told)
}

async fn insert(tx: &mut Tx, actor: &Actor, new: &Outcome, change: &OutcomeChange) -> Result<(), StoreError> {
    let sql = "
insert into information_outcome (district, id, submission, unit, kind, level, channel, mode, leader, leader_rank, day, proof, issue,
  person, at, replaces)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    let (leader, rank) = match &new.instruction {
        Some(instruction) => (instruction.leader.as_str(), instruction.rank.code()),
        None => ("", ""),
    };
    let args = args![
        &actor.district,
        Value::id(&new.id),
        new.submission,
        new.unit,
        new.kind.code(),
        new.level.code(),
        new.channel.as_str(),
        new.mode.code(),
        leader,
        rank,
        new.day.to_string(),
        new.proof.as_str(),
        new.issue,
        actor.person,
        change.at,
        new.replaces.map(|id| id.to_string()),
    ];
    tx.exec(sql, args).await?;
    Ok(())
}

async fn withdraw(
    tx: &mut Tx,
    actor: &Actor,
    id: OutcomeId,
    reason: &Reason,
    change: &OutcomeChange,
) -> Result<(), StoreError> {
    let sql = "
update information_outcome set withdrawn_at = $3, withdrawn_by = $4, withdrawn_reason = $5 where district = $1 and id = $2";
    tx.exec(sql, args![&actor.district, Value::id(&id), change.at, actor.person, reason.as_str()]).await?;
    Ok(())
}
