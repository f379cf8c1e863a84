//! 采用: what the leaving of an issue means for each item in it. Nobody presses this; it follows from the last signature.

use jiff::Timestamp;
use kernel::{Addressee, UnitId};

use crate::decide::hands;

use crate::model::{Change, Issue, IssueNumber, Record, State, Submission, SubmissionChange};
use crate::rules::issue_signed_in_order;

/// The item is adopted, in the transaction in which its issue leaves. The event for other rooms is the issue's.
#[must_use]
pub fn follow(
    item: &Submission,
    issue: &Issue,
    number: IssueNumber,
    office: UnitId,
    now: Timestamp,
) -> SubmissionChange {
    let told =
        format!("“{}”已被《{}》{}年第{}期采用。", item.text.title, issue.bulletin.title, number.year, number.number);
    let mut change = Change::new("adopt", State::Adopted, Record::Adopted { issue: issue.id }, now)
        .with("state", item.state.code(), State::Adopted.code())
        .with("issue", "", issue.id)
        .tell(Addressee::Person(item.drafter), told)
        .under(&[issue_signed_in_order::CARD.id]);
    change.tasks = hands::referrals(item, office);
    change
}
