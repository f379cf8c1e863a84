//! 任务表 Which quotas policy sets, by class, period and form; and which items are of a form.

use std::collections::BTreeSet;

use jiff::civil::Date;
use kernel::policy::{DatedValue, PolicyError, PolicySet};

use super::SpanKind;
use super::facts::ItemFact;
use crate::rules::quota_by_class::KEY;

const FORM_KEY: &str = "information.quota.form_least_chars";

/// The quotas of a policy.
pub(super) struct Plan<'a> {
    wanted: Vec<Row<'a>>,
    forms: &'a [DatedValue],
}

struct Row<'a> {
    period: SpanKind,
    form: &'a str,
    class: Option<&'a str>,
    value: &'a DatedValue,
}

/// How many characters an item of a form has: at least, and fewer than.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Length {
    least: u32,
    below: Option<u32>,
}

impl<'a> Plan<'a> {
    /// Reads the quotas.
    pub(super) fn read(policy: &'a PolicySet) -> Result<Self, PolicyError> {
        let of = |key: &str| policy.values().find(|(known, _)| *known == key).map_or(&[][..], |(_, values)| values);
        let wanted = of(KEY).iter().map(row).collect::<Result<_, _>>()?;
        Ok(Self { wanted, forms: of(FORM_KEY) })
    }

    /// Every pair of period and form that some quota is set for; the empty form stands for any.
    pub(super) fn lines(&self) -> BTreeSet<(SpanKind, &'a str)> {
        self.wanted.iter().map(|row| (row.period, row.form)).collect()
    }

    /// The quota of a class in a period that begins on `day`, for items of a form. A quota for any form is none for a single one, so
    /// this does not ask for the most specific value of the whole key.
    pub(super) fn wanted(&self, class: &str, period: SpanKind, form: &str, day: Date) -> Option<&'a DatedValue> {
        let fits = |row: &&Row<'_>| {
            row.period == period
                && row.form == form
                && row.value.from <= day
                && row.class.is_none_or(|wanted| wanted == class)
        };
        let rank = |value: &DatedValue| (value.when.len(), value.layer, value.from);
        self.wanted.iter().filter(fits).map(|row| row.value).max_by_key(|value| rank(value))
    }

    /// How long items of the form are on the day; the empty form takes any.
    pub(super) fn length(&self, form: &str, day: Date) -> Result<Length, PolicyError> {
        if form.is_empty() {
            return Ok(Length { least: 0, below: None });
        }
        let names = self.forms.iter().filter_map(|value| value.when.get("form")).map(String::as_str);
        let mut leasts = Vec::new();
        for name in names.collect::<BTreeSet<&str>>() {
            leasts.extend(self.least(name, day)?);
        }
        let least = self.least(form, day)?.unwrap_or(0);
        Ok(Length { least, below: leasts.into_iter().filter(|other| least < *other).min() })
    }

    fn least(&self, form: &str, day: Date) -> Result<Option<u32>, PolicyError> {
        let known = |value: &&DatedValue| value.from <= day && value.when.get("form").is_some_and(|name| name == form);
        let value = self.forms.iter().filter(known).max_by_key(|value| (value.layer, value.from));
        let least = value.map(|value| value.number(FORM_KEY)).transpose()?;
        Ok(least.map(|least| u32::try_from(least).unwrap_or(0)))
    }
}

impl Length {
    /// The item is that long.
    pub(super) fn takes(self, item: &ItemFact) -> bool {
        self.least <= item.chars && self.below.is_none_or(|below| item.chars < below)
    }
}

fn row(value: &DatedValue) -> Result<Row<'_>, PolicyError> {
    let of = |name: &str| value.when.get(name).map(String::as_str);
    let wrong =
        || PolicyError::WrongKind { key: KEY.to_owned(), wanted: "按 year、half、quarter、month 之一的任务" };
    let period = SpanKind::from_code(of("period").unwrap_or("quarter")).ok_or_else(wrong)?;
    Ok(Row { period, form: of("form").unwrap_or_default(), class: of("class"), value })
}
