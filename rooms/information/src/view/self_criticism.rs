//! Self-criticisms as their pages show them, with the way from the first circular to acceptance.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::{Row, StoreError, Tx, args};
use utoipa::ToSchema;
use webkit::matters::{self, Step, Stored};
use webkit::{Context, Problem};

use super::circular::{EarlierView, circulars};
use super::steps::{StepView, timed};
use super::{Can, can};
use crate::decide::self_criticism as deciding;
use crate::model::{SelfCriticism, SelfCriticismState, SelfCriticismVerb};
use crate::store::facts::office;

/// One line of a list of self-criticisms.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::SelfCriticismRow)]
pub struct SelfCriticismRow {
    id: String,
    title: String,
    unit: String,
    unit_name: String,
    /// The circular that ordered it.
    circular: String,
    circular_number: String,
    state: String,
    state_name: String,
    holder: String,
    since: String,
    due_at: Option<String>,
    overdue: bool,
    accepted_at: Option<String>,
    version: i64,
}

/// One line from a row of the list.
pub fn row(row: &Row, now: Timestamp) -> Result<SelfCriticismRow, StoreError> {
    let state = row.text("state")?;
    let due_at = row.opt_time("due_at")?;
    Ok(SelfCriticismRow {
        id: row.text("id")?,
        title: row.text("title")?,
        unit: row.text("unit")?,
        unit_name: row.text("short")?,
        circular: row.text("circular")?,
        circular_number: row.text("number_text")?,
        state_name: state_name(&state).to_owned(),
        state,
        holder: row.text("holder")?,
        since: row.time("since")?.to_string(),
        overdue: due_at.is_some_and(|due| due < now),
        due_at: due_at.map(|at| at.to_string()),
        accepted_at: row.opt_time("accepted_at")?.map(|at| at.to_string()),
        version: row.int("version")?,
    })
}

/// The word of a state's code.
pub(super) fn state_name(code: &str) -> &'static str {
    SelfCriticismState::from_code(code).map_or("", SelfCriticismState::name)
}

/// A limit with its reason.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Deadline)]
pub struct DeadlineView {
    at: String,
    why: String,
}

/// A self-criticism.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::SelfCriticism)]
pub struct SelfCriticismView {
    id: String,
    /// What a change must name.
    version: i64,
    title: String,
    unit: String,
    unit_name: String,
    state: String,
    state_name: String,
    holder: String,
    since: String,
    /// The circulars of the row; the last one ordered it.
    circulars: Vec<EarlierView>,
    /// The order as the circular worded it.
    order: String,
    /// By when it is written.
    due: DeadlineView,
    /// By when it is mended.
    mend_due: DeadlineView,
    /// The limit that runs now has passed.
    overdue: bool,
    words: String,
    measures: String,
    mended: String,
    /// What the Office said when it last gave it back; empty where it did not.
    returned_words: String,
    accepted_at: Option<String>,
    steps: Vec<StepView>,
    can: Can,
}

/// The view after it was read or changed in this transaction.
pub async fn of<I: Send + Sync>(
    tx: &mut Tx,
    context: &Context<I>,
    header: &Stored,
    paper: &SelfCriticism,
) -> Result<SelfCriticismView, Problem> {
    let (actor, district) = (&context.actor, &context.actor.district);
    let office = office(tx, district).await?;
    let sql = "
select s.accepted_at, n.ordered from information_self_criticism s
join information_circular_name n on n.district = s.district and n.circular = s.circular and n.unit = s.unit
where s.district = $1 and s.id = $2";
    let row = tx.one(sql, args![district, paper.id]).await?;
    let ordered: serde_json::Value = serde_json::from_str(&row.text("ordered")?).unwrap_or_default();
    // A command's own step belongs into its answer.
    tx.chain().await?;
    let steps = matters::history(tx, district, paper.id).await?;
    let limit = |limit: &crate::model::Deadline| DeadlineView { at: limit.at.to_string(), why: limit.why.clone() };
    let text = paper.text.as_ref();
    Ok(SelfCriticismView {
        id: paper.id.to_string(),
        version: header.version,
        title: header.title.clone(),
        unit: paper.unit.to_string(),
        unit_name: paper.unit_name.clone(),
        state: paper.state.code().to_owned(),
        state_name: paper.state.name().to_owned(),
        holder: header.holder.clone(),
        since: header.since.to_string(),
        circulars: circulars(tx, district, &paper.circulars).await?,
        order: ordered["sentence"].as_str().unwrap_or_default().to_owned(),
        due: limit(&paper.due),
        mend_due: limit(&paper.mend_due),
        overdue: paper.overdue(context.now),
        words: text.map(|text| text.words.to_string()).unwrap_or_default(),
        measures: text.map(|text| text.measures.to_string()).unwrap_or_default(),
        mended: paper.mended.as_ref().map(ToString::to_string).unwrap_or_default(),
        returned_words: steps.iter().rev().find_map(returned).unwrap_or_default(),
        accepted_at: row.opt_time("accepted_at")?.map(|at| at.to_string()),
        steps: timed(&steps, verb_name),
        can: can(deciding::can(paper, office, actor), SelfCriticismVerb::code),
    })
}

fn returned(step: &Step) -> Option<String> {
    let back = [SelfCriticismVerb::SendBack.code(), SelfCriticismVerb::MendMore.code()];
    if !back.contains(&step.verb.as_str()) {
        return None;
    }
    let detail: serde_json::Value = serde_json::from_str(&step.payload).ok()?;
    detail["after"]["words"].as_str().map(str::to_owned)
}

fn verb_name(code: &str) -> &'static str {
    let name = SelfCriticismVerb::from_code(code).map(SelfCriticismVerb::name);
    name.unwrap_or(if code == "order_self_criticism" { "责令书面检查" } else { "办理" })
}
