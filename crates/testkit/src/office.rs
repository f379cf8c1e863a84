//! The office: a house on a fresh database, with the District Party Committee Office in it.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::connect_info::MockConnectInfo;
use calendar::Calendar;
use gongwen::Typesetter;
use jiff::{SignedDuration, Timestamp};
use kernel::journal::Entry;
use kernel::matter::{Header, SecurityMark};
use kernel::policy::PolicySet;
use kernel::{AccountId, Clock, DistrictId, FixedClock, MatterId, PersonId, PostId, Role, UnitId, UnitKind};
use store::blobs::DiskBlobs;
use store::testing::{Fresh, On, fresh};
use tempfile::TempDir;
use tokio::sync::{Semaphore, broadcast, watch};
use webkit::app::House;
use webkit::guard::Guard;
use webkit::identity::people::{self, NewSeat, NewUnit};
use webkit::matters::{self, Audience};
use webkit::reuse::{Archive, feed};
use webkit::search::Searcher;
use webkit::typesetting::Queue;
use webkit::{App, Policies, Problem, Room, Settings, router, session};

use crate::client::Client;
use crate::pages::PlainPages;
use crate::soundness;

/// A house for one test.
pub struct Office {
    /// The running house.
    pub app: App,
    /// Its clock: Monday 2026-11-23, 9 o'clock in the office.
    pub clock: Arc<FixedClock>,
    /// The District Party Committee Office.
    pub office: UnitId,
    service: Router,
    fresh: Fresh,
    folder: TempDir,
}

impl Office {
    /// A fresh house with these rooms, whose documents are set as plain text.
    pub async fn new(on: On, rooms: &[Room]) -> Self {
        Self::set_by(on, rooms, Arc::new(PlainPages)).await
    }

    /// A fresh house with these rooms and a searcher; nothing but the test itself hands it anything.
    pub async fn searched_by(on: On, rooms: &[Room], searcher: Arc<dyn Searcher>) -> Self {
        Self::furnished(on, rooms, Arc::new(PlainPages), Some(searcher)).await
    }

    /// A fresh house with these rooms, whose documents are set by this typesetter.
    pub async fn set_by(on: On, rooms: &[Room], typesetter: Arc<dyn Typesetter>) -> Self {
        Self::furnished(on, rooms, typesetter, None).await
    }

    /// A fresh house with these rooms, whose archive of texts has not been fed yet.
    pub async fn unfed(on: On, rooms: &[Room]) -> Self {
        Self::bare(on, rooms, Arc::new(PlainPages), None).await
    }

    async fn furnished(
        on: On,
        rooms: &[Room],
        typesetter: Arc<dyn Typesetter>,
        searcher: Option<Arc<dyn Searcher>>,
    ) -> Self {
        let office = Self::bare(on, rooms, typesetter, searcher).await;
        office.archive_settled().await;
        office
    }

    async fn bare(
        on: On,
        rooms: &[Room],
        typesetter: Arc<dyn Typesetter>,
        searcher: Option<Arc<dyn Searcher>>,
    ) -> Self {
        let migrations: Vec<_> = rooms.iter().map(|room| (room.name, room.migrations)).collect();
        let fresh = fresh(on, &migrations).await;
        let folder = TempDir::new().expect("a temporary folder can be made");
        let start: Timestamp = "2026-11-23T01:00:00Z".parse().expect("valid");
        let clock = Arc::new(FixedClock::new(start, 1));
        let settings = Settings {
            district: "ceshi".parse().expect("a valid code"),
            district_name: "测试区".to_owned(),
            demo: false,
            gateway: false,
            idle_minutes: 30,
            data: folder.path().to_owned(),
        };
        let policy =
            PolicySet::parse(include_str!("../../../policy/speech.toml")).expect("the shipped set can be read");
        let app = App::new(House {
            db: fresh.db.clone(),
            clock: clock.clone(),
            rooms: rooms.to_vec(),
            policies: Policies::new(policy),
            calendar: Calendar::shipped().clone(),
            blobs: DiskBlobs::open(&folder.path().join("files")).expect("the folder takes files"),
            settings,
            guard: Guard::default(),
            password_queue: Semaphore::new(1),
            typesetter,
            typesetting: Queue::default(),
            searcher,
            archive: Archive::new(folder.path()),
            closing: watch::channel(false).0,
            wake: broadcast::channel(64).0,
        });
        let service = router::api(&app).layer(MockConnectInfo(SocketAddr::from(([127, 0, 0, 1], 1))));
        let office = found(&app).await;
        Self { app, clock, office, service, fresh, folder }
    }

    /// The district.
    #[must_use]
    pub fn district(&self) -> DistrictId {
        self.app.settings.district.clone()
    }

    /// Brings the archive of texts up to the journal: what was reported before is compared with from now on.
    pub async fn archive_settled(&self) {
        feed::settled(&self.app).await.expect("the archive follows the journal");
    }

    /// Lets time pass.
    pub fn later(&self, by: SignedDuration) {
        self.clock.advance(by);
    }

