//! The network as its pages show it (INF-10).

use kernel::{Refusal, UnitId};
use serde::{Deserialize, Serialize};
use store::{Row, StoreError, Tx};
use utoipa::ToSchema;
use webkit::problem::Reason;
use webkit::{Context, Problem};

use super::Can;
use crate::decide::network::{add_grassroots, set_reporter, set_standing_cover};
use crate::store::facts;
use crate::store::network::{Network, grassroots, known_unit, read};

/// A person in the network.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::NetworkPerson)]
pub struct PersonView {
    person: String,
    name: String,
    phone: String,
    /// What the post is called.
    title: String,
    /// Why somebody stands in; empty for the holder.
    reason: String,
    /// Since.
    since: String,
}

/// The cover that a small office has named for all its items.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::StandingCover)]
pub struct CoverView {
    person: String,
    name: String,
    reason: String,
    named_by: String,
    at: String,
}

/// A reporting unit.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::NetworkUnit)]
pub struct UnitView {
    unit: String,
    name: String,
    short: String,
    kind: String,
    key_unit: bool,
    reporters: Vec<PersonView>,
    /// Who stands in as reporter (B角).
    covers: Vec<PersonView>,
    checkers: Vec<PersonView>,
    standing_cover: Option<CoverView>,
    /// How many village and community reporters.
    grassroots: i64,
    /// Nobody in office reports for it.
    without_reporter: bool,
}

/// A village or community reporter.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::GrassrootsView)]
pub struct GrassrootsView {
    id: String,
    place: String,
    name: String,
    phone: String,
}

/// A unit with its reporters below.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::NetworkUnitPage)]
pub struct UnitPage {
    #[serde(flatten)]
    unit: UnitView,
    /// The reporters below the unit.
    below: Vec<GrassrootsView>,
    /// From each verb to what speaks against it.
    can: Can,
}

/// Every reporting unit of what was read.
pub fn all(network: &Network) -> Result<Vec<UnitView>, StoreError> {
    network.units.iter().map(|row| unit(network, row)).collect()
}

/// One unit with its reporters below; only units that report are in the network.
pub async fn of<I: Send + Sync>(tx: &mut Tx, context: &Context<I>, id: UnitId) -> Result<UnitPage, Problem> {
    let (actor, now) = (&context.actor, context.now);
    let network = read(tx, &actor.district, Some(id), now).await?;
    let row = network.units.first().ok_or(Problem::Missing)?;
    let below = grassroots(tx, &actor.district, id).await?;
    let office = facts::office(tx, &actor.district).await?;
    let (facts, policy) = known_unit(tx, &context.app, &actor.district, id, now).await?;
    let reasons = |refused: Vec<Refusal>| refused.iter().map(Reason::from).collect::<Vec<Reason>>();
    let can = [
        ("set_reporter", set_reporter::reasons(&facts, office, actor)),
        ("set_standing_cover", set_standing_cover::reasons(&facts, &policy, office, actor)),
        ("add_grassroots", add_grassroots::reasons(id, office, actor)),
    ];
    Ok(UnitPage {
        unit: unit(&network, row)?,
        below: below.iter().map(reporter_below).collect::<Result<_, _>>()?,
        can: can.into_iter().map(|(verb, refused)| (verb.to_owned(), reasons(refused))).collect(),
    })
}

fn unit(network: &Network, row: &Row) -> Result<UnitView, StoreError> {
    let id = row.text("id")?;
    let people = network.people.get(&id).map(Vec::as_slice).unwrap_or_default();
    let in_seat = |role: &str, tenures: &[&str]| {
        let mut found = Vec::new();
        for row in people {
            if row.text("role")? == role && tenures.contains(&row.text("tenure")?.as_str()) {
                found.push(person(row)?);
            }
        }
        Ok::<_, StoreError>(found)
    };
    let (reporters, covers) = (in_seat("reporter", &["own"])?, in_seat("reporter", &["acting"])?);
    Ok(UnitView {
        name: row.text("name")?,
        short: row.text("short")?,
        kind: row.text("kind")?,
        key_unit: row.flag("key_unit")?,
        without_reporter: reporters.is_empty() && covers.is_empty(),
        reporters,
        covers,
        checkers: in_seat("checker", &["own", "acting"])?,
        standing_cover: network.covers.get(&id).map(cover).transpose()?,
        grassroots: network.grassroots.get(&id).copied().unwrap_or_default(),
        unit: id,
    })
}

fn person(row: &Row) -> Result<PersonView, StoreError> {
    Ok(PersonView {
        person: row.text("id")?,
        name: row.text("name")?,
        phone: row.text("phone")?,
        title: row.text("title")?,
        reason: row.text("reason")?,
        since: row.time("from_at")?.to_string(),
    })
}

fn cover(row: &Row) -> Result<CoverView, StoreError> {
    Ok(CoverView {
        person: row.text("person")?,
        name: row.text("name")?,
        reason: row.text("reason")?,
        named_by: row.text("named_by_name")?,
        at: row.time("at")?.to_string(),
    })
}

fn reporter_below(row: &Row) -> Result<GrassrootsView, StoreError> {
    Ok(GrassrootsView {
        id: row.text("id")?,
        place: row.text("place")?,
        name: row.text("name")?,
        phone: row.text("phone")?,
    })
}
