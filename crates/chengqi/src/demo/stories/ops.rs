//! What was decided, written through the rooms' own apply functions: many steps in one transaction, each at its own instant.

use std::ops::Range;
use std::sync::Arc;

use information::model::{
    Call, CallChange, ClassChange, ClassFacts, FaultChange, FaultFacts, FocusChange, Issue, IssueChange, IssueRecord,
    NetworkChange, Notice, OutcomeChange, OutcomeFacts, Submission, SubmissionChange,
};
use information::store::{call, class, fault, focus, issue, network, outcome, write};
use jiff::Timestamp;
use kernel::matter::Addressee;
use kernel::{Actor, FixedClock, MatterId, PersonId, UnitId};
use store::Tx;
use webkit::matters::Stored;
use webkit::{App, Problem};

use super::papers::{self, Paper, Stage};
use crate::demo::Org;

/// Steps in one transaction: large enough that waiting for the disk does not count, small enough to end within seconds.
const STEPS: usize = 2_000;

/// One thing that happened.
#[derive(Debug, Clone)]
pub enum Op {
    /// An item was begun.
    Draft {
        /// Who.
        actor: Arc<Actor>,
        /// The item.
        item: Box<Submission>,
        /// What was decided.
        change: Box<SubmissionChange>,
    },
    /// Something was done to an item.
    Item {
        /// Who.
        actor: Arc<Actor>,
        /// Which.
        id: MatterId,
        /// Its unit.
        unit: UnitId,
        /// The version before.
        version: i64,
        /// What was decided.
        change: Box<SubmissionChange>,
    },
    /// An issue was opened.
    Open {
        /// Who.
        actor: Arc<Actor>,
        /// The issue.
        issue: Box<Issue>,
        /// What was decided.
        change: Box<IssueChange>,
    },
    /// Something was done to an issue.
    Issue {
        /// Who.
        actor: Arc<Actor>,
        /// The issue before.
        issue: Box<Issue>,
        /// The version before.
        version: i64,
        /// What was decided.
        change: Box<IssueChange>,
    },
    /// Somebody was told something that no change carries.
    Tell {
        /// Whom.
        to: PersonId,
        /// About which item.
        about: MatterId,
        /// What.
        text: String,
        /// When.
        at: Timestamp,
    },
    /// A point of emphasis was published.
    Focus {
        /// Who.
        actor: Arc<Actor>,
        /// What was decided.
        change: Box<FocusChange>,
    },
    /// A call went out.
    Call {
        /// Who.
        actor: Arc<Actor>,
        /// What was decided.
        change: Box<CallChange>,
    },
    /// A unit answered a call.
    Answer {
        /// Who.
        actor: Arc<Actor>,
        /// The matter that the call is.
        id: MatterId,
        /// The call as the unit sees it.
        call: Box<Call>,
        /// What was decided.
        change: Box<CallChange>,
    },
    /// The network changed.
    Network {
        /// Who.
        actor: Arc<Actor>,
        /// What was decided.
        change: Box<NetworkChange>,
    },
    /// Something became of an item.
    Outcome {
        /// Who.
        actor: Arc<Actor>,
        /// The item with what stood before.
        facts: Box<OutcomeFacts>,
        /// What was decided.
        change: Box<OutcomeChange>,
    },
    /// A fault of a unit.
    Fault {
        /// Who.
        actor: Arc<Actor>,
        /// The unit.
        facts: Box<FaultFacts>,
        /// What was decided.
        change: Box<FaultChange>,
    },
    /// What is asked of a unit changed.
    Class {
        /// Who.
        actor: Arc<Actor>,
        /// The unit.
        facts: Box<ClassFacts>,
        /// What was decided.
        change: Box<ClassChange>,
    },
    /// A circular, a review or a standing goes on; what it says is decided on what is on record then.
    Paper {
        /// When.
        at: Timestamp,
        /// Which step of which.
        paper: Box<Paper>,
    },
}

impl Op {
    /// When it happened.
    pub fn at(&self) -> Timestamp {
        match self {
            Self::Draft { change, .. } | Self::Item { change, .. } => change.at,
            Self::Open { change, .. } | Self::Issue { change, .. } => change.at,
            Self::Tell { at, .. } | Self::Paper { at, .. } => *at,
            Self::Call { change, .. } | Self::Answer { change, .. } => change.at,
            Self::Focus { change, .. } => change.at,
            Self::Network { change, .. } => change.at,
            Self::Outcome { change, .. } => change.at,
            Self::Fault { change, .. } => change.at,
            Self::Class { change, .. } => change.at,
        }
    }
}

