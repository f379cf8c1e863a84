//! Does the unit copy what it wrote a year ago or longer?

use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::Findings;
use crate::rules::document::basis::{DOC_1_3, REGULATION_DAY, practice};
use crate::rules::document::reused::{copied, is_fresh, mark, named};

const CARD: RuleCard = RuleCard {
    id: "STY005",
    title: "多年重复照抄",
    requirements: DOC_1_3,
    basis: practice("力戒年年照抄"),
    effective: REGULATION_DAY,
    text: "正文三成以上照抄本单位一年以前的一件公文的，逐段核对今年是不是还这样。按同一格式填写的例行公文、引用和常用套话不算。限度可以在“办法”里定。",
    why: "情况年年在变，文稿年年一样，说明没有调查研究。",
    examples: &[
        Example {
            given: "文：全区山塘水库逐座落实巡查责任人，汛期每日巡查不少于两次，发现渗漏、裂缝、滑坡的立即报告并撤离下游群众；备足编织袋、砂石料和照明设备。｜旧文：中共青溪区委办公室，2023-03-06，关于做好防汛工作的通知¶全区山塘水库逐座落实巡查责任人，汛期每日巡查不少于两次，发现渗漏、裂缝、滑坡的立即报告并撤离下游群众；备足编织袋、砂石料和照明设备。",
            then: "提示：照抄三年前的通知",
        },
        Example {
            given: "文：上月巡查发现石桥水库坝脚渗水，请松岭镇在4月10日前完成灌浆，区水利局派两名技术员驻点。｜旧文：中共青溪区委办公室，2023-03-06，关于做好防汛工作的通知¶全区山塘水库逐座落实巡查责任人，汛期每日巡查不少于两次，发现渗漏、裂缝、滑坡的立即报告并撤离下游群众；备足编织袋、砂石料和照明设备。",
            then: "不提示：今年的事今年写",
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find).asks_the_archive();

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let Some(reuse) = &subject.office.facts.reuse else { return };
    let limit = subject.office.facts.limits.reuse_share;
    for source in reuse.answer.sources.iter().filter(|source| source.repeated_over_years() && is_fresh(source)) {
        let (equal, share) = copied(subject, source);
        if limit <= share {
            let years = source.years.unwrap_or_default();
            let message =
                format!("照抄本单位{years}年前的{}，共 {equal} 字，占正文 {:.0}%", named(source), share * 100.0);
            mark(
                subject,
                reuse,
                source,
                (&message, "逐段核对：还管用的引用原文号，过时的删去，写今年的情况和要求。"),
                out,
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::passes;

    #[test]
    fn another_units_words_are_not_the_own_ones_and_a_month_is_no_year() {
        let text =
            "全区山塘水库逐座落实巡查责任人，汛期每日巡查不少于两次，发现渗漏、裂缝、滑坡的立即报告并撤离下游群众。";
        passes(
            "STY005",
            &[
                &format!("文：{text}｜旧文：白石县水利局，2023-03-06，关于防汛的通知¶{text}"),
                &format!("文：{text}｜旧文：中共青溪区委办公室，2026-02-06，关于防汛的通知¶{text}"),
            ],
        );
    }
}
