//! What people do with a review of points.

use information::decide::review;
use information::model::*;
use kernel::MatterId;

use super::{Came, Outcome, Stage, Step};
use crate::common::{OFFICE, UNIT, cast, later, reason, unit, uuid};

/// The one review of the stage, with whoever entered what it disputes.
#[derive(Default)]
pub struct Reviewed {
    review: Option<Review>,
    entered_by: Option<String>,
}

pub fn act(stage: &mut Stage, verb: ReviewVerb, step: &Step) -> Outcome {
    let (actor, now) = (&cast(&step.who), stage.now);
    if let Some(whom) = &step.whom {
        stage.reviewed.entered_by = Some(whom.clone());
    }
    let facts = facts(stage, step);
    let words = step.has("理由").then(|| reason("11月有一条市级采用没有记上"));
    let standing = || stage.reviewed.review.clone().expect("somebody has asked before");
    let change = match verb {
        ReviewVerb::Ask => {
            let (id, about) = (MatterId::new(uuid(700)), ReviewAbout::Total);
            let span = "2026Q4".parse().expect("a quarter");
            let what = "2026年第四季度全部积分".to_owned();
            let command =
                AskReview { id, unit: unit(UNIT), unit_name: "临江街道".to_owned(), span, about, what, words };
            review::ask::decide(&facts, actor, &command, now)?
        }
        ReviewVerb::Sign => review::sign::decide(&standing(), &facts, actor, now)?,
        ReviewVerb::TakeBack => review::take_back::decide(&standing(), &facts, actor, now)?,
        ReviewVerb::Answer => {
            let choice = step.choice.as_deref().expect("答复什么");
            let command = AnswerReview {
                verdict: ReviewVerdict::from_name(choice).unwrap_or_else(|| panic!("没有结论“{choice}”")),
                words,
                corrected: step.has("更正").then(|| reason("补登记市级采用1条")),
                late: step.has("晚的原因").then(|| reason("调阅原刊用了三天")),
            };
            review::answer::decide(&standing(), &facts, actor, &command, now)?
        }
    };
    Ok(kept(stage, change))
}

fn facts(stage: &Stage, step: &Step) -> ReviewFacts {
    let entered_by: Vec<_> = stage.reviewed.entered_by.iter().map(|name| cast(name).person).collect();
    let due = later(stage.day + step.days.unwrap_or(5));
    ReviewFacts {
        office: unit(OFFICE),
        chief_is_free: !entered_by.contains(&cast("科长").person),
        entered_by,
        open_already: false,
        limit: Some(ReviewLimit { due, sentence: "5个工作日".to_owned(), policy: "讲话口径".to_owned() }),
    }
}

/// The review as the change leaves it.
fn kept(stage: &mut Stage, change: ReviewChange) -> Came {
    match change.record {
        ReviewRecord::Asked(review) | ReviewRecord::Signed { review: Some(review), .. } => {
            stage.reviewed.review = Some(*review);
        }
        ReviewRecord::Signed { review: None, .. } | ReviewRecord::TakenBack | ReviewRecord::Answered(_) => {}
    }
    if let Some(review) = &mut stage.reviewed.review {
        review.state = change.state;
    }
    Came { state: change.state.name(), holder: change.holder, notices: change.notices }
}
