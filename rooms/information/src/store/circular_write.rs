//! The one place where a change of a circular becomes rows (INF-6, INF-11).

use jiff::Timestamp;
use kernel::matter::{Header, SecurityMark};
use kernel::{Actor, Clock, DistrictId, MatterId, PersonId, Refusal, Role, UnitId};
use store::{StoreError, Tx, args};
use webkit::Problem;
use webkit::matters::{self, Advance, Audience, Stored};

use super::circular::KIND;
use super::circular_text::{figures_text, grounds_text, order_text};
use super::write::{ROOM, SECTION, finish};
use crate::model::{
    Circular, CircularChange, CircularNumber, CircularRecord, CircularState, HearingLimit, NameHearing, NameVerb,
    ObjectionAnswer, Receiver, Removal, RemovedBy, SignOff, Subject, Verdict,
};

/// Writes a new circular.
pub async fn open(
    tx: &mut Tx,
    actor: &Actor,
    circular: &Circular,
    office: UnitId,
    change: &CircularChange,
    clock: &dyn Clock,
) -> Result<Vec<PersonId>, Problem> {
    let (district, at) = (&actor.district, change.at);
    let header = Header {
        district: district.clone(),
        id: circular.id,
        room: ROOM,
        kind: KIND,
        title: circular.title(),
        unit: office,
        state: change.state.code().to_owned(),
        holder: change.holder.clone(),
        since: at,
        due_at: None,
        security_mark: SecurityMark::Internal,
        version: 1,
    };
    let section = SECTION.map(|role| Audience::Seat(office, role));
    matters::open(tx, &header, &section, actor.person, at).await?;
    let sql = "
insert into information_circular (district, id, kind, span, reading, policy, computed_on, composer, body)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let reading = match &circular.subject {
        Subject::Criticism { reading, .. } => reading.as_str(),
        Subject::Regular { .. } => "",
    };
    let (kind, span, computed_on) =
        (circular.kind().code(), circular.span.to_string(), circular.computed_on.to_string());
    let body = circular.body.as_str();
    let args =
        args![district, circular.id, kind, span, reading, &circular.policy, computed_on, circular.composer, body];
    tx.exec(sql, args).await?;
    hand(tx, district, circular.id, "wrote", actor.person, at).await?;
    write_subject(tx, district, circular.id, &circular.subject).await?;
    finish(tx, actor, ("circulars", circular.id), change, clock).await
}

/// Writes what a verb changes on a circular. Gives back whom it was told to; [`Problem::Stale`] if somebody was faster.
pub async fn apply(
    tx: &mut Tx,
    actor: &Actor,
    header: &Stored,
    change: &CircularChange,
    clock: &dyn Clock,
) -> Result<Vec<PersonId>, Problem> {
    let district = &actor.district;
    let due_at = match &change.state {
        CircularState::Hearing { due } => Some(*due),
        CircularState::Drafting
        | CircularState::AtDirector
        | CircularState::AtLeader
        | CircularState::Issued(_)
        | CircularState::Dropped => None,
    };
    let to = Advance { title: None, state: change.state.code(), holder: &change.holder, due_at };
    if !matters::advance(tx, district, header.id, header.version, &to, change.at).await? {
        return Err(stale(tx, district, header.id).await?);
    }
    record(tx, district, header.id, change).await?;
    close_own(tx, actor, header.id, change).await?;
    finish(tx, actor, ("circulars", header.id), change, clock).await
}

/// What stands now, for whoever comes too late.
pub async fn stale(tx: &mut Tx, district: &DistrictId, id: MatterId) -> Result<Problem, Problem> {
    let sql = "select version, state, holder, since, title from matter where district = $1 and id = $2";
    let row = tx.one(sql, args![district, id]).await?;
    let state = row.text("state")?;
    let name = CircularState::NAMES.iter().find(|(code, _)| *code == state).map_or("", |(_, name)| name);
    Ok(Problem::Stale {
        current: serde_json::json!({
            "version": row.int("version")?, "state": state, "state_name": name, "holder": row.text("holder")?,
            "since": row.time("since")?.to_string(), "title": row.text("title")?,
        }),
    })
}

