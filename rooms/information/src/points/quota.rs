//! 任务 How far every unit is with its quota.

use jiff::civil::Date;
use kernel::policy::{DatedValue, PolicyError, PolicySet};
use kernel::{Fact, MatterId, Why};

use super::Span;
use super::class::{class_name, class_of};
use super::duty::{Duty, days};
use super::facts::{ItemFact, Ledger};
use super::plan::{Length, Plan};
use super::result::{QuotaProgress, QuotaStanding};
use super::tally::{Account, accounts};
use crate::rules::quota_counts::Counting;
use crate::rules::quota_part::Share;
use crate::rules::{quota_by_class, quota_pace, quota_part};

/// The progress of every unit in every quota period that lies within the span, as of `today`; one line for each quota of policy.
/// A quota is that of the period's first day, or of the unit's own first day within it. A unit for which policy sets none has one
/// line for the whole span, so that what it reported is seen.
pub fn quota(policy: &PolicySet, ledger: &Ledger, span: Span, today: Date) -> Result<Vec<QuotaProgress>, PolicyError> {
    let court = Court { policy, plan: Plan::read(policy)?, counting: Counting::read(policy)?, today };
    let mut lines = Vec::new();
    for account in accounts(ledger, span.from(), span.to().min(today)) {
        lines.extend(court.lines(&account, span)?);
    }
    Ok(lines)
}

struct Court<'a> {
    policy: &'a PolicySet,
    plan: Plan<'a>,
    counting: Counting,
    today: Date,
}

/// Items that count, and those that do not, each with the reason.
type Sorted = (Vec<MatterId>, Vec<(MatterId, Why)>);

/// An item with its place in the order; the keys lie beside it because sorting asks for them over and over.
type Placed<'a> = (Date, MatterId, &'a ItemFact);

/// One period of one unit, before its items are looked at.
struct Line<'a> {
    span: Span,
    day: Date,
    class: &'a str,
    form: &'a str,
    quota: Option<&'a DatedValue>,
}

