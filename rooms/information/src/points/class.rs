//! 单位类别 Which class a unit has on a day, and what people call it.

use jiff::civil;
use kernel::policy::{PolicyError, PolicySet};

use super::asked;
use super::facts::UnitFact;

/// The class in which the unit stands on the day: its own, else policy's default, else none (empty).
pub(super) fn class_of<'a>(
    policy: &'a PolicySet,
    unit: &'a UnitFact,
    day: civil::Date,
) -> Result<&'a str, PolicyError> {
    let own = unit.classes.iter().filter(|(from, _)| *from <= day).max_by_key(|(from, _)| *from);
    match own {
        Some((_, class)) => Ok(class),
        None => Ok(asked::text(policy, day, "information.class.default")?.unwrap_or_default()),
    }
}

/// What people call the class; its code where policy gives it no name.
pub(super) fn class_name<'a>(policy: &'a PolicySet, class: &'a str, day: civil::Date) -> Result<&'a str, PolicyError> {
    let key = "information.class.name";
    policy.find(day, key, &[("class", class)]).map_or(Ok(class), |value| value.text(key))
}
