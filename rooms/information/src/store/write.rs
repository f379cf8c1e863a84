//! The one place where a change to an item becomes rows: header, record, tasks, messages, events and journal in one write.

use jiff::Timestamp;
use kernel::matter::{Header, SecurityMark};
use kernel::{Actor, Clock, DistrictId, Entry, MatterId, PersonId, Role};
use store::{StoreError, Tx, Value, args};
use webkit::Problem;
use webkit::matters::{self, Advance, Audience, Stored};
use webkit::messages::{self, Message};

use crate::model::{
    Change, NewText, Pairs, Record, ReturnNote, Seen, Signature, State, Submission, SubmissionChange, Text, TextId,
};

/// The room's name in journal and headers.
pub const ROOM: &str = "information";
/// The folder of an item's page.
const PAGE: &str = "submissions";
/// Seconds within which savings of one hand count as one working text: half an hour.
const WORKING: i64 = 1_800;
/// The header's kind of an item.
pub const KIND: &str = "submission";

/// Who of the Office sees what has been reported: its information section and its director, not another office's.
pub const SECTION: [Role; 3] = [Role::Editor, Role::SectionChief, Role::Director];

/// Writes a new item.
pub async fn open(
    tx: &mut Tx,
    actor: &Actor,
    item: &Submission,
    change: &SubmissionChange,
    clock: &dyn Clock,
) -> Result<Vec<PersonId>, Problem> {
    let district = &actor.district;
    let header = Header {
        district: district.clone(),
        id: item.id,
        room: ROOM,
        kind: KIND,
        title: item.text.title.to_string(),
        unit: item.unit,
        state: change.state.code().to_owned(),
        holder: change.holder.clone(),
        since: change.at,
        due_at: None,
        security_mark: SecurityMark::None,
        version: 1,
    };
    matters::open(tx, &header, &[Audience::Unit(item.unit)], actor.person, change.at).await?;
    let Record::Written(new) = &change.record else { return Err(unexpected("open")) };
    let sql = "
insert into information_submission (district, id, unit, kind, drafter, text_id, focus, call, event_at, chars)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let args = args![
        district,
        item.id,
        item.unit,
        new.text.kind.code(),
        item.drafter,
        Value::id(&new.text_id),
        new.focus.map(|id| id.to_string()),
        new.call.map(|id| id.to_string()),
        new.text.event_at,
        chars(&new.text)
    ];
    tx.exec(sql, args).await?;
    save_text(tx, district, item.id, "unit", new.text_id, &new.text, new.writer, "", change.at).await?;
    finish(tx, actor, (PAGE, item.id), change, clock).await
}

/// Writes what a verb changes on an item. Gives back whom it was told to; [`Problem::Stale`] if somebody was faster.
pub async fn apply(
    tx: &mut Tx,
    actor: &Actor,
    header: &Stored,
    change: &SubmissionChange,
    clock: &dyn Clock,
) -> Result<Vec<PersonId>, Problem> {
    let district = &actor.district;
    let title = match &change.record {
        Record::Written(new) => Some(new.text.title.as_str()),
        _ => None,
    };
    let due_at = change.tasks.iter().filter_map(|task| task.due_at).min();
    let to = Advance { title, state: change.state.code(), holder: &change.holder, due_at };
    if !matters::advance(tx, district, header.id, header.version, &to, change.at).await? {
        return Err(stale(tx, district, header.id).await?);
    }
    state(tx, district, header.id, change.state).await?;
    record(tx, district, header, change).await?;
    finish(tx, actor, (PAGE, header.id), change, clock).await
}

/// What stands now, for whoever comes too late: nothing of theirs is lost.
pub async fn stale(tx: &mut Tx, district: &DistrictId, id: MatterId) -> Result<Problem, Problem> {
    let sql = "
select m.version, m.state, t.title, t.body from matter m
join information_submission s on s.district = m.district and s.id = m.id
join information_text t on t.district = s.district and t.id = coalesce(s.edition_id, s.text_id)
where m.district = $1 and m.id = $2";
    let row = tx.one(sql, args![district, id]).await?;
    Ok(Problem::Stale {
        current: serde_json::json!({
            "version": row.int("version")?, "state": row.text("state")?,
            "title": row.text("title")?, "body": row.text("body")?,
        }),
    })
}

