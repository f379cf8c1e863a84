//! 选人: finds a colleague by name, unit or post, for forms that name a person.

use std::collections::HashSet;

use axum::Json;
use axum::extract::{Query, State};
use kernel::Role;
use serde::{Deserialize, Serialize};
use store::{Row, Sql, args};
use utoipa::{IntoParams, ToSchema};

use super::search::containing;
use crate::act::Me;
use crate::app::App;
use crate::problem::{Answer, Problem};

/// The most persons that one answer names: whoever has more types another character.
const MOST: usize = 50;

/// What is typed.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// A piece of a name, of a unit's name or of a post's title; nothing is found for nothing.
    #[serde(default)]
    q: String,
}

/// A person to choose.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::PersonChoice)]
pub struct PersonChoice {
    id: String,
    name: String,
    /// Unit and post, so that two of one name can be told apart.
    detail: String,
}

/// The main post comes first, so that a person in two posts is shown by it.
const PERSONS: &str = "
select n.id, n.name, u.short, p.title
from person n
join post_holder h on h.district = n.district and h.person = n.id
join post p on p.district = h.district and p.id = h.post
join unit u on u.district = p.district and u.id = p.unit
where n.district = $1 and n.left_at is null and u.closed_at is null
  and h.from_at <= $2 and (h.until_at is null or h.until_at > $2)
  and (n.name like $3 escape '!' or u.short like $3 escape '!' or u.name like $3 escape '!' or p.title like $3 escape '!')
  and p.role in ";

/// Everybody in a business role who fits; administrators have no business and are nobody's to choose.
#[utoipa::path(get, path = "/api/persons", operation_id = "house_persons", params(Asked),
    responses((status = 200, body = [PersonChoice])))]
pub async fn list(State(app): State<App>, me: Me, Query(asked): Query<Asked>) -> Answer<Vec<PersonChoice>> {
    let Some(pattern) = containing(&asked.q) else { return Ok(Json(Vec::new())) };
    let now = app.clock.now();
    let found = app.db.read(move |tx| {
        let (me, pattern) = (me.0.clone(), pattern.clone());
        Box::pin(async move {
            let asked = Sql::with(PERSONS, args![&me.district, now, pattern])
                .list(Role::BUSINESS.map(Role::code))
                .push(" order by h.main desc, u.sort, u.id, p.sort, n.name, n.id limit 200");
            let rows = tx.all_built(asked).await?;
            choices(&rows)
        })
    });
    found.await.map(Json)
}

fn choices(rows: &[Row]) -> Result<Vec<PersonChoice>, Problem> {
    let mut seen = HashSet::new();
    let mut choices = Vec::new();
    for row in rows {
        let id = row.text("id")?;
        if choices.len() < MOST && seen.insert(id.clone()) {
            let detail = format!("{} {}", row.text("short")?, row.text("title")?);
            choices.push(PersonChoice { id, name: row.text("name")?, detail });
        }
    }
    Ok(choices)
}
