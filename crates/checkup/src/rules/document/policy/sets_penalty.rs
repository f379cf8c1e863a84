//! Does a document of the office set a penalty, a licence or a fee of its own?

use std::sync::LazyLock;

use gongwen::Genre;
use kernel::rule::BasisLevel;
use kernel::{Basis, Example, RuleCard};
use regex::Regex;

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY};
use crate::text::short;

const CARD: RuleCard = RuleCard {
    id: "POL006",
    title: "自行设定处罚收费许可",
    requirements: DOC_1,
    basis: Basis {
        document: "《中华人民共和国行政处罚法》",
        clause: "第十六条",
        date: "2021-01-22",
        level: BasisLevel::Regulation,
    },
    effective: REGULATION_DAY,
    text: "法律、法规、规章以外的规范性文件不得设定行政处罚；许可和收费也要有法律法规依据，写明依据哪一部哪一条。",
    why: "没有依据的罚款和收费，复议和诉讼一定输。",
    examples: &[
        Example { given: "文：逾期不改的，罚款500元。", then: "提示：没有写依据" },
        Example {
            given: "文：逾期不改的，依照《城乡规划法》第六十八条处罚款。", then: "不提示：有依据"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find);

static SETS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:处以?|罚款|罚没)[^，。；]{0,12}\d[\d,.]*万?元|\d[\d,.]*万?元[^，。；]{0,6}罚款|(?:收取|缴纳|征收)[^，。；]{0,10}(?:保证金|押金|管理费|手续费|服务费)|(?:责令停产|吊销|没收违法所得)[^，。；]{0,12}")
        .expect("the pattern is fixed and tested")
});

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let sets = matches!(
        subject.genre,
        Some(
            Genre::Notice
                | Genre::Opinion
                | Genre::Decision
                | Genre::PublicNotice
                | Genre::Proclamation
                | Genre::Minutes
        )
    );
    if !sets {
        return;
    }
    let body = subject.body();
    for range in body.matches(&SETS) {
        let sentence = subject.text.sentence_at(range.start);
        let words = body.slice(&sentence);
        let grounded = ["《", "依法", "依照", "法律", "法规"].iter().any(|word| words.contains(word));
        // 已罚款 and 查处 tell what was done.
        let told = ["已", "共", "查处", "累计", "全年"].iter().any(|word| words.contains(word));
        if !grounded && !told {
            out.add(
                Draft::found(format!("“{}”没有写依据", short(body.slice(&range))))
                    .at(body, &range)
                    .hint("写明依据哪一部法律法规的哪一条；没有依据的删去。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn fees_need_a_ground_and_what_was_done_is_told() {
        hits("POL006", &["文：每户收取卫生管理费20元。"]);
        passes("POL006", &["文：全年查处违法案件12起，罚款12万元。", "文：工程投资500元。"]);
    }
}
