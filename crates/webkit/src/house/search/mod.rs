//! One box over what one may see: any piece of a number, a title, a text or a unit's name, two characters and one included (GEN-2).
//!
//! The search finds and orders; what is shown of a hit is read from the database, under the condition of sight once more. Where the
//! search is off, being made or broken, the register of matters is looked through in its place, and the answer says so.

mod register;

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Query, State};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{Actor, DistrictId, Refusal};
use serde::{Deserialize, Serialize};
use store::{Row, Sql, StoreError, args};
use utoipa::{IntoParams, ToSchema};

use crate::act::Me;
use crate::app::App;
use crate::matters::audiences;
use crate::paging::{EXACT, PAGE, PageQuery};
use crate::problem::{Answer, Problem};
use crate::search::{self, Filter, Found, Mark, Place, Question, Range, SearchFault};

pub(super) use self::register::containing;

/// What is looked for.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// A piece of a number, a title, a text or a unit's name; several pieces with white space between them.
    q: String,
    /// Only of this room.
    room: Option<String>,
    /// Only of this kind.
    kind: Option<String>,
    /// Only of this unit.
    unit: Option<String>,
    /// Only in this state.
    state: Option<String>,
    /// Only this person's work.
    person: Option<String>,
    /// Only what was opened on this day or later: `2026-11-23`.
    from: Option<String>,
    /// Only what was opened on this day or before.
    to: Option<String>,
    /// From 1, 50 rows each.
    page: Option<i64>,
}

/// A piece of a text around what was found.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::Snippet)]
pub struct SnippetView {
    text: String,
    /// What was found in it: from and to, in UTF-16 units.
    #[schema(value_type = Vec<Vec<u32>>)]
    marks: Vec<Range>,
    /// The text goes on before it.
    cut_before: bool,
    /// The text goes on behind it.
    cut_after: bool,
}

/// A matter found.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::Hit)]
pub struct Hit {
    matter: String,
    room: String,
    kind: String,
    title: String,
    number: String,
    unit: String,
    state: String,
    /// RFC 3339.
    since: String,
    href: String,
    /// Where it fits best: `number` what was typed is exactly its number, `title`, `text`, `unit`.
    place: String,
    /// What was found in the title: from and to, in UTF-16 units.
    #[schema(value_type = Vec<Vec<u32>>)]
    title_marks: Vec<Range>,
    /// The piece around what was found in the text.
    snippet: Option<SnippetView>,
}

/// How far the answer reaches.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::AsOf)]
pub struct AsOf {
    /// `index` numbers, titles, texts; `register` numbers and titles alone, since the search is off or being made.
    source: String,
    /// Entries of the journal that are not in the answer yet.
    behind: i64,
    /// Everything up to this instant is in the answer. RFC 3339; none where all is.
    at: Option<String>,
    /// What somebody who searches should know; empty where there is nothing.
    note: String,
}

/// Fifty matters that fit, the best first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::Hits)]
pub struct Hits {
    rows: Vec<Hit>,
    /// Whether there are more than are shown.
    more: bool,
    /// How many there are in all, at most 1,000.
    count: i64,
    /// False where there are more than 1,000.
    exact: bool,
    as_of: AsOf,
}

/// Below so many seconds nobody needs to be told that the search lags behind.
const LAG: i64 = 5;
/// What is said while the register answers.
const OFF: &str = "搜索库没有启用，只搜编号、标题和单位";
const MAKING: &str = "搜索库正在建立，暂时只搜编号、标题和单位，几分钟后再搜可搜到正文";
const BROKEN: &str = "搜索库出了故障，暂时只搜编号、标题和单位；损坏的会自动重建";

/// Finds matters.
#[utoipa::path(get, path = "/api/search", operation_id = "house_search", params(Asked), responses((status = 200, body = Hits)))]
pub async fn search(State(app): State<App>, me: Me, Query(asked): Query<Asked>) -> Answer<Hits> {
    let filter = filter(&asked)?;
    let skip = PageQuery { page: asked.page.unwrap_or(1) }.offset();
    let named = register::units_named(&app, &me.0.district, &asked.q).await?;
    let question = Question {
        district: me.0.district.clone(),
        words: asked.q.clone(),
        audiences: audiences(&me.0),
        named_units: named,
        filter: filter.clone(),
        skip: usize::try_from(skip).unwrap_or_default(),
        most: usize::try_from(PAGE).unwrap_or_default(),
    };
    let hits = match found(&app, question).await? {
        Ok((found, mark)) => shown(&app, &me.0, found, mark, skip).await?,
        Err(note) => register::hits(&app, &me.0, &asked.q, filter, skip, note).await?,
    };
    Ok(Json(hits))
}

