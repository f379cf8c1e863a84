//! A quota missed: a ground only where a policy set has it. The speech has not.

use kernel::policy::{DatedValue, PolicySet};
use kernel::{Example, Fact, RuleCard, Why};

use super::{SPEECH_DAY, speech};
use crate::points::Span;
use crate::points::result::{Ground, QuotaProgress};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.circular.circular_ground_quota_missed",
    title: "未完成任务只在政策写明时作通报理由",
    requirements: &["INF-6", "INF-5"],
    basis: speech("三（二）数量"),
    effective: SPEECH_DAY,
    text: "政策打开这一项时，期间任务没有完成的单位可以列入，写明哪个期间差几条；免考、没有任务的不列入；政策没有打开的不作理由。",
    why: "讲话定了任务，但没有说少一条就通报；要不要因此通报，由政策明写。",
    examples: &[Example {
        given: "竹坪乡第三季度任务9条只报了7条",
        then: "讲话口径下不因此列入；打开这一项的政策下列入，写明“2026年第三季度差2条”",
    }],
};

/// The code of the ground.
pub const CODE: &str = "quota_missed";
/// The key of policy that switches it on.
pub const KEY: &str = "information.circular.quota_missed";

/// The ground, with every period. `lead` begins the sentence, such as 到11月20日为止，.
pub(crate) fn ground(policy: &PolicySet, value: &DatedValue, lead: &str, missed: &[(Span, &QuotaProgress)]) -> Ground {
    let line = |(span, line): &(Span, &QuotaProgress)| {
        let form = if line.form.is_empty() { "信息" } else { line.form.as_str() };
        let wanted = line.wanted.unwrap_or(0);
        format!("{}任务{form}{wanted}条，报{}条，差{}条", span.name(), line.counted.len(), line.standing.short())
    };
    let lines: Vec<String> = missed.iter().map(line).collect();
    let mut facts = vec![Fact::new("取值依据", value.basis.clone())];
    facts.extend(lines.iter().map(|line| Fact::new("任务", line.clone())));
    Ground {
        code: CODE.to_owned(),
        sentence: format!("{lead}{}", lines.join("；")),
        why: Why::of(&CARD, facts).under(policy.version_of(value)),
        items: missed.iter().flat_map(|(_, line)| line.counted.iter().copied()).collect(),
        faults: Vec::new(),
    }
}
