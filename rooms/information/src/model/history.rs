//! What a change does to a thing in memory. The store does the same to its rows.

use super::{
    Answer, Issue, IssueChange, IssueRecord, Record, Referral, ReferralId, ReferralState, Submission, SubmissionChange,
};

/// The item after the change.
#[must_use]
pub fn apply(mut item: Submission, change: &SubmissionChange) -> Submission {
    item.state = change.state;
    match &change.record {
        Record::Written(new) => {
            item.text = new.text.clone();
            item.focus = new.focus;
            item.call = new.call;
            item.evidence.clone_from(&new.evidence);
            if !item.writers.contains(&new.writer) {
                item.writers.push(new.writer);
            }
        }
        Record::Explained(reason) => {
            item.owed.retain(|known| known.rule != reason.rule);
            item.owed.push(reason.clone());
        }
        Record::CoverNamed(cover) => item.cover = Some(cover.clone()),
        Record::Sent { round } => item.round = *round,
        Record::Signed(signature) => item.signatures.push(signature.clone()),
        Record::Returned { round, .. } | Record::Withdrawn { round, .. } => {
            item.round = *round;
            item.taken = None;
        }
        Record::Taken(taken) => item.taken = Some(taken.clone()),
        Record::Verified(verification) => item.verifications.push(verification.clone()),
        Record::Edited(edition) => item.edition = Some(edition.clone()),
        Record::Referred(referral) => item.referrals.push(referral.clone()),
        Record::ReferralAnswered { id, answer } => answered(&mut item.referrals, *id, answer),
        Record::SolutionDelivered { id, at } => delivered(&mut item.referrals, *id, *at),
        Record::Discarded { .. }
        | Record::Reserved { .. }
        | Record::Refused(_)
        | Record::Selected { .. }
        | Record::Deselected { .. }
        | Record::Adopted { .. }
        | Record::Merged(_) => {}
    }
    item
}

/// The issue after the change.
#[must_use]
pub fn apply_to_issue(mut issue: Issue, change: &IssueChange) -> Issue {
    issue.state = change.state;
    match &change.record {
        IssueRecord::Opened => {}
        IssueRecord::Added(item) => issue.items.push(item.clone()),
        IssueRecord::Placed { order } => {
            issue.items.sort_by_key(|item| order.iter().position(|id| *id == item.id));
        }
        IssueRecord::Removed { item, .. } => issue.items.retain(|known| known.id != *item),
        IssueRecord::Distributed(list) => issue.distribution.clone_from(list),
        IssueRecord::Submitted | IssueRecord::Returned { .. } => issue.sign_offs.clear(),
        IssueRecord::Signed(sign_off) => issue.sign_offs.push(sign_off.clone()),
        IssueRecord::Issued { sign_off, number } => {
            issue.sign_offs.push(sign_off.clone());
            issue.number = Some(*number);
        }
    }
    issue
}

fn answered(referrals: &mut [Referral], id: ReferralId, answer: &Answer) {
    if let Some(referral) = referrals.iter_mut().find(|referral| referral.id == id) {
        referral.state = ReferralState::Answered(answer.clone());
    }
}

fn delivered(referrals: &mut [Referral], id: ReferralId, at: jiff::Timestamp) {
    if let Some(referral) = referrals.iter_mut().find(|referral| referral.id == id)
        && let ReferralState::Answered(answer) = &referral.state
    {
        referral.state = ReferralState::Delivered { answer: answer.clone(), at };
    }
}
