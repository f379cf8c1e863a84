//! Gathers what the rules need to know besides the item, in the same transaction.

use std::sync::Arc;

use checkup::Report;
use jiff::Timestamp;
use kernel::clock::office_day;
use kernel::{Actor, DistrictId, MatterId, PersonId, Role, UnitId, UnitKind};
use store::{Row, StoreError, Tx, args};
use webkit::{App, Problem};

use super::house::House;
use super::{check, code, count, network, typed};
use crate::model::{Cover, Facts, Findings, IssueState, OpenIssue, Phrase, Policy, Reason, Submission, UnitFacts};

/// What is known before a text is: what the rules ask about the unit and the house.
pub struct Beginning {
    /// Without findings, and in no issue.
    pub facts: Facts,
    house: House,
}

impl Beginning {
    /// Of an item that the actor is about to begin.
    pub async fn of(tx: &mut Tx, app: &App, actor: &Actor, unit: UnitId, now: Timestamp) -> Result<Self, Problem> {
        let house = House::on(tx, app, &actor.district, office_day(now)).await?;
        Self::within(tx, house, &actor.district, (unit, actor.person), now).await
    }

    /// Together with the item, once it is there.
    pub async fn with(self, tx: &mut Tx, app: &App, actor: &Actor, item: &Submission) -> Result<Surroundings, Problem> {
        let report = check::of_item(tx, app, actor, item, &self.house).await?;
        Surroundings { report, facts: self.facts, house: self.house }.seen_anew(tx, &actor.district, item).await
    }

    async fn within(
        tx: &mut Tx,
        house: House,
        district: &DistrictId,
        (unit, drafter): (UnitId, PersonId),
        now: Timestamp,
    ) -> Result<Self, Problem> {
        let policy = house.policy(office_day(now))?;
        let facts = Facts {
            office: house.office,
            unit: unit_facts(tx, district, unit, drafter, &policy, now).await?,
            findings: Findings::default(),
            open_issues: Vec::new(),
            merged_here: 0,
            policy,
        };
        Ok(Self { facts, house })
    }
}

/// What is known around an item: what the check finds in its text, and what the rules ask.
pub struct Surroundings {
    /// What the check finds.
    pub report: Arc<Report>,
    /// What the rules ask.
    pub facts: Facts,
    house: House,
}

impl Surroundings {
    /// Of an item as it stands.
    pub async fn of(tx: &mut Tx, app: &App, actor: &Actor, item: &Submission, now: Timestamp) -> Result<Self, Problem> {
        let house = House::on(tx, app, &actor.district, check::judged(item, now)).await?;
        let beginning = Beginning::within(tx, house, &actor.district, (item.unit, item.drafter), now).await?;
        beginning.with(tx, app, actor, item).await
    }

    /// Of the same item after a verb. Who there is and what policy says stays as it was: no verb on an item changes either. Nobody else
    /// writes meanwhile, so that a verb that leaves the text alone leaves its findings alone too.
    pub async fn after(
        mut self,
        tx: &mut Tx,
        (app, actor, now): (&App, &Actor, Timestamp),
        before: &Submission,
        item: &Submission,
    ) -> Result<Self, Problem> {
        if !check::holds(before, item, now) {
            let day = check::judged(item, now);
            if day != self.house.day {
                self.house = House::on(tx, app, &actor.district, day).await?;
            }
            self.report = check::of_item(tx, app, actor, item, &self.house).await?;
        }
        self.seen_anew(tx, &actor.district, item).await
    }

    /// What every verb may have changed.
    async fn seen_anew(mut self, tx: &mut Tx, district: &DistrictId, item: &Submission) -> Result<Self, Problem> {
        self.facts.findings = check::summed(&self.report);
        (self.facts.open_issues, self.facts.merged_here) = joined(tx, district, item.id).await?;
        Ok(self)
    }
}

/// What policy says today.
pub async fn policy(tx: &mut Tx, app: &App, district: &DistrictId, now: Timestamp) -> Result<Policy, Problem> {
    let set = app.policies.in_force(tx, district).await?;
    Ok(Policy::on(&set, office_day(now))?)
}

/// The District Party Committee Office.
pub async fn office(tx: &mut Tx, district: &DistrictId) -> Result<UnitId, StoreError> {
    let sql = "select id from unit where district = $1 and kind = 'office' order by sort, id limit 1";
    tx.one(sql, args![district]).await?.id("id")
}

async fn unit_facts(
    tx: &mut Tx,
    district: &DistrictId,
    unit: UnitId,
    drafter: PersonId,
    policy: &Policy,
    now: Timestamp,
) -> Result<UnitFacts, StoreError> {
    let sql = "
select u.short, u.kind, c.person, c.name, c.reason, c.named_by,
  (select count(distinct h.person) from post p join post_holder h on h.district = p.district and h.post = p.id
    where p.district = u.district and p.unit = u.id and h.tenure = 'own' and (h.until_at is null or h.until_at > $3)) as people,
  (select count(distinct h.person) from post p join post_holder h on h.district = p.district and h.post = p.id
    where p.district = u.district and p.unit = u.id and p.role = $4 and h.person <> $5 and (h.until_at is null or h.until_at > $3)) as checkers
from unit u
left join information_standing_cover c on c.district = u.district and c.unit = u.id
where u.district = $1 and u.id = $2";
    let row = tx.one(sql, args![district, unit, now, Role::Checker.code(), drafter]).await?;
    Ok(UnitFacts {
        id: unit,
        name: row.text("short")?,
        kind: code(&row, "kind", UnitKind::from_code)?,
        people: count(&row, "people")?,
        checkers: count(&row, "checkers")?,
        approvers: network::approvers(tx, district, unit, policy, now).await?,
        standing_cover: standing_cover(&row)?,
    })
}

fn standing_cover(row: &Row) -> Result<Option<Cover>, StoreError> {
    if row.opt_text("person")?.is_none() {
        return Ok(None);
    }
    Ok(Some(Cover {
        person: row.id("person")?,
        name: typed("name", Phrase::parse("name", "姓名", &row.text("name")?))?,
        reason: typed("reason", Reason::parse("reason", "理由", &row.text("reason")?))?,
        named_by: row.id("named_by")?,
    }))
}

/// Issues that have not left and hold the item, and how many others were merged into it.
async fn joined(tx: &mut Tx, district: &DistrictId, id: MatterId) -> Result<(Vec<OpenIssue>, u32), StoreError> {
    let sql = "
select 'issue' as part, m.id, m.state, 0 as n from information_issue_item i join matter m on m.district = i.district and m.id = i.issue
where i.district = $1 and i.submission = $2 and m.state <> 'issued'
union all
select 'merged' as part, '' as id, '' as state, count(*) as n from information_merge
where district = $1 and into_submission = $2
order by id";
    let rows = tx.all(sql, args![district, id]).await?;
    let (mut issues, mut merged) = (Vec::new(), 0);
    for row in &rows {
        if row.text("part")? == "merged" {
            merged = count(row, "n")?;
        } else {
            issues.push(OpenIssue { id: row.id("id")?, state: code(row, "state", IssueState::from_code)? });
        }
    }
    Ok((issues, merged))
}
