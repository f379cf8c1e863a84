//! The checkup of a text with what the office knows: points of emphasis, earlier items, names of units.

use checkup::{Earlier, Facts, Focus, Item, ItemKind, Level, OwnUnit, Report};
use jiff::Timestamp;
use kernel::clock::office_day;
use kernel::{DistrictId, MatterId, UnitId};
use store::{Row, StoreError, Tx, args};

use super::typed;
use crate::model::{Findings, FocusId, Gate, Submission, Text};

/// Seconds back in which the unit's own items count as repeats: ninety days (INF-2).
const OWN_WINDOW: i64 = 90 * 86_400;
/// Seconds back in which other units' items are looked at.
const OTHERS_WINDOW: i64 = 30 * 86_400;
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

/// Checks the text of an item as it stands with the unit.
pub async fn of_item(
    tx: &mut Tx,
    district: &DistrictId,
    item: &Submission,
    now: Timestamp,
) -> Result<Report, StoreError> {
    let now = judged(item, now);
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
    of(tx, district, &subject, now).await
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
fn judged(item: &Submission, now: Timestamp) -> Timestamp {
    let left = item.signatures.iter().rev().find(|signature| signature.gate == Gate::Approve);
    left.filter(|_| !item.state.in_unit()).map_or(now, |signature| signature.at)
}

/// Checks a text.
pub async fn of(
    tx: &mut Tx,
    district: &DistrictId,
    subject: &Subject<'_>,
    now: Timestamp,
) -> Result<Report, StoreError> {
    let focuses = focuses(tx, district, now).await?;
    let wanted = subject.focus.map(|id| id.to_string());
    let focus = focuses.iter().find(|focus| Some(&focus.id) == wanted.as_ref()).cloned();
    let facts = Facts {
        focuses,
        earlier: earlier(tx, district, subject, now).await?,
        unit_names: unit_names(tx, district).await?,
        unit: own_unit(tx, district, subject.unit).await?,
        ..Facts::default()
    };
    let item = Item {
        kind: ItemKind::from_code(subject.kind).unwrap_or(ItemKind::Dynamic),
        title: subject.title,
        body: subject.body,
        focus: focus.as_ref(),
        attachments: subject.evidence,
        event_on: subject.event_at.map(office_day),
        today: office_day(now),
    };
    Ok(checkup::check(&item, &facts.prepared()))
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

async fn focuses(tx: &mut Tx, district: &DistrictId, now: Timestamp) -> Result<Vec<Focus>, StoreError> {
    let sql = "
select id, title, keywords from information_focus where district = $1 and to_day >= $2 and from_day <= $2
order by id limit 200";
    let rows = tx.all(sql, args![district, office_day(now).to_string()]).await?;
    let focus = |row: &Row| {
        let keywords = row.text("keywords")?.split('\n').map(str::to_owned).collect();
        Ok(Focus { id: row.text("id")?, title: row.text("title")?, keywords })
    };
    rows.iter().map(focus).collect()
}

const OWN: &str = "
select s.id, s.reported_at, t.title, t.body from information_submission s
join information_text t on t.district = s.district and t.id = s.text_id
where s.district = $1 and s.unit = $2 and s.reported_at > $3 and s.id <> $4
order by s.reported_at desc, s.id limit 40";

const OTHERS: &str = "
select s.id, s.reported_at, t.title, t.body from information_submission s
join information_text t on t.district = s.district and t.id = s.text_id
where s.district = $1 and s.unit <> $2 and s.reported_at > $3 and s.id <> $4
order by s.reported_at desc, s.id limit 20";

async fn earlier(
    tx: &mut Tx,
    district: &DistrictId,
    subject: &Subject<'_>,
    now: Timestamp,
) -> Result<Vec<Earlier>, StoreError> {
    let own_id = subject.id.map(|id| id.to_string()).unwrap_or_default();
    let since = |window: i64| now.as_second() - window;
    let mut found = Vec::new();
    for (sql, window, own_unit) in [(OWN, OWN_WINDOW, true), (OTHERS, OTHERS_WINDOW, false)] {
        let rows = tx.all(sql, args![district, subject.unit, since(window), &own_id]).await?;
        for row in &rows {
            found.push(Earlier {
                id: row.text("id")?,
                title: row.text("title")?,
                body: row.text("body")?,
                reported_on: office_day(row.time("reported_at")?),
                own_unit,
            });
        }
    }
    Ok(found)
}

async fn unit_names(tx: &mut Tx, district: &DistrictId) -> Result<Vec<String>, StoreError> {
    let rows =
        tx.all("select name, short from unit where district = $1 order by id limit 2000", args![district]).await?;
    let mut names = Vec::new();
    for row in &rows {
        names.push(row.text("name")?);
        names.push(row.text("short")?);
    }
    names.dedup();
    Ok(names)
}

async fn own_unit(tx: &mut Tx, district: &DistrictId, unit: UnitId) -> Result<OwnUnit, StoreError> {
    let sql = "select name, short from unit where district = $1 and id = $2";
    let row = tx.one(sql, args![district, unit]).await?;
    let named = |column| typed::<String, StoreError>(column, row.text(column));
    Ok(OwnUnit { name: named("name")?, short: named("short")? })
}