    /// A matter of this kind of a trial room, opened in this state with an entry in the journal.
    pub async fn matter(
        &self,
        (room, kind): (&'static str, &'static str),
        state: &'static str,
        unit: UnitId,
        title: &str,
        seen_by: &[Audience],
    ) -> MatterId {
        let id = MatterId::new(self.app.clock.fresh_uuid());
        let (app, title, seen_by) = (self.app.clone(), title.to_owned(), seen_by.to_vec());
        self.write(move |tx| {
            let (app, title, seen_by) = (app.clone(), title.clone(), seen_by.clone());
            Box::pin(async move {
                let (district, now) = (app.settings.district.clone(), app.clock.now());
                let header = Header {
                    district: district.clone(),
                    id,
                    room,
                    kind,
                    title,
                    unit,
                    state: state.to_owned(),
                    holder: String::new(),
                    since: now,
                    due_at: None,
                    security_mark: SecurityMark::None,
                    version: 1,
                };
                let by = PersonId::new(app.clock.fresh_uuid());
                matters::open(tx, &header, &seen_by, by, now).await?;
                tx.record(&district, Entry::by_system(room, "open", Some(id), "{}".to_owned(), now)).await;
                Ok(())
            })
        })
        .await;
        id
    }

    /// A unit.
    pub async fn unit(&self, name: &str, kind: UnitKind) -> UnitId {
        add_unit(&self.app, name, kind).await
    }

    /// A person with a post of this role in the unit, logged in.
    pub async fn person(&self, unit: UnitId, role: Role, name: &str) -> Client {
        let person = self.nobody(name).await;
        self.seat(unit, role, person, None).await;
        self.log_in(person).await
    }

    /// A person without a post, not logged in.
    pub async fn nobody(&self, name: &str) -> PersonId {
        let (app, name) = (self.app.clone(), name.to_owned());
        let (person, account) = (PersonId::new(app.clock.fresh_uuid()), AccountId::new(app.clock.fresh_uuid()));
        self.write(move |tx| {
            let (app, name) = (app.clone(), name.clone());
            Box::pin(async move {
                let district = &app.settings.district;
                people::add_person(tx, district, person, &name, "8800").await?;
                people::add_account(tx, district, account, person, &person.to_string(), None).await?;
                Ok(())
            })
        })
        .await;
        person
    }

    /// Seats a person in a post of this role; standing in if a reason is given.
    pub async fn seat(&self, unit: UnitId, role: Role, person: PersonId, acting_because: Option<&str>) {
        let app = self.app.clone();
        let seat = NewSeat {
            post: PostId::new(app.clock.fresh_uuid()),
            unit,
            role,
            title: role.name().to_owned(),
            holder: Some(person),
            acting_because: acting_because.map(str::to_owned),
            main: acting_because.is_none(),
        };
        self.write(move |tx| {
            let (app, seat) = (app.clone(), seat.clone());
            Box::pin(async move {
                people::add_seat(tx, &app.settings.district, &seat, app.clock.now()).await.map_err(Problem::from)
            })
        })
        .await;
    }

    /// Logs a person in.
    pub async fn log_in(&self, person: PersonId) -> Client {
        let app = self.app.clone();
        let (csrf, token) = self
            .write(move |tx| {
                let app = app.clone();
                Box::pin(async move {
                    let district = &app.settings.district;
                    let sql = "select id from account where district = $1 and person = $2";
                    let account = tx.one(sql, store::args![district, person]).await?.id("id")?;
                    let (session, token) =
                        session::open(tx, district, account, "127.0.0.1", app.clock.as_ref()).await?;
                    Ok((session.csrf, token))
                })
            })
            .await;
        Client::new(self.service.clone(), person, token, csrf)
    }

    /// Somebody who is not logged in.
    #[must_use]
    pub fn stranger(&self) -> Client {
        let nobody = PersonId::new(self.clock.fresh_uuid());
        Client::new(self.service.clone(), nobody, String::new(), String::new())
    }

    /// One write, whatever it is.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl for<'c> Fn(&'c mut store::Tx) -> store::BoxFuture<'c, Result<T, Problem>> + Send + Sync + 'static,
    ) -> T {
        self.app.db.write(work).await.expect("a test's own write goes through")
    }

    /// Ends the story: the journal is whole, and nothing contradicts anything.
    pub async fn end(self) {
        let faults = soundness::faults(&self.app).await;
        assert!(faults.is_empty(), "after the story the house must be sound:\n{}", faults.join("\n"));
        let Self { app, fresh, folder, service, .. } = self;
        drop((app, service));
        fresh.end().await;
        drop(folder);
    }
}

async fn found(app: &App) -> UnitId {
    let outer = app.clone();
    let founded = app.db.write(move |tx| {
        let app = outer.clone();
        Box::pin(async move {
            let Settings { district, district_name, .. } = &app.settings;
            people::add_district(tx, district, district_name).await.map_err(Problem::from)
        })
    });
    founded.await.expect("a fresh database takes a district");
    add_unit(app, "区委办公室", UnitKind::Office).await
}

async fn add_unit(app: &App, name: &str, kind: UnitKind) -> UnitId {
    let (outer, name) = (app.clone(), name.to_owned());
    let id = UnitId::new(app.clock.fresh_uuid());
    let added = app.db.write(move |tx| {
        let (app, name) = (outer.clone(), name.clone());
        Box::pin(async move {
            let unit = NewUnit { id, short: name.clone(), name, kind, parent: None, key_unit: false, sort: 0 };
            people::add_unit(tx, &app.settings.district, &unit).await.map_err(Problem::from)
        })
    });
    added.await.expect("a unit with a fresh id can be added");
    id
}
