//! Nothing that counts left the unit in the whole span.

use kernel::policy::{DatedValue, PolicySet};
use kernel::{Example, Fact, RuleCard, Why};

use super::quota_counts::Against;
use super::{SPEECH_DAY, speech};
use crate::points::Span;
use crate::points::facts::ItemFact;
use crate::points::result::Ground;

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.circular.circular_ground_nothing_reported",
    title: "整个期间未报信息的可以通报批评",
    requirements: &["INF-6", "INF-12"],
    basis: speech("三（二）数量"),
    effective: SPEECH_DAY,
    text: "期间结束时没有一条计入任务的信息报出的单位可以列入；有报出而不计的，逐条写明为什么不计。",
    why: "一年一条不报，区委就听不到这个单位的情况。",
    examples: &[Example {
        given: "石桥镇全年只报了一条，是转发本镇文件，政策写转发的不计",
        then: "列入，附件写明“报出1条不计：转发本单位文件1条”",
    }],
};

/// The code of the ground.
pub const CODE: &str = "nothing_reported";
/// The key of policy that switches it on.
pub const KEY: &str = "information.circular.nothing_reported";

/// The ground, with every item that does not count. `lead` begins the sentence, such as 到11月20日为止，.
pub(crate) fn ground(
    policy: &PolicySet,
    value: &DatedValue,
    span: Span,
    lead: &str,
    uncounted: &[(&ItemFact, Against<'_>)],
) -> Ground {
    let mut sentence = format!("{lead}{}未报1条信息", span.name());
    if !uncounted.is_empty() {
        sentence.push_str(&format!("（报出{}条不计：{}）", uncounted.len(), by_reason(uncounted)));
    }
    let mut facts = vec![
        Fact::new("期间", span.name()),
        Fact::new("计入任务的信息", "0条"),
        Fact::new("取值依据", value.basis.clone()),
    ];
    for (item, against) in uncounted {
        facts.push(Fact::new("不计", format!("《{}》（{}报出）：{}", item.title, item.reported_on, against.word())));
    }
    let why = Why::of(&CARD, facts).under(policy.version_of(value));
    let items = uncounted.iter().map(|(item, _)| item.id).collect();
    Ground { code: CODE.to_owned(), sentence, why, items, faults: Vec::new() }
}

fn by_reason(uncounted: &[(&ItemFact, Against<'_>)]) -> String {
    let mut reasons: Vec<(&str, usize)> = Vec::new();
    for (_, against) in uncounted {
        match reasons.iter_mut().find(|(word, _)| *word == against.word()) {
            Some((_, count)) => *count += 1,
            None => reasons.push((against.word(), 1)),
        }
    }
    let told: Vec<String> = reasons.iter().map(|(word, count)| format!("{word}{count}条")).collect();
    told.join("、")
}
