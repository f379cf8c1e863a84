//! Is something told as done on a day to come?

use kernel::{Example, RuleCard};

use crate::fold::{Draft, Findings};
use crate::rules::basis::{INF_2, SPEECH, SPEECH_DAY};
use crate::subject::Subject;
use crate::text::short;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "S10",
    title: "未来的事写成已办",
    requirements: INF_2,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "已办的事日期不能在今天之后；计划中的事写明“将”“计划”“×日前”。",
    why: "把计划写成结果，就是不实。",
    examples: &[
        Example {
            given: "12月20日，临江街道建成停车场，新增泊位120个。", then: "提示：12月20日还没到"
        },
        Example { given: "临江街道计划12月20日前建成停车场。", then: "不提示：是计划" },
    ],
};

pub(crate) fn find(subject: &Subject<'_>, out: &mut Findings) {
    const PLANS: &[&str] = &[
        "将",
        "计划",
        "拟",
        "预计",
        "力争",
        "确保",
        "明年",
        "下月",
        "底前",
        "之前",
        "有望",
        "届时",
        "下一步",
        "定于",
        "截止",
        "有效期",
        "到期",
        "起施行",
        "目标",
        "建议",
        "预约",
        "预报",
    ];
    let body = &subject.body;
    let item = subject.item;
    for date in &subject.dates {
        let Some(day) = date.on(item.today).filter(|day| item.today < *day) else { continue };
        let sentence = subject.sentence_at(date.range.start);
        let words = body.slice(&sentence);
        if PLANS.iter().any(|plan| words.contains(plan)) || body.has_any_at(date.range.end, &["前", "起", "以前", "止"])
        {
            continue;
        }
        let message = format!("“{}”（{day}）还没有到，今天是 {}", short(body.slice(&date.range)), item.today);
        out.add(
            Draft::advice(message).at(body, &date.range).hint("核对日期；往年的事补上年份，计划中的事写“将”“计划”。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn last_december_needs_its_year() {
        hits("S10", &["12月5日，完成验收。"]);
        passes(
            "S10",
            &["2025年12月5日，完成验收。", "11月23日，完成验收。", "预计12月5日完成验收。", "12月5日前完成验收。"],
        );
    }
}
