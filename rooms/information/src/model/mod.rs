//! The words of the room: states, ids, commands. No database, no web.

mod call;
mod change;
mod codes;
mod facts;
mod focus;
mod history;
mod issue;
mod network;
mod outcome;
mod policy;
mod section;
mod sign;
mod state;
mod submission;
mod text;
mod verb;
mod words;

pub use call::{Call, CallAnswer, CallRecord, CallState, IssueCall};
pub use change::{
    BulletinChange, CallChange, Change, FocusChange, IssueChange, NetworkChange, Notice, Pairs, SubmissionChange,
};
pub use codes::{Gate, ItemKind, Resume, ReturnedBy, Standard};
pub use facts::{Facts, Findings, OpenIssue, UnitFacts};
pub use focus::{Focus, FocusRecord, FocusState, Period, PublishFocus};
pub use history::{apply, apply_to_issue};
pub use issue::{
    Bulletin, BulletinFacts, BulletinRecord, Copies, Direction, Issue, IssueFacts, IssueItem, IssueNumber, IssueRecord,
    IssueState, SignOff, SignStep,
};
pub use network::{Grassroots, NetworkFacts, NetworkRecord, SetReporter, SetStandingCover};
pub use outcome::{FaultGround, InstructionRank, Level, Mode, OutcomeKind};
pub use policy::Policy;
pub use section::{
    Answer, Edition, MergeNote, MergeTarget, Referral, ReferralState, RefusalNote, Taken, Verification, Verified,
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
