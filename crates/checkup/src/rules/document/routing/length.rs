//! Is the document longer than its kind may be?

use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::measures::{Counted, length_limit};
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1_3, RELIEF_DAY, relief};

const CARD: RuleCard = RuleCard {
    id: "RTE015",
    title: "篇幅过长",
    requirements: DOC_1_3,
    basis: relief("精简文件"),
    effective: RELIEF_DAY,
    text: "部署综合性工作的文件一般不超过5000字，部署专项工作或者具体任务的一般不超过4000字；限度由本单位按规定设定。",
    why: "文件长了，基层要花半天找哪一条是要办的。",
    examples: &[
        Example {
            given: "文：×6000字由区水利局负责在6月底前完成河道清淤12公里。", then: "提示：6000字"
        },
        Example {
            given: "文：由区水利局负责在6月底前完成河道清淤12公里。", then: "不提示：不长"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::note(GATE, CARD, find).conditional();

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let Some(limit) = length_limit(subject) else { return };
    let chars = Counted::of(subject).chars;
    if limit < chars {
        out.add(
            Draft::found(format!("正文 {chars} 字，超过 {limit} 字，多 {} 字", chars - limit))
                .hint("删去背景和道理，只留要办的事；表格和名单改作附件。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::passes;

    #[test]
    fn a_report_has_no_such_limit() {
        passes("RTE015", &["文种：报告｜题：青溪区关于防汛工作的报告｜文：×6000字河道清淤12公里。"]);
    }
}
