//! What the rules want to know besides a circular, and what a draft is computed from, in the same transaction (INF-6, INF-7, INF-11).

use std::sync::Arc;

use calendar::{Due, Limit};
use jiff::{Timestamp, civil};
use kernel::clock::office_day;
use kernel::policy::{PolicyError, PolicySet};
use kernel::{DistrictId, MatterId, Role, UnitId};
use store::{Row, Sql, StoreError, Tx, args};
use webkit::{App, Problem};

use super::circular::series;
use super::circular_text::grounds;
use super::{count, facts as around, ledger, typed};
use crate::decide::circular::compute::NamedBefore;
use crate::decide::circular::{compute, wording};
use crate::model::{Circular, CircularFacts, CircularKind, CircularName, CircularState, Order, Subject};
use crate::points::compare::Namings;
use crate::points::{self, Naming, Span};

/// What was computed for a circular, by which policy, on which office day.
#[derive(Debug, Clone)]
pub struct Computed {
    /// Names or lines.
    pub subject: Subject,
    /// The policy by name and digest.
    pub policy: String,
    /// The day.
    pub on: civil::Date,
}

/// Names or lines of a circular over the span, as of now.
pub async fn compute(
    tx: &mut Tx,
    app: &App,
    district: &DistrictId,
    kind: CircularKind,
    span: Span,
    now: Timestamp,
) -> Result<Computed, Problem> {
    let set = app.policies.in_force(tx, district).await?;
    let on = office_day(now);
    let mut ledger = ledger::load(tx, district, span).await?;
    let before = named_before(tx, district).await?;
    let mut computed = || -> Result<Subject, PolicyError> {
        let scores = points::score_as_of(&set, &ledger, span, on)?;
        Ok(match kind {
            CircularKind::Criticism => {
                ledger.faults.retain(|fault| !before.iter().any(|named| named.faults.contains(&fault.id)));
                let candidates = points::candidates(&set, &ledger, &scores, span, on)?;
                let candidates = compute::not_named_again(candidates, &before, span);
                compute::criticism(candidates, &ledger.units, &reading(&set, span)?)
            }
            CircularKind::Regular => {
                let quotas = points::quota(&set, &ledger, span, on)?;
                compute::regular(&ledger, &scores, &quotas, shows(&set, span)?)
            }
        })
    };
    Ok(Computed { subject: computed()?, policy: set.name(), on })
}

/// On what grounds units stand in the circulars of criticism that are out.
async fn named_before(tx: &mut Tx, district: &DistrictId) -> Result<Vec<NamedBefore>, StoreError> {
    let sql = "
select n.unit, n.grounds, c.span from information_circular c
join information_circular_name n on n.district = c.district and n.circular = c.id
where c.district = $1 and c.kind = $2 and c.issued_at is not null and n.removed_by is null order by c.issued_at, c.id, n.unit";
    let named = |row: &Row| {
        let grounds = grounds(&row.text("grounds")?)?;
        Ok(NamedBefore {
            unit: row.id("unit")?,
            span: typed("span", row.text("span")?.parse())?,
            codes: grounds.iter().map(|ground| ground.code.clone()).collect(),
            faults: grounds.into_iter().flat_map(|ground| ground.faults).collect(),
        })
    };
    tx.all(sql, args![district, CircularKind::Criticism.code()]).await?.iter().map(named).collect()
}

fn reading(set: &PolicySet, span: Span) -> Result<String, PolicyError> {
    let why = points::reading(set, span)?;
    let stated = why.and_then(|why| why.facts.into_iter().find(|fact| fact.name == "读法"));
    Ok(stated.map(|fact| fact.value).unwrap_or_default())
}

/// Policy that says nothing shows neither points nor places: counts alone are what the speech asks for.
fn shows(set: &PolicySet, span: Span) -> Result<compute::Shows, PolicyError> {
    Ok(compute::Shows {
        points: set.switched_on(span.to(), "information.circular.regular_points")?,
        places: set.switched_on(span.to(), "information.circular.regular_places")?,
    })
}

