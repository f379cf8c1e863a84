//! Gathers what the rules need to know besides the item, in the same transaction.

use jiff::Timestamp;
use kernel::clock::office_day;
use kernel::{Actor, DistrictId, MatterId, PersonId, Role, UnitId, UnitKind};
use store::{StoreError, Tx, args};
use webkit::{App, Problem};

use super::{check, code, count, network, typed};
use crate::model::{Cover, Facts, Findings, IssueState, OpenIssue, Phrase, Policy, Reason, Submission, UnitFacts};

/// Everything that the rules ask about the surroundings of an item.
pub async fn of(tx: &mut Tx, app: &App, actor: &Actor, item: &Submission, now: Timestamp) -> Result<Facts, Problem> {
    let report = check::of_item(tx, app, actor, item, now).await?;
    beside(tx, app, &actor.district, item, &report, now).await
}

/// The same, where the text has been checked already.
pub async fn beside(
    tx: &mut Tx,
    app: &App,
    district: &DistrictId,
    item: &Submission,
    report: &checkup::Report,
    now: Timestamp,
) -> Result<Facts, Problem> {
    let policy = policy(tx, app, district, now).await?;
    Ok(Facts {
        office: office(tx, district).await?,
        unit: surroundings(tx, district, item.unit, item.drafter, &policy, now).await?,
        findings: check::summed(report),
        open_issues: open_issues(tx, district, item.id).await?,
        merged_here: merged_here(tx, district, item.id).await?,
        policy,
    })
}

/// The facts around the same item after a verb. Who there is and what policy says stays as it was: no verb on an item changes either.
pub async fn after(
    tx: &mut Tx,
    before: Facts,
    district: &DistrictId,
    item: &Submission,
    report: &checkup::Report,
) -> Result<Facts, StoreError> {
    let findings = check::summed(report);
    let open_issues = open_issues(tx, district, item.id).await?;
    Ok(Facts { findings, open_issues, merged_here: merged_here(tx, district, item.id).await?, ..before })
}

/// What policy says today.
pub async fn policy(tx: &mut Tx, app: &App, district: &DistrictId, now: Timestamp) -> Result<Policy, Problem> {
    let set = app.policies.in_force(tx, district).await?;
    Policy::on(&set, office_day(now)).map_err(|error| Problem::Broken(error.into()))
}

/// The District Party Committee Office.
pub async fn office(tx: &mut Tx, district: &DistrictId) -> Result<UnitId, StoreError> {
    let sql = "select id from unit where district = $1 and kind = 'office' order by sort, id limit 1";
    tx.one(sql, args![district]).await?.id("id")
}

async fn surroundings(
    tx: &mut Tx,
    district: &DistrictId,
    unit: UnitId,
    drafter: PersonId,
    policy: &Policy,
    now: Timestamp,
) -> Result<UnitFacts, StoreError> {
    let sql = "
select u.short, u.kind,
  (select count(distinct h.person) from post p join post_holder h on h.district = p.district and h.post = p.id
    where p.district = u.district and p.unit = u.id and h.tenure = 'own' and (h.until_at is null or h.until_at > $3)) as people,
  (select count(distinct h.person) from post p join post_holder h on h.district = p.district and h.post = p.id
    where p.district = u.district and p.unit = u.id and p.role = $4 and h.person <> $5 and (h.until_at is null or h.until_at > $3)) as checkers
from unit u where u.district = $1 and u.id = $2";
    let row = tx.one(sql, args![district, unit, now, Role::Checker.code(), drafter]).await?;
    Ok(UnitFacts {
        id: unit,
        name: row.text("short")?,
        kind: code(&row, "kind", UnitKind::from_code)?,
        people: count(&row, "people")?,
        checkers: count(&row, "checkers")?,
        approvers: network::approvers(tx, district, unit, policy, now).await?,
        standing_cover: standing_cover(tx, district, unit).await?,
    })
}

async fn standing_cover(tx: &mut Tx, district: &DistrictId, unit: UnitId) -> Result<Option<Cover>, StoreError> {
    let sql = "select * from information_standing_cover where district = $1 and unit = $2";
    let Some(row) = tx.opt(sql, args![district, unit]).await? else { return Ok(None) };
    Ok(Some(Cover {
        person: row.id("person")?,
        name: typed("name", Phrase::parse("name", "姓名", &row.text("name")?))?,
        reason: typed("reason", Reason::parse("reason", "理由", &row.text("reason")?))?,
        named_by: row.id("named_by")?,
    }))
}

async fn open_issues(tx: &mut Tx, district: &DistrictId, id: MatterId) -> Result<Vec<OpenIssue>, StoreError> {
    let sql = "
select m.id, m.state from information_issue_item i join matter m on m.district = i.district and m.id = i.issue
where i.district = $1 and i.submission = $2 and m.state <> 'issued' order by m.id";
    let rows = tx.all(sql, args![district, id]).await?;
    rows.iter()
        .map(|row| Ok(OpenIssue { id: row.id("id")?, state: code(row, "state", IssueState::from_code)? }))
        .collect()
}

async fn merged_here(tx: &mut Tx, district: &DistrictId, id: MatterId) -> Result<u32, StoreError> {
    let sql = "select count(*) as n from information_merge where district = $1 and into_submission = $2";
    count(&tx.one(sql, args![district, id]).await?, "n")
}

/// The facts for an item that does not exist yet.
pub async fn for_draft(tx: &mut Tx, app: &App, actor: &Actor, unit: UnitId, now: Timestamp) -> Result<Facts, Problem> {
    let district = &actor.district;
    let policy = policy(tx, app, district, now).await?;
    Ok(Facts {
        office: office(tx, district).await?,
        unit: surroundings(tx, district, unit, actor.person, &policy, now).await?,
        findings: Findings::default(),
        open_issues: Vec::new(),
        merged_here: 0,
        policy,
    })
}
