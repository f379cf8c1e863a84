//! The organisation of the fictional district, read from `demo/org.toml`, with ids that follow from the seed.

use std::collections::BTreeMap;

use anyhow::Context;
use jiff::Timestamp;
use kernel::actor::Tenure;
use kernel::clock::split_mix;
use kernel::{AccountId, Actor, DistrictId, Entry, PersonId, PostId, Role, Seat, UnitId, UnitKind};
use serde::Deserialize;
use uuid::Uuid;
use webkit::identity::people::{self, NewSeat, NewUnit};
use webkit::{App, Problem};

/// The organisation.
#[derive(Debug, Clone)]
pub struct Org {
    /// The tenant.
    pub district: DistrictId,
    /// Its name.
    pub district_name: String,
    /// The Office.
    pub office: UnitId,
    /// Units by key, in the file's order by `sort`.
    pub units: BTreeMap<String, OrgUnit>,
    /// People by key.
    pub people: BTreeMap<String, OrgPerson>,
    /// Everybody with a seat, as an actor.
    pub actors: BTreeMap<String, Actor>,
}

/// A unit.
#[derive(Debug, Clone)]
pub struct OrgUnit {
    /// Its id.
    pub id: UnitId,
    /// Full name.
    pub name: String,
    /// Short name.
    pub short: String,
    /// Kind.
    pub kind: UnitKind,
    /// 重点单位
    pub key_unit: bool,
    /// Too small for a checker of its own.
    pub small: bool,
    /// Nobody reports at present.
    pub vacant: bool,
    /// Whether it reports to the Office.
    pub reporting: bool,
    /// Place in lists.
    pub sort: i64,
    /// Whom a small office has named as its cover, and why.
    pub cover: Option<(String, String)>,
}

/// A person.
#[derive(Debug, Clone)]
pub struct OrgPerson {
    /// Their id.
    pub id: PersonId,
    /// Their account.
    pub account: AccountId,
    /// Name.
    pub name: String,
    /// The unit's key.
    pub unit_key: String,
    /// The role as the file names it.
    pub role: String,
    /// The post's title.
    pub title: String,
    /// Office telephone.
    pub phone: String,
    /// Village or community, for grassroots reporters.
    pub place: Option<String>,
    /// Whom they stand in for.
    pub cover_of: Option<String>,
    post: PostId,
}

#[derive(Deserialize)]
struct File {
    district: FileDistrict,
    unit: Vec<FileUnit>,
    person: Vec<FilePerson>,
}

#[derive(Deserialize)]
struct FileDistrict {
    id: DistrictId,
    name: String,
}

#[derive(Deserialize)]
struct FileUnit {
    key: String,
    name: String,
    short: String,
    kind: String,
    reporting: bool,
    #[serde(default)]
    key_unit: bool,
    #[serde(default)]
    small: bool,
    #[serde(default)]
    vacant: bool,
    cover_person: Option<String>,
    cover_reason: Option<String>,
}

#[derive(Deserialize)]
struct FilePerson {
    key: String,
    name: String,
    unit: String,
    role: String,
    title: String,
    phone: String,
    place: Option<String>,
    cover_of: Option<String>,
}

impl Org {
    /// Reads the file; ids follow from the seed, so that the same seed makes the same district.
    pub fn read(seed: u64) -> anyhow::Result<Self> {
        let file: File = toml::from_str(include_str!("../../../../demo/org.toml")).context("demo/org.toml")?;
        let mut ids = Ids(seed);
        let mut units = BTreeMap::new();
        for (sort, unit) in (0..).zip(file.unit) {
            let kind = kind(&unit.kind).with_context(|| format!("demo/org.toml: 不认识的单位类别 {}", unit.kind))?;
            let FileUnit { key, name, short, reporting, key_unit, small, vacant, cover_person, cover_reason, .. } =
                unit;
            let cover = cover_person.zip(cover_reason);
            let id = UnitId::new(ids.next());
            units.insert(key, OrgUnit { id, name, short, kind, key_unit, small, vacant, reporting, sort, cover });
        }
        let mut people = BTreeMap::new();
        for person in file.person {
            let FilePerson { key, name, unit: unit_key, role, title, phone, place, cover_of } = person;
            let (id, account, post) = (PersonId::new(ids.next()), AccountId::new(ids.next()), PostId::new(ids.next()));
            people.insert(key, OrgPerson { id, account, name, unit_key, role, title, phone, place, cover_of, post });
        }
        let district = file.district;
        let office = units.get("qwb").context("demo/org.toml: 缺少 qwb（区委办公室）")?.id;
        let actors = actors(&district.id, &units, &people);
        Ok(Self { district: district.id, district_name: district.name, office, units, people, actors })
    }
}

