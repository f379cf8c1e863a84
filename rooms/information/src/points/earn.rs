//! 得分 What an item's outcomes earn: each by the policy of its day, then what counts of several, then the shares.

use std::rc::Rc;

use kernel::policy::PolicyError;
use kernel::{Fact, RuleCard, UnitId};

use super::account::{Accounts, points_text};
use super::chains::Chains;
use super::facts::{ItemFact, OutcomeFact};
use super::rates::{Key, Rate, Rates};
use super::result::{Component, Entry};
use crate::model::OutcomeKind;
use crate::rules::adopted_earns_points::{self, component, level_word};
use crate::rules::instruction_earns_points::{self, Place, Sequence};
use crate::rules::several_adoptions_of_one_item::{self as several_adoptions, Several};
use crate::rules::shares_sum_to_the_whole::{self as sharing, Share, shares};
use crate::rules::{media_earns_points, points_by_policy_of_the_day, sent_up_earns_points};

/// An outcome with what it comes to.
struct Earned<'a> {
    outcome: &'a OutcomeFact,
    place: Option<Place>,
    form: &'a str,
    class: &'a str,
    /// The row of policy; None where policy sets nothing.
    rate: Option<Rc<Rate<'a>>>,
    points: i64,
    /// Why it counts nothing although policy sets points.
    lost: Option<Lost<'a>>,
}

/// Another outcome counts instead.
struct Lost<'a> {
    card: &'static RuleCard,
    rate: Rc<Rate<'a>>,
    /// The place of that other one.
    winner: usize,
}

/// Adds the entries of every outcome of the span.
pub(super) fn earn<'a>(
    rates: &mut Rates<'a>,
    chains: &Chains<'a>,
    accounts: &mut Accounts<'a>,
) -> Result<(), PolicyError> {
    for (item, outcomes) in chains.each() {
        let holders = chains.holders(item);
        if holders.iter().any(|unit| accounts.has(*unit)) {
            let earned = chain(rates, accounts, item, outcomes)?;
            for at in 0..earned.len() {
                enter(rates, accounts, item, &holders, &earned, at)?;
            }
        }
    }
    Ok(())
}

fn chain<'a>(
    rates: &mut Rates<'a>,
    accounts: &Accounts<'a>,
    item: &'a ItemFact,
    outcomes: &[&'a OutcomeFact],
) -> Result<Vec<Earned<'a>>, PolicyError> {
    let mut earned = Vec::with_capacity(outcomes.len());
    for outcome in outcomes {
        let class = accounts.class(rates, item.unit, outcome.day)?;
        let form = rates.form(item.chars, outcome.day)?;
        earned.push(Earned { outcome, place: None, form, class, rate: None, points: 0, lost: None });
    }
    put_in_place(rates, &mut earned)?;
    for at in 0..earned.len() {
        let case = case(item, &earned, at);
        if let Some((points, rate)) = rates.points(key(earned[at].outcome.kind), earned[at].outcome.day, &case)? {
            (earned[at].points, earned[at].rate) = (points, Some(rate));
        }
    }
    if 1 < earned.len() {
        for kind in OutcomeKind::ALL {
            of_several(rates, &mut earned, *kind)?;
        }
        without_sent_up(rates, &mut earned)?;
    }
    Ok(earned)
}

/// Which instruction was first: the earlier day, on one day the higher level, then the higher rank.
fn put_in_place<'a>(rates: &mut Rates<'a>, earned: &mut [Earned<'a>]) -> Result<(), PolicyError> {
    let is_instruction = |at: &usize| earned[*at].outcome.kind == OutcomeKind::Instruction;
    let mut order: Vec<usize> = (0..earned.len()).filter(is_instruction).collect();
    let rank = |at: usize| earned[at].outcome.instruction.as_ref().map(|instruction| instruction.rank);
    order.retain(|at| rank(*at).is_some());
    let Some(last) = order.iter().map(|at| earned[*at].outcome.day).max() else { return Ok(()) };
    order.sort_by_key(|at| {
        let outcome = earned[*at].outcome;
        (outcome.day, std::cmp::Reverse(outcome.level), rank(*at), outcome.id)
    });
    let sequence = rates.find(Key::Sequence, last, &[("class", earned[order[0]].class)]);
    let sequence = sequence.map_or(Ok(Sequence::Item), |rate| rate.choice(Sequence::from_code))?;
    let row: Vec<_> = order.iter().filter_map(|at| Some((earned[*at].outcome.level, rank(*at)?))).collect();
    for (at, place) in order.into_iter().zip(instruction_earns_points::places(sequence, &row)) {
        earned[at].place = Some(place);
    }
    Ok(())
}

