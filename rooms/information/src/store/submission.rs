//! From rows to the item that the rules look at.

use std::collections::BTreeMap;

use kernel::{Actor, DistrictId, MatterId};
use store::{Row, StoreError, Tx, args};
use webkit::Problem;
use webkit::matters::{self, Stored};

use super::{code, count, opt_code, opt_id, typed};
use crate::model::{
    Answer, Body, Cover, Edition, Gate, ItemKind, Note, OwedReason, Phrase, Reason, Referral, ReferralState, Resume,
    ReturnedBy, Seen, Signature, Stand, Standard, State, Submission, Taken, Text, Title, Verification, Verified,
};

/// The item with its header, if there is one that the actor may see; else [`Problem::Missing`].
pub async fn load(tx: &mut Tx, actor: &Actor, id: MatterId) -> Result<(Stored, Submission), Problem> {
    let header = matters::load(tx, actor, "submission", id).await?;
    let submission = by_header(tx, &actor.district, &header).await?;
    Ok((header, submission))
}

/// The item of a header that has been read already.
pub async fn by_header(tx: &mut Tx, district: &DistrictId, header: &Stored) -> Result<Submission, StoreError> {
    let row = tx.one(SUBMISSION, args![district, header.id]).await?;
    let returned =
        opt_code(&row, "returned_by", ReturnedBy::from_code)?.zip(opt_code(&row, "resume", Resume::from_code)?);
    let merged: Option<MatterId> = row.opt_id("merged_into")?;
    let state = State::from_code(&header.state, returned, merged);
    let state = state.ok_or_else(|| StoreError::Column { column: "state".to_owned(), reason: header.state.clone() })?;
    Ok(Submission {
        id: header.id,
        unit: row.id("unit")?,
        unit_name: row.text("unit_name")?,
        drafter: row.id("drafter")?,
        drafter_name: row.text("drafter_name")?,
        writers: writers(tx, district, header.id).await?,
        text: text(&row)?,
        focus: opt_id(&row, "focus")?,
        call: opt_id(&row, "call")?,
        evidence: if row.flag("has_evidence")? { evidence(tx, district, header.id).await? } else { Vec::new() },
        state,
        round: count(&row, "round")?,
        signatures: signatures(tx, district, header.id).await?,
        cover: cover(&row)?,
        owed: if row.flag("has_owed")? { owed(tx, district, header.id).await? } else { Vec::new() },
        taken: taken(&row)?,
        verifications: if row.flag("has_verifications")? {
            verifications(tx, district, header.id).await?
        } else {
            Vec::new()
        },
        edition: edition(tx, district, &row).await?,
        referrals: if row.flag("has_referrals")? { referrals(tx, district, header.id).await? } else { Vec::new() },
    })
}

// What most items have none of is only asked for where there is some.
const SUBMISSION: &str = "
select s.*, u.short as unit_name, n.name as drafter_name, k.name as taken_name, t.title, t.body, t.event_at as text_event_at,
  case when exists (select 1 from attachment a where a.district = s.district and a.matter = s.id) then 1 else 0 end as has_evidence,
  case when exists (select 1 from information_owed o where o.district = s.district and o.submission = s.id) then 1 else 0 end as has_owed,
  case when exists (select 1 from information_verification v where v.district = s.district and v.submission = s.id) then 1 else 0 end
    as has_verifications,
  case when exists (select 1 from information_referral r where r.district = s.district and r.submission = s.id) then 1 else 0 end
    as has_referrals
from information_submission s
join unit u on u.district = s.district and u.id = s.unit
join person n on n.district = s.district and n.id = s.drafter
join information_text t on t.district = s.district and t.id = s.text_id
left join person k on k.district = s.district and k.id = s.taken_by
where s.district = $1 and s.id = $2";

fn text(row: &Row) -> Result<Text, StoreError> {
    Ok(Text {
        kind: code(row, "kind", ItemKind::from_code)?,
        title: typed("title", Title::parse(&row.text("title")?))?,
        body: typed("body", Body::parse(&row.text("body")?))?,
        event_at: row.opt_time("text_event_at")?,
    })
}

async fn writers(tx: &mut Tx, district: &DistrictId, id: MatterId) -> Result<Vec<kernel::PersonId>, StoreError> {
    let sql = "select distinct writer from information_text where district = $1 and submission = $2 and part = 'unit' order by writer";
    let rows = tx.all(sql, args![district, id]).await?;
    rows.iter().map(|row| row.id("writer")).collect()
}

async fn evidence(tx: &mut Tx, district: &DistrictId, id: MatterId) -> Result<Vec<kernel::AttachmentId>, StoreError> {
    let sql = "select id from attachment where district = $1 and matter = $2 order by at, id";
    let rows = tx.all(sql, args![district, id]).await?;
    rows.iter().map(|row| row.id("id")).collect()
}

async fn signatures(tx: &mut Tx, district: &DistrictId, id: MatterId) -> Result<Vec<Signature>, StoreError> {
    let sql =
        "select * from information_signature where district = $1 and submission = $2 order by at, round, gate desc";
    let rows = tx.all(sql, args![district, id]).await?;
    rows.iter()
        .map(|row| {
            Ok(Signature {
                gate: code(row, "gate", Gate::from_code)?,
                person: row.id("person")?,
                post: row.id("post")?,
                at: row.time("at")?,
                text_digest: row.text("text_digest")?,
                round: count(row, "round")?,
                standards: stands(&row.text("notes")?)?,
                seen: Seen { findings: count(row, "findings")?, owed: count(row, "owed")? },
            })
        })
        .collect()
}