impl Court<'_> {
    fn lines(&self, account: &Account<'_>, span: Span) -> Result<Vec<QuotaProgress>, PolicyError> {
        let mut lines = Vec::new();
        let items = in_order(&account.items);
        for (period, form) in self.plan.lines() {
            for part in span.parts(period).filter(|part| account.unit.since <= part.to()) {
                let day = part.from().max(account.unit.since);
                let class = class_of(self.policy, account.unit, day)?;
                if let Some(quota) = self.plan.wanted(class, period, form, day) {
                    lines.push(self.progress(
                        account,
                        &items,
                        Line { span: part, day, class, form, quota: Some(quota) },
                    )?);
                }
            }
        }
        if lines.is_empty() && account.unit.since <= span.to() {
            let day = span.from().max(account.unit.since);
            let class = class_of(self.policy, account.unit, day)?;
            lines.push(self.progress(account, &items, Line { span, day, class, form: "", quota: None })?);
        }
        lines.sort_by(|one, other| (one.from, one.to, &one.form).cmp(&(other.from, other.to, &other.form)));
        Ok(lines)
    }

    fn progress(
        &self,
        account: &Account<'_>,
        items: &[Placed<'_>],
        line: Line<'_>,
    ) -> Result<QuotaProgress, PolicyError> {
        let Line { span, day, class, form, quota } = line;
        let (counted, uncounted) = self.sorted(within(items, span), self.plan.length(form, day)?);
        let duty = Duty::of(account.unit, &account.exemptions, span);
        let full = quota.map(|value| value.number(quota_by_class::KEY)).transpose()?;
        let full = full.map(|number| u32::try_from(number).unwrap_or(0));
        let share = quota_part::share(self.policy, day, full.unwrap_or(0), &duty)?;
        let days_left = days(self.today, span.to());
        let (standing, pace) = match (&share, full) {
            (_, None | Some(0)) => (QuotaStanding::Free, None),
            (Share::Exempt { reason }, Some(_)) => (QuotaStanding::Exempt { reason: reason.clone() }, None),
            (Share::Wanted(0), Some(_)) => (QuotaStanding::Free, None),
            (Share::Wanted(wanted), Some(_)) => self.standing(*wanted, counted.len(), class, span, &duty)?,
        };
        let wanted = full.map(|full| match share {
            Share::Wanted(wanted) => wanted,
            Share::Exempt { .. } => full,
        });
        let name = class_name(self.policy, class, day)?;
        let mut facts = vec![
            Fact::new("单位类别", if name.is_empty() { "不分类" } else { name }),
            Fact::new("期间", span.name()),
            Fact::new("任务", full.map_or("不设任务".to_owned(), |full| format!("{full}条"))),
            Fact::new("已报", format!("{}条", counted.len())),
            Fact::new("不计", format!("{}条", uncounted.len())),
        ];
        if let Some(value) = quota {
            facts.push(Fact::new("取值依据", value.basis.clone()));
        }
        if !form.is_empty() {
            facts.insert(2, Fact::new("篇幅", form));
        }
        facts.extend(quota_part::facts(&duty, wanted));
        facts.extend(pace);
        let why = Why::of(&quota_by_class::CARD, facts);
        let why = match quota {
            Some(value) => why.under(self.policy.version_of(value)),
            None => why.under(self.policy.name()),
        };
        Ok(QuotaProgress {
            unit: account.unit.id,
            class: name.to_owned(),
            from: span.from(),
            to: span.to(),
            form: form.to_owned(),
            wanted,
            counted,
            uncounted,
            standing,
            days_left,
            why,
        })
    }

    fn sorted(&self, items: &[Placed<'_>], length: Length) -> Sorted {
        let (mut counted, mut uncounted) = (Vec::new(), Vec::new());
        for (.., item) in items.iter().filter(|(.., item)| length.takes(item)) {
            match self.counting.against(item) {
                None => counted.push(item.id),
                Some(against) => uncounted.push((item.id, against.why(item))),
            }
        }
        (counted, uncounted)
    }

    fn standing(
        &self,
        wanted: u32,
        counted: usize,
        class: &str,
        span: Span,
        duty: &Duty<'_>,
    ) -> Result<(QuotaStanding, Option<Fact>), PolicyError> {
        let Some(short) = quota_by_class::short(wanted, counted) else { return Ok((QuotaStanding::Met, None)) };
        if span.to() < self.today {
            return Ok((QuotaStanding::Missed { short }, None));
        }
        let day = duty.start;
        let case = [("class", class)];
        let of = |key: &str| self.policy.find(day, key, &case).map(|value| value.number(key)).transpose();
        let Some(from_percent) = of("information.quota.pace_from")? else {
            return Ok((QuotaStanding::OnPace { short }, None));
        };
        let pace = quota_pace::Pace {
            from_percent,
            tolerance: of("information.quota.pace_tolerance")?.unwrap_or(0),
            days: i64::from(days(duty.start, span.to())),
            elapsed: i64::from(days(duty.start, self.today)) - 1,
        };
        let fact = Some(pace.fact(wanted));
        Ok(if pace.behind(wanted, counted) {
            (QuotaStanding::Behind { short }, fact)
        } else {
            (QuotaStanding::OnPace { short }, fact)
        })
    }
}

fn in_order<'a>(items: &[&'a ItemFact]) -> Vec<Placed<'a>> {
    let mut placed: Vec<Placed<'a>> = items.iter().map(|item| (item.reported_on, item.id, *item)).collect();
    placed.sort_unstable_by_key(|(day, id, _)| (*day, *id));
    placed
}

fn within<'a, 'b>(items: &'b [Placed<'a>], span: Span) -> &'b [Placed<'a>] {
    let first = items.partition_point(|(day, ..)| *day < span.from());
    let end = items.partition_point(|(day, ..)| *day <= span.to());
    &items[first..end]
}
