//! 在考核天数 For which days of a span a unit owes reports: not before it was founded, not while it is exempt.

use jiff::civil::Date;

use super::Span;
use super::facts::{ExemptionFact, UnitFact};

/// How many days of a span a unit owes reports for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Duty<'a> {
    /// The first day on which the unit reports to the Office within the span.
    pub start: Date,
    /// All days of the span.
    pub days: u32,
    /// Days before the unit was founded.
    pub before: u32,
    /// Days since then on which it is exempt.
    pub exempt: u32,
    /// Why it is exempt on those days.
    pub reasons: Vec<&'a str>,
}

impl<'a> Duty<'a> {
    /// The duty of a unit with these exemptions.
    pub(super) fn of(unit: &UnitFact, exemptions: &[&'a ExemptionFact], span: Span) -> Self {
        let start = unit.since.max(span.from());
        let before = days(span.from(), span.to()) - days(start, span.to());
        let mut within: Vec<(Date, Date, &str)> = exemptions
            .iter()
            .map(|exemption| (exemption.from.max(start), exemption.to.min(span.to()), exemption.reason.as_str()))
            .filter(|(from, to, _)| from <= to)
            .collect();
        within.sort_unstable();
        let (mut exempt, mut free_until) = (0, None::<Date>);
        for (from, to, _) in &within {
            let end = free_until.map_or(*to, |until| until.max(*to));
            exempt += days(*from, end) - free_until.map_or(0, |until| days(*from, until));
            free_until = Some(end);
        }
        let mut reasons: Vec<&str> = within.into_iter().map(|(.., reason)| reason).collect();
        reasons.dedup();
        Self { start, days: days(span.from(), span.to()), before, exempt, reasons }
    }

    /// The days for which it owes reports.
    pub(crate) fn owed(&self) -> u32 {
        self.days - self.before - self.exempt
    }

    /// It owes none in the whole span.
    pub(crate) fn wholly_exempt(&self) -> bool {
        0 < self.exempt && self.owed() == 0
    }
}

/// How many days from one to the other, both included; 0 where the first lies after the last.
pub(crate) fn days(from: Date, to: Date) -> u32 {
    let apart = from.until(to).expect("two days of the calendar are at most so far apart").get_days();
    u32::try_from(apart + 1).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kernel::UnitId;

    use super::*;

    fn unit(since: Date) -> UnitFact {
        UnitFact { id: id(), name: "竹坪乡".to_owned(), classes: Vec::new(), since }
    }

    fn id() -> UnitId {
        "0190a0b0-0000-7000-8000-000000000001".parse().expect("an id")
    }

    fn exempt(from: Date, to: Date) -> ExemptionFact {
        ExemptionFact { unit: id(), from, to, reason: "抗洪".to_owned() }
    }

    #[test]
    fn days_before_the_founding_and_exempt_days_are_counted_once() {
        let third: Span = "2026Q3".parse().expect("a span");
        let (one, other) = (exempt(date(2026, 6, 1), date(2026, 8, 10)), exempt(date(2026, 8, 5), date(2026, 8, 20)));
        let duty = Duty::of(&unit(date(2026, 8, 1)), &[&other, &one], third);
        assert_eq!((duty.days, duty.before, duty.exempt, duty.owed()), (92, 31, 20, 41));
        assert_eq!(duty.reasons, ["抗洪"]);
        let inner = exempt(date(2026, 8, 5), date(2026, 8, 6));
        assert_eq!(Duty::of(&unit(date(2020, 1, 1)), &[&inner, &one], third).exempt, 41);
    }

    #[test]
    fn a_unit_exempt_all_the_span_owes_nothing() {
        let third: Span = "2026Q3".parse().expect("a span");
        let all = exempt(date(2026, 1, 1), date(2026, 12, 31));
        assert!(Duty::of(&unit(date(2020, 1, 1)), &[&all], third).wholly_exempt());
        assert!(!Duty::of(&unit(date(2020, 1, 1)), &[], third).wholly_exempt());
    }
}