/// What the rules want to know for a circular that is not drafted yet.
pub async fn for_draft(
    tx: &mut Tx,
    app: &App,
    district: &DistrictId,
    kind: CircularKind,
    now: Timestamp,
) -> Result<CircularFacts, Problem> {
    let set = app.policies.in_force(tx, district).await?;
    let day = office_day(now);
    let sql = "
select distinct p.unit from post p join post_holder h on h.district = p.district and h.post = p.id
where p.district = $1 and p.role = $2 and h.from_at <= $3 and (h.until_at is null or h.until_at > $3) order by p.unit";
    let leaders = tx.all(sql, args![district, Role::Leader.code(), now]).await?;
    let sql = "select last from counter where district = $1 and series = $2";
    let last = tx.opt(sql, args![district, series(kind, now)]).await?;
    Ok(CircularFacts {
        office: around::office(tx, district).await?,
        leaders: leaders.iter().map(|row| row.id("unit")).collect::<Result<_, _>>()?,
        last_number: last.as_ref().map_or(Ok(0), |row| count(row, "last"))?,
        number_prefix: prefix(&set, day, kind)?,
        leader_signs_regular: set.switched_on(day, "information.circular.leader_signs_regular")?,
        hearing: due(app, &set, "information.circular.objection_limit", now)?,
        self_criticism: due(app, &set, "information.circular.self_criticism_limit", now)?,
        mending: due(app, &set, "information.circular.mend_limit", now)?,
        orders: Vec::new(),
        reporting: reporting(tx, district).await?,
        open_to_all: set.switched_on(day, "information.circular.open_to_all")?,
    })
}

/// What the rules want to know besides the circular.
pub async fn facts(
    tx: &mut Tx,
    app: &App,
    district: &DistrictId,
    circular: &Circular,
    now: Timestamp,
) -> Result<CircularFacts, Problem> {
    let mut facts = for_draft(tx, app, district, circular.kind(), now).await?;
    match &circular.state {
        CircularState::Issued(_) | CircularState::Dropped => {}
        CircularState::Drafting
        | CircularState::Hearing { .. }
        | CircularState::AtDirector
        | CircularState::AtLeader => {
            let set = app.policies.in_force(tx, district).await?;
            facts.orders = orders(tx, &set, district, circular, &facts).await?;
        }
    }
    Ok(facts)
}

/// A circular of this kind and span that is neither out nor given up.
pub async fn another(
    tx: &mut Tx,
    district: &DistrictId,
    kind: CircularKind,
    span: Span,
) -> Result<Option<MatterId>, StoreError> {
    let sql = "
select c.id from information_circular c join matter m on m.district = c.district and m.id = c.id
where c.district = $1 and c.kind = $2 and c.span = $3 and m.state not in ('issued', 'dropped') order by c.id limit 1";
    tx.opt(sql, args![district, kind.code(), span.to_string()]).await?.map(|row| row.id("id")).transpose()
}

/// An issued circular that had the unit on its list.
struct Past {
    unit: UnitId,
    circular: MatterId,
    span: Span,
    stood: bool,
    ordered: bool,
}

async fn orders(
    tx: &mut Tx,
    set: &Arc<PolicySet>,
    district: &DistrictId,
    circular: &Circular,
    facts: &CircularFacts,
) -> Result<Vec<(UnitId, Order)>, Problem> {
    let past = past(tx, district, circular).await?;
    let order = |name: &CircularName| -> Result<Option<(UnitId, Order)>, PolicyError> {
        let own: Vec<&Past> = past.iter().filter(|past| past.unit == name.unit).collect();
        Ok(order(set, circular.span, name, &own, facts)?.map(|order| (name.unit, order)))
    };
    let found: Result<Vec<_>, _> = circular.named().map(order).collect();
    Ok(found?.into_iter().flatten().collect())
}