/// What the search finds and up to where it has read; or why the register has to answer.
async fn found(app: &App, question: Question) -> Result<Result<(Found, Mark), &'static str>, Problem> {
    let asked = search::ask(app, move |search| {
        // The mark first: what is taken in between is found and not yet told, never the other way round.
        let Some(mark) = search.mark(&question.district) else { return Ok(None) };
        search.find(&question).map(|found| Some((found, mark)))
    });
    Ok(match asked.await? {
        None => Err(OFF),
        Some(Ok(None)) => Err(MAKING),
        Some(Ok(Some(found))) => Ok(found),
        Some(Err(SearchFault(why))) => {
            tracing::error!(why, "the search is broken; the register answers");
            Err(BROKEN)
        }
    })
}

fn filter(asked: &Asked) -> Result<Filter, Problem> {
    let text = |wanted: &Option<String>| wanted.clone().filter(|text| !text.is_empty());
    Ok(Filter {
        room: text(&asked.room),
        kind: text(&asked.kind),
        unit: text(&asked.unit),
        state: text(&asked.state),
        person: text(&asked.person),
        from: day("from", &asked.from)?,
        to: day("to", &asked.to)?,
    })
}

fn day(field: &'static str, written: &Option<String>) -> Result<Option<Date>, Problem> {
    let Some(written) = written.as_deref().filter(|text| !text.is_empty()) else { return Ok(None) };
    let wrong = |_| {
        Refusal::invalid("house.search.day", format!("“{written}”不是日期"))
            .hint("请按 2026-11-23 这样写")
            .field(field)
            .into()
    };
    written.parse().map(Some).map_err(wrong)
}

const ROWS: &str = "
select m.id, m.room, m.kind, m.title, m.number, m.state, m.since, u.short
from matter m join unit u on u.district = m.district and u.id = m.unit
where m.district = $1 and m.id in ";
const SEEN: &str = "
  and exists (select 1 from matter_audience a where a.district = m.district and a.matter = m.id and a.audience in ";

/// What was found as it stands in the database, in the order in which it was found.
async fn shown(app: &App, me: &Actor, found: Found, mark: Mark, skip: i64) -> Result<Hits, Problem> {
    let (me, now) = (me.clone(), app.clock.now());
    let read = app.db.read(move |tx| {
        let (me, found, mark) = (me.clone(), found.clone(), mark.clone());
        Box::pin(async move {
            let as_of = as_of(tx, &me.district, &mark, now).await?;
            let ids = found.hits.iter().map(|hit| hit.matter.as_str());
            let sql = Sql::with(ROWS, args![&me.district]).list(ids).push(SEEN).list(audiences(&me)).push(")");
            let mut rows: BTreeMap<String, Row> = BTreeMap::new();
            for row in tx.all_built(sql).await? {
                rows.insert(row.text("id")?, row);
            }
            let count = i64::try_from(found.count).unwrap_or(EXACT);
            let more = found.more || skip + i64::try_from(found.hits.len()).unwrap_or_default() < count;
            let hits = found.hits.into_iter().filter_map(|hit| rows.remove(&hit.matter).map(|row| view(&row, hit)));
            let rows = hits.collect::<Result<Vec<Hit>, StoreError>>()?;
            Ok::<_, Problem>(Hits { rows, more, count, exact: !found.more, as_of })
        })
    });
    read.await
}

async fn as_of(tx: &mut store::Tx, district: &DistrictId, mark: &Mark, now: Timestamp) -> Result<AsOf, StoreError> {
    let sql = "
select h.seq, (select j.at from journal j where j.district = h.district and j.seq = $2) as missing
from chain_head h where h.district = $1";
    let head = tx.opt(sql, args![district, mark.seq + 1]).await?;
    let behind = head.as_ref().map(|row| row.int("seq")).transpose()?.map_or(0, |seq| (seq - mark.seq).max(0));
    let missing = head.as_ref().map(|row| row.opt_time("missing")).transpose()?.flatten();
    let late = missing.is_some_and(|missing| LAG < now.as_second() - missing.as_second());
    let note =
        if late { format!("搜索库还差最近{behind}笔变动，稍后再搜就有") } else { String::new() };
    Ok(AsOf { source: "index".to_owned(), behind, at: missing.map(|missing| missing.to_string()), note })
}

fn view(row: &Row, hit: search::Hit) -> Result<Hit, StoreError> {
    let mut view = plain(row, hit.place)?;
    // A title that was changed since has its marks elsewhere.
    if view.title == hit.title {
        view.title_marks = hit.title_marks;
    }
    view.snippet = hit.snippet.map(|snippet| SnippetView {
        text: snippet.text,
        marks: snippet.marks,
        cut_before: snippet.cut_before,
        cut_after: snippet.cut_after,
    });
    Ok(view)
}

fn plain(row: &Row, place: Place) -> Result<Hit, StoreError> {
    let (matter, room, kind) = (row.text("id")?, row.text("room")?, row.text("kind")?);
    Ok(Hit {
        href: super::desk::href(&room, &kind, &matter),
        matter,
        room,
        kind,
        title: row.text("title")?,
        number: row.text("number")?,
        unit: row.text("short")?,
        state: row.text("state")?,
        since: row.time("since")?.to_string(),
        place: place.code().to_owned(),
        title_marks: Vec::new(),
        snippet: None,
    })
}
