//! 计分 Every unit's points within a span: what its items earned, what its duties earned or cost, then caps and zeroing.
//!
//! Each entry is computed by the policy of its own day. `score` reads the span as over; while it still runs, `score_as_of` leaves out
//! what only its end, or a limit that has not passed, can decide.

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::UnitId;
use kernel::policy::{PolicyError, PolicySet};

use super::account::Accounts;
use super::chains::Chains;
use super::facts::Ledger;
use super::rates::Rates;
use super::result::Score;
use super::{Span, duties, earn, limits};

/// The points of every unit of the ledger, in the order of its units' ids, as they stand once the span is over.
pub fn score(policy: &PolicySet, ledger: &Ledger, span: Span) -> Result<Vec<Score>, PolicyError> {
    score_as_of(policy, ledger, span, after(span))
}

/// The points of every unit as of `today`: calls whose limit has not passed and quota periods that still run cost nothing yet.
pub fn score_as_of(policy: &PolicySet, ledger: &Ledger, span: Span, today: Date) -> Result<Vec<Score>, PolicyError> {
    compute(policy, ledger, span, today, Accounts::of_all(&ledger.units))
}

/// The points of one unit once the span is over; None where the ledger does not know it.
pub fn score_unit(policy: &PolicySet, ledger: &Ledger, span: Span, unit: UnitId) -> Result<Option<Score>, PolicyError> {
    score_unit_as_of(policy, ledger, span, unit, after(span))
}

/// The points of one unit as of `today`.
pub fn score_unit_as_of(
    policy: &PolicySet,
    ledger: &Ledger,
    span: Span,
    unit: UnitId,
    today: Date,
) -> Result<Option<Score>, PolicyError> {
    compute(policy, ledger, span, today, Accounts::of_one(&ledger.units, unit)).map(|mut scores| scores.pop())
}

fn after(span: Span) -> Date {
    span.to().saturating_add(1.day())
}

fn compute<'a>(
    policy: &'a PolicySet,
    ledger: &'a Ledger,
    span: Span,
    today: Date,
    mut accounts: Accounts<'a>,
) -> Result<Vec<Score>, PolicyError> {
    let mut rates = Rates::of(policy);
    let chains = Chains::of(ledger, span);
    earn::earn(&mut rates, &chains, &mut accounts)?;
    duties::reported(&mut rates, ledger, span, &mut accounts)?;
    duties::calls(&mut rates, ledger, span, today, &mut accounts)?;
    duties::quotas(&mut rates, policy, ledger, span, today, &mut accounts)?;
    duties::faults(&mut rates, ledger, &chains, span, &mut accounts)?;
    let mut scores = Vec::new();
    for unit in accounts.asked() {
        let happened = limits::happened(ledger, unit, span, today);
        limits::cap(&mut rates, &mut accounts, unit, span)?;
        limits::zero_out(&mut rates, &mut accounts, unit, span, &happened)?;
        let award_bars = limits::award_bars(&mut rates, &accounts, unit, span, &happened)?;
        scores.push(Score { award_bars, ..accounts.close(unit) });
    }
    Ok(scores)
}
