//! 通报名单 Which units a circular of criticism might name, with the facts behind each.
//!
//! What is done is judged at once: an important item late or missed, a call not answered, a quota period that has ended. What the
//! rest of the span can still mend is judged when it has ended and is an early [`warnings`] before.

use jiff::civil::Date;
use kernel::Why;
use kernel::policy::{DatedValue, PolicyError, PolicySet};

use super::duty::{Duty, days};
use super::facts::{CallFact, Ledger};
use super::in_row::length;
use super::result::{Candidate, Ground, QuotaProgress, QuotaStanding, Score};
use super::tally::{Account, accounts};
use super::{Span, asked, quota};
use crate::rules::circular_ground_calls::{Grounds, LATE, MISSED};
use crate::rules::circular_reading::Reading;
use crate::rules::quota_counts::Counting;
use crate::rules::{
    circular_ground_calls, circular_ground_important_faults as important_faults,
    circular_ground_needs_time as needs_time, circular_ground_nothing_reported as nothing_reported,
    circular_ground_quota_missed as quota_missed, circular_ground_zero_points as zero_points,
};

/// The units that policy has named for this span, as of `today`. `scores` are those of the same ledger and span.
///
/// 未报 and 0分 are judged on spans of the length that policy says (`judged_over`); the other grounds on spans up to a round.
pub fn candidates(
    policy: &PolicySet,
    ledger: &Ledger,
    scores: &[Score],
    span: Span,
    today: Date,
) -> Result<Vec<Candidate>, PolicyError> {
    judge(policy, ledger, scores, span, Stage::Done { today })
}

/// The units that policy would have named if the span ended today, for grounds that they can still mend. Empty once it has ended.
pub fn warnings(
    policy: &PolicySet,
    ledger: &Ledger,
    scores: &[Score],
    span: Span,
    today: Date,
) -> Result<Vec<Candidate>, PolicyError> {
    if !span.contains(today) {
        return Ok(Vec::new());
    }
    judge(policy, ledger, scores, span, Stage::Running { today })
}

/// How 未报 and 0分 are read together for this span, as its circular states it; None where policy has not both.
pub fn reading(policy: &PolicySet, span: Span) -> Result<Option<Why>, PolicyError> {
    let day = span.to();
    let both = asked::on(policy, day, nothing_reported::KEY)?.and(asked::on(policy, day, zero_points::KEY)?);
    Ok(both.map(|_| Reading::on(policy, day)).transpose()?.map(|reading| reading.why(policy, day)))
}

/// What is being asked.
#[derive(Debug, Clone, Copy)]
enum Stage {
    /// Who is named for what is done.
    Done { today: Date },
    /// Who would be named for what can still be mended.
    Running { today: Date },
}

struct Bench<'a> {
    policy: &'a PolicySet,
    span: Span,
    stage: Stage,
    counting: Counting,
    scores: Vec<&'a Score>,
    /// The sentence's beginning, such as 到11月20日为止，; empty once done.
    lead: String,
    quotas: Vec<QuotaProgress>,
}

fn judge(
    policy: &PolicySet,
    ledger: &Ledger,
    scores: &[Score],
    span: Span,
    stage: Stage,
) -> Result<Vec<Candidate>, PolicyError> {
    let today = stage.today();
    let mut scores: Vec<&Score> = scores.iter().collect();
    scores.sort_by_key(|score| score.unit);
    let lead = match stage {
        Stage::Done { .. } => String::new(),
        Stage::Running { today } => format!("到{}月{}日为止，", today.month(), today.day()),
    };
    let wanted = policy.values().any(|(key, values)| key == quota_missed::KEY && values.iter().any(is_on));
    let quotas = if wanted { quota(policy, ledger, span, today)? } else { Vec::new() };
    let bench = Bench { policy, span, stage, counting: Counting::read(policy)?, scores, lead, quotas };
    let mut candidates = Vec::new();
    for account in accounts(ledger, span.from(), span.to().min(today)) {
        let grounds = bench.grounds(&account)?;
        if !grounds.is_empty() {
            candidates.push(Candidate { unit: account.unit.id, grounds });
        }
    }
    Ok(candidates)
}

impl Stage {
    const fn today(self) -> Date {
        match self {
            Self::Done { today } | Self::Running { today } => today,
        }
    }
}

