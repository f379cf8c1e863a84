//! What deciding comes to: everything that one transaction writes.

use jiff::Timestamp;
use kernel::event::Event;
use kernel::{Addressee, NewTask};

use super::{
    BulletinRecord, CallRecord, CallState, CircularRecord, CircularState, FocusRecord, FocusState, IssueRecord,
    IssueState, NetworkRecord, Record, SelfCriticismRecord, SelfCriticismState, State,
};

/// Names with their values, for the journal.
pub type Pairs = Vec<(&'static str, String)>;

/// A message to a person or to whoever sits in a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// To whom.
    pub to: Addressee,
    /// What they read.
    pub text: String,
}

/// 变动 What a verb changes. The apply step closes all open tasks of the matter before it opens these, except where
/// `keep_tasks` says that the verb leaves the work where it lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change<S, R> {
    /// The verb's code, for the journal.
    pub verb: &'static str,
    /// The state afterwards.
    pub state: S,
    /// In whose hands it is afterwards, in words; empty once finished.
    pub holder: String,
    /// Tasks to open.
    pub tasks: Vec<NewTask>,
    /// The verb leaves open tasks alone.
    pub keep_tasks: bool,
    /// Before.
    pub before: Pairs,
    /// After.
    pub after: Pairs,
    /// Ids of the rules that were asked.
    pub rules: Vec<&'static str>,
    /// Messages.
    pub notices: Vec<Notice>,
    /// For other rooms, delivered after the commit.
    pub events: Vec<Event>,
    /// What the verb leaves behind.
    pub record: R,
    /// When.
    pub at: Timestamp,
}

/// What a verb changes on an item.
pub type SubmissionChange = Change<State, Record>;
/// What a verb changes on an issue.
pub type IssueChange = Change<IssueState, IssueRecord>;
/// What a verb changes on a circular.
pub type CircularChange = Change<CircularState, CircularRecord>;
/// What a verb changes on a self-criticism.
pub type SelfCriticismChange = Change<SelfCriticismState, SelfCriticismRecord>;
/// What a verb changes on a call.
pub type CallChange = Change<CallState, CallRecord>;
/// What a verb changes on a point of emphasis.
pub type FocusChange = Change<FocusState, FocusRecord>;
/// What a verb changes on a bulletin, which has no states.
pub type BulletinChange = Change<(), BulletinRecord>;
/// What a verb changes in the network, which has no states.
pub type NetworkChange = Change<(), NetworkRecord>;

impl<S, R> Change<S, R> {
    /// A change to `state` that leaves `record` behind; the rest is added by the verb.
    pub(crate) fn new(verb: &'static str, state: S, record: R, now: Timestamp) -> Self {
        Self {
            verb,
            state,
            holder: String::new(),
            tasks: Vec::new(),
            keep_tasks: false,
            before: Vec::new(),
            after: Vec::new(),
            rules: Vec::new(),
            notices: Vec::new(),
            events: Vec::new(),
            record,
            at: now,
        }
    }

    /// Adds a value for the journal.
    pub(crate) fn with(mut self, name: &'static str, before: impl ToString, after: impl ToString) -> Self {
        self.before.push((name, before.to_string()));
        self.after.push((name, after.to_string()));
        self
    }

    /// Adds a message.
    pub(crate) fn tell(mut self, to: Addressee, text: impl Into<String>) -> Self {
        self.notices.push(Notice { to, text: text.into() });
        self
    }

    /// Names the rules that were asked.
    pub(crate) fn under(mut self, rules: &[&'static str]) -> Self {
        self.rules.extend_from_slice(rules);
        self
    }
}