/// The signer's remarks, stored as one JSON object from the standard's code to the remark.
pub(super) fn stands(notes: &str) -> Result<Vec<Stand>, StoreError> {
    let notes: BTreeMap<String, String> = typed("notes", serde_json::from_str(notes))?;
    let stand = |(code, note): (&String, &String)| {
        let standard = Standard::from_code(code);
        let standard =
            standard.ok_or_else(|| StoreError::Column { column: "notes".to_owned(), reason: code.clone() })?;
        Ok(Stand { standard, note: typed("notes", Note::parse("notes", "意见", note))? })
    };
    notes.iter().map(stand).collect()
}

fn cover(row: &Row) -> Result<Option<Cover>, StoreError> {
    let Some(person) = row.opt_id("cover_person")? else { return Ok(None) };
    Ok(Some(Cover {
        person,
        name: typed("cover_name", Phrase::parse("name", "姓名", &row.text("cover_name")?))?,
        reason: typed("cover_reason", Reason::parse("reason", "理由", &row.text("cover_reason")?))?,
        named_by: row.id("cover_named_by")?,
    }))
}

fn taken(row: &Row) -> Result<Option<Taken>, StoreError> {
    let Some(person) = row.opt_id("taken_by")? else { return Ok(None) };
    let seen = Seen { findings: count(row, "taken_findings")?, owed: count(row, "taken_owed")? };
    let forwarded = row.flag("forwarded")?;
    Ok(Some(Taken { person, name: row.text("taken_name")?, at: row.time("taken_at")?, seen, forwarded }))
}

async fn owed(tx: &mut Tx, district: &DistrictId, id: MatterId) -> Result<Vec<OwedReason>, StoreError> {
    let sql = "select * from information_owed where district = $1 and submission = $2 order by rule";
    let rows = tx.all(sql, args![district, id]).await?;
    rows.iter()
        .map(|row| {
            Ok(OwedReason {
                rule: typed("rule", Phrase::parse("rule", "规则", &row.text("rule")?))?,
                reason: typed("reason", Reason::parse("reason", "说明", &row.text("reason")?))?,
                by: row.id("person")?,
                at: row.time("at")?,
            })
        })
        .collect()
}

async fn verifications(tx: &mut Tx, district: &DistrictId, id: MatterId) -> Result<Vec<Verification>, StoreError> {
    let sql = "select * from information_verification where district = $1 and submission = $2 order by version";
    let rows = tx.all(sql, args![district, id]).await?;
    rows.iter()
        .map(|row| {
            Ok(Verification {
                whom: typed("whom", Phrase::parse("whom", "核实对象", &row.text("whom")?))?,
                phone: typed("phone", Phrase::parse("phone", "电话", &row.text("phone")?))?,
                when: row.time("asked_at")?,
                what: typed("what", Reason::parse("what", "核实内容", &row.text("what")?))?,
                result: code(row, "result", Verified::from_code)?,
                by: row.id("person")?,
            })
        })
        .collect()
}

async fn edition(tx: &mut Tx, district: &DistrictId, row: &Row) -> Result<Option<Edition>, StoreError> {
    let Some(id) = row.opt_text("edition_id")? else { return Ok(None) };
    let sql = "select id, kind, title, body, event_at as text_event_at, writer, note, at from information_text where district = $1 and id = $2";
    let row = tx.one(sql, args![district, id]).await?;
    Ok(Some(Edition {
        text_id: row.id("id")?,
        text: text(&row)?,
        note: typed("note", Reason::parse("note", "编辑说明", &row.text("note")?))?,
        by: row.id("writer")?,
        at: row.time("at")?,
    }))
}

async fn referrals(tx: &mut Tx, district: &DistrictId, id: MatterId) -> Result<Vec<Referral>, StoreError> {
    let sql = "select * from information_referral where district = $1 and submission = $2 order by at, id";
    let rows = tx.all(sql, args![district, id]).await?;
    rows.iter().map(referral).collect()
}

fn referral(row: &Row) -> Result<Referral, StoreError> {
    Ok(Referral {
        id: row.id("id")?,
        to: row.id("unit")?,
        to_name: typed("unit_name", Phrase::parse("to", "部门", &row.text("unit_name")?))?,
        due: row.time("due_at")?,
        question: typed("question", Reason::parse("question", "转办事项", &row.text("question")?))?,
        at: row.time("at")?,
        state: referral_state(row)?,
    })
}

fn referral_state(row: &Row) -> Result<ReferralState, StoreError> {
    let Some(solution) = row.opt_text("solution")? else { return Ok(ReferralState::Sent) };
    let answer = Answer {
        solution: typed("solution", Reason::parse("solution", "办理结果", &solution))?,
        by: row.id("answered_by")?,
        at: row.time("answered_at")?,
    };
    Ok(match row.opt_time("delivered_at")? {
        Some(at) => ReferralState::Delivered { answer, at },
        None => ReferralState::Answered(answer),
    })
}
