//! Does the title say how urgent it is?

use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, regulation};

const CARD: RuleCard = RuleCard {
    id: "FMT010",
    title: "紧急程度写在标题里",
    requirements: DOC_1,
    basis: regulation("第九条第三项"),
    effective: REGULATION_DAY,
    text: "紧急公文在版头标注“特急”“加急”，一般不把“紧急”写进标题。",
    why: "标题里写紧急，收发的人不看标题就不知道急；样样紧急，就没有急件。",
    examples: &[
        Example {
            given: "题：中共青溪区委办公室关于做好防汛工作的紧急通知", then: "提示：紧急通知"
        },
        Example {
            given: "紧急：特急｜题：中共青溪区委办公室关于做好防汛工作的通知", then: "不提示：版头标注"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::note(GATE, CARD, find).conditional();

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let title = subject.title();
    for word in ["紧急通知", "紧急通报", "紧急请示", "紧急报告", "特急通知"] {
        let Some(start) = title.source.find(word).map(|byte| title.index_of_byte(byte)) else { continue };
        let range = start..start + 2;
        out.add(
            Draft::found(format!("标题写“{word}”"))
                .at(title, &range)
                .hint("标题去掉“紧急”，在版头标“特急”或者“加急”。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::passes;

    #[test]
    fn a_matter_may_be_urgent_by_itself() {
        passes("FMT010", &["题：中共青溪区委办公室关于加强紧急信息报送的通知"]);
    }
}