/// Writes everything, in its order.
pub async fn write_all(app: &App, org: &Org, ops: Vec<Op>, seed: u64) -> anyhow::Result<()> {
    let (ops, org) = (Arc::new(ops), Arc::new(org.clone()));
    let mut from = 0;
    while from < ops.len() {
        let range: Range<usize> = from..(from + STEPS).min(ops.len());
        from = range.end;
        let (ops, house, org) = (ops.clone(), app.clone(), org.clone());
        let written = app.db.write(move |tx| {
            let (ops, range) = (ops.clone(), range.clone());
            let (house, org) = (house.clone(), org.clone());
            Box::pin(async move {
                // Made anew if the transaction is repeated, so that a repetition writes the same ids.
                let clock = FixedClock::new(Timestamp::UNIX_EPOCH, seed ^ range.start as u64);
                for op in &ops[range] {
                    clock.set(op.at());
                    one(tx, op, (&house, &org), &clock).await?;
                }
                Ok::<(), Problem>(())
            })
        });
        written.await?;
    }
    Ok(())
}

async fn one(tx: &mut Tx, op: &Op, (app, org): (&App, &Org), clock: &FixedClock) -> Result<(), Problem> {
    let (district, office) = (&org.district, org.office);
    match op {
        Op::Draft { actor, item, change } => {
            write::open(tx, actor, item, change, clock).await?;
        }
        Op::Item { actor, id, unit, version, change } => {
            let header = header(*id, write::KIND, *unit, *version, change.at);
            write::apply(tx, actor, &header, change, clock).await?;
        }
        Op::Open { actor, issue, change } => {
            issue::open(tx, actor, issue, office, change, clock).await?;
        }
        Op::Issue { actor, issue, version, change } => {
            if let IssueRecord::Issued { number, .. } = &change.record {
                let series = issue::series(issue.bulletin.id, change.at);
                let taken = tx.next_number(&actor.district, &series).await?;
                if taken != i64::from(number.number) {
                    let text = format!("《{}》第{}期取号得{taken}", issue.bulletin.title, number.number);
                    return Err(Problem::Broken(anyhow::anyhow!(text)));
                }
            }
            let header = header(issue.id, issue::KIND, office, *version, change.at);
            issue::apply(tx, actor, &header, issue, change, clock).await?;
        }
        Op::Tell { to, about, text, at } => {
            let href = format!("/information/submissions/{about}");
            let notice = Notice { to: Addressee::Person(*to), text: text.clone() };
            write::tell(tx, district, Some(*about), &[notice], &href, clock, *at).await?;
        }
        Op::Call { actor, change } => {
            call::open(tx, actor, office, change, clock).await?;
        }
        Op::Answer { actor, id, call, change } => {
            call::answer(tx, actor, *id, call, change, clock).await?;
        }
        Op::Focus { actor, change } => {
            focus::apply(tx, actor, change, clock).await?;
        }
        Op::Network { actor, change } => {
            network::apply(tx, actor, change, clock).await?;
        }
        Op::Outcome { actor, facts, change } => {
            outcome::apply(tx, actor, facts, change, clock).await?;
        }
        Op::Fault { actor, facts, change } => {
            fault::apply(tx, actor, facts, change, clock).await?;
        }
        Op::Class { actor, facts, change } => {
            class::apply(tx, actor, facts, change, clock).await?;
        }
        Op::Paper { at, paper } => papers::step(tx, &Stage { app, org, at: *at, clock }, paper).await?,
    }
    Ok(())
}

/// The header as far as a change reads it: in memory the version is known without asking.
fn header(id: MatterId, kind: &str, unit: UnitId, version: i64, at: Timestamp) -> Stored {
    Stored {
        id,
        room: write::ROOM.to_owned(),
        kind: kind.to_owned(),
        title: String::new(),
        unit,
        state: String::new(),
        holder: String::new(),
        since: at,
        due_at: None,
        version,
        opened_at: at,
        number: String::new(),
    }
}
