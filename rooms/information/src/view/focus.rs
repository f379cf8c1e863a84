//! Points of emphasis as the page shows them.

use jiff::Timestamp;
use kernel::clock::office_day;
use serde::{Deserialize, Serialize};
use store::{Row, StoreError};
use utoipa::ToSchema;

/// A point of emphasis.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Focus)]
pub struct FocusView {
    id: String,
    title: String,
    detail: String,
    keywords: Vec<String>,
    central_task: String,
    central_task_code: String,
    central_task_title: String,
    /// First day, `2026-10-01`.
    from: String,
    /// Last day.
    to: String,
    in_force: bool,
    /// Who published it.
    by: String,
    at: String,
    /// Items that have left their unit and answer it.
    answers: i64,
    /// Those of my units among them.
    own: i64,
}

/// A point of emphasis from its row.
pub fn of(row: &Row, now: Timestamp) -> Result<FocusView, StoreError> {
    let (from, to, today) = (row.text("from_day")?, row.text("to_day")?, office_day(now).to_string());
    Ok(FocusView {
        id: row.text("id")?,
        title: row.text("title")?,
        detail: row.text("detail")?,
        keywords: row.text("keywords")?.split('\n').filter(|word| !word.is_empty()).map(str::to_owned).collect(),
        central_task: row.text("central_task")?,
        central_task_code: row.text("central_task_code")?,
        central_task_title: row.text("central_task_title")?,
        in_force: from <= today && today <= to,
        from,
        to,
        by: row.text("by_name")?,
        at: row.time("at")?.to_string(),
        answers: row.int("answers")?,
        own: row.int("own")?,
    })
}
