//! Is a mark doubled?

use kernel::{Example, RuleCard};

use crate::fold::{Draft, Findings};
use crate::manuscript::Manuscript;
use crate::rules::basis::{INF_2, PUNCTUATION_DAY, punctuation};
use crate::text::Text;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "T10",
    title: "重复标点",
    requirements: INF_2,
    basis: punctuation("5.1"),
    effective: PUNCTUATION_DAY,
    text: "逗号、句号、顿号、分号、冒号不连用；两种点号相连的请选一个。",
    why: "多半是改稿时留下的。",
    examples: &[
        Example { given: "临江街道划线120处。。", then: "提示：两个句号" },
        Example {
            given: "他问：“划好了吗？”居民说……", then: "不提示：引号和省略号不是重复"
        },
    ],
};

pub(crate) fn find(subject: &Manuscript<'_>, out: &mut Findings) {
    for text in subject.parts() {
        scan(text, out);
    }
}

const MARKS: &str = "，。、；：";

fn scan(text: &Text<'_>, out: &mut Findings) {
    let is_mark = |index: usize| text.at(index).is_some_and(|mark| MARKS.contains(mark));
    let mut index = 0;
    while index < text.len() {
        let start = index;
        while is_mark(index) {
            index += 1;
        }
        if index - start < 2 {
            index = start.max(index) + usize::from(index == start);
            continue;
        }
        let range = start..index;
        let marks = text.slice(&range);
        let Some(first) = marks.chars().next() else { continue };
        let is_one = marks.chars().all(|mark| mark == first);
        // Three full stops or more are an ellipsis, which has a rule of its own.
        if is_one && first == '。' && 3 <= range.len() {
            continue;
        }
        let draft = Draft::advice(format!("“{marks}”标点重复")).at(text, &range);
        out.add(
            if is_one {
                draft.safe(text, &range, first.to_string())
            } else {
                draft.ask(text, &range, strongest(marks).to_string())
            }
            .hint("只留一个标点。"),
        );
    }
}

fn strongest(marks: &str) -> char {
    ['。', '：', '；', '，', '、']
        .into_iter()
        .find(|mark| marks.contains(*mark))
        .expect("the run holds nothing but these marks")
}

#[cfg(test)]
mod tests {
    use crate::testing::{found, hits, passes};

    #[test]
    fn two_different_marks_are_for_people_to_choose() {
        let found = found("T10", "划线，。公示");
        let fix = found[0].fix.as_ref().expect("offers one");
        assert_eq!((fix.applicability, fix.edits[0].replacement.as_str()), (crate::finding::Applicability::Ask, "。"));
    }

    #[test]
    fn marks_after_a_closing_quotation_mark_are_no_repeat() {
        passes("T10", &["他说：“好。”，我说不。", "真的？！"]);
        hits("T10", &["划线，，公示。"]);
    }
}
