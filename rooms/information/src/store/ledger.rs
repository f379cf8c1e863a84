//! 账 Loads what points, quotas and circulars are computed from: a handful of set queries, however many units and items there are.
//!
//! The day of an item is the day on which it first left its unit: `reported_at` is written once, by the first approval, and neither
//! a return nor a new round rewrites it.

#[cfg(test)]
mod plans;
mod queries;

use std::collections::BTreeSet;

use jiff::civil;
use kernel::clock::office_day;
use kernel::{DistrictId, MatterId, UnitId, UnitKind};
use store::{Row, StoreError, Tx};
use webkit::Problem;

use super::{code, count, opt_code, opt_id, typed};
use crate::model::{
    CallState, FaultGround, InstructionRank, ItemKind, KEY_CLASS, Level, Mode, OutcomeKind, Resume, ReturnedBy, State,
};
use crate::points::Span;
use crate::points::facts::{
    CallFact, CallFate, ExemptionFact, Fate, FaultFact, InstructionFact, ItemFact, Ledger, OutcomeFact, UnitFact,
};
pub(crate) use queries::Window;

/// Everything of the district that counts within the span.
pub async fn load(tx: &mut Tx, district: &DistrictId, span: Span) -> Result<Ledger, Problem> {
    let window = Window::of(district, span);
    let mut items = read(tx, window.items(""), item).await?;
    items.extend(read(tx, window.older_items(""), item).await?);
    let outcomes = read(tx, window.outcomes(""), outcome).await?;
    Ok(Ledger {
        units: units(tx, &window).await?,
        items: items.into_iter().flatten().collect(),
        outcomes,
        calls: read(tx, window.calls(""), call).await?,
        faults: read(tx, window.faults(""), fault).await?,
        exemptions: read(tx, window.exemptions(""), exemption).await?,
    })
}

/// What counts for one unit within the span. Outcomes that it shares come with the items of those it shares them with; those units
/// stand in the ledger beside it, but only this unit's own account is complete.
pub async fn load_unit(tx: &mut Tx, district: &DistrictId, span: Span, unit: UnitId) -> Result<Ledger, Problem> {
    load_unit_with(tx, district, span, unit, None).await
}

/// The same, and an item with those that went into it, whenever they left their units: what might become of it today.
pub async fn load_unit_with(
    tx: &mut Tx,
    district: &DistrictId,
    span: Span,
    unit: UnitId,
    besides: Option<MatterId>,
) -> Result<Ledger, Problem> {
    let window = Window::of(district, span).only(unit);
    let mut outcomes = read(tx, window.outcomes(""), outcome).await?;
    outcomes.extend(read(tx, window.shared_outcomes(""), outcome).await?);
    let mut items: Vec<ItemFact> = read(tx, window.items(""), item).await?.into_iter().flatten().collect();
    let known: BTreeSet<MatterId> = items.iter().map(|item| item.id).collect();
    let carriers: BTreeSet<MatterId> = outcomes.iter().map(|outcome| outcome.submission).chain(besides).collect();
    if !carriers.is_empty() {
        let authors = read(tx, window.authors("", &carriers), item).await?;
        items.extend(authors.into_iter().flatten().filter(|item| !known.contains(&item.id)));
    }
    let mut units = units(tx, &window).await?;
    units.retain(|known| known.id == unit || items.iter().any(|item| item.unit == known.id));
    Ok(Ledger {
        units,
        items,
        outcomes,
        calls: read(tx, window.calls(""), call).await?,
        faults: read(tx, window.faults(""), fault).await?,
        exemptions: read(tx, window.exemptions(""), exemption).await?,
    })
}

async fn read<T>(tx: &mut Tx, sql: store::Sql, from: fn(&Row) -> Result<T, StoreError>) -> Result<Vec<T>, StoreError> {
    tx.all_built(sql).await?.iter().map(from).collect()
}

/// The units that report; one that was closed counts for the spans in which it was still open.
async fn units(tx: &mut Tx, window: &Window) -> Result<Vec<UnitFact>, StoreError> {
    let mut units = Vec::new();
    for row in &tx.all_built(window.units("")).await? {
        if code(row, "kind", UnitKind::from_code)?.reports() {
            units.push(unit(row)?);
        }
    }
    for row in &tx.all_built(window.classes("")).await? {
        let of: UnitId = row.id("unit")?;
        if let Some(unit) = units.iter_mut().find(|unit| unit.id == of) {
            unit.classes.push((day(row, "from_day")?, row.text("class")?));
        }
    }
    Ok(units)
}

/// No register says when a unit was founded, so it owes from the beginning; exemptions are for those founded in the middle of a year.
fn unit(row: &Row) -> Result<UnitFact, StoreError> {
    let since = civil::Date::MIN;
    let key = row.flag("key_unit")?;
    let classes = if key { vec![(since, KEY_CLASS.to_owned())] } else { Vec::new() };
    Ok(UnitFact { id: row.id("id")?, name: row.text("short")?, classes, since })
}