/// Ids that follow from a seed, shaped like the clock's own.
struct Ids(u64);

impl Ids {
    fn next(&mut self) -> Uuid {
        let mut bytes = [0u8; 10];
        for byte in &mut bytes {
            *byte = split_mix(&mut self.0).to_le_bytes()[0];
        }
        // An instant before every item of the demonstration: 2020-01-01.
        uuid::Builder::from_unix_timestamp_millis(1_577_808_000_000, &bytes).into_uuid()
    }
}

fn kind(code: &str) -> Option<UnitKind> {
    match code {
        "leaders" => Some(UnitKind::Section),
        _ => UnitKind::from_code(code),
    }
}

/// The role that a post of the file carries; none for posts whose work has no room yet.
fn role(name: &str) -> Option<Role> {
    match name {
        "village_reporter" | "cipher" | "deputy_director" => None,
        _ => Role::from_code(&name.replace('_', "-")),
    }
}

fn actors(
    district: &DistrictId,
    units: &BTreeMap<String, OrgUnit>,
    people: &BTreeMap<String, OrgPerson>,
) -> BTreeMap<String, Actor> {
    let actor = |(key, person): (&String, &OrgPerson)| {
        let (unit, role) = (units.get(&person.unit_key)?, role(&person.role)?);
        let seat = Seat {
            post: person.post,
            title: person.title.clone(),
            unit: unit.id,
            unit_name: unit.short.clone(),
            unit_kind: unit.kind,
            role,
            tenure: if person.cover_of.is_some() { Tenure::Acting } else { Tenure::Own },
        };
        let (account, name) = (person.account, person.name.clone());
        Some((key.clone(), Actor { district: district.clone(), account, person: person.id, name, seats: vec![seat] }))
    };
    people.iter().filter_map(actor).collect()
}

/// Writes units, people, posts and accounts without passwords.
pub async fn write(app: &App, org: &Org) -> anyhow::Result<()> {
    let shared = org.clone();
    // In office before anything of the demonstration happened.
    let from = Timestamp::from_second(app.clock.now().as_second() - 5 * 366 * 86_400)?;
    let written = app.db.write(move |tx| {
        let org = shared.clone();
        Box::pin(async move {
            let district = &org.district;
            people::add_district(tx, district, &org.district_name).await?;
            for unit in org.units.values() {
                let OrgUnit { id, name, short, kind, key_unit, sort, .. } = unit.clone();
                people::add_unit(tx, district, &NewUnit { id, name, short, kind, parent: None, key_unit, sort })
                    .await?;
            }
            for (key, person) in &org.people {
                let Some(role) = role(&person.role) else { continue };
                people::add_person(tx, district, person.id, &person.name, &person.phone).await?;
                let seat = NewSeat {
                    post: person.post,
                    unit: org.units[&person.unit_key].id,
                    role,
                    title: person.title.clone(),
                    holder: Some(person.id),
                    acting_because: person.cover_of.as_ref().map(|_| "B角，信息员不在岗时代为报送".to_owned()),
                    main: true,
                };
                people::add_seat(tx, district, &seat, from).await?;
                people::add_account(tx, district, person.account, person.id, key, None).await?;
            }
            let payload = r#"{"after":{"district":"青溪区（虚构）"}}"#.to_owned();
            tx.record(district, Entry::by_system("demo", "found_district", None, payload, from)).await;
            Ok::<(), Problem>(())
        })
    });
    Ok(written.await?)
}