/// The order that the name would carry; none where its round has ordered one already.
fn order(
    set: &PolicySet,
    span: Span,
    name: &CircularName,
    past: &[&Past],
    facts: &CircularFacts,
) -> Result<Option<Order>, PolicyError> {
    let this = points::round(set, span.to())?;
    let mut history = Vec::new();
    let mut rounds = Vec::new();
    for past in past {
        let round = points::round(set, past.span.to())?;
        // Named again in a round in which an objection was upheld, the unit is named now.
        if past.stood || round != this {
            history.push(Naming { span: past.span, stood: past.stood });
        }
        rounds.push((round, past));
    }
    let row = points::in_row(set, &history, span)?;
    let twice = rounds.iter().any(|(round, past)| *round == this && past.ordered);
    if !row.ordered || twice {
        return Ok(None);
    }
    let earlier = rounds.iter().filter(|(round, past)| past.stood && row.rounds.contains(round));
    let earlier: Vec<MatterId> = earlier.map(|(_, past)| past.circular).collect();
    Ok(Some(wording::order(&name.name, row, earlier, facts.self_criticism.limit, facts.mending.limit)))
}

async fn past(tx: &mut Tx, district: &DistrictId, circular: &Circular) -> Result<Vec<Past>, StoreError> {
    let sql = "
select n.unit, c.id, c.span, n.removed_by, n.ordered from information_circular_name n
join information_circular c on c.district = n.district and c.id = n.circular
where n.district = $1 and c.kind = $2 and c.issued_at is not null and c.id <> $3 and n.unit in ";
    let sql = Sql::with(sql, args![district, CircularKind::Criticism.code(), circular.id])
        .list(circular.named().map(|name| name.unit))
        .push(" order by c.issued_at, c.id");
    let past = |row: &Row| {
        Ok(Past {
            unit: row.id("unit")?,
            circular: row.id("id")?,
            span: typed("span", row.text("span")?.parse())?,
            stood: row.opt_text("removed_by")?.is_none(),
            ordered: !row.text("ordered")?.is_empty(),
        })
    };
    tx.all_built(sql).await?.iter().map(past).collect()
}

/// In which issued circulars of criticism each unit was named.
pub async fn namings(tx: &mut Tx, district: &DistrictId) -> Result<Namings, StoreError> {
    let sql = "
select n.unit, c.span, n.removed_by from information_circular_name n
join information_circular c on c.district = n.district and c.id = n.circular
where n.district = $1 and c.kind = $2 and c.issued_at is not null order by c.issued_at, c.id, n.unit";
    let mut namings = Namings::new();
    for row in &tx.all(sql, args![district, CircularKind::Criticism.code()]).await? {
        let span = typed("span", row.text("span")?.parse())?;
        let stood = row.opt_text("removed_by")?.is_none();
        namings.entry(row.id("unit")?).or_default().push(Naming { span, stood });
    }
    Ok(namings)
}

async fn reporting(tx: &mut Tx, district: &DistrictId) -> Result<Vec<UnitId>, StoreError> {
    let kinds = kernel::UnitKind::ALL.into_iter().filter(|kind| kind.reports()).map(kernel::UnitKind::code);
    let sql = Sql::with("select id from unit where district = $1 and kind in ", args![district]).list(kinds);
    tx.all_built(sql.push(" order by sort, id")).await?.iter().map(|row| row.id("id")).collect()
}

fn due(app: &App, set: &PolicySet, key: &str, now: Timestamp) -> Result<Due, Problem> {
    let written = set.text(office_day(now), key)?;
    let limit: Limit = written.parse().map_err(|error: calendar::LimitError| Problem::Broken(error.into()))?;
    app.calendar.due(now, limit).map_err(|error| Problem::Broken(error.into()))
}

fn prefix(set: &PolicySet, day: civil::Date, kind: CircularKind) -> Result<String, PolicyError> {
    const KEY: &str = "information.circular.number_prefix";
    let value = set.find(day, KEY, &[("kind", kind.code())]);
    let value = value.ok_or_else(|| PolicyError::NotInForce { key: KEY.to_owned(), day })?;
    value.text(KEY).map(str::to_owned)
}