/// The facts that the points of an outcome may hang on.
fn case<'a>(item: &'a ItemFact, earned: &[Earned<'a>], at: usize) -> Vec<(&'static str, &'a str)> {
    let Earned { outcome, place, form, class, .. } = &earned[at];
    let mut case = vec![
        ("level", outcome.level.code()),
        ("mode", outcome.mode.code()),
        ("kind", item.kind.code()),
        ("form", *form),
        ("class", *class),
        ("urgent", yes_no(item.urgent)),
        ("forwarded", yes_no(item.forwarded)),
        ("channel", journal(earned, at)),
    ];
    if let (Some(instruction), Some(place)) = (&outcome.instruction, place) {
        case.push(("rank", instruction.rank.code()));
        case.push(("order", place.code()));
    }
    case
}

/// The journal; for an instruction the one at its level in which the leader last could have read the item.
fn journal<'a>(earned: &[Earned<'a>], at: usize) -> &'a str {
    let outcome = earned[at].outcome;
    if outcome.kind != OutcomeKind::Instruction || !outcome.channel.is_empty() {
        return &outcome.channel;
    }
    let read = earned
        .iter()
        .map(|other| other.outcome)
        .filter(|other| other.kind == OutcomeKind::Adopted && other.level == outcome.level && other.day <= outcome.day);
    read.max_by_key(|other| (other.day, other.id)).map_or("", |other| &other.channel)
}

pub(super) const fn yes_no(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

const fn key(kind: OutcomeKind) -> Key {
    match kind {
        OutcomeKind::SentUp => Key::SentUp,
        OutcomeKind::Adopted => Key::Adopted,
        OutcomeKind::Media => Key::Media,
        OutcomeKind::Instruction => Key::Instruction,
    }
}

const fn card(kind: OutcomeKind) -> &'static RuleCard {
    match kind {
        OutcomeKind::SentUp => &sent_up_earns_points::CARD,
        OutcomeKind::Adopted => &adopted_earns_points::CARD,
        OutcomeKind::Media => &media_earns_points::CARD,
        OutcomeKind::Instruction => &instruction_earns_points::CARD,
    }
}

/// Of several outcomes of one kind, those count that policy says.
fn of_several<'a>(rates: &mut Rates<'a>, earned: &mut [Earned<'a>], kind: OutcomeKind) -> Result<(), PolicyError> {
    let pool: Vec<usize> =
        (0..earned.len()).filter(|at| earned[*at].outcome.kind == kind && earned[*at].rate.is_some()).collect();
    let Some(last) = pool.last().filter(|_| 1 < pool.len()) else { return Ok(()) };
    let case = [("outcome", kind.code()), ("class", earned[*last].class)];
    let Some(rate) = rates.find(Key::Several, earned[*last].outcome.day, &case) else { return Ok(()) };
    let several = rate.choice(Several::from_code)?;
    let outcomes: Vec<_> = pool.iter().map(|at| (earned[*at].outcome.level, earned[*at].points)).collect();
    for (place, winner) in several_adoptions::outdone(several, &outcomes).into_iter().enumerate() {
        earned[pool[place]].lost =
            winner.map(|winner| Lost { card: &several_adoptions::CARD, rate: rate.clone(), winner: pool[winner] });
    }
    Ok(())
}

/// Points for having been sent up go where policy lets an adoption take their place.
fn without_sent_up<'a>(rates: &mut Rates<'a>, earned: &mut [Earned<'a>]) -> Result<(), PolicyError> {
    for at in 0..earned.len() {
        let Earned { outcome, class, lost, rate, .. } = &earned[at];
        if outcome.kind != OutcomeKind::SentUp || lost.is_some() || rate.is_none() {
            continue;
        }
        let replaces = |other: &Earned<'_>| {
            other.outcome.kind == OutcomeKind::Adopted
                && other.rate.is_some()
                && other.lost.is_none()
                && sent_up_earns_points::replaces(other.outcome.level, outcome.level)
        };
        let Some(winner) = earned.iter().position(replaces) else { continue };
        let case = [("level", outcome.level.code()), ("class", *class)];
        let Some(rate) = rates.find(Key::SentUpKept, outcome.day, &case) else { continue };
        if !rate.row.switch(Key::SentUpKept.text())? {
            earned[at].lost = Some(Lost { card: &sent_up_earns_points::CARD, rate, winner });
        }
    }
    Ok(())
}

