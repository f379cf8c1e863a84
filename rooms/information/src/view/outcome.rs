//! Outcomes, faults, classes and exemptions as their pages show them.

use std::collections::BTreeMap;

use kernel::clock::office_day;
use kernel::{Actor, Refusal, UnitId};
use serde::{Deserialize, Serialize};
use store::{Row, StoreError, Tx};
use utoipa::ToSchema;
use webkit::problem::Reason;
use webkit::{Context, Problem};

use super::Can;
use crate::decide::{class as classing, fault as faulting, outcome as deciding};
use crate::model::{Level, OutcomeKind, Standing, class_name, default_class};
use crate::store::{class, fault, outcome, outcome_read};

/// When, by whom and why something on record no longer counts.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Withdrawn)]
pub struct WithdrawnView {
    at: String,
    by: String,
    reason: String,
}

/// What became of an item.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Outcome)]
pub struct OutcomeView {
    id: String,
    /// The item.
    submission: String,
    /// The item whose page the reader may open: this one, or the reader's own that became part of it; null for neither.
    opens: Option<String>,
    title: String,
    unit: String,
    unit_name: String,
    /// Short names of the units that share it, because their items became part of this one.
    shared_with: Vec<String>,
    /// `sent_up`, `adopted`, `media` or `instruction`
    kind: String,
    kind_name: String,
    /// `district`, `city`, `province` or `centre`
    level: String,
    level_name: String,
    /// The journal or medium, without book-title marks; empty for an instruction.
    channel: String,
    /// `single` or `merged`
    mode: String,
    mode_name: String,
    /// Name and post, for an instruction; else empty.
    leader: String,
    /// `principal`, `leader` or `secretary_general`; else empty.
    rank: String,
    rank_name: String,
    /// The day it happened, `2026-11-23`.
    day: String,
    proof: String,
    /// In a few words, such as 市级《每日要情》单篇采用.
    words: String,
    /// The issue that it followed from.
    issue: Option<String>,
    /// Who entered it.
    by: String,
    /// When it was entered.
    at: String,
    /// The outcome that it stands in place of.
    replaces: Option<String>,
    /// Null while it counts.
    withdrawn: Option<WithdrawnView>,
    /// `correct` and `withdraw`, with what speaks against each.
    can: Can,
}

/// Outcomes from their rows, in the order of the rows.
pub async fn outcomes(
    tx: &mut Tx,
    actor: &Actor,
    office: UnitId,
    rows: &[Row],
) -> Result<Vec<OutcomeView>, StoreError> {
    let mut items = rows.iter().map(|row| row.text("submission")).collect::<Result<Vec<String>, StoreError>>()?;
    items.sort_unstable();
    items.dedup();
    let sharing = outcome_read::sharing(tx, &actor.district, &items).await?;
    rows.iter().map(|row| outcome_view(row, &sharing, actor, office)).collect()
}

/// The chain of one item: level by level, each in the order of its days.
pub async fn chain(tx: &mut Tx, actor: &Actor, office: UnitId, rows: &[Row]) -> Result<Vec<OutcomeView>, StoreError> {
    let mut views = outcomes(tx, actor, office, rows).await?;
    // On one day what was sent up comes before its adoption, and that before an instruction on it.
    let place =
        |view: &OutcomeView| (Level::from_code(&view.level), view.day.clone(), OutcomeKind::from_code(&view.kind));
    views.sort_by_cached_key(|view| (place(view), view.at.clone(), view.id.clone()));
    Ok(views)
}

