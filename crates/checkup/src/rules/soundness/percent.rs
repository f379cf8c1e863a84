//! Can a percentage be what it says?

use kernel::{Example, RuleCard};

use crate::fold::{Draft, Findings};
use crate::manuscript::Manuscript;
use crate::rules::basis::{INF_2, SPEECH, SPEECH_DAY};

pub(crate) const CARD: RuleCard = RuleCard {
    id: "S05",
    title: "百分比不可能",
    requirements: INF_2,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "占比、满意率、合格率、覆盖率不能超过100%；下降、减少不能超过100%，也不能说“下降几倍”。",
    why: "这类错一看就知道，见了报就收不回。",
    examples: &[
        Example { given: "群众满意率达102%。", then: "提示：满意率不能超过100%" },
        Example {
            given: "完成全年任务的105%，产值增长120%。", then: "不提示：超额完成和增长可以超过100%"
        },
    ],
};

pub(crate) fn find(subject: &Manuscript<'_>, out: &mut Findings) {
    const SHARES: &[&str] = &[
        "占",
        "占比",
        "满意率",
        "满意度",
        "合格率",
        "达标率",
        "覆盖率",
        "普及率",
        "参与率",
        "知晓率",
        "办结率",
        "优良率",
        "入学率",
        "参保率",
    ];
    const FALLS: &[&str] =
        &["下降", "降低", "减少", "缩短", "降幅", "压减", "缩减", "下降了", "减少了", "降低了", "缩短了"];
    const FILLERS: &[&str] = &["达到", "高达", "均为", "约为", "达", "为", "约", "是", "近", "超过", "了"];
    let body = &subject.body;
    for figure in &subject.figures {
        let mut end = figure.range.start;
        while let Some(filler) = FILLERS.iter().find(|filler| body.has_before(end, filler)) {
            end -= filler.chars().count();
        }
        let over = figure.unit == "%" && 100.0 < figure.value;
        let message = if over && body.has_any_before(end, SHARES) {
            "占比和各种“率”不能超过100%"
        } else if over && body.has_any_before(end, FALLS) {
            "下降、减少不能超过100%"
        } else if figure.unit == "倍" && body.has_any_before(end, FALLS) {
            "下降、减少不说“倍”，应写百分比或“降为原来的几分之一”"
        } else {
            continue;
        };
        let start = end.saturating_sub(4).max(subject.sentence_at(end.saturating_sub(1)).start);
        out.add(
            Draft::advice(format!("“{}”：{message}", body.slice(&(start..figure.range.end))))
                .at(body, &figure.range)
                .hint("核对数据来源和算法。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn shares_and_falls_have_a_ceiling() {
        hits("S05", &["投诉下降了120%。", "成本降低了3倍。", "占比为101.5%。"]);
        passes("S05", &["投诉下降100%。", "满意率100%。", "产值增加3倍。", "完成率105%。"]);
    }
}
