//! 起草: writes a new item.

use jiff::Timestamp;
use kernel::{Refusal, Refusals};

use crate::model::{Change, State, Verb};
use crate::rules::title_is_short;

/// A new item in the hands of whoever writes it, or every reason against it.
pub fn decide(title: &str, writer: &str, now: Timestamp) -> Result<Change, Vec<Refusal>> {
    let mut reasons = Refusals::none();
    reasons.add(title_is_short::check(title));
    reasons.check()?;
    Ok(Change {
        verb: Verb::Draft,
        state: State::Draft,
        title: title.trim().to_owned(),
        holder: writer.to_owned(),
        at: now,
    })
}
