//! Is there such a day?

use kernel::{Example, RuleCard};

use crate::fold::{Draft, Findings};
use crate::manuscript::Manuscript;
use crate::rules::basis::{INF_2, SPEECH, SPEECH_DAY};
use crate::text::short;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "S09",
    title: "没有这一天",
    requirements: INF_2,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "日期应当存在：月在1至12，日在当月之内。",
    why: "日期写错，时间要素就不实。",
    examples: &[
        Example { given: "2月30日，临江街道划线120处。", then: "提示：2月没有30日" },
        Example { given: "2月28日，临江街道划线120处。", then: "不提示：有这一天" },
    ],
};

pub(crate) fn find(subject: &Manuscript<'_>, out: &mut Findings) {
    let body = &subject.body;
    for date in subject.dates.iter().filter(|date| date.is_impossible()) {
        out.add(
            Draft::advice(format!("没有“{}”这一天", short(body.slice(&date.range))))
                .at(body, &date.range)
                .hint("核对日期。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn leap_days_are_kept_apart() {
        hits("S09", &["2025年2月29日完工。", "13月5日完工。", "11月31日完工。"]);
        passes("S09", &["2024年2月29日完工。", "2月29日完工。", "10月完工。"]);
    }
}
