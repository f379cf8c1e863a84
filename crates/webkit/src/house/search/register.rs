//! The register of matters looked through by number, title and unit: what answers where the search can't.

use kernel::clock::office_midnight;
use kernel::{Actor, DistrictId};
use store::{Row, Sql, args};

use super::{AsOf, Hit, Hits, plain};
use crate::app::App;
use crate::matters::audiences;
use crate::paging::PAGE;
use crate::problem::Problem;
use crate::search::{Filter, Place};

// The units that fit are found once, so that of each matter only its title and number are looked at.
const SEARCH: &str = "
select m.id, m.room, m.kind, m.title, m.number, m.state, m.since, u.short
from matter m join unit u on u.district = m.district and u.id = m.unit
where m.district = $1 and (m.title like $2 escape '!' or m.number like $2 escape '!' or m.unit in (
    select k.id from unit k where k.district = $1 and (k.short like $2 escape '!' or k.name like $2 escape '!')))
  and exists (select 1 from matter_audience a where a.district = m.district and a.matter = m.id and a.audience in ";

/// The pattern of `like … escape '!'` for whatever contains what was typed; none for nothing typed.
pub(in crate::house) fn containing(typed: &str) -> Option<String> {
    let wanted: String = typed.trim().chars().take(100).collect();
    let escaped = wanted.replace('!', "!!").replace('%', "!%").replace('_', "!_");
    (!escaped.is_empty()).then(|| format!("%{escaped}%"))
}

/// The units whose name contains what was typed.
pub(super) async fn units_named(app: &App, district: &DistrictId, typed: &str) -> Result<Vec<String>, Problem> {
    let Some(pattern) = containing(typed) else { return Ok(Vec::new()) };
    let district = district.clone();
    let read = app.db.read(move |tx| {
        let (district, pattern) = (district.clone(), pattern.clone());
        Box::pin(async move {
            let sql = "
select id from unit where district = $1 and (short like $2 escape '!' or name like $2 escape '!') order by id";
            let rows = tx.all(sql, args![&district, pattern]).await?;
            Ok::<_, Problem>(rows.iter().map(|row| row.text("id")).collect::<Result<_, _>>()?)
        })
    });
    read.await
}

/// The newest of what the register shows.
pub(super) async fn hits(
    app: &App,
    me: &Actor,
    typed: &str,
    filter: Filter,
    skip: i64,
    note: &'static str,
) -> Result<Hits, Problem> {
    let Some(pattern) = containing(typed) else { return Ok(answer(Vec::new(), false, skip, note)) };
    let (me, typed) = (me.clone(), typed.trim().to_owned());
    let read = app.db.read(move |tx| {
        let (me, pattern, filter, typed) = (me.clone(), pattern.clone(), filter.clone(), typed.clone());
        Box::pin(async move {
            let asked = Sql::with(SEARCH, args![&me.district, pattern])
                .list(audiences(&me))
                .push(")")
                .filter(" and m.room = ", filter.room)
                .filter(" and m.kind = ", filter.kind)
                .filter(" and m.unit = ", filter.unit)
                .filter(" and m.state = ", filter.state)
                .filter(" and m.opened_by = ", filter.person)
                .filter(" and m.opened_at >= ", filter.from.map(office_midnight))
                .filter(" and m.opened_at < ", filter.to.and_then(|day| day.tomorrow().ok()).map(office_midnight))
                .push(" order by case when m.number = ")
                .bind(typed.clone())
                .push(" then 0 else 1 end, m.since desc, m.id desc limit ")
                .bind(PAGE + 1)
                .push(" offset ")
                .bind(skip);
            let rows = tx.all_built(asked).await?;
            let most = usize::try_from(PAGE).unwrap_or_default();
            let hits: Result<Vec<Hit>, _> = rows.iter().take(most).map(|row| hit(row, &typed)).collect();
            Ok::<_, Problem>(answer(hits?, most < rows.len(), skip, note))
        })
    });
    read.await
}

fn hit(row: &Row, typed: &str) -> Result<Hit, store::StoreError> {
    let (number, title) = (row.text("number")?, row.text("title")?);
    let place = if number == typed {
        Place::Number
    } else if title.contains(typed) || number.contains(typed) {
        Place::Title
    } else {
        Place::Unit
    };
    plain(row, place)
}

fn answer(rows: Vec<Hit>, more: bool, skip: i64, note: &'static str) -> Hits {
    // The register is not counted through: as many as were seen, and "more" where there are more.
    let count = skip + i64::try_from(rows.len()).unwrap_or_default();
    let as_of = AsOf { source: "register".to_owned(), behind: 0, at: None, note: note.to_owned() };
    Hits { rows, more, count, exact: !more, as_of }
}
