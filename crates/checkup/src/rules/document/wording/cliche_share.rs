//! Do stock phrases make up too much of the text?

use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::measures::{Counted, cliche_limit};
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1_3, REGULATION_DAY, practice};

const CARD: RuleCard = RuleCard {
    id: "STY001",
    title: "套话过多",
    requirements: DOC_1_3,
    basis: practice("力求精炼"),
    effective: REGULATION_DAY,
    text: "600字以上的公文，词表所列套话占正文的比例不宜超过3%（决议、决定、公报6%）。词表见 data/cliches.tsv，限度可以在“办法”里定。",
    why: "套话多，要办的事就埋住了。",
    examples: &[
        Example {
            given: "文：×600字高度重视，精心组织，狠抓落实，由区水利局负责在6月底前完成。",
            then: "提示：套话占四成",
        },
        Example {
            given: "文：×600字由区水利局负责在6月底前完成河道清淤12公里。", then: "不提示：没有套话"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find);

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let counted = Counted::of(subject);
    let limit = cliche_limit(subject);
    if counted.chars < subject.office.facts.limits.measured_chars || counted.cliche_share() <= limit {
        return;
    }
    let message = format!(
        "套话 {} 字，占正文 {} 字的 {:.1}%，超过 {:.0}%",
        counted.cliche_chars,
        counted.chars,
        counted.cliche_share() * 100.0,
        limit * 100.0
    );
    out.add(Draft::found(message).hint("逐句问：删去此句，信息是否减少？不减少就删。"));
}

#[cfg(test)]
mod tests {
    use crate::document::testing::passes;

    #[test]
    fn a_short_text_is_not_measured() {
        passes("STY001", &["文：高度重视，精心组织，狠抓落实。"]);
    }
}