async fn state(tx: &mut Tx, district: &DistrictId, id: MatterId, state: State) -> Result<(), StoreError> {
    let (returned, into) = match state {
        State::Returned { by, resume } => (Some((by.code(), resume.code())), None),
        State::Merged { into } => (None, Some(into)),
        State::Draft
        | State::Checking
        | State::Approving
        | State::Reported
        | State::Selected
        | State::Adopted
        | State::Reserved
        | State::Refused
        | State::Discarded => (None, None),
    };
    let sql = "update information_submission set returned_by = $3, resume = $4, merged_into = $5 where district = $1 and id = $2";
    let (by, resume) = returned.unzip();
    tx.exec(sql, args![district, id, by, resume, into]).await?;
    Ok(())
}

async fn record(tx: &mut Tx, district: &DistrictId, header: &Stored, change: &SubmissionChange) -> Result<(), Problem> {
    let (id, at, version) = (header.id, change.at, header.version + 1);
    match &change.record {
        Record::Written(new) => written(tx, district, id, new, at).await?,
        Record::Explained(owed) => {
            let sql = "
insert into information_owed (district, submission, rule, reason, person, at) values ($1, $2, $3, $4, $5, $6)
on conflict (district, submission, rule) do update set reason = excluded.reason, person = excluded.person, at = excluded.at";
            tx.exec(sql, args![district, id, owed.rule.as_str(), owed.reason.as_str(), owed.by, owed.at]).await?;
        }
        Record::CoverNamed(cover) => {
            let sql = "
update information_submission set cover_person = $3, cover_name = $4, cover_reason = $5, cover_named_by = $6
where district = $1 and id = $2";
            let args = args![district, id, cover.person, cover.name.as_str(), cover.reason.as_str(), cover.named_by];
            tx.exec(sql, args).await?;
            matters::show(tx, district, id, Audience::Person(cover.person)).await?;
        }
        Record::Sent { round } => {
            let sql = "update information_submission set round = $3, sent_at = $4 where district = $1 and id = $2";
            tx.exec(sql, args![district, id, *round, at]).await?;
        }
        Record::Signed(signature) => signed(tx, district, id, signature, change.state).await?,
        Record::Returned { note, round } => {
            returned(tx, district, id, version, note).await?;
            round_again(tx, district, id, *round).await?;
        }
        Record::Withdrawn { round, .. } => round_again(tx, district, id, *round).await?,
        Record::Taken(taken) => {
            let sql = "
update information_submission set taken_by = $3, taken_at = $4, taken_findings = $5, taken_owed = $6, forwarded = $7
where district = $1 and id = $2";
            let Seen { findings, owed } = taken.seen;
            let args = args![district, id, taken.person, taken.at, findings, owed, taken.forwarded];
            tx.exec(sql, args).await?;
        }
        Record::Verified(verification) => {
            let sql = "
insert into information_verification (district, submission, version, whom, phone, asked_at, what, result, person)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
            let v = verification;
            let (whom, phone, what) = (v.whom.as_str(), v.phone.as_str(), v.what.as_str());
            tx.exec(sql, args![district, id, version, whom, phone, v.when, what, v.result.code(), v.by]).await?;
        }
        Record::Edited(edition) => {
            let note = edition.note.as_str();
            save_text(tx, district, id, "edition", edition.text_id, &edition.text, edition.by, note, at).await?;
            let sql = "update information_submission set edition_id = $3 where district = $1 and id = $2";
            tx.exec(sql, args![district, id, Value::id(&edition.text_id)]).await?;
        }
        Record::Refused(note) => {
            let sql = "
insert into information_refusal (district, submission, version, standard, words, person, at)
values ($1, $2, $3, $4, $5, $6, $7)";
            let args = args![district, id, version, note.standard.code(), note.words.as_str(), note.by, note.at];
            tx.exec(sql, args).await?;
        }
        Record::Merged(note) => {
            let sql = "
insert into information_merge (district, submission, into_submission, question, person, at) values ($1, $2, $3, $4, $5, $6)";
            tx.exec(sql, args![district, id, note.into, note.question.as_str(), note.by, note.at]).await?;
            matters::link(tx, district, id, note.into, "merged_into", at).await?;
        }
        Record::Referred(_) | Record::ReferralAnswered { .. } | Record::SolutionDelivered { .. } => {
            super::referral::record(tx, district, id, &change.record).await?;
        }
        Record::Selected { issue, item } => {
            super::issue::place(tx, district, *issue, *item, id).await?;
            matters::link(tx, district, id, *issue, "selected_for", at).await?;
        }
        Record::Deselected { issue, .. } => super::issue::take_out(tx, district, *issue, id).await?,
        Record::Adopted { .. } => {
            let sql = "update information_submission set adopted_at = coalesce(adopted_at, $3) where district = $1 and id = $2";
            tx.exec(sql, args![district, id, at]).await?;
        }
        Record::Discarded { .. } | Record::Reserved { .. } => {}
    }
    Ok(())
}

