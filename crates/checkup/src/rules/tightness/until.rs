//! Is 截止 used where 截至 is meant?

use kernel::{Example, RuleCard};

use crate::fold::{Draft, Findings};
use crate::manuscript::Manuscript;
use crate::rules::basis::{INF_2, PRACTICE, SPEECH_DAY};
use crate::text::{Text, digit};

pub(crate) const CARD: RuleCard = RuleCard {
    id: "T16",
    title: "截止与截至",
    requirements: INF_2,
    basis: PRACTICE,
    effective: SPEECH_DAY,
    text: "到某个时候的情况用“截至”；“截止”表示到期停止，后面不带时间。",
    why: "“截至10月底”是统计到那天，“10月底截止”是到那天为止，意思不同。",
    examples: &[
        Example { given: "截止10月底，划线120处。", then: "提示：应为截至" },
        Example { given: "报名10月底截止，截止日期不变。", then: "不提示：是停止的意思" },
    ],
};

pub(crate) fn find(subject: &Manuscript<'_>, out: &mut Findings) {
    const TIMES: &[&str] = &[
        "目前",
        "今年",
        "今天",
        "今日",
        "去年",
        "上月",
        "上年",
        "上周",
        "上半年",
        "本月",
        "本周",
        "昨",
        "年底",
        "月底",
        "二〇",
    ];
    for text in subject.parts() {
        for index in 0..text.len() {
            if !text.has_at(index, "截止") {
                continue;
            }
            let word = index + 2;
            let end = if text.has_any_at(word, &["到", "至"]) { word + 1 } else { word };
            let dated = digit(text.at(end)) && followed_by_date(text, end);
            if !dated && !text.has_any_at(end, TIMES) {
                continue;
            }
            let range = index..end;
            let draft = Draft::advice(format!("“{}”应为“截至”", text.slice(&range))).at(text, &range);
            out.add(draft.safe(text, &range, "截至").hint("改为“截至”。"));
        }
    }
}

/// Digits that lead to 年, 月, 日 or a time of day.
fn followed_by_date(text: &Text<'_>, start: usize) -> bool {
    let end = crate::scan::dates::digits_end(text, start);
    text.has_any_at(end, &["年", "月", "日", "时", "点", "-", "."])
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn one_press_writes_it_right() {
        assert_eq!(crate::apply_safe(crate::Part::Body, "截止到10月底，截止目前").text, "截至10月底，截至目前");
        passes("T16", &["截至10月底。", "11月5日截止120人报名。"]);
        hits("T16", &["截止2026年10月，共120件。"]);
    }
}
