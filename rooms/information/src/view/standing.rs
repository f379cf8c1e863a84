//! 本区位次 as its page shows it, with what was entered before (INF-9).

use serde::{Deserialize, Serialize};
use store::{Row, StoreError};
use utoipa::ToSchema;

use super::sheet::Cell;
use crate::points::Span;
use crate::store::typed;

/// One entry of the district's standing in the city.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::StandingEntry)]
pub struct StandingEntry {
    id: String,
    /// From 1; the highest counts.
    revision: i64,
    place: Option<i64>,
    of_how_many: Option<i64>,
    /// As published: `235.5`; empty where the city gives none.
    points: String,
    adopted: Option<i64>,
    source: String,
    /// Why it was corrected; empty for the first.
    reason: String,
    by: String,
    at: String,
}

/// The district's standing in one period.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Standing)]
pub struct StandingView {
    year: i64,
    /// `2026`, `2026H1`, `2026Q3`, `2026-07`
    period: String,
    period_name: String,
    /// 第3名（共9个）; empty where the city does not rank.
    place_text: String,
    /// What counts.
    current: StandingEntry,
    /// What was entered before, the latest first.
    earlier: Vec<StandingEntry>,
}

impl StandingView {
    /// The line of a table file.
    #[must_use]
    pub fn cells(&self) -> Vec<Cell> {
        let texts = [&self.period_name, &self.place_text, &self.current.points].map(Cell::text);
        texts.into_iter().chain([Cell::maybe(self.current.adopted), Cell::text(&self.current.source)]).collect()
    }
}

/// From rows in the order of the list: each period with its latest revision first.
pub fn of(rows: &[Row]) -> Result<Vec<StandingView>, StoreError> {
    let mut found: Vec<StandingView> = Vec::new();
    for row in rows {
        let (period, entry) = (row.text("period")?, entry(row)?);
        match found.last_mut().filter(|last| last.period == period) {
            Some(last) => last.earlier.push(entry),
            None => found.push(StandingView {
                year: row.int("year")?,
                period_name: typed("period", period.parse::<Span>())?.name(),
                place_text: place_text(&entry),
                period,
                current: entry,
                earlier: Vec::new(),
            }),
        }
    }
    Ok(found)
}

fn entry(row: &Row) -> Result<StandingEntry, StoreError> {
    Ok(StandingEntry {
        id: row.text("id")?,
        revision: row.int("revision")?,
        place: row.opt_int("place")?,
        of_how_many: row.opt_int("of_how_many")?,
        points: row.text("points")?,
        adopted: row.opt_int("adopted")?,
        source: row.text("source")?,
        reason: row.text("reason")?,
        by: row.text("by_name")?,
        at: row.time("at")?.to_string(),
    })
}

fn place_text(entry: &StandingEntry) -> String {
    match (entry.place, entry.of_how_many) {
        (Some(place), Some(of)) => format!("第{place}名（共{of}个）"),
        (Some(place), None) => format!("第{place}名"),
        (None, _) => String::new(),
    }
}