fn outcome_view(
    row: &Row,
    sharing: &BTreeMap<String, Vec<String>>,
    actor: &Actor,
    office: UnitId,
) -> Result<OutcomeView, StoreError> {
    let of = outcome::outcome(row)?;
    let submission = of.submission.to_string();
    let instruction = of.instruction.as_ref();
    Ok(OutcomeView {
        id: of.id.to_string(),
        opens: row.opt_text("opens")?,
        title: row.text("title")?,
        unit: of.unit.to_string(),
        unit_name: row.text("unit_name")?,
        shared_with: sharing.get(&submission).cloned().unwrap_or_default(),
        submission,
        kind: of.kind.code().to_owned(),
        kind_name: of.kind.name().to_owned(),
        level: of.level.code().to_owned(),
        level_name: of.level.name().to_owned(),
        channel: of.channel.clone(),
        mode: of.mode.code().to_owned(),
        mode_name: of.mode.name().to_owned(),
        leader: instruction.map(|by| by.leader.to_string()).unwrap_or_default(),
        rank: instruction.map_or("", |by| by.rank.code()).to_owned(),
        rank_name: instruction.map_or("", |by| by.rank.name()).to_owned(),
        day: of.day.to_string(),
        proof: of.proof.to_string(),
        words: of.words(),
        issue: of.issue.map(|id| id.to_string()),
        by: row.text("by_name")?,
        at: row.time("at")?.to_string(),
        replaces: of.replaces.map(|id| id.to_string()),
        withdrawn: withdrawn(row)?,
        can: pair(
            ("correct", deciding::correct::reasons(&of, office, actor)),
            ("withdraw", deciding::withdraw::reasons(&of, office, actor)),
        ),
    })
}

/// A fault on record.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Fault)]
pub struct FaultView {
    id: String,
    unit: String,
    unit_name: String,
    /// `late`, `missed`, `false`, `concealed` or `error`
    ground: String,
    ground_name: String,
    day: String,
    submission: Option<String>,
    submission_title: Option<String>,
    /// It is about an important item or urgent information.
    important: bool,
    what: String,
    proof: String,
    by: String,
    at: String,
    /// Null while it counts.
    withdrawn: Option<WithdrawnView>,
    /// `withdraw`, with what speaks against it.
    can: Can,
}

/// A fault from its row.
pub fn fault_view(row: &Row, actor: &Actor, office: UnitId) -> Result<FaultView, StoreError> {
    let of = fault::fault(row)?;
    Ok(FaultView {
        id: of.id.to_string(),
        unit: of.unit.to_string(),
        unit_name: row.text("unit_name")?,
        ground: of.ground.code().to_owned(),
        ground_name: of.ground.name().to_owned(),
        day: of.day.to_string(),
        submission: of.submission.map(|id| id.to_string()),
        submission_title: row.opt_text("submission_title")?,
        important: of.important,
        what: of.what.to_string(),
        proof: of.proof.to_string(),
        by: row.text("by_name")?,
        at: row.time("at")?.to_string(),
        withdrawn: withdrawn(row)?,
        can: one("withdraw", &faulting::withdraw::reasons(&of, office, actor)),
    })
}

/// A unit's class from a day on.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::ClassRow)]
pub struct ClassRow {
    class: String,
    class_name: String,
    from: String,
    basis: String,
    by: String,
    at: String,
}

/// A unit with its class.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::UnitClass)]
pub struct UnitClassView {
    unit: String,
    unit_name: String,
    /// The class today, such as `key` or `other`.
    class: String,
    class_name: String,
    /// Since when by a row of its own; null where the organisation's mark of key units says it.
    since: Option<String>,
    /// Every row of its own, the latest first, those of days to come too.
    rows: Vec<ClassRow>,
}

/// A class that can be chosen.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::ClassChoice)]
pub struct ClassChoice {
    class: String,
    name: String,
}

/// Every reporting unit with its class.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Classes)]
pub struct ClassesView {
    units: Vec<UnitClassView>,
    /// The known classes, `key` and `other` first, then those in use.
    classes: Vec<ClassChoice>,
    /// `set_class` and `exempt`, with what speaks against each.
    can: Can,
}

