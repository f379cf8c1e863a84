//! Three years of the fictional district's information work, told by a fixed seed, with dates relative to today.
//!
//! First everything is decided in memory, in the order of time, by the same rules that the buttons ask ([`world`], [`steps`],
//! [`issues`]); then it is written through the same apply functions, many steps in one transaction ([`ops`]). What looks back on the
//! record, like a circular, is decided while it is being written ([`papers`]). A step that a rule refuses stops the start of the
//! demonstration and says which.

mod account;
mod calls;
mod chance;
mod circulars;
mod hours;
mod issues;
mod live;
mod ops;
mod paper_plan;
mod papers;
mod plan;
mod register;
mod slots;
mod steps;
mod template;
mod words;
mod world;

use anyhow::Context;
use calendar::Calendar;
use jiff::{Timestamp, ToSpan};
use kernel::clock::office_day;
use kernel::policy::PolicySet;
use store::args;
use webkit::{App, Problem};

use self::hours::{DAY, Hours};
use self::world::World;
use super::org::Org;

/// Days after which a message counts as read.
const READ_AFTER: i64 = 5;

/// Tells the three years up to now.
pub async fn tell(app: &App, org: &Org, seed: u64) -> anyhow::Result<()> {
    let now = app.clock.now();
    let (world, register) = decide((&app.calendar, app.policies.shipped()), org, now, seed)?;
    let begun = world.hours.at(0);
    let bulletins = world.bulletins.clone();
    register::write(app, org, register, bulletins, begun).await?;
    ops::write_all(app, org, world.ops, seed).await?;
    read_messages(app, org, now).await
}

/// Decides everything that has happened up to now.
fn decide<'a>(
    (calendar, policy): (&Calendar, &'a PolicySet),
    org: &'a Org,
    now: Timestamp,
    seed: u64,
) -> anyhow::Result<(World<'a>, Vec<register::CentralTask>)> {
    let today = office_day(now);
    let first = today.checked_sub(3.years()).context("演示的今天太早")?;
    let hours = Hours::between(calendar, first, today.checked_add(60.days())?);
    let mut world = World::new(org, policy, hours, now, seed)?;
    let begun = world.hours.at(0);
    let tasks = register::central_tasks(&world)?;
    world.bulletins = register::bulletins(&world, begun)?;
    world.set_up_network(begun)?;
    world.publish_focuses(&tasks)?;
    let today = usize::try_from(world.hours.minute(now) / DAY).unwrap_or(0);
    world.plan_years(1, today.saturating_sub(3).max(2))?;
    world.plan_issues(2, today.saturating_sub(2).max(3));
    world.plan_calls()?;
    world.plan_accounts();
    world.plan_papers(seed)?;
    world.plan_today()?;
    world.run()?;
    world.ops.sort_by_key(ops::Op::at);
    Ok((world, tasks))
}

/// Messages of the last days are unread; older ones their readers have seen. Reading a message is no entry of the journal.
async fn read_messages(app: &App, org: &Org, now: Timestamp) -> anyhow::Result<()> {
    let (district, before) = (org.district.clone(), now.as_second() - READ_AFTER * 86_400);
    let written = app.db.write(move |tx| {
        let district = district.clone();
        Box::pin(async move {
            let sql = "update notice set read_at = at + 3600 where district = $1 and at < $2 and read_at is null";
            tx.exec(sql, args![&district, before]).await?;
            Ok::<(), Problem>(())
        })
    });
    Ok(written.await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Date, date};

    use super::hours::instant;
    use super::ops::Op;

    /// What was written by whom and when, and what became of it, for a given today.
    fn told(today: Date, minute: i64, seed: u64) -> Vec<String> {
        let org = Org::read(seed).expect("read");
        let policy = crate::house::policy("speech").expect("shipped");
        let now = instant(today, minute);
        let (world, _) = decide((Calendar::shipped(), &policy), &org, now, seed).expect("every step is legal");
        assert!(world.ops.iter().all(|op| op.at() <= now), "nothing happens after now");
        assert!(world.ops.windows(2).all(|pair| pair[0].at() <= pair[1].at()), "the journal runs with time");
        let said = |op: &Op| match op {
            Op::Draft { item, change, .. } => {
                format!("{} {} {} {}", change.at, item.id, item.text.title, item.text.body)
            }
            Op::Item { id, change, version, .. } => format!("{} {id} {} {version}", change.at, change.verb),
            Op::Open { change, .. } | Op::Issue { change, .. } => format!("{} {}", change.at, change.verb),
            Op::Tell { text, at, .. } => format!("{at} {text}"),
            Op::Call { change, .. } | Op::Answer { change, .. } => format!("{} {}", change.at, change.verb),
            Op::Focus { change, .. } => format!("{} {}", change.at, change.verb),
            Op::Network { change, .. } => format!("{} {}", change.at, change.verb),
            Op::Outcome { change, .. } => format!("{} {}", change.at, change.verb),
            Op::Fault { change, .. } => format!("{} {}", change.at, change.verb),
            Op::Class { change, .. } => format!("{} {}", change.at, change.verb),
            Op::Paper { at, paper } => format!("{at} {paper:?}"),
        };
        world.ops.iter().map(said).collect()
    }

    #[test]
    fn the_same_seed_and_day_make_the_same_three_years() {
        let once = told(date(2026, 11, 23), 600, 7);
        assert_eq!(once, told(date(2026, 11, 23), 600, 7));
        assert_ne!(once, told(date(2026, 11, 23), 600, 8));
    }

    #[test]
    fn every_step_is_legal_on_whatever_day_and_hour_it_starts() {
        let starts = [(date(2026, 1, 1), 5), (date(2026, 2, 17), 780), (date(2028, 2, 29), 719)];
        for (seed, (today, minute)) in (1..).zip(starts) {
            assert!(10_000 < told(today, minute, seed).len(), "{today}");
        }
    }
}