/// None for an item that the unit withdrew before the section took it, and has not reported again.
fn item(row: &Row) -> Result<Option<ItemFact>, StoreError> {
    let was_returned = row.flag("was_returned")?;
    let Some(fate) = fate(&state(row)?, was_returned) else { return Ok(None) };
    Ok(Some(ItemFact {
        id: row.id("id")?,
        unit: row.id("unit")?,
        title: row.text("title")?,
        kind: code(row, "kind", ItemKind::from_code)?,
        chars: count(row, "chars")?,
        reported_on: office_day(row.time("reported_at")?),
        fate,
        was_returned,
        // What the checkup said when the section took the item in hand; before that nobody has looked.
        forwarded: row.flag("forwarded")?,
        // Urgent information has a room of its own, which is to come.
        urgent: false,
        call: opt_id(row, "call")?,
    }))
}

fn state(row: &Row) -> Result<State, StoreError> {
    let returned =
        opt_code(row, "returned_by", ReturnedBy::from_code)?.zip(opt_code(row, "resume", Resume::from_code)?);
    let text = row.text("state")?;
    let state = State::from_code(&text, returned, row.opt_id("merged_into")?);
    state.ok_or_else(|| StoreError::Column { column: "state".to_owned(), reason: text })
}

/// What the section once had and gave back counts as returned, wherever within the unit it lies now.
fn fate(state: &State, was_returned: bool) -> Option<Fate> {
    match state {
        State::Reported | State::Selected | State::Reserved => Some(Fate::Open),
        State::Adopted => Some(Fate::Adopted),
        State::Merged { into } => Some(Fate::Merged { into: *into }),
        State::Refused => Some(Fate::Refused),
        State::Draft | State::Checking | State::Approving | State::Returned { .. } | State::Discarded => {
            was_returned.then_some(Fate::Returned)
        }
    }
}

fn outcome(row: &Row) -> Result<OutcomeFact, StoreError> {
    let leader = row.text("leader")?;
    let instruction = if leader.is_empty() {
        None
    } else {
        Some(InstructionFact { leader, rank: code(row, "leader_rank", InstructionRank::from_code)? })
    };
    Ok(OutcomeFact {
        id: row.id("id")?,
        submission: row.id("submission")?,
        kind: code(row, "kind", OutcomeKind::from_code)?,
        level: code(row, "level", Level::from_code)?,
        channel: row.text("channel")?,
        mode: code(row, "mode", Mode::from_code)?,
        instruction,
        day: day(row, "day")?,
    })
}

fn call(row: &Row) -> Result<CallFact, StoreError> {
    let due = row.time("due_at")?;
    let answer = match (code(row, "state", CallState::from_code)?, row.opt_id("submission")?) {
        (CallState::NothingToReport, _) => CallFate::Nothing,
        (CallState::Answered, Some(item)) => match row.opt_time("reported_at")? {
            Some(left) if due < left => CallFate::Late(item, days_late(office_day(due), office_day(left))),
            Some(_) | None => CallFate::Met(item),
        },
        (CallState::Open | CallState::Answered, _) => CallFate::Open,
    };
    Ok(CallFact { call: row.id("id")?, title: row.text("title")?, unit: row.id("unit")?, due: office_day(due), answer })
}

/// Later on the same day is a day late too.
fn days_late(due: civil::Date, left: civil::Date) -> u32 {
    let days = left.since(due).map_or(1, |span| span.get_days());
    u32::try_from(days).unwrap_or(1).max(1)
}

fn fault(row: &Row) -> Result<FaultFact, StoreError> {
    Ok(FaultFact {
        id: row.id("id")?,
        unit: row.id("unit")?,
        ground: code(row, "ground", FaultGround::from_code)?,
        day: day(row, "day")?,
        submission: row.opt_id("submission")?,
        important: row.flag("important")?,
        what: row.text("what")?,
    })
}

fn exemption(row: &Row) -> Result<ExemptionFact, StoreError> {
    Ok(ExemptionFact {
        unit: row.id("unit")?,
        from: day(row, "from_day")?,
        to: day(row, "to_day")?,
        reason: row.text("reason")?,
    })
}

fn day(row: &Row, column: &str) -> Result<civil::Date, StoreError> {
    typed(column, row.text(column)?.parse())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people::matter;

    #[test]
    fn what_the_unit_withdrew_did_not_count_and_what_the_section_gave_back_is_returned() {
        assert_eq!(fate(&State::Draft, false), None);
        assert_eq!(fate(&State::Checking, true), Some(Fate::Returned));
        assert_eq!(fate(&State::Discarded, true), Some(Fate::Returned));
        assert_eq!(fate(&State::Reserved, true), Some(Fate::Open));
        assert_eq!(fate(&State::Merged { into: matter(7) }, false), Some(Fate::Merged { into: matter(7) }));
    }

    #[test]
    fn an_hour_after_the_limit_is_one_day_late() {
        let day = civil::date(2026, 11, 27);
        assert_eq!(days_late(day, day), 1);
        assert_eq!(days_late(day, civil::date(2026, 11, 30)), 3);
    }
}
