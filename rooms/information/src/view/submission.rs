//! An item with its history, as its page shows it.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{MatterId, PersonId};
use serde::{Deserialize, Serialize};
use store::{Row, Sql, StoreError, Tx, args};
use utoipa::ToSchema;
use webkit::matters::{self, Stored};
use webkit::{Context, Problem};

use super::outcome::{OutcomeView, chain, one};
use super::steps::{StepView, timed};
use super::{Can, can};
use crate::decide::{self, outcome, unit};
use crate::model::{FaultVerb, Gate, OutcomeVerb, Signature, Standard, State, Submission, Text, Verb};
use crate::store::facts::Surroundings;
use crate::store::outcome_read;
use crate::view::report::{Report, Written, reasons};

/// A text: the unit's own, or the edition.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Text)]
pub struct TextView {
    kind: String,
    kind_name: String,
    title: String,
    body: String,
    /// RFC 3339
    event_at: Option<String>,
    /// 编辑说明; empty for the unit's own text.
    note: String,
}

/// A remark on one of the four standards.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::StandView)]
pub struct StandView {
    standard: String,
    name: String,
    note: String,
}

/// A passed gate.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::SignatureView)]
pub struct SignatureView {
    /// `check` or `approve`
    gate: String,
    gate_name: String,
    person: String,
    at: String,
    round: u32,
    standards: Vec<StandView>,
    findings: u32,
    owed: u32,
    /// Whether it still counts: of this round, on the text as it stands.
    holds: bool,
}

/// A text with its writer's name and the time.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Said)]
pub struct Said {
    /// What it is about: a rule, a field, a person asked.
    about: String,
    words: String,
    by: String,
    at: String,
    /// What kind it is: the gate that returned, the result of a verification, the standard of a refusal.
    kind: String,
}

/// A referral to a department.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::ReferralView)]
pub struct ReferralView {
    id: String,
    to: String,
    to_name: String,
    question: String,
    at: String,
    due_at: String,
    state: String,
    state_name: String,
    solution: Option<String>,
}

/// A piece of evidence.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Evidence)]
pub struct Evidence {
    id: String,
    name: String,
    media_type: String,
    size: i64,
}

/// Another item that it is bound up with.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Related)]
pub struct Related {
    id: String,
    title: String,
    unit: String,
    /// `into` it was merged into that one; `from` that one was merged into it; `issue` it stands in that issue.
    kind: String,
    state: String,
}

/// An item.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Submission)]
pub struct SubmissionView {
    id: String,
    /// What a change must name.
    version: i64,
    unit: String,
    unit_name: String,
    drafter: String,
    drafter_name: String,
    state: String,
    state_name: String,
    /// 现在在谁手里
    holder: String,
    since: String,
    /// 下一步是谁
    next: String,
    text: TextView,
    /// The text as the unit signed it, beside the edition.
    edition: Option<TextView>,
    focus: Option<String>,
    focus_title: Option<String>,
    call: Option<String>,
    call_title: Option<String>,
    evidence: Vec<Evidence>,
    round: u32,
    /// 改后直接回到退回人 or 按流程重走, where it was returned.
    resume: Option<String>,
    signatures: Vec<SignatureView>,
    cover: Option<Said>,
    owed: Vec<Said>,
    returns: Vec<Said>,
    verifications: Vec<Said>,
    refusal: Option<Said>,
    referrals: Vec<ReferralView>,
    related: Vec<Related>,
    /// 采用与批示: level by level, what no longer counts too; of the item that carries it, where it became part of another.
    outcomes: Vec<OutcomeView>,
    taken_by: Option<String>,
    steps: Vec<StepView>,
    report: Report,
    /// From each verb to what speaks against it, `enter_outcome` among them.
    can: Can,
}

