//! Is an Arabic number followed by 、 instead of a point?

use gongwen::Level;
use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::levels::numbered;
use crate::document::rule::{DocumentRule, Fixes};
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, format};

const CARD: RuleCard = RuleCard {
    id: "STR004",
    title: "数字序号后用了顿号",
    requirements: DOC_1,
    basis: format("7.3.3"),
    effective: REGULATION_DAY,
    text: "阿拉伯数字的序号后用点，写“1.”，不写“1、”。",
    why: "顿号用在汉字序号后。",
    examples: &[
        Example { given: "文：1、明确到人。¶2、责任到岗。", then: "提示：1.和2." },
        Example {
            given: "文：1.明确到人。¶1、2号线已通。", then: "不提示：用点；1、2号线不是序号"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find).fixes(Fixes::Safe);

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let body = subject.body();
    for line in numbered(subject) {
        let last = line.mark.end - 1..line.mark.end;
        if line.level == Level::Third && matches!(body.slice(&last), "、" | "．") {
            out.add(
                Draft::found(format!("“{}”应写“{}.”", body.slice(&line.mark), line.value))
                    .at(body, &line.mark)
                    .safe(body, &last, ".")
                    .hint("改为点。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{found, passes};

    #[test]
    fn many_fold_to_one() {
        assert_eq!(found("STR004", "文：1、甲¶2、乙¶3、丙")[0].count, 3);
        passes("STR004", &["文：一、甲", "文：共3、5两项"]);
    }
}