async fn written(
    tx: &mut Tx,
    district: &DistrictId,
    id: MatterId,
    new: &NewText,
    at: Timestamp,
) -> Result<(), StoreError> {
    // Autosave rewrites the working text of the same hand; a text that was sent on, or another hand's, is kept.
    let working = "
delete from information_text where district = $1 and submission = $2 and part = 'unit' and writer = $3 and at > $4
  and id = (select text_id from information_submission where district = $1 and id = $2)
  and at > coalesce((select sent_at from information_submission where district = $1 and id = $2), 0)";
    tx.exec(working, args![district, id, new.writer, at.as_second() - WORKING]).await?;
    save_text(tx, district, id, "unit", new.text_id, &new.text, new.writer, "", at).await?;
    let sql = "
update information_submission set text_id = $3, kind = $4, focus = $5, call = $6, event_at = $7, chars = $8
where district = $1 and id = $2";
    let (focus, call) = (new.focus.map(|id| id.to_string()), new.call.map(|id| id.to_string()));
    let (text_id, kind) = (Value::id(&new.text_id), new.text.kind.code());
    let args = args![district, id, text_id, kind, focus, call, new.text.event_at, chars(&new.text)];
    tx.exec(sql, args).await?;
    Ok(())
}

/// The length of the body, kept beside the item: whoever adds up a year need not read its texts.
fn chars(text: &Text) -> i64 {
    i64::try_from(text.body.as_str().chars().count()).unwrap_or(i64::MAX)
}