/// The view of an item after it was read or changed in this transaction.
pub async fn of<I: Send + Sync>(
    tx: &mut Tx,
    context: &Context<I>,
    header: &Stored,
    item: &Submission,
) -> Result<SubmissionView, Problem> {
    let known = Surroundings::of(tx, &context.app, &context.actor, item, context.now).await?;
    of_known(tx, context, header, item, &known).await
}

/// The same, where what is around it is known.
pub async fn of_known<I: Send + Sync>(
    tx: &mut Tx,
    context: &Context<I>,
    header: &Stored,
    item: &Submission,
    Surroundings { report, facts, .. }: &Surroundings,
) -> Result<SubmissionView, Problem> {
    let actor = &context.actor;
    let district = &actor.district;
    let row = tx.one(NAMES, args![district, item.id]).await?;
    let rows = outcome_read::of_submission(tx, actor, carrier(item)).await?;
    let carried_by = row.opt_text("carrier")?;
    let mut said = said(tx, context, item).await?;
    let mut can = can(decide::can(item, facts, actor), Verb::code);
    let entering = outcome::enter::reasons(item.state, carried_by.as_deref(), facts.office, actor);
    can.extend(one("enter_outcome", &entering));
    let evidence = evidence(tx, context, item).await?;
    let signatures = signatures(tx, context, item).await?;
    let related = related(tx, context, item).await?;
    let outcomes = chain(tx, actor, facts.office, &rows).await?;
    // Last of all: from here to the commit nobody else can write to the journal.
    tx.chain().await?;
    let steps = matters::history(tx, district, item.id).await?;
    Ok(SubmissionView {
        id: item.id.to_string(),
        version: header.version,
        unit: item.unit.to_string(),
        unit_name: item.unit_name.clone(),
        drafter: item.drafter.to_string(),
        drafter_name: item.drafter_name.clone(),
        state: item.state.code().to_owned(),
        state_name: item.state.name().to_owned(),
        holder: header.holder.clone(),
        since: header.since.to_string(),
        next: next(item),
        text: text(&item.text, ""),
        edition: item.edition.as_ref().map(|edition| text(&edition.text, edition.note.as_str())),
        focus: item.focus.map(|id| id.to_string()),
        focus_title: row.opt_text("focus_title")?,
        call: item.call.map(|id| id.to_string()),
        call_title: row.opt_text("call_title")?,
        evidence,
        round: item.round,
        resume: row.opt_text("resume")?,
        signatures,
        cover: cover(item),
        owed: said.remove("owed").unwrap_or_default(),
        returns: said.remove("return").unwrap_or_default(),
        verifications: said.remove("verification").unwrap_or_default(),
        refusal: said.remove("refusal").and_then(|mut all| all.pop()),
        referrals: item.referrals.iter().map(referral).collect(),
        related,
        outcomes,
        taken_by: item.taken.as_ref().map(|taken| taken.name.clone()),
        steps: timed(&steps, verb_name),
        report: Report::of(report, written(&item.text), &reasons(&item.owed)),
        can,
    })
}

const NAMES: &str = "
select s.resume, f.title as focus_title, c.title as call_title, m.title as carrier from information_submission s
left join matter m on m.district = s.district and m.id = s.merged_into
left join information_focus f on f.district = s.district and f.id = s.focus
left join information_call c on c.district = s.district and c.id = s.call
where s.district = $1 and s.id = $2";

// What was said about the item, part by part: within each the oldest first, of returns the latest.
const SAID: &str = "
select 'owed' as part, 0 as place, o.rule as about, o.reason as words, n.name as by_name, o.at, '' as kind from information_owed o
join person n on n.district = o.district and n.id = o.person where o.district = $1 and o.submission = $2
union all
select 'return', -r.version, r.field, r.rule || '：' || r.words, n.name, r.at, r.returned_by from information_return r
join person n on n.district = r.district and n.id = r.person where r.district = $1 and r.submission = $2
union all
select 'verification', v.version, v.whom || ' ' || v.phone, v.what, n.name, v.asked_at, v.result from information_verification v
join person n on n.district = v.district and n.id = v.person where v.district = $1 and v.submission = $2
union all
select 'refusal', r.version, r.standard, r.words, n.name, r.at, r.standard from information_refusal r
join person n on n.district = r.district and n.id = r.person where r.district = $1 and r.submission = $2
order by part, place, about";

