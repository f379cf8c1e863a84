//! 单位与人员: who sits where, so that one finds whom to ring.

use axum::Json;
use axum::extract::State;
use kernel::{Role, UnitId};
use serde::Serialize;
use store::{Row, args};
use utoipa::ToSchema;

use crate::act::{MatterPath, Me};
use crate::app::App;
use crate::problem::{Answer, Problem};

/// A unit in the list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::UnitView)]
pub struct UnitView {
    id: String,
    name: String,
    short: String,
    kind: String,
    /// The unit above, for sections.
    parent: Option<String>,
    key_unit: bool,
    /// Persons in posts.
    people: i64,
    /// Whether it reports information but has nobody in the reporter's post (INF-10).
    without_reporter: bool,
}

/// A person in a post.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::PostView)]
pub struct PostView {
    id: String,
    title: String,
    role: String,
    role_name: String,
    /// None for a vacant post.
    person: Option<String>,
    person_id: Option<String>,
    phone: Option<String>,
    /// `own` or `acting`.
    tenure: Option<String>,
    /// Why somebody stands in.
    reason: Option<String>,
}

/// A unit with its posts.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::UnitPage)]
pub struct UnitPage {
    #[serde(flatten)]
    unit: UnitView,
    posts: Vec<PostView>,
}

const UNITS: &str = "
select u.id, u.name, u.short, u.kind, u.parent, u.key_unit,
  (select count(distinct h.person) from post p join post_holder h on h.district = p.district and h.post = p.id
    where p.district = u.district and p.unit = u.id and (h.until_at is null or h.until_at > $2)) as people,
  (select count(*) from post p join post_holder h on h.district = p.district and h.post = p.id
    where p.district = u.district and p.unit = u.id and p.role = 'reporter' and (h.until_at is null or h.until_at > $2)) as reporters
from unit u where u.district = $1 and u.closed_at is null and ($3 = '' or u.id = $3)
order by u.sort, u.id";

fn unit(row: &Row) -> Result<UnitView, Problem> {
    let kind = row.text("kind")?;
    let reports = kernel::UnitKind::from_code(&kind).is_some_and(kernel::UnitKind::reports);
    Ok(UnitView {
        id: row.text("id")?,
        name: row.text("name")?,
        short: row.text("short")?,
        kind,
        parent: row.opt_text("parent")?,
        key_unit: row.flag("key_unit")?,
        people: row.int("people")?,
        without_reporter: reports && row.int("reporters")? == 0,
    })
}

/// Every unit.
#[utoipa::path(get, path = "/api/units", operation_id = "house_units", responses((status = 200, body = [UnitView])))]
pub async fn list(State(app): State<App>, me: Me) -> Answer<Vec<UnitView>> {
    let now = app.clock.now();
    let found = app.db.read(move |tx| {
        let me = me.0.clone();
        Box::pin(async move {
            let rows = tx.all(UNITS, args![&me.district, now, ""]).await?;
            rows.iter().map(unit).collect::<Result<Vec<UnitView>, Problem>>()
        })
    });
    found.await.map(Json)
}

/// A unit with its posts. The Office's own sections see phones; so does everybody else: this is the office's telephone list.
#[utoipa::path(get, path = "/api/units/{id}", operation_id = "house_unit", params(("id" = String, Path)),
    responses((status = 200, body = UnitPage)))]
pub async fn show(State(app): State<App>, me: Me, MatterPath(id): MatterPath<UnitId>) -> Answer<UnitPage> {
    let now = app.clock.now();
    let found = app.db.read(move |tx| {
        let me = me.0.clone();
        Box::pin(async move {
            let row = tx.opt(UNITS, args![&me.district, now, id]).await?.ok_or(Problem::Missing)?;
            let sql = "
select p.id, p.title, p.role, n.name as person, n.id as person_id, n.phone, h.tenure, h.reason
from post p
left join post_holder h on h.district = p.district and h.post = p.id and (h.until_at is null or h.until_at > $3)
left join person n on n.district = h.district and n.id = h.person
where p.district = $1 and p.unit = $2 order by p.sort, p.id";
            let posts = tx.all(sql, args![&me.district, id, now]).await?;
            let posts: Result<Vec<PostView>, Problem> = posts.iter().map(post).collect();
            Ok(UnitPage { unit: unit(&row)?, posts: posts? })
        })
    });
    found.await.map(Json)
}

fn post(row: &Row) -> Result<PostView, Problem> {
    let role = row.text("role")?;
    Ok(PostView {
        id: row.text("id")?,
        title: row.text("title")?,
        role_name: Role::from_code(&role).map(Role::name).unwrap_or_default().to_owned(),
        role,
        person: row.opt_text("person")?,
        person_id: row.opt_text("person_id")?,
        phone: row.opt_text("phone")?,
        tenure: row.opt_text("tenure")?,
        reason: row.opt_text("reason")?,
    })
}
