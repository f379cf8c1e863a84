//! Bulletins and their issues, as their pages show them and as they leave the house.

use std::collections::BTreeMap;

use jiff::Timestamp;
use kernel::DistrictId;
use serde::{Deserialize, Serialize};
use store::{Row, StoreError, Tx, args};
use utoipa::ToSchema;
use webkit::matters::{self, Step, Stored};
use webkit::{Context, Problem};

use super::steps::{StepView, timed};
use super::{Can, can};
use crate::decide;
use crate::model::{Copies, Direction, Issue, IssueFacts, IssueState, IssueVerb, ItemKind, SignStep};
use crate::rules::leader_signs_where_due;
use crate::store::issue::{facts, number_text};

/// One receiver with its copies.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Copies)]
pub struct CopiesView {
    /// The receiver.
    pub to: String,
    /// How many copies.
    pub copies: u32,
}

impl From<&Copies> for CopiesView {
    fn from(line: &Copies) -> Self {
        Self { to: line.to.to_string(), copies: line.copies }
    }
}

/// One line of a list of issues.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::IssueRow)]
pub struct IssueRow {
    /// The issue.
    pub id: String,
    /// The bulletin.
    pub bulletin: String,
    /// The bulletin's name.
    pub bulletin_title: String,
    /// The issue's own heading.
    pub title: String,
    /// 第N期, or empty.
    pub number: String,
    /// The year of the number, or of opening.
    pub year: i64,
    /// Its state.
    pub state: String,
    /// Its state in words.
    pub state_name: String,
    /// 现在在谁手里
    pub holder: String,
    /// Since.
    pub since: String,
    /// How many items.
    pub items: i64,
    /// When it left.
    pub issued_at: Option<String>,
    /// What a change must name.
    pub version: i64,
}

/// One line from a row of the list.
pub fn row(row: &Row) -> Result<IssueRow, StoreError> {
    let state = row.text("state")?;
    Ok(IssueRow {
        id: row.text("id")?,
        bulletin: row.text("bulletin")?,
        bulletin_title: row.text("bulletin_title")?,
        title: row.text("title")?,
        number: row.opt_int("number")?.map(|number| format!("第{number}期")).unwrap_or_default(),
        year: row.int("year")?,
        state_name: IssueState::from_code(&state).map_or("", IssueState::name).to_owned(),
        state,
        holder: row.text("holder")?,
        since: row.time("since")?.to_string(),
        items: row.int("items")?,
        issued_at: row.opt_time("issued_at")?.map(|at| at.to_string()),
        version: row.int("version")?,
    })
}

/// An item as it is printed.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::IssueItem)]
pub struct IssueItemView {
    /// The place, for ordering and taking out.
    pub id: String,
    /// The item.
    pub submission: String,
    /// The title as printed.
    pub title: String,
    /// The text as printed: the edition, else the unit's own.
    pub body: String,
    /// The kind of item.
    pub kind_name: String,
    /// The unit that reported it.
    pub unit: String,
    /// Every unit whose words stand here, joined with 、.
    pub unit_name: String,
    /// When it happened.
    pub event_at: Option<String>,
    /// When it left its unit.
    pub reported_at: Option<String>,
}

/// A step of the sign-off, signed or still to be signed.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::IssueSignOff)]
pub struct SignOffView {
    step: String,
    step_name: String,
    /// Who signed; none while the step still waits.
    person: Option<String>,
    post: Option<String>,
    at: Option<String>,
}

/// A return to the composer.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::IssueReturned)]
pub struct ReturnedView {
    by: String,
    post: String,
    at: String,
    words: String,
}

