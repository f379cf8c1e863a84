//! The shape of a room: what a line of work brings to the house. A `const` of this type is all that `chengqi` lists.

use futures::future::BoxFuture;
use jiff::Timestamp;
use kernel::event::Event;
use kernel::policy::{Forbidden, Param};
use kernel::{DistrictId, Role, RuleCard};
use store::{Migration, Tx};
use utoipa_axum::router::OpenApiRouter;

use crate::app::App;
use crate::problem::Problem;
use crate::reuse::Archived;
use crate::search::Texts;

/// A line of work.
#[derive(Clone, Copy)]
pub struct Room {
    /// The English name, as in the folder, the tables and the paths.
    pub name: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// Its routes, each with an `operation_id` of the form `room_verb`.
    pub routes: fn() -> OpenApiRouter<App>,
    /// Its tables, only ever added to.
    pub migrations: &'static [Migration],
    /// What time does by itself.
    pub jobs: &'static [Job],
    /// Its rules, for the handbook.
    pub rules: fn() -> Vec<RuleCard>,
    /// Who may call which of its routes. A route without a grant answers nobody.
    pub grants: &'static [Grant],
    /// The events of other rooms that it listens to.
    pub events: &'static [Subscription],
    /// The read-only views that it publishes to other rooms.
    pub views: &'static [View],
    /// The keys of policy that it reads.
    pub params: &'static [Param],
    /// Values of those keys that a later rule forbids: said wherever they are in force.
    pub forbidden: &'static [Forbidden],
    /// Its pages in the navigation that show how much waits there.
    pub pages: &'static [Page],
    /// The verbs of tasks that mend what came back: counted apart on the desk.
    pub returned: &'static [&'static str],
    /// What is to be found of its matters beside their headers.
    pub search: Option<Texts>,
    /// Which of its matters' texts are archived, to be compared with what is written later.
    pub archive: Option<Archived>,
    /// What was measured of one of its rules, in one line for the handbook; none for rules that are not measured.
    pub measured: fn(&str) -> Option<String>,
}

impl Room {
    /// A room with a name and nothing else: whatever it has is put over it.
    #[must_use]
    pub const fn bare(name: &'static str, title: &'static str) -> Self {
        Self {
            name,
            title,
            routes: OpenApiRouter::new,
            migrations: &[],
            jobs: &[],
            rules: Vec::new,
            grants: &[],
            events: &[],
            views: &[],
            params: &[],
            forbidden: &[],
            pages: &[],
            returned: &[],
            search: None,
            archive: None,
            measured: |_| None,
        }
    }
}

/// A page in the navigation, with the tasks that are counted beside its name.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// The page's address.
    pub path: &'static str,
    /// The kind of matter.
    pub kind: &'static str,
    /// The verbs of the tasks.
    pub verbs: &'static [&'static str],
}

/// One row of the permission matrix: these roles may call this route.
#[derive(Debug, Clone, Copy)]
pub struct Grant {
    /// `GET`, `POST`, `PUT` or `DELETE`.
    pub method: &'static str,
    /// The path with its `{parameters}`.
    pub path: &'static str,
    /// What it is, in a few words of Chinese, for the matrix and for refusals.
    pub what: &'static str,
    /// Who may. Relation and state are the rules' business.
    pub roles: &'static [Role],
}

/// Work that time does by itself, calling the same rules with a new `now`.
#[derive(Clone, Copy)]
pub struct Job {
    /// Its name in the log.
    pub name: &'static str,
    /// Seconds between two runs.
    pub every: u64,
    /// One run; it must be idempotent.
    pub run: fn(App, DistrictId) -> BoxFuture<'static, Result<(), Problem>>,
}

/// What a room does when another room's event arrives; called within one write, more than once if need be.
#[derive(Clone, Copy)]
pub struct Subscription {
    /// The event's name.
    pub event: &'static str,
    /// The idempotent consumer.
    pub handle: Consumer,
}

/// A consumer of an event, called within one write.
pub type Consumer = for<'c> fn(&'c mut Tx, &'c DistrictId, &'c Event, Timestamp) -> BoxFuture<'c, Result<(), Problem>>;

/// A named read-only SQL view that other rooms may read.
#[derive(Debug, Clone, Copy)]
pub struct View {
    /// The view's name in the database.
    pub name: &'static str,
    /// What a row of it is.
    pub what: &'static str,
}