/// Enters the outcome for every unit that shares in it.
fn enter<'a>(
    rates: &mut Rates<'a>,
    accounts: &mut Accounts<'a>,
    item: &'a ItemFact,
    holders: &[UnitId],
    earned: &[Earned<'a>],
    at: usize,
) -> Result<(), PolicyError> {
    let Earned { outcome, rate, points, lost, .. } = &earned[at];
    let sharing = if 1 < holders.len() { Some(share(rates, outcome)?) } else { None };
    let whole = if lost.is_some() { 0 } else { *points };
    let parts = sharing.as_ref().map_or_else(|| vec![whole], |(share, _)| shares(whole, holders.len(), share));
    for (unit, part) in holders.iter().zip(parts) {
        if !accounts.has(*unit) {
            continue;
        }
        let mut facts = facts(item, &earned[at]);
        if let Some((_, how)) = &sharing {
            let names: Vec<&str> = holders.iter().map(|unit| accounts.name(*unit)).collect();
            facts.push(Fact::new("合并单位", names.join("、")));
            facts.push(Fact::new("分法", how.as_str()));
        }
        let why = match (rate, lost) {
            (None, _) => points_by_policy_of_the_day::silent(facts),
            (Some(_), Some(lost)) => {
                let instead = &earned[lost.winner];
                facts.push(Fact::new("本可计", points_text(*points)));
                facts.push(Fact::new("改计", format!("{}，{}", label(instead.outcome), points_text(instead.points))));
                lost.rate.why(lost.card, facts)
            }
            (Some(rate), None) => {
                facts.push(Fact::new("分值", points_text(*points)));
                rate.why(card(outcome.kind), facts)
            }
        };
        let entry = Entry {
            component: part_of_account(outcome),
            hundredths: part,
            day: outcome.day,
            label: label(outcome),
            why,
            submission: Some(item.id),
            outcome: Some(outcome.id),
            fault: None,
        };
        accounts.add(*unit, entry);
    }
    Ok(())
}

/// How the units of a merged item share, with the words for it.
fn share<'a>(rates: &mut Rates<'a>, outcome: &'a OutcomeFact) -> Result<(Share, String), PolicyError> {
    let case = [("outcome", outcome.kind.code()), ("level", outcome.level.code()), ("mode", outcome.mode.code())];
    let Some(rate) = rates.find(Key::Share, outcome.day, &case) else {
        return Ok((Share::Equal, format!("平分（{}）", sharing::CARD.title)));
    };
    let told = |way: &str| format!("{way}（{}）", rate.row.basis);
    match rate.row.text(Key::Share.text())? {
        "equal" => Ok((Share::Equal, told("平分"))),
        "full" => Ok((Share::Full, told("各计全分"))),
        "half" => Ok((Share::Half, told("各计一半"))),
        "ratio" => {
            let wrong = || PolicyError::NotInForce { key: Key::ShareRatio.text().to_owned(), day: outcome.day };
            let ratio = rates.find(Key::ShareRatio, outcome.day, &case).ok_or_else(wrong)?;
            let numbers = ratio.row.texts(Key::ShareRatio.text())?;
            let share = sharing::ratio(numbers).ok_or_else(|| ratio.wrong("大于零的整数的列表，如 [\"3\", \"2\"]"))?;
            Ok((share, told(&format!("按{}分给排在前面的单位", numbers.join("比")))))
        }
        _ => Err(rate.wrong("equal、full、half 或 ratio")),
    }
}

const fn part_of_account(outcome: &OutcomeFact) -> Component {
    match outcome.kind {
        OutcomeKind::SentUp => Component::SentUp,
        OutcomeKind::Adopted => component(outcome.level),
        OutcomeKind::Media => Component::Media,
        OutcomeKind::Instruction => Component::Instruction,
    }
}

fn label(outcome: &OutcomeFact) -> String {
    let level = level_word(outcome.level);
    match outcome.kind {
        OutcomeKind::SentUp if outcome.channel.is_empty() => format!("报{}", outcome.level.name()),
        OutcomeKind::SentUp => format!("报{}《{}》", outcome.level.name(), outcome.channel),
        OutcomeKind::Adopted => format!("{level}采用《{}》", outcome.channel),
        OutcomeKind::Media => media_earns_points::label(level, &outcome.channel),
        OutcomeKind::Instruction => {
            let rank = outcome.instruction.as_ref().map_or("", |instruction| instruction.rank.name());
            format!("{level}{rank}批示")
        }
    }
}

/// What the entry rests on; class, form and the like only where the row of policy hangs on them.
fn facts(item: &ItemFact, earned: &Earned<'_>) -> Vec<Fact> {
    let Earned { outcome, place, form, class, rate, .. } = earned;
    let mut facts = Vec::with_capacity(8);
    facts.push(Fact::new("信息", item.title.as_str()));
    facts.push(Fact::new("日期", outcome.day.to_string()));
    facts.push(Fact::new("层级", outcome.level.name()));
    if let Some(instruction) = &outcome.instruction {
        facts.push(Fact::new("批示领导", instruction.leader.as_str()));
        facts.push(Fact::new("次序", place.map_or("", Place::name)));
    } else {
        facts.push(Fact::new("刊物或媒体", outcome.channel.as_str()));
        facts.push(Fact::new("方式", outcome.mode.name()));
    }
    let Some(rate) = rate else { return facts };
    for dimension in rate.row.when.keys() {
        match dimension.as_str() {
            "kind" => facts.push(Fact::new("类别", item.kind.name())),
            "form" => facts.push(Fact::new("篇幅", format!("{form}（{}字）", item.chars))),
            "class" => facts.push(Fact::new("单位类别", *class)),
            "urgent" => facts.push(Fact::new("紧急信息", if item.urgent { "是" } else { "否" })),
            "forwarded" => facts.push(Fact::new("转发本单位文件", if item.forwarded { "是" } else { "否" })),
            _ => {}
        }
    }
    facts
}