/// The refusals of somebody who looked at the circular as it stands; whoever was overtaken while it was being read is told so.
pub async fn refused(
    tx: &mut Tx,
    district: &DistrictId,
    header: &Stored,
    refusals: Vec<Refusal>,
) -> Result<Problem, Problem> {
    let sql = "select version from matter where district = $1 and id = $2";
    let present = tx.one(sql, args![district, header.id]).await?.int("version")?;
    if present == header.version { Ok(refusals.into()) } else { stale(tx, district, header.id).await }
}

async fn record(tx: &mut Tx, district: &DistrictId, id: MatterId, change: &CircularChange) -> Result<(), Problem> {
    let at = change.at;
    match &change.record {
        CircularRecord::Drafted | CircularRecord::Dropped { .. } => {}
        CircularRecord::Refreshed { subject, policy, computed_on, person } => {
            let sql = "
update information_circular set policy = $3, computed_on = $4, reading = $5 where district = $1 and id = $2";
            let reading = match subject {
                Subject::Criticism { reading, .. } => reading.as_str(),
                Subject::Regular { .. } => "",
            };
            tx.exec(sql, args![district, id, policy, computed_on.to_string(), reading]).await?;
            hand(tx, district, id, "wrote", *person, at).await?;
            write_subject(tx, district, id, subject).await?;
        }
        CircularRecord::TextEdited { body, person } => {
            let sql = "update information_circular set body = $3 where district = $1 and id = $2";
            tx.exec(sql, args![district, id, body.as_str()]).await?;
            hand(tx, district, id, "wrote", *person, at).await?;
        }
        CircularRecord::Addressed { main_to, copies_to } => {
            write_receivers(tx, district, id, "main", main_to).await?;
            write_receivers(tx, district, id, "copy", copies_to).await?;
        }
        CircularRecord::NameRemoved { unit, removal } => {
            write_removal(tx, district, id, *unit, Some(removal)).await?;
            reviewed(tx, district, id, *unit, removal.person, at).await?;
        }
        CircularRecord::NameRestored { unit, person } => {
            write_removal(tx, district, id, *unit, None).await?;
            reviewed(tx, district, id, *unit, *person, at).await?;
        }
        CircularRecord::HearingOpened { units, limit, person } => {
            let sql = "update information_circular set hearing_due = $3 where district = $1 and id = $2";
            tx.exec(sql, args![district, id, limit.due]).await?;
            hand(tx, district, id, "heard", *person, at).await?;
            for unit in units {
                asked(tx, district, id, *unit, limit).await?;
            }
        }
        CircularRecord::Heard { unit, hearing } => heard(tx, district, id, *unit, hearing).await?,
        CircularRecord::ObjectionAnswered { unit, answer } => answered(tx, district, id, *unit, answer).await?,
        CircularRecord::Submitted { orders } => {
            let sql = "
update information_circular_name set ordered = $4 where district = $1 and circular = $2 and unit = $3";
            for (unit, order) in orders {
                tx.exec(sql, args![district, id, *unit, order_text(Some(order))]).await?;
            }
        }
        CircularRecord::Signed(sign_off) => {
            signed(tx, district, id, sign_off).await?;
            matters::show(tx, district, id, Audience::Role(Role::Leader)).await?;
        }
        CircularRecord::Issued { sign_off, number, readers, .. } => {
            signed(tx, district, id, sign_off).await?;
            issued(tx, district, id, number, readers, at).await?;
        }
        CircularRecord::Returned { .. } => {
            let sql = "delete from information_circular_sign where district = $1 and circular = $2";
            tx.exec(sql, args![district, id]).await?;
            let sql = "update information_circular_name set ordered = '' where district = $1 and circular = $2";
            tx.exec(sql, args![district, id]).await?;
        }
    }
    Ok(())
}

