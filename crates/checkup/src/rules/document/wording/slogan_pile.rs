//! Are slogans piled up?

use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::manuscript::begin_in;
use crate::rules::document::basis::{DOC_1_3, REGULATION_DAY, practice};
use crate::text::{is_han, short};

const CARD: RuleCard = RuleCard {
    id: "STY009",
    title: "口号堆砌",
    requirements: DOC_1_3,
    basis: practice("力求精炼"),
    effective: REGULATION_DAY,
    text: "一句里连用四个以上四字格、又没有一个数、日期、文件、期限和责任单位的，建议删去几个。",
    why: "排比好听，可是办事的人不知道要办什么。",
    examples: &[
        Example {
            given: "文：要敢于担当、善于作为、勇于创新、乐于奉献。", then: "提示：四个连用"
        },
        Example {
            given: "文：要清淤疏浚、加固堤防、备足物资、开展演练，6月底前完成。", then: "不提示：有期限"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::note(GATE, CARD, find);

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    const MANY: usize = 4;
    let body = subject.body();
    for sentence in &subject.text.sentences {
        if begin_in(&subject.text.anchors, sentence) != 0 {
            continue;
        }
        let mut count = 0;
        let mut first = sentence.start;
        let mut start = sentence.start;
        let mut longest: Option<std::ops::Range<usize>> = None;
        for index in sentence.start..=sentence.end {
            let ends = index == sentence.end || !is_han(body.chars[index]);
            if !ends {
                continue;
            }
            // 要敢于担当 and 坚持统筹协调 have words before the first four.
            let four = index - start == 4 || (count == 0 && (5..=7).contains(&(index - start)));
            if four {
                if count == 0 {
                    first = index - 4;
                }
                count += 1;
                if MANY <= count {
                    longest = Some(first..index);
                }
            } else {
                count = 0;
            }
            if index < sentence.end && !"、，".contains(body.chars[index]) {
                count = 0;
            }
            start = index + 1;
        }
        if let Some(range) = longest.filter(|range| !is_list(body.slice(range)) && !is_announced(subject, range)) {
            out.add(
                Draft::found(format!("“{}”连用了几个四字格，没有具体内容", short(body.slice(&range))))
                    .at(body, &range)
                    .hint("留下要办的一两件，写明谁、什么时候、办到什么程度。"),
            );
        }
    }
}

/// 床位收入、诊察收入、治疗收入 lists things of one kind: two neighbours end alike.
fn is_list(run: &str) -> bool {
    let items: Vec<Vec<char>> = run.split(['、', '，']).map(|item| item.chars().rev().take(2).collect()).collect();
    items.windows(2).any(|pair| pair[0] == pair[1])
}

/// 包括甲、乙、丙、丁 and 甲、乙、丙、丁等四项 name things.
fn is_announced(subject: &DocumentSubject<'_>, range: &std::ops::Range<usize>) -> bool {
    let body = subject.body();
    let before = ["包括", "包含", "分为", "分别为", "分别是", "主要有", "主要为", "涉及", "如", "含", "按照", "对"];
    let first = body.slice(range);
    body.has_any_before(range.start, &before)
        || before.iter().any(|word| first.starts_with(word))
        || body.has_any_at(range.end, &["等", "及其", "和其他", "四", "五", "六", "七", "八"])
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn three_are_few() {
        passes(
            "STY009",
            &[
                "文：审核内容包括主体资格、场地条件、设备清单、人员名册。",
                "文：收取卫生保洁、电梯运行、绿化养护、秩序维护等费用。",
                "文：做到认真细致、准确及时、安全保密。",
                "文：包括床位收入、诊察收入、治疗收入、手术收入。",
            ],
        );
        hits("STY009", &["文：坚持统筹协调，上下联动，分类施策，精准发力。"]);
    }
}
