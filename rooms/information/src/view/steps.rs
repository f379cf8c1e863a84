//! 办理过程: the steps of a matter with the time that lies between them, as every page of the room shows them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use webkit::matters::Step;

/// A step of what happened.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::StepView)]
pub struct StepView {
    seq: i64,
    at: String,
    who: String,
    post: String,
    unit: String,
    verb: String,
    verb_name: String,
    /// Seconds since the step before: where it lay.
    lag: i64,
    detail: serde_json::Value,
}

/// The steps with their names and lags.
pub(super) fn timed(steps: &[Step], name: fn(&str) -> &'static str) -> Vec<StepView> {
    let before = std::iter::once(None).chain(steps.iter().map(|step| Some(step.at)));
    let view = |(step, before): (&Step, Option<jiff::Timestamp>)| StepView {
        seq: step.seq,
        at: step.at.to_string(),
        who: step.who.clone(),
        post: step.post.clone(),
        unit: step.unit.clone(),
        verb: step.verb.clone(),
        verb_name: name(&step.verb).to_owned(),
        lag: before.map_or(0, |before| step.at.as_second() - before.as_second()),
        detail: serde_json::from_str(&step.payload).unwrap_or_default(),
    };
    steps.iter().zip(before).map(view).collect()
}
