//! Do numbers of one level continue? （一）…（十九） may run on through the whole document.

use gongwen::Level;
use gongwen::placed::Part;
use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::levels::{Numbered, numbered};
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, regulation};

const CARD: RuleCard = RuleCard {
    id: "STR002",
    title: "序号不连续",
    requirements: DOC_1,
    basis: regulation("第二十条第四项"),
    effective: REGULATION_DAY,
    text: "同一层次的序号连续，不缺号不重号；（一）到（十九）通篇连排也可以。",
    why: "缺号的人会问：第三条去哪了？",
    examples: &[
        Example { given: "文：一、甲¶二、乙¶四、丁", then: "提示：缺三" },
        Example {
            given: "文：一、甲¶（一）子¶（二）丑¶二、乙¶（三）寅¶（四）卯",
            then: "不提示：（一）至（四）通篇连排",
        },
    ],
};

// Whether the number or the part is missing is for people to say: a warning without a replacement.
pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find);

/// What was last counted at each level, within the level above and through the document.
#[derive(Default)]
struct Counts {
    within: [Option<Numbered>; 4],
    through: [Option<Numbered>; 4],
}

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let body = subject.body();
    let mut counts = Counts::default();
    let mut part = Part::Main;
    for line in numbered(subject) {
        if line.part != part {
            (part, counts) = (line.part, Counts::default());
        }
        let depth = line.level.depth();
        let follows = |last: &Option<Numbered>| last.as_ref().is_none_or(|last| last.value + 1 == line.value);
        // Below the first level a list begins again under each heading; 一、 after 四、 begins a text that is enclosed.
        let begins_again =
            counts.within[depth].as_ref().is_none_or(|last| 1 < last.value || line.level != Level::First);
        let fresh = line.value == 1 && begins_again;
        let within = counts.within[depth].as_ref().map_or(line.value == 1, |last| last.value + 1 == line.value);
        let through = counts.through[depth].is_some() && follows(&counts.through[depth]);
        let sound = fresh || within || through;
        if !sound {
            let last = counts.within[depth].as_ref().or(counts.through[depth].as_ref());
            let mark = body.slice(&line.mark);
            let message = match last {
                Some(last) if last.value == line.value => format!("“{mark}”重号，前面已有“{}”", body.slice(&last.mark)),
                Some(last) => format!("“{}”后面是“{mark}”", body.slice(&last.mark)),
                None => format!("序号从“{mark}”开始"),
            };
            let mut draft = Draft::found(message).at(body, &line.mark);
            if let Some(last) = last {
                draft = draft.also_here(body, &last.mark);
            }
            out.add(draft.hint("补上缺的一条，或者把序号改为连续。"));
        }
        counts.within[depth] = Some(line.clone());
        counts.through[depth] = Some(line);
        counts.within[depth + 1..].fill(None);
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{found, hits, passes};

    #[test]
    fn a_wrong_number_is_told_with_the_one_before_it() {
        let found = found("STR002", "文：一、甲¶二、乙¶四、丁");
        assert_eq!(found[0].message, "“二、”后面是“四、”");
        assert_eq!(found[0].related.len(), 1);
    }

    #[test]
    fn numbers_begin_again_under_each_heading_and_in_each_attachment() {
        passes(
            "STR002",
            &[
                "文：一、甲¶（一）子¶二、乙¶（一）丑",
                "文：1.甲¶2.乙¶段落。¶1.丙¶2.丁",
                "文：一、甲｜附件：清单¶一、乙",
                "文：一、甲¶二、乙¶三、丙¶防汛方案¶一、丁¶二、戊",
            ],
        );
        hits("STR002", &["文：一、甲¶一、乙", "文：二、甲¶三、乙", "文：（一）甲¶（三）乙"]);
    }
}