/// An issue.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Issue)]
pub struct IssueView {
    /// The issue.
    pub id: String,
    /// What a change must name.
    pub version: i64,
    bulletin: String,
    /// The bulletin's name.
    pub bulletin_title: String,
    direction: String,
    direction_name: String,
    /// Its heading.
    pub title: String,
    year: Option<i16>,
    number: Option<u32>,
    /// 《青溪信息》2026年第47期, or empty.
    pub number_text: String,
    /// Its state.
    pub state: String,
    /// Its state in words.
    pub state_name: String,
    holder: String,
    since: String,
    /// 下一步是谁
    next: String,
    composer: String,
    composer_name: String,
    /// When it left.
    pub issued_at: Option<String>,
    /// The items in printing order.
    pub items: Vec<IssueItemView>,
    /// Who receives how many copies.
    pub distribution: Vec<CopiesView>,
    /// How many copies in all.
    pub copies: u32,
    sign_offs: Vec<SignOffView>,
    returns: Vec<ReturnedView>,
    steps: Vec<StepView>,
    /// From each verb to what speaks against it.
    can: Can,
}

/// The view of an issue after it was read or changed in this transaction.
pub async fn of<I: Send + Sync>(
    tx: &mut Tx,
    context: &Context<I>,
    header: &Stored,
    issue: &Issue,
) -> Result<IssueView, Problem> {
    let district = &context.actor.district;
    let facts = facts(tx, &context.app, district, issue.bulletin.id, context.now).await?;
    let sql = "
select i.issued_at, n.name as composer_name from information_issue i
join person n on n.district = i.district and n.id = i.composer where i.district = $1 and i.id = $2";
    let row = tx.one(sql, args![district, issue.id]).await?;
    let issued_at = row.opt_time("issued_at")?;
    // A command's own step belongs into its answer.
    tx.chain().await?;
    let steps = matters::history(tx, district, issue.id).await?;
    Ok(IssueView {
        id: issue.id.to_string(),
        version: header.version,
        bulletin: issue.bulletin.id.to_string(),
        bulletin_title: issue.bulletin.title.to_string(),
        direction: issue.bulletin.direction.code().to_owned(),
        direction_name: Direction::name(issue.bulletin.direction).to_owned(),
        title: issue.title.to_string(),
        year: issue.number.map(|number| number.year),
        number: issue.number.map(|number| number.number),
        number_text: issue.number.map(|number| number_text(&issue.bulletin, number)).unwrap_or_default(),
        state: issue.state.code().to_owned(),
        state_name: issue.state.name().to_owned(),
        holder: header.holder.clone(),
        since: header.since.to_string(),
        next: next(issue, &facts).to_owned(),
        composer: issue.composer.to_string(),
        composer_name: row.text("composer_name")?,
        issued_at: issued_at.map(|at| at.to_string()),
        items: items(tx, district, issue, issued_at.unwrap_or(context.now)).await?,
        distribution: issue.distribution.iter().map(CopiesView::from).collect(),
        copies: issue.distribution.iter().map(|line| line.copies).sum(),
        sign_offs: sign_offs(tx, district, issue, &facts).await?,
        returns: steps.iter().filter_map(returned).collect(),
        steps: timed(&steps, verb_name),
        can: can(decide::issue::can(issue, &facts, &context.actor), IssueVerb::code),
    })
}

/// The items as printed. What has left keeps the words with which it left, also when an item is edited again for another issue.
async fn items(
    tx: &mut Tx,
    district: &DistrictId,
    issue: &Issue,
    until: Timestamp,
) -> Result<Vec<IssueItemView>, StoreError> {
    let mut merged: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in &tx.all(MERGED, args![district, issue.id]).await? {
        merged.entry(row.text("id")?).or_default().push(row.text("short")?);
    }
    let rows = tx.all(ITEMS, args![district, issue.id, until]).await?;
    let item = |row: &Row| {
        let (id, own) = (row.text("id")?, row.text("short")?);
        let others = merged.remove(&id).unwrap_or_default().into_iter().filter(|name| *name != own);
        let names: Vec<String> = std::iter::once(own.clone()).chain(others).collect();
        let kind = row.text("kind")?;
        Ok(IssueItemView {
            id,
            submission: row.text("submission")?,
            title: row.text("title")?,
            body: row.text("body")?,
            kind_name: ItemKind::from_code(&kind).map_or("", ItemKind::name).to_owned(),
            unit: row.text("unit")?,
            unit_name: names.join("、"),
            event_at: row.opt_time("event_at")?.map(|at| at.to_string()),
            reported_at: row.opt_time("reported_at")?.map(|at| at.to_string()),
        })
    };
    rows.iter().map(item).collect()
}

