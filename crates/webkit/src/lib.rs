//! What every room stands on: the shape of a room, who is asking, how the house answers, and the pages that belong to all.
//!
//! Read [`room`] first (what a line of work brings), then [`act`] (the way of one request that changes something), then
//! [`problem`] (how the house says no over HTTP). [`house`] is the room without a line of work: log-in, desk, messages, people.
//!
//! **Invariant:** no line of work is named in this crate.

pub mod act;
pub mod anchors;
pub mod app;
pub mod aside;
pub mod document;
pub mod file;
pub mod guard;
pub mod house;
pub mod identity;
pub mod matters;
pub mod messages;
pub mod paging;
pub mod policies;
pub mod problem;
pub mod projection;
pub mod reuse;
pub mod room;
pub mod router;
pub mod search;
pub mod session;
pub mod typesetting;
pub mod worker;

pub use act::{Asked, Command, Context, MatterPath, Me, act, look};
pub use app::{App, Settings};
pub use policies::Policies;
pub use problem::{Answer, Problem};
pub use room::{Grant, Job, Page, Room, Subscription, View};