async fn write_subject(tx: &mut Tx, district: &DistrictId, id: MatterId, subject: &Subject) -> Result<(), StoreError> {
    tx.exec("delete from information_circular_name where district = $1 and circular = $2", args![district, id]).await?;
    tx.exec("delete from information_circular_line where district = $1 and circular = $2", args![district, id]).await?;
    match subject {
        Subject::Criticism { names, .. } => {
            let sql = "
insert into information_circular_name (district, circular, unit, place, unit_name, grounds) values ($1, $2, $3, $4, $5, $6)";
            for (place, name) in (1i64..).zip(names) {
                let grounds = grounds_text(&name.grounds);
                tx.exec(sql, args![district, id, name.unit, place, &name.name, grounds]).await?;
                write_removal(tx, district, id, name.unit, name.removal.as_ref()).await?;
            }
        }
        Subject::Regular { lines } => {
            let sql = "
insert into information_circular_line (district, circular, unit, place, unit_name, class, figures)
values ($1, $2, $3, $4, $5, $6, $7)";
            for (place, line) in (1i64..).zip(lines) {
                let figures = figures_text(&line.figures);
                tx.exec(sql, args![district, id, line.unit, place, &line.name, &line.class, figures]).await?;
            }
        }
    }
    Ok(())
}

async fn write_receivers(
    tx: &mut Tx,
    district: &DistrictId,
    id: MatterId,
    part: &str,
    receivers: &[Receiver],
) -> Result<(), StoreError> {
    let sql = "delete from information_circular_receiver where district = $1 and circular = $2 and part = $3";
    tx.exec(sql, args![district, id, part]).await?;
    let sql = "
insert into information_circular_receiver (district, circular, part, place, unit, name) values ($1, $2, $3, $4, $5, $6)";
    for (place, receiver) in (1i64..).zip(receivers) {
        tx.exec(sql, args![district, id, part, place, receiver.unit, receiver.name.as_str()]).await?;
    }
    Ok(())
}

async fn write_removal(
    tx: &mut Tx,
    district: &DistrictId,
    id: MatterId,
    unit: UnitId,
    removal: Option<&Removal>,
) -> Result<(), StoreError> {
    let sql = "
update information_circular_name set removed_by = $4, removed_person = $5, removed_reason = $6, removed_at = $7
where district = $1 and circular = $2 and unit = $3";
    let by = removal.map(|removal| removal.by.code());
    let (person, at) = removal.map(|removal| (removal.person, removal.at)).unzip();
    let reason = removal.map_or("", |removal| removal.reason.as_str());
    tx.exec(sql, args![district, id, unit, by, person, reason, at]).await?;
    Ok(())
}

async fn asked(
    tx: &mut Tx,
    district: &DistrictId,
    id: MatterId,
    unit: UnitId,
    limit: &HearingLimit,
) -> Result<(), StoreError> {
    let sql = "
update information_circular_name set asked_at = $4, due_at = $5, due_why = $6
where district = $1 and circular = $2 and unit = $3";
    tx.exec(sql, args![district, id, unit, limit.from, limit.due, limit.why.as_str()]).await?;
    matters::show(tx, district, id, Audience::Unit(unit)).await
}

async fn heard(
    tx: &mut Tx,
    district: &DistrictId,
    id: MatterId,
    unit: UnitId,
    hearing: &NameHearing,
) -> Result<(), StoreError> {
    let (words, person, at) = match hearing {
        NameHearing::Unheard | NameHearing::Asked(_) => return Ok(()),
        NameHearing::Acknowledged { person, at, .. } => ("", *person, *at),
        NameHearing::Objected { objection, .. } => (objection.words.as_str(), objection.person, objection.at),
    };
    let sql = "
update information_circular_name set objection = $4, answered_by = $5, answered_at = $6
where district = $1 and circular = $2 and unit = $3";
    tx.exec(sql, args![district, id, unit, words, person, at]).await?;
    Ok(())
}

async fn answered(
    tx: &mut Tx,
    district: &DistrictId,
    id: MatterId,
    unit: UnitId,
    answer: &ObjectionAnswer,
) -> Result<(), StoreError> {
    let sql = "
update information_circular_name set verdict = $4, verdict_words = $5, verdict_by = $6, verdict_at = $7
where district = $1 and circular = $2 and unit = $3";
    let (verdict, words) = (answer.verdict.code(), answer.words.as_str());
    tx.exec(sql, args![district, id, unit, verdict, words, answer.person, answer.at]).await?;
    match answer.verdict {
        Verdict::Overruled => Ok(()),
        Verdict::Upheld => {
            let (person, reason, at) = (answer.person, answer.words.clone(), answer.at);
            let removal = Removal { by: RemovedBy::Objection, person, reason, at };
            write_removal(tx, district, id, unit, Some(&removal)).await
        }
    }
}

