//! The nouns that every room of the house shares.
//!
//! This crate is pure: it knows no database, no web and no line of work. A newcomer reads it in this order:
//! [`id`] and [`clock`] (what makes a thing itself, and when), [`org`] and [`actor`] (who), [`matter`] and [`journal`]
//! (what is being dealt with, and what happened to it), [`refusal`] and [`why`] (how the house says no, and how it gives its reasons),
//! [`rule`] and [`policy`] (what is law here, since when).
//!
//! **Invariant:** nothing in here awaits, and only [`clock`] asks the machine for the time or for chance.

pub mod actor;
pub mod clock;
pub mod event;
pub mod id;
pub mod journal;
pub mod light;
pub mod matter;
pub mod org;
pub mod policy;
pub mod refusal;
pub mod rule;
pub mod why;

pub use actor::{Actor, Seat};
pub use clock::{Clock, FixedClock, SystemClock};
pub use id::{
    AccountId, AttachmentId, CentralTaskId, DistrictId, MatterId, NoticeId, PersonId, PostId, SessionId, TaskId, UnitId,
};
pub use journal::Entry;
pub use light::Light;
pub use matter::{Addressee, Header, NewTask};
pub use org::{Role, UnitKind};
pub use refusal::{Refusal, RefusalKind, Refusals};
pub use rule::{Basis, Example, RuleCard};
pub use why::{Fact, Why};