const RELATED: &str = "
select m.id, m.title, m.state, u.short as unit, 'into' as kind from information_merge g
join matter m on m.district = g.district and m.id = g.into_submission join unit u on u.district = m.district and u.id = m.unit
where g.district = $1 and g.submission = $2
union all
select m.id, m.title, m.state, u.short as unit, 'from' as kind from information_merge g
join matter m on m.district = g.district and m.id = g.submission join unit u on u.district = m.district and u.id = m.unit
where g.district = $1 and g.into_submission = $2
union all
select m.id, m.title, m.state, u.short as unit, 'issue' as kind from information_issue_item i
join matter m on m.district = i.district and m.id = i.issue join unit u on u.district = m.district and u.id = m.unit
where i.district = $1 and i.submission = $2";

fn written(text: &Text) -> Written<'_> {
    Written { title: text.title.as_str(), body: text.body.as_str() }
}

fn text(text: &Text, note: &str) -> TextView {
    TextView {
        kind: text.kind.code().to_owned(),
        kind_name: text.kind.name().to_owned(),
        title: text.title.to_string(),
        body: text.body.to_string(),
        event_at: text.event_at.map(|at| at.to_string()),
        note: note.to_owned(),
    }
}

async fn said<I: Send + Sync>(
    tx: &mut Tx,
    context: &Context<I>,
    item: &Submission,
) -> Result<BTreeMap<String, Vec<Said>>, StoreError> {
    let mut parts: BTreeMap<String, Vec<Said>> = BTreeMap::new();
    for row in &tx.all(SAID, args![&context.actor.district, item.id]).await? {
        parts.entry(row.text("part")?).or_default().push(Said {
            about: row.text("about")?,
            words: row.text("words")?,
            by: row.text("by_name")?,
            at: row.time("at")?.to_string(),
            kind: row.text("kind")?,
        });
    }
    Ok(parts)
}

fn cover(item: &Submission) -> Option<Said> {
    item.cover.as_ref().map(|cover| Said {
        about: cover.name.to_string(),
        words: cover.reason.to_string(),
        by: String::new(),
        at: String::new(),
        kind: "cover".to_owned(),
    })
}

async fn evidence<I: Send + Sync>(
    tx: &mut Tx,
    context: &Context<I>,
    item: &Submission,
) -> Result<Vec<Evidence>, StoreError> {
    if item.evidence.is_empty() {
        return Ok(Vec::new());
    }
    let sql = "select id, name, media_type, size from attachment where district = $1 and matter = $2 order by at, id";
    let rows = tx.all(sql, args![&context.actor.district, item.id]).await?;
    let evidence = |row: &Row| {
        Ok(Evidence {
            id: row.text("id")?,
            name: row.text("name")?,
            media_type: row.text("media_type")?,
            size: row.int("size")?,
        })
    };
    rows.iter().map(evidence).collect()
}

async fn signatures<I: Send + Sync>(
    tx: &mut Tx,
    context: &Context<I>,
    item: &Submission,
) -> Result<Vec<SignatureView>, StoreError> {
    if item.signatures.is_empty() {
        return Ok(Vec::new());
    }
    let signers: BTreeSet<PersonId> = item.signatures.iter().map(|signature| signature.person).collect();
    let sql = Sql::with("select id, name from person where district = $1 and id in ", args![&context.actor.district]);
    let mut names: BTreeMap<PersonId, String> = BTreeMap::new();
    for row in &tx.all_built(sql.list(&signers)).await? {
        names.insert(row.id("id")?, row.text("name")?);
    }
    let name = |signature: &Signature| names.get(&signature.person).cloned().ok_or(StoreError::Missing);
    item.signatures.iter().map(|signature| Ok(signature_view(signature, name(signature)?, item))).collect()
}

