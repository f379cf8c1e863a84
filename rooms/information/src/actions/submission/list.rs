//! Lists of items: the unit's own, the section's queue, what is kept, what has left.

use axum::extract::{Query, State};
use serde::{Deserialize, Serialize};
use store::Row;
use utoipa::{IntoParams, ToSchema};
use webkit::paging::{PageQuery, Total};
use webkit::{Answer, App, Me, Problem, look};

use crate::model::{ItemKind, Resume, ReturnedBy, State as ItemState};
use crate::store::read::{Wanted, page};

/// Which list.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// `open` in the unit's hands, `queue` 待编, `selected`, `reserved`, `adopted`, `closed`, or empty for all.
    #[serde(default)]
    list: String,
    /// One unit.
    #[serde(default)]
    unit: Option<String>,
    /// Only what I began.
    #[serde(default)]
    mine: bool,
    /// From 1.
    #[serde(default = "first")]
    page: i64,
}

fn first() -> i64 {
    1
}

/// One line.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = information::Row)]
pub struct RowView {
    id: String,
    title: String,
    unit: String,
    unit_name: String,
    kind: String,
    kind_name: String,
    state: String,
    state_name: String,
    holder: String,
    since: String,
    event_at: Option<String>,
    reported_at: Option<String>,
    adopted_at: Option<String>,
    taken: bool,
    /// How many findings lay before the last signer's eyes.
    findings: i64,
    /// How many of them were owed 需补齐.
    owed: i64,
    version: i64,
}

/// A page of items.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = information::Page)]
pub struct Page {
    rows: Vec<RowView>,
    total: Total,
}

/// Items that the actor may see.
#[utoipa::path(get, path = "/api/information/submissions", operation_id = "information_list", params(Asked),
    responses((status = 200, body = Page)))]
pub async fn list(State(app): State<App>, me: Me, Query(asked): Query<Asked>) -> Answer<Page> {
    look(&app, &me, asked, |tx, context| {
        Box::pin(async move {
            let asked = &context.input;
            let unit = asked.unit.as_deref().filter(|unit| !unit.is_empty());
            let unit = unit.map(str::parse).transpose().map_err(|_| Problem::Missing)?;
            let wanted = Wanted { states: states(&asked.list)?, unit, mine: asked.mine };
            let (rows, total) = page(tx, &context.actor, &wanted, PageQuery { page: asked.page }).await?;
            let rows: Result<Vec<RowView>, Problem> = rows.iter().map(row).collect();
            Ok(Page { rows: rows?, total })
        })
    })
    .await
}

fn states(list: &str) -> Result<Vec<&'static str>, Problem> {
    Ok(match list {
        "" => Vec::new(),
        "open" => vec!["draft", "checking", "approving", "returned"],
        "queue" => vec!["reported"],
        "selected" => vec!["selected"],
        "reserved" => vec!["reserved"],
        "adopted" => vec!["adopted"],
        "closed" => vec!["merged", "refused", "discarded"],
        _ => return Err(Problem::Missing),
    })
}

fn row(row: &Row) -> Result<RowView, Problem> {
    let (kind, state) = (row.text("kind")?, row.text("state")?);
    // A list needs the state's word only: whom it came back from and where it went are on the item's own page.
    let returned = (state == "returned").then_some((ReturnedBy::Section, Resume::FromStart));
    let merged = if state == "merged" { Some(row.id("id")?) } else { None };
    let state_name = ItemState::from_code(&state, returned, merged).map_or("", ItemState::name);
    Ok(RowView {
        id: row.text("id")?,
        title: row.text("title")?,
        unit: row.text("unit")?,
        unit_name: row.text("unit_name")?,
        kind_name: ItemKind::from_code(&kind).map_or("", ItemKind::name).to_owned(),
        kind,
        state_name: state_name.to_owned(),
        state,
        holder: row.text("holder")?,
        since: row.time("since")?.to_string(),
        event_at: row.opt_time("event_at")?.map(|at| at.to_string()),
        reported_at: row.opt_time("reported_at")?.map(|at| at.to_string()),
        adopted_at: row.opt_time("adopted_at")?.map(|at| at.to_string()),
        taken: row.opt_text("taken_by")?.is_some(),
        findings: row.int("findings")?,
        owed: row.int("owed")?,
        version: row.int("version")?,
    })
}