async fn hand(
    tx: &mut Tx,
    district: &DistrictId,
    id: MatterId,
    part: &str,
    person: PersonId,
    at: Timestamp,
) -> Result<(), StoreError> {
    let sql = "
insert into information_circular_hand (district, circular, part, person, at) values ($1, $2, $3, $4, $5) on conflict do nothing";
    tx.exec(sql, args![district, id, part, person, at]).await?;
    Ok(())
}

async fn reviewed(
    tx: &mut Tx,
    district: &DistrictId,
    id: MatterId,
    unit: UnitId,
    person: PersonId,
    at: Timestamp,
) -> Result<(), StoreError> {
    let sql = "
insert into information_circular_reviewer (district, circular, unit, person, at) values ($1, $2, $3, $4, $5) on conflict do nothing";
    tx.exec(sql, args![district, id, unit, person, at]).await?;
    Ok(())
}

async fn signed(tx: &mut Tx, district: &DistrictId, id: MatterId, sign_off: &SignOff) -> Result<(), StoreError> {
    let sql = "
insert into information_circular_sign (district, circular, step, person, post, at) values ($1, $2, $3, $4, $5, $6)";
    let step = sign_off.step.code();
    tx.exec(sql, args![district, id, step, sign_off.person, sign_off.post, sign_off.at]).await?;
    Ok(())
}

async fn issued(
    tx: &mut Tx,
    district: &DistrictId,
    id: MatterId,
    number: &CircularNumber,
    readers: &[UnitId],
    at: Timestamp,
) -> Result<(), StoreError> {
    let sql = "
update information_circular set year = $3, number = $4, number_text = $5, issued_at = $6 where district = $1 and id = $2";
    tx.exec(sql, args![district, id, i64::from(number.year), number.number, &number.text, at]).await?;
    let sql = "update matter set number = $3 where district = $1 and id = $2";
    tx.exec(sql, args![district, id, &number.text]).await?;
    for role in [Role::Leader, Role::Secretary] {
        matters::show(tx, district, id, Audience::Role(role)).await?;
    }
    let sql = "
insert into information_circular_receiver (district, circular, part, place, unit, name) values ($1, $2, 'reader', $3, $4, '读者')";
    for (place, unit) in (1i64..).zip(readers) {
        matters::show(tx, district, id, Audience::Unit(*unit)).await?;
        tx.exec(sql, args![district, id, place, *unit]).await?;
    }
    Ok(())
}

/// What was done closes its own tasks; what others have to do on the same circular stays open since when it was.
async fn close_own(tx: &mut Tx, actor: &Actor, id: MatterId, change: &CircularChange) -> Result<(), StoreError> {
    let (district, at) = (&actor.district, change.at);
    match &change.record {
        CircularRecord::Heard { unit, .. } => {
            let sql = "
update task set closed_at = $4, closed_by = $5 where district = $1 and matter = $2 and unit = $3 and closed_at is null";
            tx.exec(sql, args![district, id, *unit, at, actor.person]).await?;
        }
        CircularRecord::ObjectionAnswered { .. } => {
            let sql = "
update task set closed_at = $3, closed_by = $4 where district = $1 and matter = $2 and verb = $5 and closed_at is null
  and not exists (select 1 from information_circular_name n where n.district = $1 and n.circular = $2
    and n.objection <> '' and n.verdict is null and n.removed_by is null)";
            tx.exec(sql, args![district, id, at, actor.person, NameVerb::AnswerObjection.code()]).await?;
        }
        CircularRecord::Drafted
        | CircularRecord::Refreshed { .. }
        | CircularRecord::TextEdited { .. }
        | CircularRecord::Addressed { .. }
        | CircularRecord::NameRemoved { .. }
        | CircularRecord::NameRestored { .. }
        | CircularRecord::HearingOpened { .. }
        | CircularRecord::Submitted { .. }
        | CircularRecord::Signed(_)
        | CircularRecord::Issued { .. }
        | CircularRecord::Returned { .. }
        | CircularRecord::Dropped { .. } => {}
    }
    Ok(())
}
