//! When circulars, reviews and standings go on (INF-6, INF-7, INF-9, INF-11). Their ids come from a clock of their own, so that the
//! items of a seed stay as they are.

use anyhow::Context;
use information::model::{CircularKind, StandingId};
use information::points::{Span, SpanKind};
use jiff::civil::Date;
use kernel::clock::office_day;
use kernel::{Clock, FixedClock, MatterId};

use super::circulars::{CircularStep, Examine};
use super::hours::DAY;
use super::ops::Op;
use super::papers::{Disputed, Paper, Published, ReviewStep};
use super::world::World;

/// Regular circulars of so many ended quarters.
const REGULAR: usize = 4;
/// More names than a circular of criticism of the demonstration has; places that are not there have no step.
const NAMES: usize = 12;
/// Working days between the first of January and the leader's signature.
const SIGNED_AFTER: i64 = 16;
/// The first month whose faults lead to a circular before the year has ended.
const WITHIN_YEAR: i8 = 3;
/// The district's place among the city's eleven, quarter after quarter.
const PLACES: [u32; 12] = [9, 8, 8, 7, 8, 6, 7, 5, 6, 5, 5, 4];

impl World<'_> {
    /// Plans what looks back on the record.
    pub fn plan_papers(&mut self, seed: u64) -> anyhow::Result<()> {
        let ids = FixedClock::new(self.now, seed ^ 0xc19c);
        let first = self.hours.day(0).context("没有工作日")?;
        let today = office_day(self.now);
        self.plan_standings(&ids, first, today);
        let mut quarter = Span::around(today, SpanKind::Quarter).before();
        for _ in 0..REGULAR {
            self.plan_regular(&ids, quarter);
            quarter = quarter.before();
        }
        for year in first.year() + 1..today.year() {
            self.plan_criticism(&ids, Span::around(Date::new(year, 1, 1)?, SpanKind::Year));
        }
        self.plan_hearing(&ids, today)?;
        self.plan_reviews(&ids);
        Ok(())
    }

    /// It goes on in this minute at work; what lies in the future stays untold.
    fn paper(&mut self, minute: i64, paper: Paper) {
        let at = self.hours.at(minute);
        if at <= self.now {
            self.ops.push(Op::Paper { at, paper: Box::new(paper) });
        }
    }

    /// The first minute at work of the first working day on or after this one.
    fn morning(&self, day: Date) -> i64 {
        i64::try_from(self.hours.number(day)).unwrap_or(i64::MAX / DAY) * DAY
    }

    /// The city publishes quarters and years some days after they end; once it put a figure right.
    fn plan_standings(&mut self, ids: &FixedClock, first: Date, today: Date) {
        let mut ended = Vec::new();
        let mut quarter = Span::around(today, SpanKind::Quarter).before();
        while first <= quarter.from() && ended.len() < PLACES.len() {
            ended.push(quarter);
            quarter = quarter.before();
        }
        let latest = PLACES.iter().rev();
        for (back, (quarter, place)) in ended.into_iter().zip(latest).enumerate() {
            let published = self.morning(quarter.after().from()) + 12 * DAY + 95;
            let mut enter = |minute, period, place, reason| {
                let id = StandingId::new(ids.fresh_uuid());
                self.paper(minute, Paper::Standing(Published { id, period, place, reason }));
            };
            if back == 1 {
                enter(published, quarter, place + 1, None);
                let reason = "市委办公室更正了通报，原来少计本区1条采用。";
                enter(published + 8 * DAY, quarter, *place, Some(reason));
            } else {
                enter(published, quarter, *place, None);
            }
            let year = Span::around(quarter.to(), SpanKind::Year);
            if year.to() == quarter.to() && first <= year.from() {
                enter(published + 6 * DAY, year, *place, None);
            }
        }
    }

    /// Every quarter the section tells all units what was reported and adopted; the director signs (INF-11).
    fn plan_regular(&mut self, ids: &FixedClock, quarter: Span) {
        let id = MatterId::new(ids.fresh_uuid());
        let start = self.morning(quarter.after().from()) + 3 * DAY;
        let steps = [
            (60, CircularStep::Draft(CircularKind::Regular, quarter)),
            (75, CircularStep::Address),
            (200, CircularStep::Submit),
            (DAY + 130, CircularStep::Sign("director")),
        ];
        for (minute, step) in steps {
            self.paper(start + minute, Paper::Circular(id, step));
        }
    }

    /// In January the year that ended is looked back on: heard, answered, signed twice. A year whose circular could not be out by
    /// now has none yet, and the section begins it when it likes.
    fn plan_criticism(&mut self, ids: &FixedClock, year: Span) {
        let id = MatterId::new(ids.fresh_uuid());
        let start = self.morning(year.after().from());
        let out = start + SIGNED_AFTER * DAY + 60;
        if self.now < self.hours.at(out) {
            return;
        }
        let mut steps = vec![
            (5 * DAY + 100, CircularStep::Draft(CircularKind::Criticism, year)),
            (5 * DAY + 160, CircularStep::Address),
            (6 * DAY + 45, CircularStep::OpenHearing),
        ];
        for place in 0..NAMES {
            let minute = 6 * DAY + 220 + i64::try_from(place).unwrap_or(0) * 70;
            let step = if place == 1 { CircularStep::Object(place) } else { CircularStep::Acknowledge(place) };
            steps.push((minute, step));
        }
        steps.push((9 * DAY + 30, CircularStep::Overrule));
        steps.push((12 * DAY + 70, CircularStep::Submit));
        steps.push((14 * DAY + 200, CircularStep::Sign("director")));
        steps.push((SIGNED_AFTER * DAY + 60, CircularStep::Sign("leader-committee")));
        // Whoever was ordered to examine itself does, and mends; the second unit took a little longer.
        for (place, later) in [(0, 0), (1, 2 * DAY), (2, 3 * DAY)] {
            let examine = |step| CircularStep::Examine(place, step);
            let out = SIGNED_AFTER * DAY + later;
            steps.push((out + 6 * DAY + 150, examine(Examine::Write)));
            steps.push((out + 8 * DAY + 90, examine(Examine::Pass)));
            steps.push((out + 16 * DAY + 240, examine(Examine::Mended)));
            steps.push((out + 18 * DAY + 120, examine(Examine::Accept)));
        }
        for (minute, step) in steps {
            self.paper(start + minute, Paper::Circular(id, step));
        }
    }

    /// Important items that came late this year are heard about now: one unit objects, the unit of the role cards has still to
    /// answer. Early in the year the section is busy with the year before.
    fn plan_hearing(&mut self, ids: &FixedClock, today: Date) -> anyhow::Result<()> {
        let id = MatterId::new(ids.fresh_uuid());
        if today.month() < WITHIN_YEAR {
            return Ok(());
        }
        let unit = self.org.units.get("linjiang").context("demo/org.toml: 没有 linjiang")?.id;
        let year = Span::around(today, SpanKind::Year);
        let now = self.hours.minute(self.now);
        let steps = [
            (4 * DAY, CircularStep::Draft(CircularKind::Criticism, year)),
            (DAY + 40, CircularStep::OpenHearing),
            (DAY / 2, CircularStep::ObjectBut(unit)),
        ];
        for (ago, step) in steps {
            self.paper(now - ago, Paper::Circular(id, step));
        }
        Ok(())
    }

    /// One unit was right, one was not, one waits for its answer (INF-4, GEN-3).
    fn plan_reviews(&mut self, ids: &FixedClock) {
        let now = self.hours.minute(self.now);
        let vacant = "原信息员已经离岗，接替人选未定，本季报送任务请按免考处理，请复核。";
        let wrong = "前后两处数字口径不同，不是写错，请复核这一条差错。";
        let total = "本季有两条被合并采用，积分只见一条，请复核本季全部积分。";
        let right = "信息员离岗情况属实，任务应当免考。";
        let stands = "更正函由单位自己发来，两处数字同一口径、同一时点，差错成立，不改。";
        let reviews = [
            vec![
                (27 * DAY, ReviewStep::Ask("zhuping-head", Disputed::Quota, vacant)),
                (24 * DAY, ReviewStep::Upheld(right, "已登记免考，自登记之日起三个月")),
            ],
            vec![
                (93 * DAY, ReviewStep::Ask("citymgmt-reporter", Disputed::Fault, wrong)),
                (93 * DAY - 190, ReviewStep::Sign("citymgmt-head")),
                (90 * DAY, ReviewStep::NotUpheld(stands)),
            ],
            vec![
                (2 * DAY, ReviewStep::Ask("culture-reporter", Disputed::Total, total)),
                (DAY + 150, ReviewStep::Sign("culture-head")),
            ],
        ];
        for steps in reviews {
            let id = MatterId::new(ids.fresh_uuid());
            for (ago, step) in steps {
                self.paper(now - ago, Paper::Review(id, step));
            }
        }
    }
}
