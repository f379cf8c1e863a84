//! Reviews of points as their pages show them.

use jiff::Timestamp;
use kernel::Light;
use serde::{Deserialize, Serialize};
use store::{Row, StoreError};
use utoipa::ToSchema;
use webkit::matters::Step;

use super::Can;
use super::steps::{StepView, timed};
use super::why::WhyView;
use crate::model::{ReviewState, ReviewSubject, ReviewVerb};
use crate::points::Span;
use crate::rules::review_answered_in_limit;
use crate::store::{code, typed};

/// From one day before its time a review shows yellow, as on the desk.
const NEAR: i64 = 86_400;

/// A review.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Review)]
pub struct ReviewView {
    id: String,
    version: i64,
    unit: String,
    unit_name: String,
    span: String,
    span_name: String,
    /// `outcome`, `fault`, `quota` or `total`
    about: String,
    about_name: String,
    about_id: String,
    /// What is disputed, as it stood on record when the unit asked.
    what: String,
    /// What the unit says.
    words: String,
    asked_by: String,
    asked_at: String,
    /// The unit head who signed it; empty before.
    signed_by: String,
    signed_at: Option<String>,
    /// `to_sign`, `asked`, `upheld`, `not_upheld`, `taken_back`
    state: String,
    state_name: String,
    holder: String,
    due_at: Option<String>,
    /// Why it is due then; null before it is signed and where policy sets no limit.
    due_why: Option<WhyView>,
    light: String,
    /// `upheld` or `not_upheld`, once answered.
    verdict: Option<String>,
    answer_words: String,
    /// What was put right.
    corrected: String,
    /// Why the answer came late.
    late_words: String,
    late: bool,
    answered_by: String,
    answered_at: Option<String>,
    /// From each verb to what speaks against it; only on the review's own page.
    can: Can,
    /// 办理过程; only on the review's own page.
    steps: Vec<StepView>,
}

/// A review from its row.
pub fn of(row: &Row, can: Can, steps: &[Step], now: Timestamp) -> Result<ReviewView, StoreError> {
    let state = code(row, "state", ReviewState::from_code)?;
    let about = code(row, "about", ReviewSubject::from_code)?;
    let span: Span = typed("span", row.text("span")?.parse())?;
    let (due, answered) = (row.opt_time("due_at")?, row.opt_time("answered_at")?);
    let waits = matches!(state, ReviewState::ToSign | ReviewState::Asked);
    let light = if waits { Light::of(due, NEAR, now) } else { Light::Grey };
    let until = answered.or(waits.then_some(now));
    Ok(ReviewView {
        id: row.text("id")?,
        version: row.int("version")?,
        unit: row.text("unit")?,
        unit_name: row.text("short")?,
        span: span.to_string(),
        span_name: span.name(),
        about: about.code().to_owned(),
        about_name: about.name().to_owned(),
        about_id: row.text("about_id")?,
        what: row.text("what")?,
        words: row.text("words")?,
        asked_by: row.text("asked_name")?,
        asked_at: row.time("at")?.to_string(),
        signed_by: row.text("signed_name")?,
        signed_at: row.opt_time("signed_at")?.map(|at| at.to_string()),
        state: state.code().to_owned(),
        state_name: state.name().to_owned(),
        holder: row.text("holder")?,
        due_at: due.map(|at| at.to_string()),
        due_why: due.map(|_| due_why(row)).transpose()?,
        light: light.code().to_owned(),
        verdict: row.opt_text("verdict")?,
        answer_words: row.text("answer_words")?,
        corrected: row.text("corrected")?,
        late_words: row.text("late_words")?,
        late: due.zip(until).is_some_and(|(due, until)| due < until),
        answered_by: row.text("answered_name")?,
        answered_at: answered.map(|at| at.to_string()),
        can,
        steps: timed(steps, verb_name),
    })
}

fn due_why(row: &Row) -> Result<WhyView, StoreError> {
    let fact = kernel::Fact::new("时限怎样算出", row.text("due_why")?);
    let why = kernel::Why::of(&review_answered_in_limit::CARD, vec![fact]).under(row.text("due_policy")?);
    Ok(WhyView::from(&why))
}

fn verb_name(code: &str) -> &'static str {
    ReviewVerb::from_code(code).map_or("", ReviewVerb::name)
}
