//! 复核: a unit asks, its head signs, the section answers (INF-4, GEN-3).

pub mod answer;
pub mod ask;
pub mod sign;
pub mod take_back;

use kernel::{Actor, Addressee, NewTask, Refusal, Role, UnitId};

use crate::model::{Review, ReviewFacts, ReviewLimit, ReviewState, ReviewVerb};

/// Why this actor can't do this on this review now; empty where the button is to be pressed.
#[must_use]
pub fn reasons(verb: ReviewVerb, review: &Review, facts: &ReviewFacts, actor: &Actor) -> Vec<Refusal> {
    match verb {
        ReviewVerb::Ask => ask::reasons(review.unit, facts, actor),
        ReviewVerb::Sign => sign::reasons(review, actor),
        ReviewVerb::TakeBack => take_back::reasons(review, actor),
        ReviewVerb::Answer => answer::reasons(review, facts, actor),
    }
}

/// Refuses what is not to be done in this state.
fn not_now(verb: ReviewVerb, state: ReviewState, fits: &[ReviewState]) -> Option<Refusal> {
    (!fits.contains(&state)).then(|| {
        Refusal::conflict(
            "information.review.not_now",
            format!("这次复核现在是“{}”，不能{}。", state.name(), verb.name()),
        )
        .basis("本系统复核流程")
        .hint("请按当前状态办理；已经答复的，有新的情况可以另行申请。")
    })
}

/// Who answers: the chief of the section, or the director where the chief entered what is disputed. In words and as a task.
fn answering(facts: &ReviewFacts, limit: Option<&ReviewLimit>) -> (String, NewTask) {
    let (role, holder) = if facts.chief_is_free {
        (Role::SectionChief, "信息科科长")
    } else {
        (Role::Director, "区委办公室主任（科长经手登记，回避）")
    };
    let to = Addressee::Role { unit: facts.office, role };
    let due_at = limit.map(|limit| limit.due);
    (holder.to_owned(), NewTask { to, verb: ReviewVerb::Answer.code(), label: "答复复核", due_at })
}

fn head(unit: UnitId) -> Addressee {
    Addressee::Role { unit, role: Role::UnitHead }
}
