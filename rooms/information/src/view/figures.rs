//! 数据: what was reported and what became of it, by unit, month and year, and the items under each number (INF-9, INF-8).

use serde::{Deserialize, Serialize};
use store::{Row, StoreError};
use utoipa::ToSchema;
use webkit::paging::Total;

use super::standing::StandingView;
use crate::model::{Lag, Level, Measures, OutcomeKind};
use crate::store::code;

/// A number for each level.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[schema(as = information::ByLevel)]
pub struct ByLevel {
    /// 区
    pub district: i64,
    /// 市
    pub city: i64,
    /// 省
    pub province: i64,
    /// 中央
    pub centre: i64,
    /// All of them.
    pub total: i64,
}

/// What is counted.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Measures)]
pub struct MeasuresView {
    /// Items that left their unit.
    pub reported: i64,
    /// Items among them that were adopted at whatever level.
    pub adopted_items: i64,
    /// The share of them, in thousandths; null where nothing was reported.
    pub rate: Option<i64>,
    /// The same as people write it: 66.7%.
    pub rate_text: String,
    /// Times sent up, by the level they were sent to.
    pub sent_up: ByLevel,
    /// Times adopted.
    pub adopted: ByLevel,
    /// Times published by media of this level.
    pub media: ByLevel,
    /// Leaders' instructions.
    pub instruction: ByLevel,
}

impl From<&Measures> for MeasuresView {
    fn from(measures: &Measures) -> Self {
        let rate = measures.rate();
        Self {
            reported: measures.reported,
            adopted_items: measures.adopted_items,
            rate,
            rate_text: rate.map(|rate| format!("{}.{}%", rate / 10, rate % 10)).unwrap_or_default(),
            sent_up: by_level(measures, OutcomeKind::SentUp),
            adopted: by_level(measures, OutcomeKind::Adopted),
            media: by_level(measures, OutcomeKind::Media),
            instruction: by_level(measures, OutcomeKind::Instruction),
        }
    }
}

fn by_level(measures: &Measures, kind: OutcomeKind) -> ByLevel {
    ByLevel {
        district: measures.at(kind, Level::District),
        city: measures.at(kind, Level::City),
        province: measures.at(kind, Level::Province),
        centre: measures.at(kind, Level::Centre),
        total: Level::ALL.iter().map(|level| measures.at(kind, *level)).sum(),
    }
}

/// The numbers of a unit.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::UnitFigures)]
pub struct UnitFiguresView {
    /// The unit.
    pub unit: String,
    /// Its short name.
    pub unit_name: String,
    /// Its place by items adopted, where policy ranks.
    pub rank: Option<usize>,
    /// Its numbers.
    pub figures: MeasuresView,
}

/// The numbers of a month or a year.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::PeriodFigures)]
pub struct PeriodFiguresView {
    /// `2026-11` or `2026`; a span that the list of items takes.
    pub period: String,
    /// Its numbers.
    pub figures: MeasuresView,
}

/// How long a stretch took.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Lag)]
pub struct LagView {
    /// `to_report`, `to_adoption`; by hand `noticed`, `drafting`, `checking`, `approving`, `waiting`, `editing`
    stretch: String,
    name: String,
    items: i64,
    median_seconds: i64,
    mean_seconds: i64,
    /// 2.5天, 6.0小时
    median: String,
    mean: String,
}

impl From<&Lag> for LagView {
    fn from(lag: &Lag) -> Self {
        Self {
            stretch: lag.stretch.code().to_owned(),
            name: lag.stretch.name().to_owned(),
            items: lag.items,
            median_seconds: lag.median,
            mean_seconds: lag.mean,
            median: took(lag.median),
            mean: took(lag.mean),
        }
    }
}

/// A time as people say it, in tenths of days from one day on, else in tenths of hours.
#[must_use]
pub fn took(seconds: i64) -> String {
    let (unit, name) = if seconds < 86_400 { (3_600, "小时") } else { (86_400, "天") };
    let tenths = (seconds * 10 + unit / 2) / unit;
    format!("{}.{}{name}", tenths / 10, tenths % 10)
}

