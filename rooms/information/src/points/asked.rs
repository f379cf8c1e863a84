//! 问政策 What policy says where silence has a meaning of its own: a ground that is not there is off.

use jiff::civil;
use kernel::policy::{DatedValue, PolicyError, PolicySet};

/// The value of a switch that is on; None where it is off or policy is silent.
pub(crate) fn on<'a>(
    policy: &'a PolicySet,
    day: civil::Date,
    key: &str,
) -> Result<Option<&'a DatedValue>, PolicyError> {
    let Some(value) = policy.find(day, key, &[]) else { return Ok(None) };
    Ok(value.switch(key)?.then_some(value))
}

/// The whole number with its value; None where policy is silent.
pub(crate) fn number<'a>(
    policy: &'a PolicySet,
    day: civil::Date,
    key: &str,
) -> Result<Option<(usize, &'a DatedValue)>, PolicyError> {
    let Some(value) = policy.find(day, key, &[]) else { return Ok(None) };
    Ok(Some((usize::try_from(value.number(key)?).unwrap_or(0), value)))
}

/// The text; None where policy is silent.
pub(crate) fn text<'a>(policy: &'a PolicySet, day: civil::Date, key: &str) -> Result<Option<&'a str>, PolicyError> {
    policy.find(day, key, &[]).map(|value| value.text(key)).transpose()
}
