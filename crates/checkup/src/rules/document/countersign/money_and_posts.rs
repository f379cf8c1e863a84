//! Have finance and the office of posts countersigned what costs money or posts?

use std::sync::LazyLock;

use kernel::{Example, RuleCard};
use regex::Regex;

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, regulation};

const CARD: RuleCard = RuleCard {
    id: "CSG003",
    title: "用钱用编没有会签",
    requirements: DOC_1,
    basis: regulation("第二十条第三项"),
    effective: REGULATION_DAY,
    text: "文中增加经费、设立资金的，会签财政部门；增加编制、设立机构、核定职数的，会签机构编制部门。",
    why: "钱和编制不在写文件的人手里，写了没有也落不了地。",
    examples: &[
        Example {
            given: "会签：区水利局 同意｜文：给防汛办增加编制3名。", then: "提示：没有会签编办"
        },
        Example {
            given: "会签：区委编办 同意｜文：给防汛办增加编制3名。", then: "不提示：已会签"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find).asks_the_office();

static MONEY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("(?:安排|增加|新增|拨付|设立|列支|落实)[^，。；]{0,10}(?:经费|资金|补助|奖金)|(?:经费|资金)[^，。；]{0,6}列入[^，。；]{0,6}预算")
        .expect("the pattern is fixed and tested")
});
static POSTS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("(?:增加|新增|核定|划转|核增)[^，。；]{0,10}(?:编制|职数)|(?:设立|成立|撤销|合并)[^，。；]{0,12}(?:事业单位|内设机构|行政机构)|增挂[^，。；]{0,12}牌子")
        .expect("the pattern is fixed and tested")
});

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let Some(circulation) = &subject.office.facts.circulation else { return };
    for (pattern, words, who) in
        [(&MONEY, &["财政"][..], "财政部门"), (&POSTS, &["编办", "编制", "编委"][..], "机构编制部门")]
    {
        if circulation.asked.iter().any(|entry| words.iter().any(|word| entry.organ.contains(word))) {
            continue;
        }
        let body = subject.body();
        for range in body.matches(pattern) {
            out.add(
                Draft::found(format!("“{}”没有会签{who}", crate::text::short(body.slice(&range))))
                    .at(body, &range)
                    .hint(format!("送{who}会签。")),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn money_goes_to_finance() {
        hits("CSG003", &["会签：｜文：区财政新增防汛经费80万元。"]);
        passes("CSG003", &["会签：区财政局 同意｜文：新增防汛经费80万元。", "文：新增防汛经费80万元。"]);
    }
}
