//! Is the ellipsis written as six dots in two places?

use kernel::{Example, RuleCard};

use crate::fold::{Draft, Findings};
use crate::manuscript::Manuscript;
use crate::rules::basis::{INF_2, PUNCTUATION_DAY, punctuation};
use crate::text::han;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "T11",
    title: "省略号",
    requirements: INF_2,
    basis: punctuation("4.11"),
    effective: PUNCTUATION_DAY,
    text: "省略号写作“……”，不用几个句号或几个小圆点代替。",
    why: "形式统一，排版才不乱。",
    examples: &[
        Example { given: "划线、公示、登记。。。", then: "提示：三个句号" },
        Example { given: "划线、公示、登记……", then: "不提示：是省略号" },
    ],
};

pub(crate) fn find(subject: &Manuscript<'_>, out: &mut Findings) {
    const DOTS: usize = 3;
    for text in subject.parts() {
        let mut index = 0;
        while index < text.len() {
            let start = index;
            let Some(dot) = text.at(start).filter(|dot| matches!(dot, '。' | '.')) else {
                index += 1;
                continue;
            };
            while text.at(index) == Some(dot) {
                index += 1;
            }
            let chinese = dot == '。' || han(text.before(start));
            if DOTS <= index - start && chinese {
                let range = start..index;
                let draft = Draft::advice("省略号应写作“……”").at(text, &range);
                out.add(draft.safe(text, &range, "……").hint("改为“……”。"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn dots_in_latin_text_are_left_alone() {
        passes("T11", &["wait...", "版本1.2.3", "完成。"]);
        hits("T11", &["等等...", "划线。。。。。。"]);
    }
}
