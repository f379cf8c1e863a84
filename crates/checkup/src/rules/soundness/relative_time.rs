//! Does a time depend on the day of reading?

use kernel::{Example, RuleCard};

use crate::fold::{Draft, Findings};
use crate::lexicon::Group;
use crate::manuscript::Manuscript;
use crate::rules::basis::{INF_2, SPEECH, SPEECH_DAY};

pub(crate) const CARD: RuleCard = RuleCard {
    id: "S11",
    title: "时间没有着落",
    requirements: INF_2,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "“近日”“日前”“昨天”“上周”等，同一句里没有日期的，建议写明日期。",
    why: "信息从写到签发常隔几天，读的人不知道“昨天”是哪天。",
    examples: &[
        Example { given: "近日，临江街道划线120处。", then: "提示：近日是哪天" },
        Example { given: "近日（11月20日），临江街道划线120处。", then: "不提示：有日期" },
    ],
};

pub(crate) fn find(subject: &Manuscript<'_>, out: &mut Findings) {
    let body = &subject.body;
    for range in subject.words_of(Group::Relative) {
        let dated = subject.dates_in(&subject.sentence_at(range.start)).iter().any(|date| date.month.is_some());
        // 最近的医院 is about distance; 十日前 and 3日前 hold 日前 by chance.
        let other_word = (body.has_before(range.end, "最近") && body.has_at(range.end, "的"))
            || (body.has_before(range.end, "日前")
                && body
                    .before(range.start)
                    .is_some_and(|before| before.is_ascii_digit() || "一二三四五六七八九十".contains(before)))
            || body.has_any_before(range.start, &["今", "明", "截至", "截止"]);
        if dated || other_word || subject.is_cited(range) {
            continue;
        }
        let word = body.slice(range);
        out.add(Draft::advice(format!("“{word}”没有写明哪一天")).at(body, range).hint("写明几月几日。"));
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn deadlines_and_distances_are_no_times() {
        passes("S11", &["10月，须在30日前办结。", "送往最近的医院。", "截至今天共120件。"]);
        hits("S11", &["昨天完成划线。", "连日来，街道划线。"]);
    }
}