fn signature_view(signature: &Signature, person: String, item: &Submission) -> SignatureView {
    let stands = signature.standards.iter().map(|stand| StandView {
        standard: stand.standard.code().to_owned(),
        name: Standard::name(stand.standard).to_owned(),
        note: stand.note.to_string(),
    });
    SignatureView {
        gate: signature.gate.code().to_owned(),
        gate_name: Gate::name(signature.gate).to_owned(),
        person,
        at: signature.at.to_string(),
        round: signature.round,
        standards: stands.collect(),
        findings: signature.seen.findings,
        owed: signature.seen.owed,
        holds: item.passed(signature.gate) == Some(signature),
    }
}

fn referral(referral: &crate::model::Referral) -> ReferralView {
    use crate::model::ReferralState::{Answered, Delivered, Sent};
    let solution = match &referral.state {
        Sent => None,
        Answered(answer) | Delivered { answer, .. } => Some(answer.solution.to_string()),
    };
    ReferralView {
        id: referral.id.to_string(),
        to: referral.to.to_string(),
        to_name: referral.to_name.to_string(),
        question: referral.question.to_string(),
        at: referral.at.to_string(),
        due_at: referral.due.to_string(),
        state: referral.state.code().to_owned(),
        state_name: referral.state.name().to_owned(),
        solution,
    }
}

async fn related<I: Send + Sync>(
    tx: &mut Tx,
    context: &Context<I>,
    item: &Submission,
) -> Result<Vec<Related>, StoreError> {
    let rows = tx.all(RELATED, args![&context.actor.district, item.id]).await?;
    let ids: Vec<MatterId> = rows.iter().map(|row| row.id("id")).collect::<Result<_, _>>()?;
    let visible = matters::visible_among(tx, &context.actor, &ids).await?;
    let mut seen = Vec::new();
    for row in &rows {
        let id: MatterId = row.id("id")?;
        if visible.contains(&id) {
            seen.push(Related {
                id: id.to_string(),
                title: row.text("title")?,
                unit: row.text("unit")?,
                kind: row.text("kind")?,
                state: row.text("state")?,
            });
        }
    }
    Ok(seen)
}

/// The item on which outcomes are entered.
fn carrier(item: &Submission) -> MatterId {
    match item.state {
        State::Merged { into } => into,
        State::Draft
        | State::Checking
        | State::Approving
        | State::Reported
        | State::Returned { .. }
        | State::Selected
        | State::Adopted
        | State::Reserved
        | State::Refused
        | State::Discarded => item.id,
    }
}

/// 下一步是谁, in words.
fn next(item: &Submission) -> String {
    match item.state {
        State::Draft => format!("{}校核人", item.unit_name),
        State::Checking => format!("{}主要负责人审批", item.unit_name),
        State::Returned { .. } => match unit::resubmit::way(item).0 {
            State::Checking => format!("{}校核人", item.unit_name),
            State::Approving => format!("{}主要负责人", item.unit_name),
            _ => "信息科编审".to_owned(),
        },
        State::Approving => "信息科编审".to_owned(),
        State::Reported => "采用、留存备用或说明理由不采用".to_owned(),
        State::Selected => "科长审核、主任签发".to_owned(),
        State::Reserved => "信息科择机采用".to_owned(),
        State::Adopted | State::Merged { .. } | State::Refused | State::Discarded => String::new(),
    }
}

fn verb_name(code: &str) -> &'static str {
    match code {
        "draft" => "起草",
        "adopt" => "采用印发",
        "attach" => "上传佐证材料",
        _ => {
            let outcome = || OutcomeVerb::from_code(code).map(OutcomeVerb::name);
            let fault = || FaultVerb::from_code(code).map(FaultVerb::name);
            Verb::from_code(code).map(Verb::name).or_else(outcome).or_else(fault).unwrap_or("办理")
        }
    }
}