/// Every reporting unit with its class.
pub async fn classes<I: Send + Sync>(
    tx: &mut Tx,
    context: &Context<I>,
    office: UnitId,
) -> Result<ClassesView, Problem> {
    let (units, rows) = class::classes(tx, &context.actor.district).await?;
    let today = office_day(context.now).to_string();
    let mut known: Vec<String> = [crate::model::KEY_CLASS, crate::model::OTHER_CLASS].map(str::to_owned).into();
    let mut views = Vec::new();
    for unit in &units {
        let own = rows.get(&unit.text("id")?).map(Vec::as_slice).unwrap_or_default();
        let mut rows = own.iter().map(class_row).collect::<Result<Vec<ClassRow>, StoreError>>()?;
        rows.reverse();
        let now = rows.iter().find(|row| row.from <= today);
        let class = match now {
            Some(row) => row.class.clone(),
            None => default_class(class::key_mark(unit)?).to_owned(),
        };
        for row in &rows {
            if !known.contains(&row.class) {
                known.push(row.class.clone());
            }
        }
        views.push(UnitClassView {
            unit: unit.text("id")?,
            unit_name: unit.text("short")?,
            class_name: class_name(&class).to_owned(),
            class,
            since: now.map(|row| row.from.clone()),
            rows,
        });
    }
    let choice = |class: String| ClassChoice { name: class_name(&class).to_owned(), class };
    let reasons = classing::reasons(office, &context.actor);
    let can = pair(("set_class", reasons.clone()), ("exempt", reasons));
    Ok(ClassesView { units: views, classes: known.into_iter().map(choice).collect(), can })
}

fn class_row(row: &Row) -> Result<ClassRow, StoreError> {
    let class = row.text("class")?;
    Ok(ClassRow {
        class_name: class_name(&class).to_owned(),
        class,
        from: row.text("from_day")?,
        basis: row.text("basis")?,
        by: row.text("by_name")?,
        at: row.time("at")?.to_string(),
    })
}

/// An exemption from the quota.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Exemption)]
pub struct ExemptionView {
    id: String,
    unit: String,
    unit_name: String,
    from: String,
    /// Inclusive.
    to: String,
    reason: String,
    by: String,
    at: String,
    /// It counts today.
    in_force: bool,
    /// Null while it counts.
    withdrawn: Option<WithdrawnView>,
    /// `withdraw`, with what speaks against it.
    can: Can,
}

/// An exemption from its row.
pub fn exemption_view(
    row: &Row,
    actor: &Actor,
    office: UnitId,
    now: jiff::Timestamp,
) -> Result<ExemptionView, StoreError> {
    let of = class::exemption(row)?;
    let today = office_day(now);
    Ok(ExemptionView {
        id: of.id.to_string(),
        unit: of.unit.to_string(),
        unit_name: row.text("unit_name")?,
        from: of.from.to_string(),
        to: of.to.to_string(),
        reason: of.reason.to_string(),
        by: row.text("by_name")?,
        at: row.time("at")?.to_string(),
        in_force: of.standing == Standing::Stands && of.from <= today && today <= of.to,
        withdrawn: withdrawn(row)?,
        can: one("withdraw", &classing::withdraw_exemption::reasons(&of, office, actor)),
    })
}

fn withdrawn(row: &Row) -> Result<Option<WithdrawnView>, StoreError> {
    let Some(at) = row.opt_time("withdrawn_at")? else { return Ok(None) };
    let by = row.opt_text("withdrawn_by_name")?.unwrap_or_default();
    Ok(Some(WithdrawnView { at: at.to_string(), by, reason: row.text("withdrawn_reason")? }))
}

/// One button.
pub(crate) fn one(verb: &str, refused: &[Refusal]) -> Can {
    Can::from([(verb.to_owned(), refused.iter().map(Reason::from).collect())])
}

fn pair(first: (&str, Vec<Refusal>), second: (&str, Vec<Refusal>)) -> Can {
    [first, second].iter().flat_map(|(verb, refused)| one(verb, refused)).collect()
}
