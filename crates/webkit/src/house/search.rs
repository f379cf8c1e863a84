//! One box over what one may see: by number, title or unit (GEN-2). Exact matching of every piece of text, two characters included.

use axum::Json;
use axum::extract::{Query, State};
use serde::{Deserialize, Serialize};
use store::{Sql, args};
use utoipa::{IntoParams, ToSchema};

use crate::act::Me;
use crate::app::App;
use crate::matters::audiences;
use crate::problem::{Answer, Problem};

/// What is looked for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// A piece of a number, a title or a unit's name.
    q: String,
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
}

/// The newest fifty matters that fit.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::Hits)]
pub struct Hits {
    rows: Vec<Hit>,
    /// Whether there are more than are shown.
    more: bool,
}

// The units that fit are found once, so that of each matter only its title and number are looked at.
const SEARCH: &str = "
select m.id, m.room, m.kind, m.title, m.number, m.state, m.since, u.short
from matter m join unit u on u.district = m.district and u.id = m.unit
where m.district = $1 and (m.title like $2 escape '!' or m.number like $2 escape '!' or m.unit in (
    select k.id from unit k where k.district = $1 and (k.short like $2 escape '!' or k.name like $2 escape '!')))
  and exists (select 1 from matter_audience a where a.district = m.district and a.matter = m.id and a.audience in ";

/// The pattern of `like … escape '!'` for whatever contains what was typed; none for nothing typed.
pub(super) fn containing(typed: &str) -> Option<String> {
    let wanted: String = typed.trim().chars().take(100).collect();
    let escaped = wanted.replace('!', "!!").replace('%', "!%").replace('_', "!_");
    (!escaped.is_empty()).then(|| format!("%{escaped}%"))
}

/// Finds matters.
#[utoipa::path(get, path = "/api/search", operation_id = "house_search", params(Asked), responses((status = 200, body = Hits)))]
pub async fn search(State(app): State<App>, me: Me, Query(asked): Query<Asked>) -> Answer<Hits> {
    let Some(pattern) = containing(&asked.q) else { return Ok(Json(Hits { rows: Vec::new(), more: false })) };
    let found = app.db.read(move |tx| {
        let (me, pattern) = (me.0.clone(), pattern.clone());
        Box::pin(async move {
            let asked = Sql::with(SEARCH, args![&me.district, pattern])
                .list(audiences(&me))
                .push(") order by m.since desc, m.id desc limit 51");
            let rows = tx.all_built(asked).await?;
            let hits: Result<Vec<Hit>, Problem> = rows.iter().take(50).map(hit).collect();
            Ok::<_, Problem>(Hits { rows: hits?, more: 50 < rows.len() })
        })
    });
    found.await.map(Json)
}

fn hit(row: &store::Row) -> Result<Hit, Problem> {
    let (matter, room, kind) = (row.text("id")?, row.text("room")?, row.text("kind")?);
    let href = super::desk::href(&room, &kind, &matter);
    Ok(Hit {
        matter,
        room,
        kind,
        title: row.text("title")?,
        number: row.text("number")?,
        unit: row.text("short")?,
        state: row.text("state")?,
        since: row.time("since")?.to_string(),
        href,
    })
}