impl Bench<'_> {
    fn grounds(&self, account: &Account<'_>) -> Result<Vec<Ground>, PolicyError> {
        let mut grounds = self.nothing_or_zero(account)?;
        if length(self.policy, self.span.to(), "information.circular.round")? <= self.span.kind() {
            match self.stage {
                Stage::Done { today } => {
                    grounds.extend(self.faults(account, today)?);
                    let of = |call: &&CallFact| circular_ground_calls::missed(call, today);
                    grounds.extend(self.calls(account, &MISSED, of)?);
                    let of = |call: &&CallFact| circular_ground_calls::late(call) && call.due < today;
                    grounds.extend(self.calls(account, &LATE, of)?);
                }
                Stage::Running { .. } => {}
            }
            grounds.extend(self.quota_missed(account)?);
        }
        Ok(grounds)
    }

    fn nothing_or_zero(&self, account: &Account<'_>) -> Result<Vec<Ground>, PolicyError> {
        let (policy, span, day) = (self.policy, self.span, self.span.to());
        if length(policy, day, "information.circular.judged_over")? != span.kind() || !self.due()? {
            return Ok(Vec::new());
        }
        let duty = Duty::of(account.unit, &account.exemptions, span);
        if !needs_time::long_enough(policy, day, &duty)? {
            return Ok(Vec::new());
        }
        let nothing = self.nothing_reported(account)?;
        let zero = self.zero_points(account)?;
        let reading = Reading::on(policy, day)?;
        if !reading.names(nothing.as_ref().map(Option::is_some), zero.as_ref().map(Option::is_some)) {
            return Ok(Vec::new());
        }
        let both = nothing.is_some() && zero.is_some();
        let mut grounds: Vec<Ground> = nothing.flatten().into_iter().chain(zero.flatten()).collect();
        for ground in &mut grounds {
            ground.why.facts.push(needs_time::fact(&duty));
            if both {
                ground.why.facts.push(kernel::Fact::new("读法", reading.sentence()));
            }
        }
        Ok(grounds)
    }

    /// Whether 未报 and 0分 are judged at all now: after the end, or as a warning shortly before it.
    fn due(&self) -> Result<bool, PolicyError> {
        match self.stage {
            Stage::Done { today } => Ok(self.span.to() < today),
            Stage::Running { today } => {
                let warn = asked::number(self.policy, self.span.to(), "information.circular.warn_days")?;
                Ok(warn.is_none_or(|(most, _)| days(today, self.span.to()) as usize <= most))
            }
        }
    }

    /// None where policy has not the ground; inside, None where it does not hold.
    fn nothing_reported(&self, account: &Account<'_>) -> Result<Option<Option<Ground>>, PolicyError> {
        let Some(value) = asked::on(self.policy, self.span.to(), nothing_reported::KEY)? else { return Ok(None) };
        let mut uncounted = Vec::new();
        for item in &account.items {
            match self.counting.against(item) {
                None => return Ok(Some(None)),
                Some(against) => uncounted.push((*item, against)),
            }
        }
        uncounted.sort_by_key(|(item, _)| (item.reported_on, item.id));
        Ok(Some(Some(nothing_reported::ground(self.policy, value, self.span, &self.lead, &uncounted))))
    }

    fn zero_points(&self, account: &Account<'_>) -> Result<Option<Option<Ground>>, PolicyError> {
        let Some(value) = asked::on(self.policy, self.span.to(), zero_points::KEY)? else { return Ok(None) };
        let Ok(place) = self.scores.binary_search_by_key(&account.unit.id, |score| score.unit) else {
            return Ok(Some(None));
        };
        let score = self.scores[place];
        let holds = zero_points::is_zero(self.policy, self.span.to(), score.total)?;
        Ok(Some(holds.then(|| zero_points::ground(self.policy, value, self.span, &self.lead, score))))
    }

    fn faults(&self, account: &Account<'_>, today: Date) -> Result<Option<Ground>, PolicyError> {
        let least = asked::number(self.policy, self.span.to(), "information.circular.important_faults_least")?;
        let within = account.faults.iter().copied();
        let within = within.filter(|fault| self.span.contains(fault.day) && fault.day <= today);
        let naming = important_faults::naming(self.policy, within, least.map_or(1, |(least, _)| least))?;
        let Some(last) = naming.last() else { return Ok(None) };
        let value = asked::on(self.policy, last.day, important_faults::KEY)?.expect("the last fault was let in by it");
        Ok(Some(important_faults::ground(self.policy, value, &naming)))
    }

    fn calls(
        &self,
        account: &Account<'_>,
        which: &Grounds,
        of: impl Fn(&&CallFact) -> bool,
    ) -> Result<Option<Ground>, PolicyError> {
        let Some((least, value)) = asked::number(self.policy, self.span.to(), which.key)? else { return Ok(None) };
        let calls: Vec<&CallFact> =
            account.calls.iter().copied().filter(|call| self.span.contains(call.due)).filter(of).collect();
        let enough = !calls.is_empty() && least <= calls.len();
        Ok(enough.then(|| which.ground(self.policy, value, &calls)))
    }

    fn quota_missed(&self, account: &Account<'_>) -> Result<Option<Ground>, PolicyError> {
        let (mut missed, mut last) = (Vec::new(), None::<&DatedValue>);
        let first = self.quotas.partition_point(|line| line.unit < account.unit.id);
        for line in self.quotas[first..].iter().take_while(|line| line.unit == account.unit.id) {
            let Some(value) = asked::on(self.policy, line.to, quota_missed::KEY)? else { continue };
            let holds = match (&line.standing, self.stage) {
                (QuotaStanding::Missed { .. }, Stage::Done { .. }) => true,
                (QuotaStanding::Behind { .. }, Stage::Running { .. }) => true,
                (QuotaStanding::Missed { .. } | QuotaStanding::Behind { .. }, _) => false,
                (QuotaStanding::Met | QuotaStanding::OnPace { .. }, _) => false,
                (QuotaStanding::Exempt { .. } | QuotaStanding::Free, _) => false,
            };
            if holds {
                missed.push((line.span(), line));
                last = Some(value);
            }
        }
        Ok(last.map(|value| quota_missed::ground(self.policy, value, &self.lead, &missed)))
    }
}

fn is_on(value: &DatedValue) -> bool {
    matches!(value.value, kernel::policy::Value::Switch(true))
}
