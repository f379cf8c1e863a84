//! The checkup of a text with what the office knows: points of emphasis, names of units, and what was reported before.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use checkup::{Facts, Focus, Item, ItemKind, Level, Limits, OwnUnit, Prepared, Report};
use jiff::{Timestamp, civil};
use kernel::clock::office_day;
use kernel::{Actor, MatterId, UnitId};
use store::{StoreError, Tx};
use webkit::{App, Problem};

use super::archive::{self, Beside};
use super::house::{House, Named};
use super::kept::Kept;
use crate::model::{Findings, FocusId, Gate, Submission, Text};

/// The rule of the checkup that finds a document sent on as it is.
const FORWARDED: &str = "R04";

/// What is checked, where an item does not exist yet.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The unit that writes.
    pub unit: UnitId,
    /// The item itself, which is no repeat of itself.
    pub id: Option<MatterId>,
    /// The kind's code.
    pub kind: &'a str,
    /// The title, as typed.
    pub title: &'a str,
    /// The body, as typed.
    pub body: &'a str,
    /// When it happened.
    pub event_at: Option<Timestamp>,
    /// The point of emphasis chosen.
    pub focus: Option<FocusId>,
    /// How many pieces of evidence are attached.
    pub evidence: usize,
}

/// Checks the text of an item as it stands with the unit, and tells it to the actor. The house is that of the day by which the item
/// is [`judged`].
pub async fn of_item(
    tx: &mut Tx,
    app: &App,
    actor: &Actor,
    item: &Submission,
    house: &House,
) -> Result<Arc<Report>, Problem> {
    let Text { kind, title, body, event_at } = &item.text;
    let subject = Subject {
        unit: item.unit,
        id: Some(item.id),
        kind: kind.code(),
        title: title.as_str(),
        body: body.as_str(),
        event_at: *event_at,
        focus: item.focus,
        evidence: item.evidence.len(),
    };
    of(tx, app, actor, &subject, house).await
}

/// Whether the checkup of an item holds for it after a change: the same text with the same things around it, judged as of the same time.
#[must_use]
pub fn holds(before: &Submission, after: &Submission, now: Timestamp) -> bool {
    before.unit == after.unit
        && before.text == after.text
        && before.focus == after.focus
        && before.evidence.len() == after.evidence.len()
        && judged(before, now) == judged(after, now)
}

/// What has left the unit is judged as of the day on which it left: an item does not grow stale in the archive.
#[must_use]
pub fn judged(item: &Submission, now: Timestamp) -> civil::Date {
    let left = item.signatures.iter().rev().find(|signature| signature.gate == Gate::Approve);
    office_day(left.filter(|_| !item.state.in_unit()).map_or(now, |signature| signature.at))
}

/// Checks a text, and tells it to the actor. The same text with the same around it is checked once: whoever opens an item again, or acts
/// on it, need not wait for the same findings. Which findings there are does not depend on who looks, but for what is held against the
/// words of an earlier item: what the actor may not read is counted, and nothing of it is told.
pub async fn of(
    tx: &mut Tx,
    app: &App,
    actor: &Actor,
    subject: &Subject<'_>,
    house: &House,
) -> Result<Arc<Report>, Problem> {
    let around = Arc::new(Around::of(subject.unit, house)?);
    let asked = Asked {
        kind: ItemKind::from_code(subject.kind).unwrap_or(ItemKind::Dynamic),
        title: subject.title.to_owned(),
        body: subject.body.to_owned(),
        focus: subject.focus.map(|id| id.to_string()),
        attachments: subject.evidence,
        event_on: subject.event_at.map(office_day),
        today: house.day,
    };
    let checked = tx.memo::<Checked>();
    let beside = archive::beside(tx, app, actor, subject).await?;
    let key = (around.clone(), asked, beside);
    if let Some(known) = checked.reports.find(&key) {
        return Ok(known);
    }
    let ready = match checked.ready.find(&around) {
        Some(known) => known,
        None => {
            let ready = Arc::new(Ready { around: around.clone(), prepared: facts(&around)?.prepared() });
            checked.ready.keep(around.clone(), ready.clone());
            ready
        }
    };
    let (_, asked, beside) = &key;
    let chosen = around.focuses.iter().find(|(id, _, _)| Some(id) == asked.focus.as_ref()).map(focus);
    let item = Item {
        kind: asked.kind,
        title: &asked.title,
        body: &asked.body,
        focus: chosen.as_ref(),
        attachments: asked.attachments,
        event_on: asked.event_on,
        today: asked.today,
        earlier: &beside.earlier,
        archive_ready: beside.ready,
    };
    let report = Arc::new(checkup::check(&item, &ready.prepared));
    // Under the surroundings that are kept already, so that they are there once.
    checked.reports.keep((ready.around.clone(), key.1, key.2), report.clone());
    Ok(report)
}

