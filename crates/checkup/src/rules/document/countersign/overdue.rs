//! Does a unit keep a draft longer than it may?

use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::facts::Answer;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, practice};

const CARD: RuleCard = RuleCard {
    id: "CSG006",
    title: "会签超过时限",
    requirements: DOC_1,
    basis: practice("会签时限"),
    effective: REGULATION_DAY,
    text: "会签的单位在本单位所定的时限内答复，没有另定的为5个工作日。",
    why: "一件压在一家，其余各家都白签了。",
    examples: &[
        Example { given: "会签：区财政局 等6", then: "提示：已过6个工作日" },
        Example { given: "会签：区财政局 等2", then: "不提示：在时限内" },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find).asks_the_office();

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let limit = subject.office.facts.limits.countersign_days;
    for entry in subject.office.facts.circulation.iter().flat_map(|circulation| &circulation.asked) {
        match entry.answer {
            Answer::Waiting { working_days } if limit < working_days => {
                out.add(
                    Draft::found(format!("“{}”会签已过 {working_days} 个工作日，时限 {limit} 个", entry.organ))
                        .hint("催办；急件可以请该单位负责人当面会签。"),
                );
            }
            Answer::Waiting { .. } | Answer::Agreed { .. } | Answer::Objected { .. } | Answer::Settled { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn the_last_day_still_counts() {
        passes("CSG006", &["会签：区财政局 等5", ""]);
        hits("CSG006", &["会签：区财政局 同意¶区水利局 等9"]);
    }
}
