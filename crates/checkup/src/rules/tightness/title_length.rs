//! Is the title short enough?

use kernel::{Example, RuleCard};

use crate::fold::{Draft, Findings};
use crate::rules::basis::{INF_2, PRACTICE, SPEECH_DAY};
use crate::subject::Subject;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "T02",
    title: "标题过长",
    requirements: INF_2,
    basis: PRACTICE,
    effective: SPEECH_DAY,
    text: "标题不超过25字（以现行政策的数为准）。",
    why: "标题长，刊物上排两行，领导一眼看不完。",
    examples: &[
        Example {
            given: "题：临江街道坚持以人民为中心积极探索网格加物业联动机制着力破解老旧小区停车难题文：10月划线。",
            then: "提示：39字",
        },
        Example { given: "题：临江街道共管车位解停车难文：10月划线。", then: "不提示：13字" },
    ],
};

pub(crate) fn find(subject: &Subject<'_>, out: &mut Findings) {
    let title = &subject.title;
    let chars = title.written(&title.whole());
    let limit = subject.limits().title_chars;
    if limit < chars {
        out.add(
            Draft::advice(format!("标题 {chars} 字，建议 {limit} 字以内"))
                .at(title, &title.whole())
                .hint("写“谁＋做法＋效果”，去掉“积极探索”“着力”一类的词。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn twenty_five_is_short_enough() {
        passes("T02", &[&format!("题：{}文：10月划线。", "停".repeat(25))]);
        hits("T02", &[&format!("题：{}文：10月划线。", "停".repeat(26))]);
    }
}
