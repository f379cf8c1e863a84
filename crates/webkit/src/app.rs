//! What a running house holds: the store, the clock, the rooms, the policy.

use std::ops::Deref;
use std::path::PathBuf;
use std::sync::Arc;

use calendar::Calendar;
use gongwen::Typesetter;
use kernel::{Clock, DistrictId};
use store::Db;
use store::blobs::DiskBlobs;
use tokio::sync::{Semaphore, broadcast, watch};

use crate::guard::Guard;
use crate::policies::Policies;
use crate::reuse::Archive;
use crate::room::Room;
use crate::search::Searcher;
use crate::typesetting::Queue;
use kernel::PersonId;

/// The running house; cheap to clone, handed to every handler.
#[derive(Clone)]
pub struct App(Arc<House>);

/// What [`App`] points to.
pub struct House {
    /// The database.
    pub db: Db,
    /// Time and chance.
    pub clock: Arc<dyn Clock>,
    /// The rooms in their stated order, the house's own first.
    pub rooms: Vec<Room>,
    /// The policy that the office goes by.
    pub policies: Policies,
    /// Working days.
    pub calendar: Calendar,
    /// Attached files.
    pub blobs: DiskBlobs,
    /// What the installation says of itself.
    pub settings: Settings,
    /// Tries per address.
    pub guard: Guard,
    /// At most two passwords are checked at once: each costs 19 MB.
    pub password_queue: Semaphore,
    /// Whoever makes pages of documents. It is asked through [`crate::typesetting::ask`] alone.
    pub typesetter: Arc<dyn Typesetter>,
    /// Whose turn it is with the typesetter.
    pub typesetting: Queue,
    /// Whoever finds; without it the register is looked through. It is asked through [`crate::search::ask`] alone.
    pub searcher: Option<Arc<dyn Searcher>>,
    /// The texts that were archived, by what stands in them (文本复用). It is asked through [`crate::reuse`].
    pub archive: Arc<Archive>,
    /// Turns true when the house closes, so that streams end and nobody waits for them.
    pub closing: watch::Sender<bool>,
    /// Persons who have just got a message.
    pub wake: broadcast::Sender<PersonId>,
}

/// What the installation says of itself.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The district that this installation serves.
    pub district: DistrictId,
    /// Its name.
    pub district_name: String,
    /// Role cards on the log-in page, made-up data, no passwords.
    pub demo: bool,
    /// The house is reached through a gateway with TLS: cookies never travel in clear, and the gateway names the address.
    pub gateway: bool,
    /// Minutes without a request after which a session ends.
    pub idle_minutes: i64,
    /// The folder with database, files and anchors.
    pub data: PathBuf,
}

impl Deref for App {
    type Target = House;

    fn deref(&self) -> &House {
        &self.0
    }
}

impl App {
    /// Opens the house.
    #[must_use]
    pub fn new(house: House) -> Self {
        Self(Arc::new(house))
    }
}
