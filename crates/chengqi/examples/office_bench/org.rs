//! The office that is measured: reporting units with a reporter, a checker and a head each, and the section of the Office.
//! Names are made up; ids follow from a seed, so that every run measures the same office.

use jiff::Timestamp;
use kernel::{AccountId, Clock, DistrictId, FixedClock, PersonId, PostId, Role, UnitId, UnitKind};
use store::{Db, StoreError, Tx};
use webkit::identity::password;
use webkit::identity::people::{self, NewSeat, NewUnit};

/// Everybody's password. The figures are of a made-up office on this machine alone.
pub const PASSWORD: &str = "Ceshi-Jiliang-2026";

const PLACES: [&str; 15] = [
    "临江", "南湖", "石桥", "柳河", "东湾", "古塘", "云岭", "清泉", "望山", "金沙", "白鹭", "长堤", "松林", "北渡",
    "秋浦",
];
const KINDS: [(&str, UnitKind); 4] =
    [("街道", UnitKind::Street), ("镇", UnitKind::Town), ("园区", UnitKind::Bureau), ("林场", UnitKind::Bureau)];
const SURNAMES: [&str; 12] = ["何", "顾", "魏", "余", "闻", "邵", "侯", "朱", "姚", "陆", "江", "严"];
const GIVEN: [&str; 20] = [
    "雨", "兰", "山", "章", "敏", "平", "明", "栋", "东", "川", "宁", "远", "清", "禾", "舟", "松", "竹", "梅", "石",
    "云",
];

/// Somebody with a post and an account.
#[derive(Debug, Clone)]
pub struct Person {
    /// The person.
    pub id: PersonId,
    /// The post.
    pub post: PostId,
    /// The name.
    pub name: String,
    /// The name of the account.
    pub login: String,
    role: Role,
}

/// A unit that reports.
#[derive(Debug, Clone)]
pub struct Unit {
    /// The unit.
    pub id: UnitId,
    /// Its name, also its short name.
    pub name: String,
    kind: UnitKind,
    /// Reporter, checker and head, in this order.
    pub people: [Person; 3],
}

/// The whole office.
#[derive(Debug, Clone)]
pub struct Org {
    /// The District Party Committee Office.
    pub office: UnitId,
    /// Editor, section chief and director, in this order.
    pub section: [Person; 3],
    /// Those who report.
    pub units: Vec<Unit>,
}

/// The district's code.
#[must_use]
pub fn district() -> DistrictId {
    "ceshi".parse().expect("a short code")
}

impl Org {
    /// The office with so many units, at most sixty.
    #[must_use]
    pub fn new(office: UnitId, units: usize) -> Self {
        let epoch: Timestamp = "2020-01-01T01:00:00Z".parse().expect("an instant");
        let clock = FixedClock::new(epoch, 2026);
        let mut count = 0;
        let mut person = |role: Role| {
            count += 1;
            let name = format!("{}{}{}", SURNAMES[count % 12], GIVEN[count % 20], GIVEN[count / 20 % 20]);
            let (id, post) = (PersonId::new(clock.fresh_uuid()), PostId::new(clock.fresh_uuid()));
            Person { id, post, name, login: format!("{}{count:03}", role.code().replace('-', "")), role }
        };
        let section = [Role::Editor, Role::SectionChief, Role::Director].map(&mut person);
        let names = KINDS.iter().flat_map(|kind| PLACES.iter().map(move |place| (place, kind)));
        let unit = |(place, (ending, kind)): (&&str, &(&str, UnitKind))| {
            let people = [Role::Reporter, Role::Checker, Role::UnitHead].map(&mut person);
            Unit { id: UnitId::new(clock.fresh_uuid()), name: format!("{place}{ending}"), kind: *kind, people }
        };
        Self { office, section, units: names.take(units).map(unit).collect() }
    }

    /// Writes the district and the Office itself; [`Org::write`] adds everybody else.
    pub async fn found(&self, db: &Db) -> anyhow::Result<()> {
        let office = self.office;
        let founded = db.write(move |tx| {
            Box::pin(async move {
                people::add_district(tx, &district(), "测试区").await?;
                let (name, short) = ("区委办公室".to_owned(), "区委办公室".to_owned());
                let kind = UnitKind::Office;
                let unit = NewUnit { id: office, name, short, kind, parent: None, key_unit: false, sort: 0 };
                people::add_unit(tx, &district(), &unit).await
            })
        });
        Ok(founded.await?)
    }

    /// Writes units, people, posts and accounts with [`PASSWORD`]. One hash serves all: salting is not what is measured here.
    pub async fn write(&self, db: &Db, clock: &dyn Clock) -> anyhow::Result<()> {
        let hash = password::hash(PASSWORD, clock)?;
        let from = Timestamp::from_second(clock.now().as_second() - 5 * 366 * 86_400)?;
        let org = self.clone();
        let written = db.write(move |tx| {
            let (org, hash) = (org.clone(), hash.clone());
            Box::pin(async move {
                for person in &org.section {
                    seat(tx, org.office, person, &hash, from).await?;
                }
                for (sort, unit) in (1..).zip(&org.units) {
                    let Unit { id, name, kind, people: own } = unit;
                    let (name, short) = (name.clone(), name.clone());
                    let new = NewUnit { id: *id, name, short, kind: *kind, parent: None, key_unit: false, sort };
                    people::add_unit(tx, &district(), &new).await?;
                    for person in own {
                        seat(tx, *id, person, &hash, from).await?;
                    }
                }
                Ok::<(), StoreError>(())
            })
        });
        Ok(written.await?)
    }
}

async fn seat(tx: &mut Tx, unit: UnitId, person: &Person, hash: &str, from: Timestamp) -> Result<(), StoreError> {
    let Person { id, post, name, login, role } = person;
    let district = district();
    people::add_person(tx, &district, *id, name, "8800").await?;
    let title = role.name().to_owned();
    let seat = NewSeat { post: *post, unit, role: *role, title, holder: Some(*id), acting_because: None, main: true };
    people::add_seat(tx, &district, &seat, from).await?;
    // One account a person: its id is the person's, in the account's own type.
    let account: AccountId = id.to_string().parse().expect("an id is an id");
    people::add_account(tx, &district, account, *id, login, Some(hash.to_owned())).await
}
