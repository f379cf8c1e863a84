//! The words of the room: states, ids, commands. No database, no web.

mod call;
mod change;
mod circular;
mod circular_change;
mod circular_name;
mod class;
mod codes;
mod facts;
mod fault;
mod focus;
mod history;
mod issue;
mod measures;
mod network;
mod outcome;
mod policy;
mod review;
mod section;
mod self_criticism;
mod sign;
mod state;
mod submission;
mod text;
mod verb;
mod words;

pub use call::{Call, CallAnswer, CallRecord, CallState, IssueCall};
pub use change::{
    BulletinChange, CallChange, Change, CircularChange, FocusChange, IssueChange, NetworkChange, Notice, Pairs,
    SelfCriticismChange, SubmissionChange,
};
pub use circular::{
    Circular, CircularKind, CircularLine, CircularNumber, CircularState, CircularVerb, Figures, NameVerb, Receiver,
    Subject, title as circular_title,
};
pub use circular_change::{CircularFacts, CircularRecord, Ordered, apply_to_circular};
pub use circular_name::{
    CircularName, HearingLimit, NameHearing, Objection, ObjectionAnswer, Order, Removal, RemovedBy, Verdict,
};
pub use class::{
    ClassChange, ClassFacts, ClassRecord, ClassVerb, Exempt, Exemption, KEY_CLASS, KeyMark, OTHER_CLASS, SetClass,
    class_name, default_class,
};
pub use codes::{Gate, ItemKind, Resume, ReturnedBy, Standard};
pub use facts::{Facts, Findings, OpenIssue, UnitFacts};
pub use fault::{Fault, FaultChange, FaultFacts, FaultGround, FaultItem, FaultRecord, FaultVerb, NewFault};
pub use focus::{Focus, FocusRecord, FocusState, Period, PublishFocus};
pub use history::{apply, apply_to_issue};
pub use issue::{
    Bulletin, BulletinFacts, BulletinRecord, Copies, Direction, Issue, IssueFacts, IssueItem, IssueNumber, IssueRecord,
    IssueState, SignOff, SignStep,
};
pub use measures::{Lag, Measure, Measures, Moment, Stretch, Times, lags};
pub use network::{Grassroots, NetworkFacts, NetworkRecord, SetReporter, SetStandingCover};
pub use outcome::{
    Instruction, InstructionRank, Level, Mode, NewOutcome, Outcome, OutcomeChange, OutcomeFacts, OutcomeItem,
    OutcomeKind, OutcomeRecord, OutcomeVerb, SharedItem, Standing, channel_name,
};
pub use policy::{Policy, limits};
pub use review::{
    AnswerReview, AskReview, Review, ReviewAbout, ReviewChange, ReviewFacts, ReviewLimit, ReviewRecord, ReviewState,
    ReviewSubject, ReviewVerb, ReviewVerdict,
};
pub use section::{
    Answer, Edition, MergeNote, MergeTarget, Referral, ReferralState, RefusalNote, Taken, Verification, Verified,
};
pub use self_criticism::{
    Deadline, SelfCriticism, SelfCriticismRecord, SelfCriticismState, SelfCriticismVerb, Written,
    apply_to_self_criticism,
};
pub use sign::{Cover, OwedReason, ReturnNote, Seen, Signature, Stand, Stands};
pub use state::State;
pub use submission::{NewText, Record, Submission};
pub use text::{Text, normalise};
pub use verb::{IssueVerb, Verb};
pub use words::{Body, Form, Note, Phrase, Reason, Title};

kernel::ids! {
    /// 文本 One version of an item's text.
    TextId,
    /// 刊物条目 An item's place in an issue.
    IssueItemId,
    /// 报送要点 A published point of emphasis.
    FocusId,
    /// 约稿 A call for items.
    CallId,
    /// 刊物 A bulletin.
    BulletinId,
    /// 转办 A referral to a department.
    ReferralId,
    /// 村（社区）信息员 A village or community reporter.
    GrassrootsId,
    /// 采用与批示 What became of an item.
    OutcomeId,
    /// 差错 A fault on record.
    FaultId,
    /// 免考 An exemption from the quota.
    ExemptionId,
    /// 本区位次 The district's own standing in the city.
    StandingId,
}
