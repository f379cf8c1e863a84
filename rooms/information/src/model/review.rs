//! 复核 A unit asks the section to look again at one of its points, a fault, its quota or its whole account (GEN-3, INF-4).

use jiff::Timestamp;
use kernel::{MatterId, PersonId, UnitId};

use super::codes::codes;
use super::{Change, FaultId, OutcomeId, Reason};
use crate::points::Span;

codes! {
    /// Where a review stands.
    ReviewState {
        /// Written by the reporter, not signed by the unit head.
        ToSign = "to_sign", "待负责人签";
        /// With the section.
        Asked = "asked", "待答复";
        /// The unit was right.
        Upheld = "upheld", "复核成立";
        /// What is on record stays.
        NotUpheld = "not_upheld", "维持原记";
        /// The unit took it back.
        TakenBack = "taken_back", "单位撤回";
    }
}

codes! {
    /// What can be done with a review.
    ReviewVerb {
        /// Ask for one.
        Ask = "ask_review", "申请复核";
        /// The unit head signs it, and it goes to the section.
        Sign = "sign_review", "签送复核";
        /// The unit takes it back.
        TakeBack = "take_back_review", "撤回复核";
        /// The section answers.
        Answer = "answer_review", "答复复核";
    }
}

codes! {
    /// What a review is about.
    ReviewSubject {
        /// One outcome.
        Outcome = "outcome", "采用与批示";
        /// One fault.
        Fault = "fault", "差错";
        /// The quota.
        Quota = "quota", "报送任务";
        /// The whole account of the span.
        Total = "total", "全部积分";
    }
}

codes! {
    /// What the section found.
    ReviewVerdict {
        /// The unit was right.
        Upheld = "upheld", "复核成立";
        /// What is on record stays.
        NotUpheld = "not_upheld", "维持原记";
    }
}

/// What a review is about, with what is disputed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewAbout {
    /// One outcome.
    Outcome(OutcomeId),
    /// One fault.
    Fault(FaultId),
    /// The quota of the span.
    Quota,
    /// The whole account of the span.
    Total,
}

impl ReviewAbout {
    /// The code of its kind.
    #[must_use]
    pub const fn subject(self) -> ReviewSubject {
        match self {
            Self::Outcome(_) => ReviewSubject::Outcome,
            Self::Fault(_) => ReviewSubject::Fault,
            Self::Quota => ReviewSubject::Quota,
            Self::Total => ReviewSubject::Total,
        }
    }

    /// The id of what is disputed; empty where it is no single thing.
    #[must_use]
    pub fn id(self) -> String {
        match self {
            Self::Outcome(id) => id.to_string(),
            Self::Fault(id) => id.to_string(),
            Self::Quota | Self::Total => String::new(),
        }
    }
}

/// 复核 A review as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// The matter.
    pub id: MatterId,
    /// The unit that asks.
    pub unit: UnitId,
    /// Its short name.
    pub unit_name: String,
    /// The span whose account is meant.
    pub span: Span,
    /// What is disputed.
    pub about: ReviewAbout,
    /// The same in words, as it stood on record when the unit asked.
    pub what: String,
    /// What the unit says.
    pub words: Reason,
    /// Who wrote it.
    pub asked_by: PersonId,
    /// Who signed it for the unit.
    pub signed_by: Option<PersonId>,
    /// Where it stands.
    pub state: ReviewState,
    /// By when the section answers, once it is signed and policy sets a limit.
    pub due: Option<Timestamp>,
}

/// What the rules want to know besides the review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewFacts {
    /// The District Party Committee Office.
    pub office: UnitId,
    /// Who entered what is disputed.
    pub entered_by: Vec<PersonId>,
    /// A chief of the section who did not enter it is in office.
    pub chief_is_free: bool,
    /// The unit has asked for the same already and waits.
    pub open_already: bool,
    /// The limit that would begin now; none where policy sets none.
    pub limit: Option<ReviewLimit>,
}

/// 答复时限 By when the section answers, and why then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewLimit {
    /// The last second in time.
    pub due: Timestamp,
    /// How the day came about, in a sentence.
    pub sentence: String,
    /// The policy that sets it.
    pub policy: String,
}

/// Command 申请复核.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskReview {
    /// The matter that it becomes.
    pub id: MatterId,
    /// The unit that asks.
    pub unit: UnitId,
    /// Its short name.
    pub unit_name: String,
    /// The span whose account is meant.
    pub span: Span,
    /// What is disputed.
    pub about: ReviewAbout,
    /// The same in words.
    pub what: String,
    /// What the unit says.
    pub words: Option<Reason>,
}

/// Command 答复复核.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerReview {
    /// What the section found.
    pub verdict: ReviewVerdict,
    /// Why.
    pub words: Option<Reason>,
    /// What was put right, where the unit was right.
    pub corrected: Option<Reason>,
    /// Why the answer comes after its limit.
    pub late: Option<Reason>,
}

/// What a verb leaves behind on a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReviewRecord {
    /// A unit asked.
    Asked(Box<Review>),
    /// The unit head signed, at once or later; from now on the limit runs.
    Signed {
        /// What was asked, where the head asked in person.
        review: Option<Box<Review>>,
        /// The limit.
        limit: Option<ReviewLimit>,
    },
    /// The unit took it back.
    TakenBack,
    /// The section answered.
    Answered(AnswerReview),
}

/// What a verb changes on a review.
pub type ReviewChange = Change<ReviewState, ReviewRecord>;
