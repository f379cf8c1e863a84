//! Is much of the text taken from another unit's document?

use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::Findings;
use crate::rules::document::basis::{DOC_1_3, REGULATION_DAY, practice};
use crate::rules::document::reused::{copied, is_fresh, mark, named};

const CARD: RuleCard = RuleCard {
    id: "STY010",
    title: "照抄其他单位的文稿",
    requirements: DOC_1_3,
    basis: practice("力戒照抄照转"),
    effective: REGULATION_DAY,
    text: "正文三成以上照抄其他单位的一件公文、又没有写明原文标题和文号的，结合本地实际重写；确需原文贯彻的，用转发。限度可以在“办法”里定。",
    why: "照抄照转，上级的要求没有变成本地的办法。",
    examples: &[
        Example {
            given: "文：各学校要在开学前完成校车逐辆检修，驾驶人逐人体检，行驶路线逐条踏勘；凡有急弯、临崖、漫水路段的线路，一律改道或者停开，由学校派教师随车照管。｜旧文：白石县教育局，2025-08-06，关于做好校车工作的通知¶各学校要在开学前完成校车逐辆检修，驾驶人逐人体检，行驶路线逐条踏勘；凡有急弯、临崖、漫水路段的线路，一律改道或者停开，由学校派教师随车照管。",
            then: "提示：照抄外单位的通知",
        },
        Example {
            given: "文：按照《关于做好校车工作的通知》（白教发〔2025〕8号）要求：各学校要在开学前完成校车逐辆检修，驾驶人逐人体检，行驶路线逐条踏勘；凡有急弯、临崖、漫水路段的线路，一律改道或者停开，由学校派教师随车照管。｜旧文：白石县教育局，2025-08-06，关于做好校车工作的通知，白教发〔2025〕8号¶各学校要在开学前完成校车逐辆检修，驾驶人逐人体检，行驶路线逐条踏勘；凡有急弯、临崖、漫水路段的线路，一律改道或者停开，由学校派教师随车照管。",
            then: "不提示：写明了原文标题和文号，是引用",
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find).asks_the_archive();

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let Some(reuse) = &subject.office.facts.reuse else { return };
    let limit = subject.office.facts.limits.reuse_share;
    for source in reuse.answer.sources.iter().filter(|source| !source.own_unit && is_fresh(source)) {
        let (equal, share) = copied(subject, source);
        if limit <= share {
            let message = format!("照抄{}，共 {equal} 字，占正文 {:.0}%", named(source), share * 100.0);
            mark(
                subject,
                reuse,
                source,
                (&message, "换成本地的情况、单位和时限；确需原文贯彻的，写明标题和文号，用转发。"),
                out,
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::passes;

    #[test]
    fn the_units_own_words_are_another_rules_business() {
        let text = "各学校要在开学前完成校车逐辆检修，驾驶人逐人体检，行驶路线逐条踏勘；凡有急弯、临崖、漫水路段的线路，一律改道或者停开。";
        passes("STY010", &[&format!("文：{text}｜旧文：中共青溪区委办公室，2025-08-06，关于校车的通知¶{text}")]);
    }
}