/// The figures of a year.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::FiguresOfYear)]
pub struct FiguresView {
    /// The year.
    pub year: i16,
    /// The first year of the comparison.
    pub from_year: i16,
    /// Its last year.
    pub to_year: i16,
    /// Policy ranks units; else they stand in the order of the office.
    pub ranking: bool,
    /// Only my own unit is shown.
    pub own_only: bool,
    /// The year's sum: every outcome counts once.
    pub total: MeasuresView,
    /// By unit: a shared outcome counts for each unit behind it.
    pub by_unit: Vec<UnitFiguresView>,
    /// Trend: every month of the year.
    pub by_month: Vec<PeriodFiguresView>,
    /// Every year of the comparison.
    pub by_year: Vec<PeriodFiguresView>,
    /// How long it took and in whose hands.
    pub lags: Vec<LagView>,
    /// The district's own standing in the city.
    pub standings: Vec<StandingView>,
    /// What the numbers mean, in sentences for the foot of the page.
    pub notes: Vec<String>,
}

/// One item under a number.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::FigureItem)]
pub struct FigureItemView {
    /// The item.
    id: String,
    title: String,
    unit: String,
    unit_name: String,
    item_kind: String,
    state: String,
    /// The office day on which it was reported, or on which the outcome happened.
    day: String,
    /// 市级《每日要情》采用; how long it took, for a lag; empty for what was reported.
    label: String,
    outcome: Option<String>,
    proof: String,
    /// The item's page; null where I may not open it.
    href: Option<String>,
}

/// A page of the items under a number.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::FigureItems)]
pub struct FigureItemsView {
    /// What is counted.
    pub measure: String,
    /// In words.
    pub measure_name: String,
    /// The lines.
    pub rows: Vec<FigureItemView>,
    /// How many there are in all.
    pub total: Total,
}

/// An item that was reported.
pub fn item(row: &Row) -> Result<FigureItemView, StoreError> {
    let day = kernel::clock::office_day(row.time("reported_at")?).to_string();
    under(row, day, String::new(), None, String::new())
}

/// An item and how long the stretch took it.
pub fn slow_item(row: &Row) -> Result<FigureItemView, StoreError> {
    let day = kernel::clock::office_day(row.time("reported_at")?).to_string();
    under(row, day, took(row.int("took")?), None, String::new())
}

/// An outcome with its item.
pub fn outcome(row: &Row) -> Result<FigureItemView, StoreError> {
    under(row, row.text("day")?, outcome_words(row)?, Some(row.text("outcome")?), row.text("proof")?)
}

fn under(
    row: &Row,
    day: String,
    label: String,
    outcome: Option<String>,
    proof: String,
) -> Result<FigureItemView, StoreError> {
    let id = row.text("id")?;
    let href = row.flag("visible")?.then(|| format!("/information/submissions/{id}"));
    Ok(FigureItemView {
        title: row.text("title")?,
        unit: row.text("unit")?,
        unit_name: row.text("short")?,
        item_kind: row.text("item_kind")?,
        state: row.text("state")?,
        id,
        day,
        label,
        outcome,
        proof,
        href,
    })
}

/// An outcome in a few words, from its columns.
pub fn outcome_words(row: &Row) -> Result<String, StoreError> {
    let level = code(row, "level", Level::from_code)?.name();
    let channel = row.text("channel")?;
    let quoted = if channel.is_empty() || channel.contains('《') { channel } else { format!("《{channel}》") };
    Ok(match code(row, "kind", OutcomeKind::from_code)? {
        OutcomeKind::SentUp => format!("上报{level}{quoted}"),
        OutcomeKind::Adopted => format!("{level}级{quoted}采用"),
        OutcomeKind::Media => format!("{quoted}刊发（{level}级媒体）"),
        OutcomeKind::Instruction => format!("{}批示（{level}级）", row.text("leader")?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lag_is_said_in_days_or_hours() {
        assert_eq!(took(216_000), "2.5天");
        assert_eq!(took(5_400), "1.5小时");
        assert_eq!(took(0), "0.0小时");
    }

    #[test]
    fn a_rate_is_written_with_one_place() {
        let measures = Measures { reported: 3, adopted_items: 2, ..Measures::default() };
        assert_eq!(MeasuresView::from(&measures).rate_text, "66.7%");
        assert_eq!(MeasuresView::from(&Measures::default()).rate_text, "");
    }
}
