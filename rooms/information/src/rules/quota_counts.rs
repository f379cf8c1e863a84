//! Which items count towards the quota. Never by kind: a problem counts like good news (INF-12).

use jiff::civil::Date;
use kernel::policy::{DatedValue, PolicyError, PolicySet};
use kernel::{Example, Fact, RuleCard, Why};

use super::{SPEECH_DAY, speech};
use crate::points::facts::{Fate, ItemFact};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.quota.quota_counts",
    title: "哪些信息计入任务",
    requirements: &["INF-5", "INF-12"],
    basis: speech("三（二）数量"),
    effective: SPEECH_DAY,
    text: "报出的信息都计入任务，政策列明不计的情形除外；不看类别，反映问题、困难和社情民意的与其他信息同样计。",
    why: "不计的要说得出理由；不能因为报忧就少算，否则没人敢报问题。",
    examples: &[Example {
        given: "一条信息被并入别单位的信息",
        then: "政策写并入的计入，就算1条；写不计入，就列在不计的下面并写明“已并入”",
    }],
};

/// What may stand against counting an item, with its word; the order is that in which the reason is named.
pub const FATES: &[(&str, &str)] = &[
    ("returned", "退回未再报"),
    ("refused", "不采用"),
    ("merged", "已并入"),
    ("forwarded", "转发本单位文件"),
    ("urgent", "紧急信息"),
    ("revised", "退回后改好再报"),
];

const KEY: &str = "information.quota.counts";
const CASES: usize = FATES.len();

/// What policy says of each case, from day to day.
pub struct Counting {
    turns: [Vec<(Date, Option<Why>)>; CASES],
}

/// Why an item does not count.
#[derive(Debug, Clone, Copy)]
pub struct Against<'a> {
    case: usize,
    why: &'a Why,
}

impl Counting {
    /// Reads what counts, once for all items.
    pub fn read(policy: &PolicySet) -> Result<Self, PolicyError> {
        let values = policy.values().find(|(key, _)| *key == KEY).map_or(&[][..], |(_, values)| values);
        let mut days: Vec<Date> = values.iter().map(|value| value.from).collect();
        days.sort_unstable();
        days.dedup();
        let mut turns: [Vec<(Date, Option<Why>)>; CASES] = Default::default();
        for ((code, word), turns) in FATES.iter().zip(&mut turns) {
            for day in &days {
                let found = policy.find(*day, KEY, &[("fate", code)]);
                let against = found.map(|value| Ok((!value.switch(KEY)?).then_some(value))).transpose()?.flatten();
                turns.push((*day, against.map(|value| why(policy, word, value))));
            }
        }
        Ok(Self { turns })
    }

    /// Why the item does not count under the policy of the day on which it left its unit; None where it counts.
    #[must_use]
    pub fn against(&self, item: &ItemFact) -> Option<Against<'_>> {
        let cases = cases(item);
        (0..CASES).filter(|case| cases[*case]).find_map(|case| {
            let turns = &self.turns[case];
            let turn = turns.partition_point(|(day, _)| *day <= item.reported_on).checked_sub(1)?;
            turns[turn].1.as_ref().map(|why| Against { case, why })
        })
    }
}

impl Against<'_> {
    /// In a word, such as 不采用.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        FATES[self.case].1
    }

    /// The rule, the policy and the facts.
    #[must_use]
    pub fn why(&self, item: &ItemFact) -> Why {
        let mut why = self.why.clone();
        why.facts.push(Fact::new("报出日期", item.reported_on.to_string()));
        why
    }
}

/// What a district's items have in common is written once; only the day is each item's own.
fn why(policy: &PolicySet, word: &str, value: &DatedValue) -> Why {
    let facts = vec![Fact::new("情形", word), Fact::new("取值依据", value.basis.clone())];
    Why::of(&CARD, facts).under(policy.version_of(value))
}

/// Which cases the item is, in the order of `FATES`.
const fn cases(item: &ItemFact) -> [bool; CASES] {
    let (returned, refused, merged) = match item.fate {
        Fate::Open | Fate::Adopted => (false, false, false),
        Fate::Returned => (true, false, false),
        Fate::Refused => (false, true, false),
        Fate::Merged { .. } => (false, false, true),
    };
    [returned, refused, merged, item.forwarded, item.urgent, item.was_returned && !returned]
}
