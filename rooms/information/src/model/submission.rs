//! 信息（报送件） An item that a unit reports.

use kernel::{AttachmentId, MatterId, PersonId, UnitId};

use super::{
    Answer, CallId, Cover, Edition, FocusId, Gate, IssueItemId, MergeNote, OwedReason, Reason, Referral, ReferralId,
    RefusalNote, ReturnNote, Signature, State, Taken, Text, TextId, Verification,
};

/// 信息（报送件） An item with all that the rules look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// The matter.
    pub id: MatterId,
    /// The unit that reports it.
    pub unit: UnitId,
    /// The unit's short name.
    pub unit_name: String,
    /// Who began it; an item that comes back comes back here.
    pub drafter: PersonId,
    /// The drafter's name.
    pub drafter_name: String,
    /// Everybody who wrote any version of the text, the drafter among them. None of them passes a gate of it.
    pub writers: Vec<PersonId>,
    /// The unit's present text.
    pub text: Text,
    /// Which point of emphasis it answers.
    pub focus: Option<FocusId>,
    /// Which call it answers.
    pub call: Option<CallId>,
    /// 佐证材料 evidence.
    pub evidence: Vec<AttachmentId>,
    /// Where it is.
    pub state: State,
    /// The round through the gates, from 1; an earlier round's signatures no longer open a gate.
    pub round: u32,
    /// Every signature of every round.
    pub signatures: Vec<Signature>,
    /// The cover named for this item.
    pub cover: Option<Cover>,
    /// Reasons for what is owed.
    pub owed: Vec<OwedReason>,
    /// Who of the section took it.
    pub taken: Option<Taken>,
    /// Verifications.
    pub verifications: Vec<Verification>,
    /// The latest edition.
    pub edition: Option<Edition>,
    /// Referrals to departments.
    pub referrals: Vec<Referral>,
}

impl Submission {
    /// The signature that holds at the gate: of this round, on the very text that stands here now, with every reason for
    /// what is owed already before the signer's eyes, by somebody who has not come to write the text since (INF-1).
    #[must_use]
    pub fn passed(&self, gate: Gate) -> Option<&Signature> {
        let digest = self.text.digest();
        let saw_all = |sign: &Signature| self.owed.iter().all(|reason| reason.at <= sign.at);
        let holds = |sign: &Signature| {
            sign.gate == gate
                && sign.round == self.round
                && sign.text_digest == digest
                && saw_all(sign)
                && !self.writers.contains(&sign.person)
        };
        self.signatures.iter().rev().find(|sign| holds(sign))
    }

    /// The text that would go into an issue: the edition if there is one, else the unit's own.
    #[must_use]
    pub fn text_for_issue(&self) -> &Text {
        self.edition.as_ref().map_or(&self.text, |edition| &edition.text)
    }

    /// Everybody who had a hand in it within the unit: writers and signers.
    #[must_use]
    pub fn hands(&self) -> Vec<PersonId> {
        let mut hands: Vec<PersonId> =
            self.writers.iter().copied().chain(self.signatures.iter().map(|sign| sign.person)).collect();
        hands.sort_unstable();
        hands.dedup();
        hands
    }
}

/// What is saved when a text is written or rewritten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewText {
    /// The version.
    pub text_id: TextId,
    /// The text.
    pub text: Text,
    /// Which point of emphasis it answers.
    pub focus: Option<FocusId>,
    /// Which call it answers.
    pub call: Option<CallId>,
    /// All evidence, the old and the new.
    pub evidence: Vec<AttachmentId>,
    /// Who wrote it.
    pub writer: PersonId,
}

/// What a verb leaves behind besides the state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// The item was begun or rewritten.
    Written(NewText),
    /// A reason for something owed; it replaces an earlier one for the same rule.
    Explained(OwedReason),
    /// A cover was named.
    CoverNamed(Cover),
    /// It went to the gates, in this round.
    Sent {
        /// The round.
        round: u32,
    },
    /// A gate was passed.
    Signed(Signature),
    /// It was given back; `round` is the one that it stands in now.
    Returned {
        /// Why, where, how on.
        note: ReturnNote,
        /// The round.
        round: u32,
    },
    /// The drafter took it back; the next way through the gates is a new round.
    Withdrawn {
        /// Why.
        reason: Reason,
        /// The round.
        round: u32,
    },
    /// The unit gave it up.
    Discarded {
        /// Why; a draft that nobody saw needs no reason.
        reason: Option<Reason>,
    },
    /// The section took it in hand.
    Taken(Taken),
    /// It was verified.
    Verified(Verification),
    /// It was edited.
    Edited(Edition),
    /// It is kept for later.
    Reserved {
        /// Why not now.
        reason: Reason,
    },
    /// It is not adopted.
    Refused(RefusalNote),
    /// It was placed in an issue.
    Selected {
        /// The issue.
        issue: MatterId,
        /// Its place.
        item: IssueItemId,
    },
    /// It was taken out of an issue.
    Deselected {
        /// The issue.
        issue: MatterId,
        /// Why.
        reason: Reason,
    },
    /// It left in an issue.
    Adopted {
        /// The issue.
        issue: MatterId,
    },
    /// It became part of another.
    Merged(MergeNote),
    /// A department was asked.
    Referred(Referral),
    /// The department answered.
    ReferralAnswered {
        /// Which referral.
        id: ReferralId,
        /// The answer.
        answer: Answer,
    },
    /// The unit heard the solution.
    SolutionDelivered {
        /// Which referral.
        id: ReferralId,
        /// When.
        at: jiff::Timestamp,
    },
}