pub(super) const ITEMS: &str = "
select i.id, i.submission, s.unit, s.reported_at, s.event_at, s.kind, u.short,
  coalesce(e.title, t.title) as title, coalesce(e.body, t.body) as body
from information_issue_item i
join information_submission s on s.district = i.district and s.id = i.submission
join unit u on u.district = s.district and u.id = s.unit
join information_text t on t.district = s.district and t.id = s.text_id
left join information_text e on e.district = s.district and e.id = coalesce(
  (select c.id from information_text c where c.district = s.district and c.id = s.edition_id and c.at <= $3),
  (select x.id from information_text x where x.district = s.district and x.submission = s.id and x.part = 'edition' and x.at <= $3
    order by x.at desc, x.id desc limit 1))
where i.district = $1 and i.issue = $2 order by i.place, i.id";

const MERGED: &str = "
select distinct i.id, u.short, u.sort from information_issue_item i
join information_merge g on g.district = i.district and g.into_submission = i.submission
join information_submission s on s.district = g.district and s.id = g.submission
join unit u on u.district = s.district and u.id = s.unit
where i.district = $1 and i.issue = $2 order by i.id, u.sort, u.short";

async fn sign_offs(
    tx: &mut Tx,
    district: &DistrictId,
    issue: &Issue,
    facts: &IssueFacts,
) -> Result<Vec<SignOffView>, StoreError> {
    let mut views = Vec::new();
    for step in SignStep::ALL {
        let signed = issue.sign_offs.iter().find(|sign_off| sign_off.step == *step);
        if signed.is_none() && !wanted(*step, issue, facts) {
            continue;
        }
        let names = match signed {
            None => None,
            Some(sign_off) => {
                let sql = "
select n.name, p.title from person n join post p on p.district = n.district and p.id = $3 where n.district = $1 and n.id = $2";
                Some(tx.one(sql, args![district, sign_off.person, sign_off.post]).await?)
            }
        };
        views.push(SignOffView {
            step: step.code().to_owned(),
            step_name: step.name().to_owned(),
            person: names.as_ref().map(|row| row.text("name")).transpose()?,
            post: names.as_ref().map(|row| row.text("title")).transpose()?,
            at: signed.map(|sign_off| sign_off.at.to_string()),
        });
    }
    Ok(views)
}

/// Whether the step belongs to the way of this issue; what has left shows what was signed, whatever policy says today.
fn wanted(step: SignStep, issue: &Issue, facts: &IssueFacts) -> bool {
    match (step, issue.state) {
        (_, IssueState::Issued) => false,
        (SignStep::SectionChief | SignStep::Director, _) => true,
        (SignStep::Leader, _) => leader_signs_where_due::due(&issue.bulletin, &facts.policy),
    }
}

fn next(issue: &Issue, facts: &IssueFacts) -> &'static str {
    match issue.state {
        IssueState::Composing => "送信息科科长审核",
        IssueState::AtSectionChief => "区委办公室主任签发",
        IssueState::AtDirector if leader_signs_where_due::due(&issue.bulletin, &facts.policy) => "区领导签发",
        IssueState::AtDirector | IssueState::AtLeader => "编号印发",
        IssueState::Issued => "",
    }
}

fn returned(step: &Step) -> Option<ReturnedView> {
    if step.verb != IssueVerb::ReturnIssue.code() {
        return None;
    }
    let detail: serde_json::Value = serde_json::from_str(&step.payload).unwrap_or_default();
    let words = detail["after"]["words"].as_str().unwrap_or_default().to_owned();
    Some(ReturnedView { by: step.who.clone(), post: step.post.clone(), at: step.at.to_string(), words })
}

fn verb_name(code: &str) -> &'static str {
    match code {
        "open" => "组期",
        _ => IssueVerb::from_code(code).map_or("办理", IssueVerb::name),
    }
}