/// What was checked lately: the surroundings made ready, of which a unit's items share one, and the reports.
#[derive(Default)]
struct Checked {
    ready: Kept<Arc<Around>, Ready, 40>,
    reports: Kept<(Arc<Around>, Asked, Arc<Beside>), Report, 256>,
}

/// Surroundings made ready, and how they are found.
struct Ready {
    around: Arc<Around>,
    prepared: Prepared,
}

/// What stands around every text of a unit.
#[derive(Debug, PartialEq, Eq)]
struct Around {
    /// Of all the rest: it is asked for several times, and the rest is long.
    hash: u64,
    unit: UnitId,
    /// Id, title and keywords.
    focuses: Arc<[Named]>,
    /// Id, name and short name.
    units: Arc<[Named]>,
    limits: Limits,
}

impl Around {
    fn of(unit: UnitId, house: &House) -> Result<Self, Problem> {
        let (focuses, units, limits) = (house.focuses.clone(), house.units.clone(), house.limits()?);
        let mut hasher = DefaultHasher::new();
        (unit, &focuses, &units, &limits).hash(&mut hasher);
        Ok(Self { hash: hasher.finish(), unit, focuses, units, limits })
    }
}

impl Hash for Around {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.hash);
    }
}

/// The text itself and what the form says of it.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Asked {
    kind: ItemKind,
    title: String,
    body: String,
    focus: Option<String>,
    attachments: usize,
    event_on: Option<civil::Date>,
    today: civil::Date,
}

/// What the rules want to know of a report: how many findings, and which are owed.
#[must_use]
pub fn summed(report: &Report) -> Findings {
    let missing = report.findings.iter().filter(|finding| finding.level == Level::Missing);
    let mut owed: Vec<String> = missing.map(|finding| finding.rule.to_owned()).collect();
    owed.sort_unstable();
    owed.dedup();
    let forwarded = owed.iter().any(|rule| rule == FORWARDED);
    Findings { count: u32::try_from(report.findings.len()).unwrap_or(u32::MAX), owed, forwarded }
}

/// The surroundings in full.
fn facts(around: &Around) -> Result<Facts, StoreError> {
    let own = around.unit.to_string();
    let own = around.units.iter().find(|(id, _, _)| *id == own).ok_or(StoreError::Missing)?;
    let mut unit_names: Vec<String> =
        around.units.iter().flat_map(|(_, name, short)| [name.clone(), short.clone()]).collect();
    unit_names.dedup();
    Ok(Facts {
        focuses: around.focuses.iter().map(focus).collect(),
        unit_names,
        unit: OwnUnit { name: own.1.clone(), short: own.2.clone() },
        limits: around.limits.clone(),
    })
}

fn focus((id, title, keywords): &Named) -> Focus {
    let keywords = keywords.split('\n').map(str::to_owned).collect();
    Focus { id: id.clone(), title: title.clone(), keywords }
}
