//! 数据 What is counted of items and what became of them (INF-9), and 时效 how long they lay and with whom (INF-8).

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::codes::codes;
use super::{Level, OutcomeKind};

codes! {
    /// What a number counts; every number opens to what it counted.
    Measure {
        /// Items that left their unit.
        Reported = "reported", "报送";
        /// Items among them that were adopted, at whatever level, by themselves or as part of another.
        AdoptedItems = "adopted_items", "被采用条数";
        /// Items that went a stretch of the way, for how long it took them.
        Took = "took", "用时";
        /// Times that items were sent up.
        SentUp = "sent_up", "上报";
        /// Times that items were adopted.
        Adopted = "adopted", "采用篇次";
        /// Times that media published them.
        Media = "media", "媒体刊发";
        /// Instructions by leaders.
        Instruction = "instruction", "领导批示";
    }
}

impl Measure {
    /// What became of items, for a number that counts it.
    #[must_use]
    pub const fn outcome(self) -> Option<OutcomeKind> {
        match self {
            Self::Reported | Self::AdoptedItems | Self::Took => None,
            Self::SentUp => Some(OutcomeKind::SentUp),
            Self::Adopted => Some(OutcomeKind::Adopted),
            Self::Media => Some(OutcomeKind::Media),
            Self::Instruction => Some(OutcomeKind::Instruction),
        }
    }
}

/// The numbers of a unit, a month, a year or the district.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Measures {
    /// Items that left their unit.
    pub reported: i64,
    /// Items among them that were adopted.
    pub adopted_items: i64,
    /// What became of items, by kind and level; nothing where there was none.
    pub outcomes: BTreeMap<(OutcomeKind, Level), i64>,
}

impl Measures {
    /// Adds the other's numbers.
    pub fn add(&mut self, other: &Self) {
        self.reported += other.reported;
        self.adopted_items += other.adopted_items;
        for (key, count) in &other.outcomes {
            *self.outcomes.entry(*key).or_default() += count;
        }
    }

    /// How often this became of items at this level.
    #[must_use]
    pub fn at(&self, kind: OutcomeKind, level: Level) -> i64 {
        self.outcomes.get(&(kind, level)).copied().unwrap_or(0)
    }

    /// The share of reported items that were adopted, in thousandths; none where nothing was reported.
    #[must_use]
    pub fn rate(&self) -> Option<i64> {
        (self.reported != 0).then(|| (self.adopted_items * 1_000 + self.reported / 2) / self.reported)
    }
}

codes! {
    /// One stretch of an item's way, by the hand that it lay in.
    Stretch {
        /// From the event until somebody began to write.
        Noticed = "noticed", "发生到起草";
        /// With the drafter.
        Drafting = "drafting", "起草";
        /// With the checker.
        Checking = "checking", "校核";
        /// With the unit head.
        Approving = "approving", "审批";
        /// Reported, not yet taken.
        Waiting = "waiting", "待接收";
        /// With the section, until its issue left.
        Editing = "editing", "编辑到印发";
        /// All of it within the unit: from the event to leaving it.
        ToReport = "to_report", "发生到报出";
        /// All of it at the section: from leaving the unit to the issue.
        ToAdoption = "to_adoption", "报出到采用";
    }
}

/// What happened to an item at one instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// What it tells of.
    Event,
    /// It was begun.
    Opened,
    /// It was sent to the first gate.
    Sent,
    /// It passed the first gate.
    Checked,
    /// It first left the unit.
    Reported,
    /// The section took it.
    Taken,
    /// Its issue left.
    Adopted,
}

impl Stretch {
    /// Between which moments it lies.
    #[must_use]
    pub const fn ends(self) -> (Moment, Moment) {
        match self {
            Self::Noticed => (Moment::Event, Moment::Opened),
            Self::Drafting => (Moment::Opened, Moment::Sent),
            Self::Checking => (Moment::Sent, Moment::Checked),
            Self::Approving => (Moment::Checked, Moment::Reported),
            Self::Waiting => (Moment::Reported, Moment::Taken),
            Self::Editing => (Moment::Taken, Moment::Adopted),
            Self::ToReport => (Moment::Event, Moment::Reported),
            Self::ToAdoption => (Moment::Reported, Moment::Adopted),
        }
    }
}

/// When things happened to one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Times {
    /// What it tells of.
    pub event: Option<Timestamp>,
    /// It was begun.
    pub opened: Option<Timestamp>,
    /// It was sent to the first gate.
    pub sent: Option<Timestamp>,
    /// It passed the first gate.
    pub checked: Option<Timestamp>,
    /// It first left the unit.
    pub reported: Option<Timestamp>,
    /// The section took it.
    pub taken: Option<Timestamp>,
    /// Its issue left.
    pub adopted: Option<Timestamp>,
}

/// How long a stretch took over many items, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lag {
    /// Which stretch.
    pub stretch: Stretch,
    /// Over how many items.
    pub items: i64,
    /// Half of them took no longer.
    pub median: i64,
    /// On average.
    pub mean: i64,
}

/// Every stretch that some item went. A stretch whose end lies before its begin, as after a new round, tells nothing and is left out.
#[must_use]
pub fn lags(items: &[Times]) -> Vec<Lag> {
    Stretch::ALL.iter().filter_map(|stretch| lag(*stretch, items)).collect()
}

fn lag(stretch: Stretch, items: &[Times]) -> Option<Lag> {
    let seconds = |times: &Times| {
        let (from, to) = stretch.ends();
        Some(times.at(to)?.as_second() - times.at(from)?.as_second()).filter(|seconds| 0 <= *seconds)
    };
    let mut took: Vec<i64> = items.iter().filter_map(seconds).collect();
    took.sort_unstable();
    let items = i64::try_from(took.len()).ok().filter(|items| *items != 0)?;
    let middle = took.len() / 2;
    let median = if took.len() % 2 == 1 { took[middle] } else { i64::midpoint(took[middle - 1], took[middle]) };
    Some(Lag { stretch, items, median, mean: took.iter().sum::<i64>() / items })
}

impl Times {
    const fn at(&self, moment: Moment) -> Option<Timestamp> {
        match moment {
            Moment::Event => self.event,
            Moment::Opened => self.opened,
            Moment::Sent => self.sent,
            Moment::Checked => self.checked,
            Moment::Reported => self.reported,
            Moment::Taken => self.taken,
            Moment::Adopted => self.adopted,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people::day;

    #[test]
    fn half_of_the_items_took_no_longer_than_the_median() {
        let took = |days| Times { event: Some(day(0)), reported: Some(day(days)), ..Times::default() };
        let found = lags(&[took(1), took(9), took(2)]);
        let days = 86_400;
        assert_eq!(found, [Lag { stretch: Stretch::ToReport, items: 3, median: 2 * days, mean: 4 * days }]);
        assert_eq!(lags(&[took(1), took(2)])[0].median, days * 3 / 2);
        assert_eq!(lags(&[took(-1)]), [], "an event after the report tells nothing of a lag");
    }

    #[test]
    fn a_rate_is_rounded_and_needs_something_reported() {
        assert_eq!(Measures::default().rate(), None);
        assert_eq!(Measures { reported: 3, adopted_items: 2, ..Measures::default() }.rate(), Some(667));
    }
}