#[expect(clippy::too_many_arguments, reason = "the columns of one row, named at the one place that writes it")]
async fn save_text(
    tx: &mut Tx,
    district: &DistrictId,
    id: MatterId,
    part: &'static str,
    text_id: TextId,
    text: &Text,
    writer: PersonId,
    note: &str,
    at: Timestamp,
) -> Result<(), StoreError> {
    let sql = "
insert into information_text (district, id, submission, part, kind, title, body, event_at, writer, note, at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    let (kind, title, body) = (text.kind.code(), text.title.as_str(), text.body.as_str());
    let args = args![district, Value::id(&text_id), id, part, kind, title, body, text.event_at, writer, note, at];
    tx.exec(sql, args).await?;
    Ok(())
}

async fn signed(
    tx: &mut Tx,
    district: &DistrictId,
    id: MatterId,
    sign: &Signature,
    state: State,
) -> Result<(), StoreError> {
    let notes: serde_json::Map<String, serde_json::Value> =
        sign.standards.iter().map(|stand| (stand.standard.code().to_owned(), stand.note.as_str().into())).collect();
    let sql = "
insert into information_signature (district, submission, round, gate, text_digest, person, post, at, notes, findings, owed)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    let notes = serde_json::Value::Object(notes).to_string();
    let seen = sign.seen;
    let args = args![
        district,
        id,
        sign.round,
        sign.gate.code(),
        &sign.text_digest,
        sign.person,
        sign.post,
        sign.at,
        notes,
        seen.findings,
        seen.owed
    ];
    tx.exec(sql, args).await?;
    if state != State::Reported {
        let sql = "update information_submission set checked_at = $3 where district = $1 and id = $2";
        tx.exec(sql, args![district, id, sign.at]).await?;
        return Ok(());
    }
    let sql =
        "update information_submission set reported_at = coalesce(reported_at, $3) where district = $1 and id = $2";
    tx.exec(sql, args![district, id, sign.at]).await?;
    let office = super::facts::office(tx, district).await?;
    for role in SECTION {
        matters::show(tx, district, id, Audience::Seat(office, role)).await?;
    }
    Ok(())
}

async fn returned(
    tx: &mut Tx,
    district: &DistrictId,
    id: MatterId,
    version: i64,
    note: &ReturnNote,
) -> Result<(), StoreError> {
    let sql = "
insert into information_return (district, submission, version, returned_by, person, field, rule, words, resume, at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let (field, rule, words) = (note.field.as_str(), note.rule.as_str(), note.words.as_str());
    let (by, resume) = (note.by.code(), note.resume.code());
    tx.exec(sql, args![district, id, version, by, note.person, field, rule, words, resume, note.at]).await?;
    Ok(())
}

async fn round_again(tx: &mut Tx, district: &DistrictId, id: MatterId, round: u32) -> Result<(), StoreError> {
    let sql = "
update information_submission set round = $3, taken_by = null, taken_at = null where district = $1 and id = $2";
    tx.exec(sql, args![district, id, round]).await?;
    Ok(())
}

/// What ends every change of a matter, in the same write: its tasks, its messages, its journal entry, its events. `page` is the folder of
/// the matter's page, such as `submissions`; gives back whom the messages went to.
pub(super) async fn finish<S, R>(
    tx: &mut Tx,
    actor: &Actor,
    (page, id): (&str, MatterId),
    change: &Change<S, R>,
    clock: &dyn Clock,
) -> Result<Vec<PersonId>, Problem> {
    let (district, at) = (&actor.district, change.at);
    if change.keep_tasks {
        matters::open_tasks(tx, district, id, &change.tasks, clock, at).await?;
    } else {
        matters::replace_tasks(tx, actor, id, &change.tasks, clock, at).await?;
    }
    journaled(tx, actor, (page, id), change, clock).await
}

/// The same where the tasks are not the matter's as a whole, such as those of a call, which each unit has of its own.
pub(super) async fn journaled<S, R>(
    tx: &mut Tx,
    actor: &Actor,
    (page, id): (&str, MatterId),
    change: &Change<S, R>,
    clock: &dyn Clock,
) -> Result<Vec<PersonId>, Problem> {
    let (district, at) = (&actor.district, change.at);
    let href = format!("/information/{page}/{id}");
    let told = tell(tx, district, Some(id), &change.notices, &href, clock, at).await?;
    let payload = payload(&change.before, &change.after, &change.rules);
    tx.record(district, Entry::by(actor, ROOM, change.verb, Some(id), payload, at)).await;
    for event in &change.events {
        tx.publish(district, event, at).await?;
    }
    Ok(told)
}

/// Writes the messages of a change; gives back whom they went to.
pub async fn tell(
    tx: &mut Tx,
    district: &DistrictId,
    matter: Option<MatterId>,
    notices: &[crate::model::Notice],
    href: &str,
    clock: &dyn Clock,
    at: Timestamp,
) -> Result<Vec<PersonId>, StoreError> {
    let mut told = Vec::new();
    for notice in notices {
        let message = Message { to: &notice.to, matter, text: &notice.text, href };
        told.extend(messages::tell(tx, district, &message, clock, at).await?);
    }
    Ok(told)
}

/// Before, after and the rules asked, as the journal keeps them.
#[must_use]
pub fn payload(before: &Pairs, after: &Pairs, rules: &[&'static str]) -> String {
    let object = |pairs: &Pairs| {
        let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), value.clone().into()));
        serde_json::Value::Object(pairs.collect())
    };
    serde_json::json!({ "before": object(before), "after": object(after), "rules": rules }).to_string()
}

fn unexpected(verb: &str) -> Problem {
    Problem::Broken(std::io::Error::other(format!("{verb}: the change does not carry the record of its verb")).into())
}
