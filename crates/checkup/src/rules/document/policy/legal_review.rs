//! Has a document that binds the public been reviewed?

use jiff::civil::date;
use kernel::rule::BasisLevel;
use kernel::{Basis, Example, RuleCard};

use super::GATE;
use crate::document::facts::LegalReview;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::DOC_1;

const CARD: RuleCard = RuleCard {
    id: "POL009",
    title: "没有合法性审核",
    requirements: DOC_1,
    basis: Basis {
        document: "《国务院办公厅关于全面推行行政规范性文件合法性审核机制的指导意见》",
        clause: "审核要求",
        date: "2018-12-04",
        level: BasisLevel::Policy,
    },
    effective: date(2018, 12, 4),
    text: "涉及公民、法人和其他组织权利义务的规范性文件，未经合法性审核或者审核不通过的，不得提交审议、不得制发。",
    why: "发出去再撤，比晚发几天的损失大。",
    examples: &[
        Example { given: "合法性审核：未审", then: "提示：还没有审核" },
        Example { given: "合法性审核：已审", then: "不提示：审过了" },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::error(GATE, CARD, find).asks_the_office();

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    match subject.office.facts.legal_review {
        Some(LegalReview::Owed) => out.add(
            Draft::found("这件是规范性文件，还没有合法性审核")
                .hint("送司法行政部门或者本单位负责审核的机构审核，附审核意见。"),
        ),
        Some(LegalReview::NotNeeded | LegalReview::Done) | None => {}
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::passes;

    #[test]
    fn silent_where_none_is_needed_or_nothing_is_known() {
        passes("POL009", &["合法性审核：不需要", ""]);
    }
}
